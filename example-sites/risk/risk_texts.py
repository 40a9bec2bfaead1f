"""What the office templates of the risk framework say; `make_office_files.py` turns it into files."""

from __future__ import annotations

from typing import Final

from template_texts import Column, Section, Table, Template, columns

AUTHOR: Final = "Supplier Risk Office, Lakeland Health Agency"

TIERS: Final = ("Critical", "Important", "Routine")

SUPPLIER_REGISTER: Final = Template(
    path="Supplier-Register-Template.xlsx",
    title="Supplier Register",
    author=AUTHOR,
    note="One row for each supplier, also for those that another supplier brought along.",
    sections=(
        Section(
            heading="Suppliers",
            table=Table(
                columns=(
                    *columns(
                        ("Supplier", 28),
                        ("What we get from it", 34),
                        ("Contract", 16),
                        ("Owner", 18),
                        ("Depends on", 24),
                    ),
                    Column(title="Tier", width=12, choices=TIERS),
                    Column(title="Holds personal data", width=18, choices=("Yes", "No")),
                    *columns(
                        ("Looked at on", 14),
                    ),
                ),
                rows=(
                    (
                        "Northwind Hosting",
                        "Runs the appointment system",
                        "LH-0417",
                        "[name]",
                        "Two data centers",
                        "Critical",
                        "Yes",
                        "",
                    ),
                ),
                empty=24,
            ),
        ),
    ),
)

SUPPLIER_ASSESSMENT: Final = Template(
    path="Supplier-Assessment-Template.docx",
    title="Supplier Assessment",
    author=AUTHOR,
    note="For one supplier. Write what you have seen, not what you were told, and name the evidence.",
    sections=(
        Section(heading="Supplier", text="[Name], tier [tier], assessed on [date] by [name]."),
        Section(
            heading="What could happen",
            table=Table(
                columns=columns(
                    ("Event", 28), ("Likelihood", 12), ("Days without the service", 14), ("Evidence", 26)
                ),
                rows=(("The supplier goes out of business", "", "", ""), ("Personal data leaks", "", "", "")),
                empty=3,
            ),
        ),
        Section(heading="Rating", text="[Low, moderate, or high], because [reason]. It holds until [date]."),
        Section(
            heading="Treatment",
            table=Table(columns=columns(("Action", 36), ("Owner", 18), ("Due", 12)), rows=(), empty=3),
        ),
    ),
)

EXIT_PLAN: Final = Template(
    path="Exit-Plan-Template.docx",
    title="Exit Plan",
    author=AUTHOR,
    note="Four pages that somebody can follow who has never heard of the supplier.",
    sections=(
        Section(
            heading="When we leave",
            text="We leave if [event], and at the latest on [date].\n"
            "[Name] decides, or [name] if they cannot be reached.",
        ),
        Section(
            heading="What we take along",
            table=Table(
                columns=columns(("Data or thing", 28), ("Form", 18), ("Where it goes", 24)), rows=(), empty=4
            ),
        ),
        Section(
            heading="How we get by", text="For the first [3] days: [text]\nFor the first [30] days: [text]"
        ),
    ),
)

TEMPLATES: Final = (SUPPLIER_REGISTER, SUPPLIER_ASSESSMENT, EXIT_PLAN)
