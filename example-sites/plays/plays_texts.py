"""What the office templates of the plays for forms say; `make_office_files.py` turns it into files."""

from __future__ import annotations

from typing import Final

from template_texts import Column, Section, Table, Template, columns

AUTHOR: Final = "Forms Desk, Department of Benefits"

QUESTION_INVENTORY: Final = Template(
    path="Question-Inventory-Template.xlsx",
    title="Question Inventory",
    author=AUTHOR,
    note="One row for each question of the form. A question without a law and without a decision"
    " behind it goes.",
    sections=(
        Section(
            heading="Questions",
            table=Table(
                columns=(
                    *columns(
                        ("Question, as it is printed", 40),
                        ("Law or rule", 24),
                        ("Decision it is needed for", 30),
                        ("Who has the answer already", 26),
                    ),
                    Column(title="Verdict", width=12, choices=("Keep", "Reword", "Look up", "Drop")),
                ),
                rows=(
                    (
                        "Date of birth (MM/DD/YYYY)",
                        "7 CFR 273.2",
                        "Age limit of the benefit",
                        "Vital records",
                        "Look up",
                    ),
                    ("Reason for applying", "", "", "", "Drop"),
                ),
                empty=30,
            ),
        ),
    ),
)

TEST_SCRIPT: Final = Template(
    path="Form-Test-Script.docx",
    title="Form Test Script",
    author=AUTHOR,
    note="Forty minutes with one person. Say little, and write down what they do rather than what"
    " they think of it.",
    sections=(
        Section(
            heading="Before",
            text="We test the form and not you. You may stop at any time.\n"
            "Please use papers that you have with you, or these invented ones: [list]",
        ),
        Section(
            heading="Tasks",
            text="1. Find out whether this form is for you.\n2. Fill it in as far as you can.\n"
            "3. Tell me what happens after you send it.",
        ),
        Section(
            heading="What I saw",
            table=Table(
                columns=columns(("Question", 20), ("What the person did", 36), ("Seconds", 12)),
                rows=(),
                empty=8,
            ),
        ),
        Section(
            heading="After",
            text="What would you have done if nobody had been here?\n"
            "What did you have to look up, and where?",
        ),
    ),
)

TEMPLATES: Final = (QUESTION_INVENTORY, TEST_SCRIPT)
