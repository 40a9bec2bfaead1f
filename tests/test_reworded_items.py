"""Two wordings of one sentence that both stayed in a list; and lists of like sentences, which are right."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.checks.rewordings import is_rewording

OLD = (
    "Compare what the phase has cost with the forecast, and touch the reserve only by a decision of the board"
)
NEW = (
    "Compare the cost of the phase with the forecast every month, and touch the reserve only by a decision"
    " of the board"
)
END = ", and record in the log of the program what was found"
ACTORS = frozenset({"customer", "provider"})


def found(*pages: str) -> list[Finding]:
    sources = [
        Source(path=f"docs/{n}.md", uri=f"{n}.md", text=f"---\n{page}---\n")
        for n, page in enumerate(pages, 1)
    ]
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3108"]


def task(yaml: str) -> str:
    return f"layout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Go\n{yaml}"


def items(*texts: str, more: str = "    responsibleParty: customer\n") -> str:
    return "activities:\n" + "".join(f"  - text: {text}\n{more}" for text in texts)


CURE = "if one of the two is the old wording of the other, keep only the one that is right"


@pytest.mark.parametrize(("first", "second"), [(OLD, NEW), (NEW, OLD), (f"**{OLD[:7]}**{OLD[7:]}.", NEW)])
def test_two_wordings_of_one_activity_are_told_at_the_second(first: str, second: str) -> None:
    (one,) = found(task(items("Plan", first, second, "Close")))
    assert (str(one.span), one.help) == ("docs/1.md:11:11", CURE)
    assert one.headline == "this activity says nearly the same as the one in line 9"
    assert found(task(items("Plan", first, "Close"))) == found(task(items("Plan", second, "Close"))) == []


def test_best_practices_and_readiness_indicators_are_told_as_well() -> None:
    phase = f"layout: m3/phase\nphase: 3\nname: Go\nexitCriteria:\n  - {OLD}\n  - {NEW}\n"
    both = found(task(f"bestPractice:\n  - {OLD}\n  - {NEW}\n"), phase)
    assert [(str(one.span), one.headline) for one in both] == [
        ("docs/1.md:8:5", "this best practice says nearly the same as the one in line 7"),
        ("docs/2.md:7:5", "this readiness indicator says nearly the same as the one in line 6"),
    ]


def test_a_party_or_an_output_or_a_group_of_its_own_makes_another_activity() -> None:
    first, second = items(OLD), items(NEW).removeprefix("activities:\n")
    assert len(found(task(first + second))) == 1
    assert found(task(first + second.replace("customer", "provider"))) == []
    assert found(task(first + "  - Plan\n" + second)) == []
    (one,) = found(task(first + second + "    output: Plan\n"))
    assert one.help == f"{CURE}; first give it the keys that only the other one has"
    assert found(task(first + "    output: Log\n" + second + "    output: Plan\n")) == []
    groups = "".join(f"  - group: {n}\n    activities: ['{text}']\n" for n, text in enumerate((OLD, NEW)))
    assert found(task(f"activitiesGroups:\n{groups}")) == []


REWORDED = (
    (OLD, NEW),
    (
        f"Ask what the users need from the new reports{END}",
        f"Ask for the needs of users from new reports{END}",
    ),
    (
        f"Check what was spent with the budget{END}",
        f"Check what has been spent with the budget each week{END}",
    ),
    (f"Check that report and plan have one date{END}", f"Check in the report and plan for one date{END}"),
    (
        "Agree with the payroll office on the dates of the test: what the plan costs",
        "Agree with the payroll office on the dates of the test: the costs of the plan",
    ),
)


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_a_sentence_may_be_another_one_in_other_words(one: str, other: str) -> None:
    assert is_rewording(one, other, ACTORS)
    assert is_rewording(other, one, ACTORS)


ALIKE = (
    ("Test the interface with the payroll system", "Test the interface with the travel system"),
    ("Test the first interface with the payroll system", "Test the second interface with the travel system"),
    ("Test interface 1 of the system in release 2", "Test interface 2 of the system in the release 1"),
    ("Test what interface 1 of the system gives", "Test what the system gives by interface 2"),
    ("Review the draft of the plan", "Review the final draft of the plan"),
    ("Review a draft plan with the customer", "Review the second draft of the plan with the customer's lead"),
    ("Send data of the customer to the provider", "Send data of the provider back to the customer"),
    ("Move data from the old system to the new system", "Move data from the new system to the old one"),
    ("Move the data into the new system", "Move the data out of the new system"),
    ("Test how payroll reads from travel", "Test how travel reads from payroll each day"),
    ("Back up the data before the cut-over", "Back up the data after the cut-over"),
    ("Let the customer check the data of the provider", "Let the provider check the customer's data"),
    ("Tell the customer of the provider's plans", "Tell the provider about the plans of the customer"),
    ("Tell the customer what the provider has", "Tell what the provider has for the customer each day"),
    ("Have it read by the board and signed by a head", "Have it signed by the board, then read by a head"),
    ("Train the users of the system", "Train the users of the system again after the cut-over"),
    ("Name who may decide on a change", "Name who must decide on a change"),
    ("Open what is ready in the system", "Do not open what is not ready in the system"),
    ("Count what was paid with the old system", "Count what was paid without the old system"),
    ("Report what the team has done this week", "Report what the team will do next week"),
    ("Compare the cost with the forecast", "Compare the scope with the contract"),
    ("Compare the cost with the forecast", "Compare the cost with the forecast every month"),
    ("Compare the pay of May with that of June", "Compare the pay of June with that of May"),
    ("Check that users have the roles they need", "Check that roles have the users that they need"),
    ("Check that users have the roles they need", "Check that roles have all the users that they need"),
    ("Check that the data fits the rules", "Check that the rules fit the data"),
    ("List the systems which a team uses", "List the teams which use a system"),
    ("Ask who has access and who needs it", "Ask who needs access and who has it"),
    ("Agree what the provider does for the customer", "Agree what the customer does for a provider"),
    ("Plan the pilot with the users in the east", "Plan the pilot with the users in the west"),
    ("Plan the training of the users and of the help desk", "Plan the training of the help desk"),
    ("Write the plan that the board signs", "Write the report that the board reads"),
    ("Ask the customer for the list of its systems", "Ask the customer for the list of its users"),
    ("Show the results of the first test to the sponsor", "Show the sponsor what came of the second test"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
@pytest.mark.parametrize("end", [END, ""])
@pytest.mark.parametrize("begin", ["", "In the week of the cut-over and in the one before, "])
def test_a_row_of_like_sentences_is_left_alone(one: str, other: str, begin: str, end: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert not is_rewording(f"{begin}{first}{end}", f"{begin}{second}{end}", ACTORS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OLD, OLD),
        ("Ask what the phase has cost, and by whom", "Ask for the cost of the phase, and by whom"),
        (f"{OLD} " * 40, f"{NEW} " * 40),
        (
            f"Ask what it costs{END}",
            f"Prove on every single day of the two years that follow what it costs{END}",
        ),
    ],
    ids=["the same", "short", "very long", "much more"],
)
def test_what_is_too_short_or_too_long_is_not_compared(one: str, other: str) -> None:
    assert not is_rewording(one, other, ACTORS)
