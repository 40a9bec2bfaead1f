"""What the office templates of the Keel Project Method say; `make_office_files.py` turns it into files."""

from __future__ import annotations

from typing import Final

from template_texts import Column, Section, Table, Template, columns

AUTHOR: Final = "Project Office, Bureau of Inland Ports"

STATES: Final = ("Open", "Under way", "Closed")

BUSINESS_CASE: Final = Template(
    path="Business-Case-Template.docx",
    title="Business Case",
    author=AUTHOR,
    note="At most six pages. Give each figure as a range, and say who gave it.",
    sections=(
        Section(
            heading="The problem",
            text="[Who has it], [how often], and [what it costs them].\n"
            "What happens in two years if nothing is done: [text]",
        ),
        Section(
            heading="Options",
            table=Table(
                columns=columns(
                    ("Option", 24), ("Cost, from and to", 18), ("Months", 10), ("Benefit in a year", 24)
                ),
                rows=(("Change nothing", "", "0", ""), ("Change the rule", "", "", "")),
                empty=2,
            ),
        ),
        Section(
            heading="Who would work differently",
            table=Table(
                columns=columns(("People", 24), ("What changes", 30), ("What they fear", 24)),
                rows=(),
                empty=3,
            ),
        ),
        Section(
            heading="Recommendation",
            text="We recommend [option], because [reason].\nWe would change our mind if [event].",
        ),
    ),
)

PROJECT_CHARTER: Final = Template(
    path="Project-Charter-Template.docx",
    title="Project Charter",
    author=AUTHOR,
    note="At most three pages. Begin with the limits: they are what people look up later.",
    sections=(
        Section(
            heading="Goal",
            text="When the project is over, [people] can [do something], measured by [number] on [date].",
        ),
        Section(
            heading="Limits",
            table=Table(
                columns=columns(("What", 20), ("Limit", 20), ("Tolerance", 14)),
                rows=(
                    ("Hours", "", "10 percent"),
                    ("Money", "", "10 percent"),
                    ("Last day", "", "20 working days"),
                ),
            ),
        ),
        Section(
            heading="Out of scope",
            text="[What is not done], which [name] would have liked.",
        ),
        Section(
            heading="Roles",
            table=Table(
                columns=columns(("Role", 22), ("Name", 26), ("Hours a week", 14)),
                rows=tuple(
                    (role, "", "") for role in ("Sponsor", "Project manager", "Business lead", "Team lead")
                ),
                empty=1,
            ),
        ),
        Section(
            heading="Signatures",
            table=Table(columns=columns(("Name", 26), ("Role", 26), ("Date", 20)), rows=(), empty=2),
        ),
    ),
)

WORK_PLAN: Final = Template(
    path="Work-Plan-Template.xlsx",
    title="Work Plan",
    author=AUTHOR,
    note="One row for each piece of work of at most 80 hours. Bring it up to date every Thursday.",
    sections=(
        Section(
            heading="Work",
            table=Table(
                columns=(
                    *columns(
                        ("Piece of work", 36),
                        ("Deliverable", 24),
                        ("Owner", 18),
                        ("Hours", 9),
                        ("From", 12),
                        ("To", 12),
                    ),
                    Column(
                        title="State", width=14, choices=("Not begun", "Under way", "Waiting", "Finished")
                    ),
                ),
                rows=(
                    (
                        "Draw the screen for berth requests",
                        "Berth reservation",
                        "[name]",
                        "60",
                        "",
                        "",
                        "Not begun",
                    ),
                    (
                        "Test it with three lock operators",
                        "Berth reservation",
                        "[name]",
                        "24",
                        "",
                        "",
                        "Not begun",
                    ),
                ),
                empty=18,
            ),
        ),
        Section(
            heading="Deliverables",
            table=Table(
                columns=columns(("Deliverable", 30), ("Accepted by", 22), ("What must be true of it", 60)),
                rows=(
                    (
                        "Berth reservation",
                        "[name]",
                        "A carrier without training reserves a berth in four minutes",
                    ),
                ),
                empty=8,
            ),
        ),
    ),
)

PROJECT_LOG: Final = Template(
    path="Project-Log-Template.xlsx",
    title="Project Log",
    author=AUTHOR,
    note="Four sheets for what happens on the way. Nothing is deleted; what is over is closed.",
    sections=(
        Section(
            heading="Risks",
            table=Table(
                columns=(
                    *columns(
                        ("Cause", 30),
                        ("Effect", 30),
                        ("Earliest sign", 26),
                        ("Owner", 16),
                        ("First action", 30),
                    ),
                    Column(title="Likelihood", width=12, choices=("1", "2", "3", "4", "5")),
                    Column(title="State", width=12, choices=STATES),
                ),
                rows=(
                    (
                        "High water in April",
                        "Ports cannot train",
                        "Gauge above 14 feet",
                        "[name]",
                        "Train in March",
                        "3",
                        "Open",
                    ),
                ),
                empty=12,
            ),
        ),
        Section(
            heading="Issues",
            table=Table(
                columns=(
                    *columns(("Issue", 44), ("Since", 12), ("Owner", 16)),
                    Column(title="State", width=12, choices=STATES),
                ),
                rows=(),
                empty=12,
            ),
        ),
        Section(
            heading="Decisions",
            table=Table(
                columns=columns(("Decision", 40), ("Reason", 40), ("By", 18), ("Date", 12)), rows=(), empty=12
            ),
        ),
        Section(
            heading="Changes",
            table=Table(
                columns=(
                    *columns(
                        ("Request", 36), ("From", 16), ("Hours", 9), ("What would be later or smaller", 36)
                    ),
                    Column(title="Answer", width=14, choices=("Open", "Yes", "No", "Later")),
                ),
                rows=(),
                empty=12,
            ),
        ),
    ),
)

STATUS_REPORT: Final = Template(
    path="Status-Report-Template.pptx",
    title="Status Report",
    author=AUTHOR,
    note="[Project], [month]. Decisions first, then facts; at most four slides.",
    sections=(
        Section(
            heading="What you have to decide",
            table=Table(
                columns=columns(("Decision", 40), ("Until", 14), ("We recommend", 30)),
                rows=(("[text]", "[date]", "[text]"),),
                empty=1,
            ),
        ),
        Section(
            heading="Where we are",
            table=Table(
                columns=columns(("Deliverable", 30), ("Baseline", 14), ("Now", 14)),
                rows=(("[name]", "[date]", "[date]"),),
                empty=3,
            ),
        ),
        Section(
            heading="Hours and money",
            text="Planned so far: [hours], [dollars].\nUsed so far: [hours], [dollars].\n"
            "Expected at the end: [hours], [dollars].",
        ),
    ),
)

TEMPLATES: Final = (BUSINESS_CASE, PROJECT_CHARTER, WORK_PLAN, PROJECT_LOG, STATUS_REPORT)
