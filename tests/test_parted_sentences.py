"""Sentences of which a list has two items, since a mail program has wrapped their line."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from tests.test_trials import HEAD

PHASE = "---\nlayout: m3/phase\nphase: 3\nname: Move\n"


def told(text: str) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    found = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).findings
    return [one for one in found if one.code == "M3111"]


@pytest.mark.parametrize(
    ("items", "right"),
    [
        ("  - Meet\n  - Keep it short, and take\n  - whatever is long away\n  - Go\n", None),
        ("- Meet\n- Keep it short, and take\n- whatever is long away\n- Go\n", None),
        ("  - Meet\n  - Go\n  - Ask\n  - Keep it short, and take\n  - whatever\n", None),
        (
            '  - Meet\n  - "Keep: it and take"\n  - whatever\n  - Go\n',
            '  - Meet\n  - "Keep: it and take whatever"\n  - Go\n',
        ),
        ("  - Meet\n  - **Keep** it and take\n  - *well*-known, or\n  - Go\n", "none"),
    ],
)
def test_a_sentence_in_two_items_is_told_and_joined(items: str, right: str | None) -> None:
    text = f"{HEAD}bestPractice:\n{items}---\n"
    found = told(text)
    if right == "none":
        assert found == []
        return
    assert [one.headline for one in found] == [
        "this item begins with a small letter, and no sentence ends in the item above"
    ]
    expected = right or items.replace("take\n  - wh", "take wh").replace("take\n- wh", "take wh")
    assert edited(text, found[0].cure) == f"{HEAD}bestPractice:\n{expected}---\n"
    assert told(edited(text, found[0].cure)) == []
    assert told(text.replace("whatever", "Whatever")) == []


def test_the_cure_says_the_whole_sentence_unless_it_is_long() -> None:
    (found,) = told(f"{HEAD}bestPractice: [Ask, Keep and take, it all, Go]\n---\n")
    assert found.help == (
        "if it goes on from there, write `Keep and take it all` as one item; "
        "else begin it with a capital letter"
    )
    assert found.cure == ()
    (found,) = told(f"{HEAD}bestPractice: [Ask, Keep and {'take ' * 30}, it all, Go]\n---\n")
    assert found.help == (
        "if it goes on from there, make one item of the two; else begin it with a capital letter"
    )


def test_activities_and_what_must_be_true_are_looked_at() -> None:
    who = "    responsibleParty: customer\n"
    activities = (
        f"activities:\n  - text: Meet\n{who}  - text: Keep and take\n%  - text: it all\n{who}  - text: Go\n"
    )
    (found,) = told(f"{HEAD}{activities.replace('%', '')}---\n")
    assert (found.span.line, found.cure) == (10, ())
    assert told(f"{HEAD}{activities.replace('%', who)}---\n") == []
    text = f"{HEAD}activities:\n  - text: Meet\n  - text: Keep, take\n  - text: it all\n  - text: Go\n---\n"
    (found,) = told(text)
    assert edited(text, found.cure) == text.replace("take\n  - text: it", "take it")
    text = f"{PHASE}exitCriteria:\n  - A is done\n  - B is, as well as\n  - all of C\n  - D is done\n---\n"
    (found,) = told(text)
    assert edited(text, found.cure) == text.replace("as\n  - all", "as all")


@pytest.mark.parametrize(
    "items",
    [
        ["Meet", "Keep and take", "whatever"],
        ["Meet", "Keep and take.", "whatever", "Go"],
        ["Meet", "Keep (and take.)", "whatever", "Go"],
        ["Meet", "Keep:", "whatever", "Go"],
        ["whatever", "Meet", "Keep", "Go"],
        ["Meet", "Keep", "whatever", "go", "Ask"],
        ["Meet", "Keep", "eGRC is used", "Go"],
        ["Meet", "Keep", "iOS is used", "Go"],
        ["Meet", "Keep", "`whatever` is used", "Go"],
        ["Meet", "Keep", "[whatever](3.1.md) is used", "Go"],
        ["Meet", "Keep", "plan.md is used", "Go"],
        ["Meet", "Keep", "e.g. this", "Go"],
        ["Meet", "Keep", "3 whatever", "Go"],
        ["Meet", "3 whatever", "more", "Go", "Do"],
    ],
)
def test_other_lists_are_left_alone(items: list[str]) -> None:
    lines = "".join(f'  - "{item}"\n' for item in items)
    assert told(f"{HEAD}bestPractice:\n{lines}---\n") == []


@pytest.mark.parametrize("second", ['"it all"', "it's all", "'it all'", ">-\n    it\n    all"])
def test_what_is_in_quotes_or_on_several_lines_is_left_to_the_author(second: str) -> None:
    (found,) = told(f"{HEAD}bestPractice:\n  - Ask\n  - Keep and take\n  - {second}\n  - Go\n---\n")
    assert found.cure == ()
