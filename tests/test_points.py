"""Points below an item that is one text, or below its last key, are told once and go into the text."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_line_slips import told
from tests.test_trials import HEAD, read, words

ACTIVITY = (
    "activities:\n  - text: Manage costs\n    responsibleParty: shared\n{}"
    "  - {{text: Report, responsibleParty: customer}}\n"
)
OTHERWISE = "; if they belong to another key, write it above them, such as `output:` with 4 spaces before it"


@pytest.mark.parametrize("column", [4, 6, 8])
@pytest.mark.parametrize("points", [("monthly review",), ("monthly review", "quarterly forecast")])
def test_points_below_the_party_of_an_activity_go_into_its_text(column: int, points: tuple[str, ...]) -> None:
    wrong = ACTIVITY.format("".join(f"{' ' * column}- {point}\n" for point in points))
    right = ACTIVITY.format("").replace("Manage costs", f"Manage costs ({', '.join(points)})")
    loaded = read(wrong)
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.span.column) == ("M3001", 9, column + 1)
    assert found.headline == "a list follows `responsibleParty`, and belongs to no key"
    assert found.help == (
        f"write the points into the text of line 7, as in `text: Manage costs ({', '.join(points)})`, "
        f"or make each an item of its own{OTHERWISE}"
    )
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert words(loaded) == words(read(right))
    parties = [one.responsible_party for task in loaded.playbook.pages for one in task.activities]
    assert [one and one.parties for one in parties] == [("customer", "provider"), ("customer",)]


def test_points_below_a_key_of_an_input_go_into_its_text() -> None:
    wrong = (
        "inputs:\n  - text: Charter\n    external: true\n      - signed copy\n      - amendments, if any\n"
    )
    right = 'inputs:\n  - text: "Charter (signed copy; amendments, if any)"\n    external: true\n'
    (found,) = told(read(wrong))
    assert found.headline == "a list follows `external`, and belongs to no key"
    assert "another key" not in found.help
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []


@pytest.mark.parametrize("key", ["inputs", "outputs", "bestPractice", "activities", "stakeholders"])
@pytest.mark.parametrize("column", [4, 5, 6])
@pytest.mark.parametrize("is_last", [False, True])
def test_points_below_a_bare_text_are_told_once(key: str, column: int, *, is_last: bool) -> None:
    points = "".join(f"{' ' * column}- {point}\n" for point in ("signed copy", "amendments", "annexes"))
    item, other = f"  - Charter\n{points}", "  - Other\n"
    wrong = f"{key}:\n{other}{item}" if is_last else f"{key}:\n{item}{other}"
    right = wrong.replace(item, "  - Charter (signed copy, amendments, annexes)\n")
    (found,) = told(read(wrong))
    line = 7 + is_last
    assert (found.code, found.span.line) == ("M3001", line + 1)
    assert found.headline == "a list is below this item, which is one text"
    assert found.help == (
        f"write the points into the text of line {line}, "
        "as in `- Charter (signed copy, amendments, annexes)`, or put each `-` below that of the item"
    )
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert words(read(wrong)) == words(read(right))


@pytest.mark.parametrize(
    "yaml",
    [
        "activities:\n  - text: Plan\n    responsibleParty:\n      - customer\n      - provider\n",
        "activities:\n  - text: Plan\n    output:\n    - Charter\n    - Log\n",
        "activities:\n  - text: |\n      - one\n      - two\n    responsibleParty: customer\n",
        "activities:\n  - text: >-\n      Do\n        - one\n        - two\n",
        "activitiesGroups:\n  - group: A\n    activities:\n      - one\n      - two\n",
        "stakeholders:\n  - text: Lead\n    responsibleParty: customer\n  - Clerk\n",
        "objective: Plan\nbestPractice:\n  - one\n  - two\n",
    ],
)
def test_lists_that_are_right_are_none(yaml: str) -> None:
    assert told(read(yaml)) == []


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs:\n  - Charter\n    - Log\n  - Other\n",
        "inputs:\n  - Charter\n   - Log\n   - Other\n",
        "activities:\n  - text: Plan\n    responsibleParty: customer\n    - Do\n  - Check\n",
        "activities:\n  - text: Plan\n    responsibleParty: customer\n      - provider\n  - Check\n",
        "activities:\n  - text: Plan\n    output: Charter\n      - Log\n      - Budget\n",
    ],
)
def test_what_is_likelier_out_of_line_is_told_as_such(yaml: str) -> None:
    assert not any("write the points into the text" in one.help for one in told(read(yaml)))
