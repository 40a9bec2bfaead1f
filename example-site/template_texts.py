"""What the office templates of the example site say; `make_templates.py` turns it into files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    title: str
    width: int
    """In characters; in a document or slide, only the proportion counts."""
    choices: tuple[str, ...] = ()
    """What a cell may hold; empty means anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table skeleton: some rows to learn from, then empty ones to fill in."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what is under it: a section of a document, a slide, or a worksheet."""

    heading: str
    text: str = ""
    """Each line is a paragraph."""
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One office template."""

    path: str
    """Below the files folder; its ending says which kind of file it becomes."""
    title: str
    note: str
    """How to fill it in, for whoever opens it first."""
    sections: tuple[Section, ...]
    author: str = "Grants Forward program office"


def columns(*pairs: tuple[str, int]) -> tuple[Column, ...]:
    """Columns without choices, from titles and widths."""
    return tuple(Column(title=title, width=width) for title, width in pairs)


GOVERNANCE_PLAN: Final = Template(
    path="Governance-Plan-Template.docx",
    title="Governance Plan",
    note="Fill in the tables first, then write the text around them. Words in [brackets] are for you"
    " to replace. Leave out what nobody will look up.",
    sections=(
        Section(
            heading="Purpose",
            text="This plan says who decides what in [program], from [date] until [date]. It binds [agency]"
            " and [provider] alike.",
        ),
        Section(
            heading="Bodies and members",
            text="Each member names a deputy who may vote.",
            table=Table(
                columns=columns(("Body", 22), ("Members and deputies", 36), ("Meets", 18)),
                rows=(
                    ("Steering board", "[name], deputy [name]", "Monthly"),
                    ("Program managers", "[name] and [name]", "Weekly"),
                    ("Workstream leads", "[names]", "Weekly"),
                ),
                empty=1,
            ),
        ),
        Section(
            heading="Who decides what",
            text="A decision belongs to the lowest level that can answer for its effects.",
            table=Table(
                columns=columns(("Decision", 36), ("Decided by", 22), ("Within", 18)),
                rows=(
                    ("Order of work inside one workstream", "Workstream lead", "1 working day"),
                    ("Change of a milestone by up to [10] days", "Program managers", "[3] days"),
                    ("Change of scope, cost, or end date", "Steering board", "[10] days"),
                ),
                empty=1,
            ),
        ),
        Section(
            heading="The path of a dispute",
            text="First step: the two people concerned talk, and have [2] working days.\n"
            "Second step: their program managers decide within [3] working days.\n"
            "Third step: the steering board decides at its next meeting, or by mail within [5] working"
            " days if work would otherwise stop.",
        ),
        Section(
            heading="Approval",
            table=Table(columns=columns(("Name", 26), ("Role", 26), ("Date", 24)), rows=(), empty=2),
        ),
    ),
)

GOVERNANCE_EXAMPLE: Final = Template(
    path="examples/Governance-Plan-Example.docx",
    title="Governance Plan: Boardwalk Permits Pilot",
    note="Read this beside the empty template. It is the invented plan of a small program, and shows how"
    " short one can be.",
    sections=(
        Section(
            heading="Purpose",
            text="This plan says who decides what in the Boardwalk Permits Pilot, from March until September."
            " It binds the Permits Office and its provider alike.",
        ),
        Section(
            heading="Bodies and members",
            table=Table(
                columns=columns(("Body", 22), ("Members and deputies", 36), ("Meets", 18)),
                rows=(
                    ("Steering board", "Office chief, deputy: budget lead", "First Monday"),
                    ("Program managers", "One from each side", "Tuesdays, 30 minutes"),
                ),
            ),
        ),
        Section(
            heading="Who decides what",
            table=Table(
                columns=columns(("Decision", 36), ("Decided by", 22), ("Within", 18)),
                rows=(
                    ("Wording of letters to permit holders", "Outreach lead", "1 working day"),
                    ("Opening a town to online permits", "Program managers", "3 working days"),
                    ("Adding a fourth town", "Steering board", "Next meeting"),
                ),
            ),
        ),
        Section(
            heading="The path of a dispute",
            text="The two people talk first. After two working days the program managers decide, and after"
            " three more the steering board. In the pilot this happened once.",
        ),
    ),
)

TRAINING_PLAN: Final = Template(
    path="Training-Plan-Template.docx",
    title="Training Plan",
    note="Write one row for each group of learners, not for each person. Start with what people must"
    " be able to do; the courses follow from that.",
    sections=(
        Section(
            heading="What success looks like",
            text="By [date], [percent] of each group can do the tasks below without help, in the practice"
            " copy, with an invented grant.",
        ),
        Section(
            heading="Groups and what they must be able to do",
            table=Table(
                columns=columns(("Group", 20), ("People", 10), ("Tasks in their first week", 46)),
                rows=(
                    ("Grant specialists", "[number]", "Open an award; approve a request; add a note"),
                    ("Payment staff", "[number]", "Release a batch; hold a single payment"),
                    ("Supervisors", "[number]", "See what is waiting; hand work to somebody else"),
                ),
                empty=3,
            ),
        ),
        Section(
            heading="Courses and dates",
            table=Table(
                columns=columns(
                    ("Course or job aid", 28), ("For", 18), ("Taught by", 16), ("Date, place", 18)
                ),
                rows=(("[First steps in the service]", "Everyone", "[name]", "[date], [room]"),),
                empty=5,
            ),
        ),
        Section(
            heading="What no course covers",
            text="List each gap with the way it is closed, and who sees to it.",
            table=Table(
                columns=columns(("Task", 32), ("How it is learned", 28), ("Who", 16)), rows=(), empty=4
            ),
        ),
    ),
)

SERVICE_LEVEL_AGREEMENT: Final = Template(
    path="Service-Level-Agreement-Template.docx",
    title="Service Level Agreement",
    note="Ten measures at most, each one that a grantee would notice. Have the contracting officer read"
    " the draft before anybody is promised a target.",
    sections=(
        Section(
            heading="What is agreed",
            text="[Provider] runs the grants service for [agency] at the levels below, from [date]. The first"
            " three months are measured and reported without consequences.",
        ),
        Section(
            heading="Measures and targets",
            table=Table(
                columns=columns(
                    ("Measure", 30), ("Target", 18), ("How it is measured", 26), ("Last year", 12)
                ),
                rows=(
                    ("Request to payment", "[3] working days", "Median, all requests", "[figure]"),
                    ("Call answered", "Within [60] seconds", "Nine calls in ten", "[figure]"),
                    ("Service available", "[99.5] percent", "6 a.m. to 10 p.m.", "[figure]"),
                ),
                empty=3,
            ),
        ),
        Section(
            heading="When a target is missed",
            text="Once: [provider] explains the reason in the monthly report.\n"
            "Twice in a row: both sides agree on a remedy within [10] working days.\n"
            "Three times in a row: the steering board decides on [a reduced fee].",
        ),
        Section(
            heading="Who answers which question",
            table=Table(
                columns=columns(("Question about", 34), ("First contact", 22), ("Hours", 20)),
                rows=(
                    ("Rules of a grant program", "Grant specialist", "[hours]"),
                    ("Signing in, errors on a screen", "Provider's help desk", "[hours]"),
                ),
                empty=1,
            ),
        ),
        Section(
            heading="Signatures",
            table=Table(columns=columns(("For the agency", 38), ("For the provider", 38)), rows=(), empty=2),
        ),
    ),
)

HIGH_MIDDLE_LOW: Final = ("High", "Middle", "Low")
SIDES: Final = ("Customer", "Provider", "Shared", "QSMO")

MASTER_SCHEDULE: Final = Template(
    path="schedules/Integrated-Master-Schedule-Template.xlsx",
    title="Integrated Master Schedule",
    note="One row for each piece of work that ends with something to show. Name the row it waits for."
    " Update on Fridays, with what is finished.",
    sections=(
        Section(
            heading="Schedule",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Key task", width=10),
                    Column(title="Work", width=44),
                    Column(title="Party", width=12, choices=SIDES),
                    Column(title="Owner", width=18),
                    Column(title="Start", width=12),
                    Column(title="Finish", width=12),
                    Column(title="Waits for", width=11),
                    Column(title="State", width=13, choices=("Not begun", "Under way", "Done", "Late")),
                ),
                rows=(
                    ("1", "3.1", "Team charter signed", "Shared", "", "", "", "", "Not begun"),
                    ("2", "3.1", "Both plans merged", "Shared", "", "", "", "1", "Not begun"),
                    ("3", "3.6", "Fit-gap sessions held", "Shared", "", "", "", "2", "Not begun"),
                    ("4", "3.7", "Field mapping frozen", "Shared", "", "", "", "3", "Not begun"),
                    ("5", "3.10", "Readiness review", "QSMO", "", "", "", "4", "Not begun"),
                ),
                empty=25,
            ),
        ),
        Section(
            heading="Milestones",
            table=Table(
                columns=columns(
                    ("Milestone", 40), ("Agreed date", 14), ("Expected", 14), ("Reason if moved", 44)
                ),
                rows=(
                    ("Steering board approves the governance plan", "", "", ""),
                    ("Service levels agreed", "", "", ""),
                    ("Readiness decision", "", "", ""),
                ),
                empty=9,
            ),
        ),
    ),
)

RISK_AND_ISSUE_LOG: Final = Template(
    path="Risk-and-Issue-Log-Template.xlsx",
    title="Risk and Issue Log",
    note="A risk may happen; an issue already has. Write one sentence with a cause and a consequence."
    " Anything high gets an owner and a date on the same day.",
    sections=(
        Section(
            heading="Log",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Kind", width=9, choices=("Risk", "Issue")),
                    Column(title="Because of … it may happen that …", width=48),
                    Column(title="Likelihood", width=12, choices=HIGH_MIDDLE_LOW),
                    Column(title="Harm", width=10, choices=HIGH_MIDDLE_LOW),
                    Column(title="What we do", width=38),
                    Column(title="Owner", width=18),
                    Column(title="Due", width=12),
                    Column(title="State", width=11, choices=("Open", "Watched", "Closed")),
                ),
                rows=(
                    (
                        "1",
                        "Risk",
                        "Because two specialists retire in June, cleanup of old awards may stall",
                        "Middle",
                        "High",
                        "Clean their awards first; record how they decide",
                        "[name]",
                        "[date]",
                        "Open",
                    ),
                ),
                empty=24,
            ),
        ),
        Section(
            heading="Scale",
            table=Table(
                columns=columns(("Rating", 12), ("Likelihood", 40), ("Harm", 50)),
                rows=(
                    ("High", "More likely than not", "A grantee is paid late, or the end date moves"),
                    ("Middle", "Has happened elsewhere", "A milestone moves, the end date does not"),
                    ("Low", "Would surprise us", "Extra work inside one workstream"),
                ),
            ),
        ),
    ),
)

FIT_GAP_WORKBOOK: Final = Template(
    path="Requirements Fit-Gap Workbook.xlsx",
    title="Requirements Fit-Gap Workbook",
    note="One row for each need. Fill in the left half before the session, the right half in it. If a"
    " gap stays open, say what would be lost.",
    sections=(
        Section(
            heading="Needs",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Stretch of work", width=20),
                    Column(title="The agency needs to …", width=44),
                    Column(title="Set by", width=10, choices=("Law", "Policy", "Habit")),
                    Column(title="Answer", width=15, choices=("Fits", "Fits with setup", "Gap")),
                    Column(title="What is lost if it stays open", width=38),
                    Column(title="Decided by", width=18),
                    Column(title="Date", width=12),
                ),
                rows=(
                    (
                        "1",
                        "Award to payment",
                        "pay an emergency grant within two days of a storm",
                        "Law",
                        "Fits with setup",
                        "",
                        "[name]",
                        "[date]",
                    ),
                    ("2", "Closeout", "print the closing letter on blue paper", "Habit", "", "", "", ""),
                ),
                empty=28,
            ),
        ),
        Section(
            heading="Gaps",
            table=Table(
                columns=columns(
                    ("Need no.", 10),
                    ("Way to close the gap", 46),
                    ("Cost", 12),
                    ("Effect on other agencies", 36),
                    ("Chosen", 10),
                ),
                rows=(),
                empty=15,
            ),
        ),
    ),
)

DATA_MAPPING: Final = Template(
    path="Data-Mapping-Template.xlsx",
    title="Data Mapping Sheet",
    note="One row for each field of the old system, also for those that will not move: say why. Once the"
    " mapping is frozen, changes need a request.",
    sections=(
        Section(
            heading="Fields",
            table=Table(
                columns=(
                    Column(title="Old field", width=22),
                    Column(title="Means", width=34),
                    Column(title="New field", width=22),
                    Column(title="Moves", width=12, choices=("As it is", "By rule", "Not at all")),
                    Column(title="Rule or reason", width=44),
                    Column(title="Signed off by", width=18),
                ),
                rows=(
                    ("AWD_NO", "Number of the award", "award.id", "As it is", "", "[name]"),
                    ("STAT", "State of the award", "award.state", "By rule", "See Codes", "[name]"),
                    ("FAX2", "Second fax number", "", "Not at all", "Not used since 2009", "[name]"),
                ),
                empty=27,
            ),
        ),
        Section(
            heading="Codes",
            table=Table(
                columns=columns(("Old field", 18), ("Old code", 14), ("New code", 18), ("Note", 44)),
                rows=(
                    ("STAT", "A", "active", ""),
                    ("STAT", "H", "on-hold", "Ask the specialist; H was also used for history"),
                ),
                empty=18,
            ),
        ),
    ),
)

STATUS_REPORT: Final = Template(
    path="Status-Report-Template.pptx",
    title="Status Report",
    note="[Program], [month]. Three minutes to read: three slides, no more. Start from a fresh copy each"
    " month.",
    sections=(
        Section(
            heading="Where we stand",
            table=Table(
                columns=columns(("Workstream", 20), ("Last month", 12), ("Now", 12), ("In a word", 40)),
                rows=(
                    ("Program management", "[state]", "[state]", ""),
                    ("Workforce", "[state]", "[state]", ""),
                    ("Technology", "[state]", "[state]", ""),
                    ("Process", "[state]", "[state]", ""),
                ),
            ),
        ),
        Section(
            heading="Done, next, in the way",
            text="Done: [what can be shown or used now]\n"
            "Next: [what will be finished by the next report]\n"
            "In the way: [what the team cannot solve, and what it asks for]\n"
            "Decision wanted: [question, recommendation, by when]",
        ),
        Section(
            heading="Milestones and cost",
            table=Table(
                columns=columns(("Milestone", 36), ("Agreed", 14), ("Expected", 14), ("Trend", 20)),
                rows=(
                    ("[Service levels agreed]", "[date]", "[date]", "[steady]"),
                    ("[Readiness decision]", "[date]", "[date]", "[steady]"),
                    ("Cost of the phase", "[amount]", "[amount]", "[steady]"),
                ),
                empty=2,
            ),
        ),
    ),
)

READINESS_CHECKLIST: Final = Template(
    path="Readiness-Review-Checklist.pdf",
    title="Readiness Review Checklist",
    note="The review asks these questions and no others. Bring one piece of evidence for each. R: ready,"
    " C: ready with a condition, N: not ready.",
    sections=tuple(
        Section(
            heading=heading,
            table=Table(
                columns=columns(("Question", 58), ("Evidence", 24), ("R / C / N", 10)),
                rows=tuple((question, "", "") for question in questions),
            ),
        )
        for heading, questions in (
            (
                "The program",
                (
                    "Do both sides name the same end date and the same three greatest risks?",
                    "Has the path for disputes been used, and did it keep to its days?",
                    "Is the forecast cost of the next phase approved?",
                ),
            ),
            (
                "The people",
                (
                    "Has everyone whose duties change had a personal talk?",
                    "Does each group know what it must be able to do in its first week?",
                    "Can six people, picked by us, say whom they would ask for help?",
                ),
            ),
            (
                "The technology",
                (
                    "Is each gap closed, or its detour written down with an end date?",
                    "Does the sample of records agree with the old system, to the cent?",
                    "Has each connection run from end to end in the test environment?",
                ),
            ),
            (
                "The service",
                (
                    "Do the process maps hold for an ordinary award, an appeal, and a storm?",
                    "Are all service levels measured today, at least by hand?",
                    "Is it plain which questions go to which help desk?",
                ),
            ),
        )
    ),
)

BUSINESS_CASE: Final = Template(
    path="Business-Case-Template.docx",
    title="Business Case",
    note="Ten pages at most. Write the costs and today's figures first; the argument follows from them."
    " Whoever reviews the move in three years will hold it against this paper.",
    sections=(
        Section(
            heading="What is wrong today",
            text="[One paragraph that a newcomer understands: who waits for what, how often, and at what"
            " cost.]\n"
            "If nothing changes: [what will be worse in three years, with a figure].",
        ),
        Section(
            heading="The ways open to us",
            text="Always describe staying as we are. It is the way that all others are measured against.",
            table=Table(
                columns=columns(("Way", 24), ("What speaks for it", 28), ("What speaks against it", 28)),
                rows=(
                    ("Stay as we are", "[for]", "[against]"),
                    ("Renew our own system", "[for]", "[against]"),
                    ("Move to a shared service", "[for]", "[against]"),
                ),
                empty=1,
            ),
        ),
        Section(
            heading="What it costs",
            table=Table(
                columns=columns(
                    ("Cost", 30), ("Today, a year", 16), ("The move, once", 16), ("After, a year", 16)
                ),
                rows=(
                    ("Licenses and hosting", "[amount]", "[amount]", "[amount]"),
                    ("Our own staff, in hours and money", "[amount]", "[amount]", "[amount]"),
                    ("Fees of the provider", "none", "[amount]", "[amount]"),
                    ("Running both systems for a while", "none", "[amount]", "none"),
                ),
                empty=2,
            ),
        ),
        Section(
            heading="What it brings",
            text="A benefit without a figure from today cannot be shown later. Measure it now or leave it"
            " out.",
            table=Table(
                columns=columns(("Benefit", 28), ("Who feels it", 16), ("Today", 14), ("Expected", 18)),
                rows=(
                    ("Days from a request to a payment", "Grantees", "[figure]", "[figure], by [date]"),
                    ("Weeks to follow a new federal rule", "Specialists", "[figure]", "[figure], by [date]"),
                ),
                empty=3,
            ),
        ),
        Section(
            heading="What we do not know yet",
            text="[Three honest lines. For each, say how much it could change the result, and when we will"
            " know.]",
        ),
        Section(
            heading="What we recommend",
            text="[One way, two sentences, and the decision that is asked for by which date.]",
            table=Table(columns=columns(("Name", 26), ("Role", 26), ("Date", 24)), rows=(), empty=2),
        ),
    ),
)

PROGRAM_CHARTER: Final = Template(
    path="Program-Charter-Template.docx",
    title="Program Charter",
    note="The charter gives the program its right to exist. Four pages at most; what changes every month"
    " belongs in the schedule. Words in [brackets] are for you to replace.",
    sections=(
        Section(
            heading="Why this program",
            text="[Agency] runs [number] grants a year on [system]. By [date] that work will run on a shared"
            " service, because [reason in one sentence].\n"
            "We will have succeeded when [two or three statements that anybody can check].",
        ),
        Section(
            heading="What belongs to it",
            table=Table(
                columns=columns(("Inside the program", 38), ("Outside the program", 38)),
                rows=(
                    ("[All open awards and their records]", "[Who gets a grant, and how much]"),
                    ("[Training for staff and grantees]", "[The agency's payment system itself]"),
                ),
                empty=3,
            ),
        ),
        Section(
            heading="Who carries it",
            table=Table(
                columns=columns(("Role", 22), ("Name", 22), ("Hours a week", 12), ("Answers for", 24)),
                rows=(
                    ("Executive sponsor", "[name]", "[hours]", "Money, and a clear way"),
                    ("Program manager", "[name]", "[hours]", "Schedule and result"),
                    ("Grants director", "[name]", "[hours]", "The work of the offices"),
                    ("Chief financial officer", "[name]", "[hours]", "Payments that arrive"),
                ),
                empty=2,
            ),
        ),
        Section(
            heading="Time and money",
            table=Table(
                columns=columns(("Phase", 24), ("Ends by", 16), ("Up to this amount", 18), ("Ends with", 24)),
                rows=(
                    ("Readiness", "[date]", "[amount]", "[Needs and costs known]"),
                    ("Selection", "[date]", "[amount]", "[Agreement signed]"),
                    ("Engagement", "[date]", "[amount]", "[Readiness decision]"),
                    ("Migration", "[date]", "[amount]", "[Service open]"),
                ),
                empty=2,
            ),
        ),
        Section(
            heading="What we promise",
            text="To grantees: [no payment is late because of the move].\n"
            "To our staff: [nobody learns about their new role from a rumor].\n"
            "To the board: [bad news reaches you within two working days].",
        ),
        Section(
            heading="Signatures",
            table=Table(columns=columns(("Name", 26), ("Role", 26), ("Date", 24)), rows=(), empty=3),
        ),
    ),
)

SUPPORT: Final = ("For it", "Waiting", "Against it", "Not known")

STAKEHOLDER_MAP: Final = Template(
    path="Stakeholder-Map-Template.xlsx",
    title="Stakeholder Map",
    note="One row for each person or group that the move touches. Write only what you would say to their"
    " face; somebody will forward this file. Look through it every two months.",
    sections=(
        Section(
            heading="People and groups",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Person or group", width=26),
                    Column(title="What changes for them", width=36),
                    Column(title="Effect on them", width=15, choices=HIGH_MIDDLE_LOW),
                    Column(title="Their influence", width=15, choices=HIGH_MIDDLE_LOW),
                    Column(title="Today they are", width=15, choices=SUPPORT),
                    Column(title="What they need from us", width=48),
                    Column(title="Who keeps in touch", width=18),
                    Column(title="Next step, by when", width=26),
                ),
                rows=(
                    (
                        "1",
                        "Grant specialists",
                        "Most of their screens, some of their duties",
                        "High",
                        "Middle",
                        "Waiting",
                        "A personal talk before any list is passed around",
                        "[supervisor]",
                        "[talks held, date]",
                    ),
                    (
                        "2",
                        "Small towns with one grant",
                        "Where they sign in, and whom they call",
                        "Middle",
                        "Low",
                        "Not known",
                        "A letter 60 days ahead, and a phone number that is answered",
                        "[name]",
                        "[letter drafted, date]",
                    ),
                    (
                        "3",
                        "Treasury liaison",
                        "The file that requests payments",
                        "Low",
                        "High",
                        "Waiting",
                        "A test file eight weeks before opening",
                        "[name]",
                        "[first call, date]",
                    ),
                ),
                empty=25,
            ),
        ),
        Section(
            heading="Reading the map",
            table=Table(
                columns=columns(("Effect on them", 16), ("Their influence", 16), ("What to do", 70)),
                rows=(
                    ("High", "High", "Have them decide with you; meet in person every two weeks"),
                    ("High", "Low", "Lend them a voice: name somebody who speaks for them at the board"),
                    ("Low", "High", "Tell them early and briefly; never let them hear it from others first"),
                    ("Low", "Low", "One short note when something changes is enough"),
                ),
            ),
        ),
    ),
)

RATINGS: Final = ("Good", "Fair", "Poor", "Not seen")

SERVICE_COMPARISON: Final = Template(
    path="Service-Comparison-Template.xlsx",
    title="Service Comparison",
    note="Agree on criteria and weights before anybody sees a service. Rate only what you have seen running,"
    " and say where you saw it.",
    sections=(
        Section(
            heading="Criteria",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Criterion", width=34),
                    Column(title="Weight", width=10, choices=HIGH_MIDDLE_LOW),
                    Column(title="Why it matters to us", width=44),
                    Column(title="What we want to see", width=48),
                ),
                rows=(
                    (
                        "1",
                        "Pays within the days we need",
                        "High",
                        "After a storm, towns cannot wait",
                        "A request followed to its payment, with the clock running",
                    ),
                    (
                        "2",
                        "Fits our needs without custom work",
                        "High",
                        "What is custom costs us again with each change",
                        "Ten lines from our needs list, shown in the service",
                    ),
                    (
                        "3",
                        "Opens our records to us at any time",
                        "Middle",
                        "They are ours, also on the day we leave",
                        "A full copy of one agency's records, and how long it took",
                    ),
                    (
                        "4",
                        "Answers those who call",
                        "Middle",
                        "Grantees call on the day a report is due",
                        "Last year's waiting times, by month",
                    ),
                ),
                empty=11,
            ),
        ),
        Section(
            heading="Ratings",
            table=Table(
                columns=(
                    Column(title="Criterion no.", width=13),
                    Column(title="Service A", width=12, choices=RATINGS),
                    Column(title="A seen where, by whom", width=30),
                    Column(title="Service B", width=12, choices=RATINGS),
                    Column(title="B seen where, by whom", width=30),
                    Column(title="Service C", width=12, choices=RATINGS),
                    Column(title="C seen where, by whom", width=30),
                ),
                rows=tuple((str(number), "", "", "", "", "", "") for number in range(1, 5)),
                empty=11,
            ),
        ),
        Section(
            heading="Agencies we asked",
            table=Table(
                columns=columns(("Question", 52), ("Service A", 30), ("Service B", 30), ("Service C", 30)),
                rows=(
                    ("What would you do differently if you moved again?", "", "", ""),
                    ("How did the provider behave on its worst day?", "", "", ""),
                    ("Which cost did you not see coming?", "", "", ""),
                    ("What do your grantees say?", "", "", ""),
                ),
                empty=4,
            ),
        ),
    ),
)

NEEDS_LIST: Final = Template(
    path="Needs-List-Template.xlsx",
    title="Agency Needs List",
    note="Write what has to be achieved, not the screen that does it today. One need a row, in the words of"
    " whoever has it. Ask for the law behind every must.",
    sections=(
        Section(
            heading="Needs",
            table=Table(
                columns=(
                    Column(title="No.", width=7),
                    Column(title="Stretch of work", width=20),
                    Column(title="The agency needs to …", width=44),
                    Column(title="Set by", width=10, choices=("Law", "Policy", "Habit")),
                    Column(title="Where that is written", width=26),
                    Column(title="How often", width=16),
                    Column(title="We will know it is met when …", width=46),
                    Column(title="Named by", width=18),
                    Column(title="Weight", width=10, choices=("Must", "Should", "Could")),
                ),
                rows=(
                    (
                        "1",
                        "Award to payment",
                        "pay an emergency grant within two days of a storm",
                        "Law",
                        "[title and section]",
                        "Three a year",
                        "a request sent on a Friday night is paid by Sunday night",
                        "[name]",
                        "Must",
                    ),
                    (
                        "2",
                        "Reports",
                        "see all late reports of one county on one page",
                        "Habit",
                        "nowhere",
                        "Every week",
                        "the page opens without help from the system's owner",
                        "[name]",
                        "Should",
                    ),
                ),
                empty=33,
            ),
        ),
        Section(
            heading="Stretches of work",
            table=Table(
                columns=columns(
                    ("Stretch of work", 24), ("Begins with", 34), ("Ends with", 34), ("Asked", 26)
                ),
                rows=(
                    ("Call to application", "A program has money to give", "An application is in", "[names]"),
                    ("Application to award", "An application is in", "The award is signed", "[names]"),
                    ("Award to payment", "The award is signed", "The money has arrived", "[names]"),
                    ("Reports", "A report is due", "The report is accepted", "[names]"),
                    ("Closeout", "The work is finished", "The file is in the archive", "[names]"),
                ),
                empty=3,
            ),
        ),
    ),
)

TEST_RESULTS: Final = Template(
    path="Test-Results-Template.xlsx",
    title="Test Results",
    note="One row for each step of a story. Write down what happened, not what you think went wrong. A step"
    " that was not tried is not run; it never counts as passed.",
    sections=(
        Section(
            heading="Results",
            table=Table(
                columns=(
                    Column(title="Story", width=9),
                    Column(title="Step", width=8),
                    Column(title="What the tester does", width=46),
                    Column(title="What should happen", width=41),
                    Column(title="What happened", width=34),
                    Column(
                        title="Result", width=18, choices=("Passed", "Passed by detour", "Failed", "Not run")
                    ),
                    Column(title="Defect no.", width=12),
                    Column(title="Tester", width=16),
                    Column(title="Date", width=12),
                ),
                rows=(
                    (
                        "1",
                        "1",
                        "Enters a payment request of $12,480.16 for an open award",
                        "The request waits with the right specialist",
                        "",
                        "Not run",
                        "",
                        "[name]",
                        "[date]",
                    ),
                    (
                        "1",
                        "2",
                        "Approves the request",
                        "It leaves with the next payment file, to the cent",
                        "",
                        "Not run",
                        "",
                        "[name]",
                        "[date]",
                    ),
                    (
                        "2",
                        "1",
                        "Tries to pay more than the award has left",
                        "The service refuses, and says how much is left",
                        "",
                        "Not run",
                        "",
                        "[name]",
                        "[date]",
                    ),
                ),
                empty=37,
            ),
        ),
        Section(
            heading="Stories",
            table=Table(
                columns=columns(
                    ("Story", 9),
                    ("What it is about", 50),
                    ("Played by", 30),
                    ("Must pass to open", 18),
                    ("Run on", 14),
                ),
                rows=(
                    ("1", "An ordinary payment", "Specialist, payment staff", "Yes", ""),
                    ("2", "A request that must be refused", "Specialist", "Yes", ""),
                    ("3", "A storm on a Friday night", "Director, specialist, payment staff", "Yes", ""),
                    ("4", "An award that changes hands between two towns", "Specialist", "No", ""),
                    ("5", "The closeout of an award from before 2010", "Specialist, records", "No", ""),
                ),
                empty=15,
            ),
        ),
        Section(
            heading="Day by day",
            table=Table(
                columns=columns(
                    ("Date", 14),
                    ("Steps run", 12),
                    ("Passed", 12),
                    ("Failed", 12),
                    ("Open defects", 14),
                    ("Note", 50),
                ),
                rows=(),
                empty=15,
            ),
        ),
    ),
)

CUTOVER_PLAN: Final = Template(
    path="Cutover-Plan-Template.docx",
    title="Cutover Plan",
    note="Whoever opens this at four in the morning must find their step within ten seconds. Names and phone"
    " numbers, not offices. Print it: the network may be what has failed.",
    sections=(
        Section(
            heading="The weekend in three sentences",
            text="On [Friday] at [time] the old system stops taking changes. By [Sunday], [time], all records"
            " are in the new service and compared. On [Monday] at [time] it opens for [whom].",
        ),
        Section(
            heading="Hour by hour",
            text="A step is done when its check has been read aloud on the call, not when the work behind it"
            " has ended.",
            table=Table(
                columns=columns(("Time", 17), ("Step", 30), ("Who, and who is in", 20), ("The check", 26)),
                rows=(
                    ("Fri 5:00 p.m.", "Last payment file sent", "[name], [name]", "Receipt is in"),
                    (
                        "Fri 6:00 p.m.",
                        "Old system set to read only",
                        "[name], [name]",
                        "A test entry is refused",
                    ),
                    ("Fri 7:00 p.m.", "Full copy drawn", "[name], [name]", "Count and sum agree"),
                    ("Sat 6:00 a.m.", "Records loaded", "[name], [name]", "No rejects, or all explained"),
                    ("Sun 10:00 a.m.", "Money compared", "[name], [name]", "Equal to the cent"),
                ),
                empty=6,
            ),
        ),
        Section(
            heading="When we go back",
            text="After the last of these hours there is no way back, only a way forward. Everybody on the"
            " call knows when that is.",
            table=Table(
                columns=columns(("Until", 14), ("We go back if", 34), ("Who says so", 20), ("It takes", 14)),
                rows=(
                    ("[Sat noon]", "[the copy is not complete]", "[name]", "[2 hours]"),
                    ("[Sun 4:00 p.m.]", "[money differs and nobody knows why]", "[name]", "[5 hours]"),
                ),
                empty=1,
            ),
        ),
        Section(
            heading="Who is on call",
            table=Table(
                columns=columns(("Shift", 18), ("For the agency", 28), ("For the provider", 28)),
                rows=(
                    ("[Fri night]", "[name], [phone]", "[name], [phone]"),
                    ("[Saturday]", "[name], [phone]", "[name], [phone]"),
                    ("[Sunday]", "[name], [phone]", "[name], [phone]"),
                ),
            ),
        ),
        Section(
            heading="Who hears what",
            table=Table(
                columns=columns(("Who", 20), ("Is told", 34), ("When", 14), ("By", 14)),
                rows=(
                    ("All staff", "The service is open, and where to ask", "[time]", "[name]"),
                    ("Grantees", "You can sign in; nothing of yours is lost", "[time]", "[name]"),
                    ("Steering board", "One line, good or bad", "[time]", "[name]"),
                ),
                empty=1,
            ),
        ),
    ),
)

SERVICE_LEVEL_REPORT: Final = Template(
    path="Service-Level-Report-Template.pptx",
    title="Service Level Report",
    note="[Month]. Bring the same measures every month, also those that look bad. The figures come from the"
    " records; the words come from people who called.",
    sections=(
        Section(
            heading="Promised and delivered",
            table=Table(
                columns=columns(
                    ("Measure", 34), ("Target", 18), ("Two months ago", 14), ("Last month", 14), ("Now", 12)
                ),
                rows=(
                    ("Request to payment", "[3] working days", "[figure]", "[figure]", "[figure]"),
                    ("Call answered", "[60] seconds", "[figure]", "[figure]", "[figure]"),
                    ("Service available", "[99.5] percent", "[figure]", "[figure]", "[figure]"),
                    ("Question settled on first call", "[80] percent", "[figure]", "[figure]", "[figure]"),
                ),
                empty=2,
            ),
        ),
        Section(
            heading="What grantees noticed",
            text="Thanks: [one sentence from a call or letter, with leave to quote it]\n"
            "Complaint: [one sentence, not softened]\n"
            "Asked most often: [question], [number] times; last month [number] times\n"
            "Longest wait: [days], because [reason]",
        ),
        Section(
            heading="Missed, and what follows",
            table=Table(
                columns=columns(
                    ("Measure", 26), ("Times in a row", 12), ("Reason", 30), ("Remedy, by whom and when", 34)
                ),
                rows=(("[measure]", "[number]", "[reason]", "[remedy], [name], [date]"),),
                empty=3,
            ),
        ),
        Section(
            heading="What comes next month",
            text="Planned changes to the service: [what, when, who will notice]\n"
            "Busy days: [reports due, award season, fiscal year's end]\n"
            "Decision wanted: [question, recommendation, by when]",
        ),
    ),
)

LESSONS_LEARNED: Final = Template(
    path="Lessons-Learned-Template.docx",
    title="Lessons Learned Report",
    note="Write for somebody who begins next month and has never met you. A lesson says what to do, not only"
    " what happened. Name deeds and dates; leave out blame.",
    sections=(
        Section(
            heading="If you read only one page",
            text="Do this: [the three things that helped most]\n"
            "Leave this: [the three things that cost most for what they gave]\n"
            "Ask this first: [the question that we asked too late]",
        ),
        Section(
            heading="What we planned and what came",
            table=Table(
                columns=columns(("What", 24), ("Planned", 16), ("Came", 16), ("Why they differ", 30)),
                rows=(
                    ("Service open", "[date]", "[date]", ""),
                    ("Old system closed", "[date]", "[date]", ""),
                    ("Cost of the move", "[amount]", "[amount]", ""),
                    ("Hours of our own staff", "[hours]", "[hours]", ""),
                    ("Payments late because of it", "None", "[number]", ""),
                ),
                empty=2,
            ),
        ),
        Section(
            heading="Lessons",
            text="Sort them by when they are needed, so that a reader can stop where they stand.",
            table=Table(
                columns=columns(
                    ("Phase", 14), ("What happened", 24), ("What to do next time", 30), ("Told by", 16)
                ),
                rows=(
                    (
                        "Engagement",
                        "[Two offices waited for each other]",
                        "[Walk one case, clock running]",
                        "[role]",
                    ),
                    ("Migration", "[what happened]", "[what to do]", "[role]"),
                ),
                empty=6,
            ),
        ),
        Section(
            heading="Where we still disagree",
            text="[Two views of one matter, each in the words of those who hold it. A report in which"
            " everybody agrees was written by one person.]",
        ),
        Section(
            heading="Whom to call",
            table=Table(
                columns=columns(("About", 34), ("Name", 22), ("Can be asked until", 20)), rows=(), empty=4
            ),
        ),
    ),
)

OUTAGE_REPORT: Final = Template(
    path="operations/Outage-Report-Template.docx",
    title="Outage Report",
    note="Write it within two days, while everyone still knows the times. Name roles, not people.",
    author="Running the service",
    sections=(
        Section(
            heading="In three sentences",
            text="What stopped: [what people could not do]\n"
            "How long: [from when to when]\n"
            "What brought it back: [the step that helped]",
        ),
        Section(
            heading="Hour by hour",
            table=Table(
                columns=columns(("Time", 12), ("What happened", 40), ("Who decided", 20)),
                rows=(("[09:10]", "[First call at the service desk]", "Help Desk Lead"),),
                empty=6,
            ),
        ),
        Section(
            heading="What we change",
            table=Table(columns=columns(("What", 40), ("Until", 16), ("Role", 20)), rows=(), empty=4),
        ),
    ),
)

TEMPLATES: Final = (
    GOVERNANCE_PLAN,
    GOVERNANCE_EXAMPLE,
    TRAINING_PLAN,
    SERVICE_LEVEL_AGREEMENT,
    MASTER_SCHEDULE,
    RISK_AND_ISSUE_LOG,
    FIT_GAP_WORKBOOK,
    DATA_MAPPING,
    STATUS_REPORT,
    READINESS_CHECKLIST,
    BUSINESS_CASE,
    PROGRAM_CHARTER,
    STAKEHOLDER_MAP,
    SERVICE_COMPARISON,
    NEEDS_LIST,
    TEST_RESULTS,
    CUTOVER_PLAN,
    SERVICE_LEVEL_REPORT,
    LESSONS_LEARNED,
    OUTAGE_REPORT,
)
