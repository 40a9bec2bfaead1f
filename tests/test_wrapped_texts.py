"""Lines of a sentence whose colon makes keys of them: told, shown, and put right by who obeys."""

from __future__ import annotations

import pytest

from tests.test_line_slips import check_one, shown, told
from tests.test_trials import read

GOES_ON = "this line goes on from the text above, and its colon makes a key of it"
BETWEEN = "this line comes between the items of a list, and takes in the item below it"


@pytest.mark.parametrize(
    ("wrong", "right", "width", "words"),
    [
        (
            "objective: Make one team, with\nthree things: names, a plan, and\na place\njson: true\n",
            'objective: "Make one team, with\n  three things: names, a plan, and\n  a place"\njson: true\n',
            2,
            '"Make one team, with three things: names, a plan, and a place"',
        ),
        (
            'bestPractice:\n  - Ask the "lead", and\nsponsors: ask the board\'s\n  - Keep it\n',
            "bestPractice:\n  - 'Ask the \"lead\", and\n    sponsors: ask the board''s'\n  - Keep it\n",
            4,
            "'Ask the \"lead\", and sponsors: ask the board''s'",
        ),
        (
            "activities:\n  - text: Free them, and tell\n three people: the leads\n    output: Plan\n",
            'activities:\n  - text: "Free them, and tell\n      three people: the leads"\n    output: Plan\n',
            6,
            '"Free them, and tell three people: the leads"',
        ),
        (
            "activities:\n  - text: Free them, and tell\n    three people: the leads\n    output: Plan\n",
            'activities:\n  - text: "Free them, and tell\n      three people: the leads"\n    output: Plan\n',
            6,
            '"Free them, and tell three people: the leads"',
        ),
    ],
)
def test_a_line_that_goes_on_with_a_colon_belongs_to_the_text_above(
    wrong: str, right: str, width: int, words: str
) -> None:
    line = 7 if wrong.startswith("objective") else 8
    check_one(
        wrong,
        right,
        line,
        GOES_ON,
        f"indent it with {width} spaces, and put the whole text in quotes: `{words}`",
    )


def test_in_line_with_the_items_it_may_be_one_of_its_own() -> None:
    check_one(
        "bestPractice:\n  - Ask new, and tell\n  these people: the lead\n  - Keep it\n",
        'bestPractice:\n  - "Ask new, and tell\n    these people: the lead"\n  - Keep it\n',
        8,
        GOES_ON,
        'indent it with 4 spaces, and put the whole text in quotes: `"Ask new, and tell these people: '
        'the lead"`; if it is an item of its own, write `- ` before it',
    )
    (found,) = told(read("bestPractice:\n  - Ask new members\n  These people: the lead\n  - Keep it\n"))
    assert found.help.endswith(
        "; if it goes on from the text above, indent it farther, and put that text in quotes"
    )


@pytest.mark.parametrize("line", ["owner: the lead", "Then ask these people: the lead", "As we know: ask"])
def test_a_line_among_items_hides_none_of_them(line: str) -> None:
    loaded = read(f"bestPractice:\n  - Ask early.\n{line}\n\n  - Keep it\n  - End\n")
    (found,) = told(loaded)
    assert (found.span.line, found.headline, found.cure) == (8, BETWEEN, ())
    assert shown(loaded)[1:] == ["'Ask early.'", "'Keep it'", "'End'"]


@pytest.mark.parametrize(
    "line",
    [
        "Please note: the board has not seen this.",
        "Note: ask the board",
        "two things remain: names",
        "To be written:",
    ],
)
def test_a_sentence_that_became_a_key_is_told(line: str) -> None:
    (found,) = told(read(f"objective: Decide.\n\n{line}\n\nbestPractice: [Ask]\n"))
    assert (found.code, found.span.line) == ("M3025", 8)
    assert found.headline == f"`{line.partition(':')[0]}` is not a key, so this line is not shown"


@pytest.mark.parametrize(
    "yaml",
    [
        "objective: Decide who leads\nowner: {a: b}\nsummary: What it is, in a few words.\n",
        "bestPractice:\n  - Ask early\nowner: Office of the Lead\ntitle: The move\n",
        "bestPractice:\n  - Ask early\ntitle: The move\ntags:\n  - a\n",
        "objective: >\n  Decide, and tell\n  three people: a, b\n\n  Note: c\n",
        "bestPractice:\n  - 'Ask, and\n\n    tell two: a'\n",
        "objective: Decide who\n  goes, and when\nintro: |\n  some words: a\n",
        'objective: "Decide, and\n  tell two people: a"\nog:title: A\n',
        "objective: https://example.gov/\nreviewed: 2024-01-01 00:00\n",
        "objective: Decide\n# and tell two people: a\nreviewer: Ann\n",
    ],
)
def test_keys_of_a_sites_own_are_left_alone(yaml: str) -> None:
    assert told(read(yaml)) == []
