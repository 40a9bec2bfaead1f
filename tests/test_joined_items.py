"""Two items that have become one line are told and read as two."""

from __future__ import annotations

import pytest

from tests.test_line_slips import check_one, shown, told
from tests.test_trials import read


@pytest.mark.parametrize(
    ("above", "column", "below"),
    [
        ("bestPractice:\n  - Seat them side by side", 2, "Use words of both"),
        ("bestPractice:\n  - Seat them side by side ", 2, "Use words of both"),
        ("activities:\n  - text: Meet\n    responsibleParty: shared", 2, "Go on"),
        ("activities:\n  - text: Meet\n    responsibleParty: shared\n    output:\n      - Plan", 2, "Go on"),
        ("activities:\n  - text: Meet\n    responsibleParty: shared\n    output:\n      - Plan", 6, "Log"),
        ("bestPractice:\n    - Seat them\n      side by side", 4, '"Both: all"'),
    ],
)
def test_an_item_behind_another_is_one_of_its_own(above: str, column: int, below: str) -> None:
    item = f"{' ' * column}- {below}\n"
    check_one(
        above + item,
        f"{above.rstrip()}\n{item}",
        6 + above.count("\n"),
        "an item begins in the middle of this line",
        f"begin a new line before this `-` and indent it with {column} spaces",
    )


def test_each_of_several_is_told_and_all_are_read() -> None:
    loaded = read("outputs:\n  - Charter  - Plan  - Log\n")
    assert [one.span.column for one in told(loaded)] == [14, 22]
    assert shown(loaded)[1:] == ["'Charter'", "'Plan'", "'Log'"]


@pytest.mark.parametrize(
    "text",
    [
        "Team - Plan",
        "Team  -  Plan",
        "Team    - Plan",
        "Team  - part b",
        "'Team  - Plan'",
        "Team  -Plan",
        "|\n    A  - B",
    ],
)
def test_a_dash_among_words_begins_no_item(text: str) -> None:
    assert told(read(f"objective: Team  - Plan\noutputs:\n  - {text}\n")) == []
