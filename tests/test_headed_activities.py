"""Headings over activities where a list has none: groups are named, and every activity keeps its party."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.own_keys import OwnKeys
from tests.test_line_slips import told
from tests.test_trials import HEAD, read

FIRST = "text: Look\n{0}  responsibleParty: customer\n"
GROUPS = """\
activitiesGroups:
  - group: Plan
    activities:
      - text: Look
        responsibleParty: customer
        output:
          - Plan
      - Talk
  - group: Do it
    activities:
      - text: Go
        responsibleParty: shared
objective: Move
"""
HOW = "`- group: Plan`, and below it `activities:` with its activities, and so on with each heading"
PARTIES = {"Look": ("customer",), "Talk": None, "Go": ("customer", "provider")}


def indented(yaml: str, *, left: bool = False) -> str:
    """The groups as somebody writes them who knows none: headings with their activities in one list."""
    lines = yaml.replace("activitiesGroups", "activities").splitlines(keepends=True)
    kept = (line for line in lines if line.strip() != "activities:" or line[0] != " ")
    moved = (line.replace("    ", "", 1) if left and line.startswith("      ") else line for line in kept)
    return "".join(moved)


BY_KEYS = indented(GROUPS, left=True).replace("- group: Plan", "Plan:").replace("- group: Do it", "Do it:")
BY_KEYS_DEEPER = indented(GROUPS).replace("- group: Plan", "Plan:").replace("- group: Do it", "Do it:")
AS_ITEMS = (
    indented(GROUPS, left=True).replace("- group: Plan", "- Plan:").replace("- group: Do it", "- Do it:")
)


def parties(yaml: str) -> dict[str, tuple[str, ...] | None]:
    (task,) = read(yaml).playbook.pages
    found = {one.text.value: one.responsible_party for one in task.activities}
    return {text: who.parties if (who := found[text]) else None for text in PARTIES}


@pytest.mark.parametrize(
    ("yaml", "code", "where"),
    [
        (BY_KEYS, "M3011", "`activities` takes a list without any"),
        (BY_KEYS_DEEPER, "M3011", "`activities` takes a list without any"),
        (AS_ITEMS, "M3015", "this is an item of `activities`"),
    ],
)
def test_headings_become_groups_and_no_activity_loses_its_party(yaml: str, code: str, where: str) -> None:
    (found,) = told(read(yaml))
    assert (found.code, found.span.line) == (code, 7)
    assert found.headline == f"`Plan` has activities below it, so it names a group, and {where}"
    assert found.help == f"write `activitiesGroups:` for `activities:`, and here {HOW}"
    assert edited(HEAD + yaml, found.cure) == HEAD + GROUPS
    assert told(read(GROUPS)) == []
    assert parties(yaml) == parties(GROUPS) == PARTIES


@pytest.mark.parametrize("between", ["", "\n", "  # a comment\n"])
@pytest.mark.parametrize("headed", [BY_KEYS, BY_KEYS_DEEPER])
def test_headings_in_line_with_activities_above_them_are_told_once(headed: str, between: str) -> None:
    above = "  - text: Begin\n    responsibleParty: qsmo\n    output:\n      - Log\n"
    yaml = headed.replace("activities:\n", f"activities:\n{above}{between}")
    loaded = read(yaml)
    (found,) = told(loaded)
    line = 11 + between.count("\n")
    assert (found.code, found.span.line, found.cure) == ("M3001", line, ())
    assert found.headline == (
        "`Plan` has activities below it, so it names a group, and `activities` has no groups"
    )
    rest = "; the activities above it need a group, too"
    assert found.help == f"write `activitiesGroups:` in line 6, here {HOW}{rest}"
    assert parties(yaml) == PARTIES


def test_activities_above_the_first_item_that_is_a_heading_need_a_group_too() -> None:
    yaml = AS_ITEMS.replace("activities:\n", "activities:\n  - text: Begin\n    responsibleParty: qsmo\n")
    (found,) = told(read(yaml))
    assert (found.help.partition("; ")[2], found.cure) == ("the activities above it need a group, too", ())
    assert parties(yaml) == PARTIES


def test_headings_at_the_left_edge_are_told_with_the_group_to_write() -> None:
    yaml = "activities:\nPlan:\n  - text: Look\n    responsibleParty: customer\n"
    (found,) = told(read(yaml))
    assert (found.code, found.span.line) == ("M3025", 7)
    assert found.help == (
        "write `activitiesGroups:` for `activities:`, and here, indented below it, "
        "`- group: Plan`, and below it `activities:` with its activities"
    )


def test_headings_within_a_group_are_no_groups_of_the_page() -> None:
    yaml = (
        "activitiesGroups:\n  - group: All\n    activities:\n      Plan:\n        - text: Look\n"
        "          responsibleParty: customer\n"
    )
    (found,) = told(read(yaml))
    assert (found.code, found.cure) == ("M3011", ())
    assert found.help.startswith(
        "make a group of its own of it under `activitiesGroups`, with `- group: Plan`"
    )


def test_groups_are_not_written_where_the_page_has_some() -> None:
    found = told(read(BY_KEYS + GROUPS.replace("objective: Move\n", "")))
    assert [one.cure for one in found if one.headline.startswith("`Plan` has activities")] == [()]


@pytest.mark.parametrize("yaml", [BY_KEYS, AS_ITEMS])
def test_headings_are_seen_where_a_site_has_keys_of_its_own(yaml: str) -> None:
    pairs = (("activities", "steps"), ("activitiesGroups", "blocks"), ("group", "block"), ("text", "words"))

    def theirs(words: str) -> str:
        words = words.replace("activitiesGroups", "blocks").replace("activities", "steps")
        return words.replace("- group", "- block").replace("text:", "words:")

    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{theirs(yaml)}---\n")
    own = replace(M3, keys=OwnKeys(pairs=pairs))
    loaded = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), own)
    (found,) = told(loaded)
    assert edited(source.text, found.cure) == f"{HEAD}{theirs(GROUPS)}---\n"


@pytest.mark.parametrize(
    "yaml",
    [
        "activities:\n  - Ask early:\n  - Tell\n",
        "inputs:\n  - Plan:\n  - text: Log\n",
        "activities:\n  Do these:\n    - one\n    - two\n",
    ],
)
def test_what_heads_no_activities_is_a_text(yaml: str) -> None:
    assert not any("names a group" in one.headline for one in told(read(yaml)))


# --- headings that are items


OTHERS = [f"  - text: Step {n} here\n    responsibleParty: customer\n" for n in range(4)]


@pytest.mark.parametrize("heading", ["PLAN", "Plan", "'Plan:'", "THE FIRST WEEK", "'The first week:'",
                                     "'**The first week**'", "text: Plan"])  # fmt: skip
def test_an_item_that_looks_like_a_heading_is_told_once(heading: str) -> None:
    item, other = f"  - {heading}\n", "  - Do\n"
    (found,) = told(read("activities:\n" + "".join((item, *OTHERS[:2], other, *OTHERS[2:]))))
    words = heading.removeprefix("text: ").strip("'*:")
    assert (found.code, found.span.line, found.cure) == ("M3094", 7, ())
    assert found.headline == f"`{words}` looks like a heading, and is shown as an activity that nobody does"
    assert found.help == (
        "if it is the heading of those below it, write `activitiesGroups:` for `activities:`, and here "
        f"`- group: {words}`, and below it `activities:` with its activities; "
        "if it is an activity, say who does it"
    )


@pytest.mark.parametrize(
    "items",
    [
        (*OTHERS, "  - Plan\n"),
        ("  - Plan\n", "  - Do\n", *OTHERS),
        ("  - Plan\n", *OTHERS[:2]),
        ("  - Plan\n", *OTHERS, "  - Talk to everybody about it\n"),
        ("  - Plan the move\n", *OTHERS),
        ("  - {text: Plan, output: Move plan}\n", *OTHERS),
        ("  - {text: Plan, responsibleParty: provider}\n", *OTHERS),
    ],
)
def test_what_may_be_an_activity_is_not_told(items: tuple[str, ...]) -> None:
    assert [one for one in told(read("activities:\n" + "".join(items))) if one.code == "M3094"] == []
