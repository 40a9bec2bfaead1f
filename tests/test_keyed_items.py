"""Texts whose colon makes keys of them: read as what their author has written, and put right by who obeys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.own_keys import OwnKeys
from tests.test_line_slips import check_one, shown, told
from tests.test_trials import HEAD, read

SEVERAL = """\
activities:
  Plan:
    responsibleParty: customer
  Do it:
    - one
    - two
  Go: on # note
  End: "a, and
    b"
"""
SEVERAL_ITEMS = """\
activities:
  - text: Plan
    responsibleParty: customer
  - "Do it: one, two"
  - "Go: on" # note
  - "End: a, and b"
"""
POINTS = "write the points into its text, as in `text: {}`, or make each an item of its own"


def line_of(wrong: str, word: str) -> int:
    """The line of the page in which a word of its YAML is."""
    return HEAD.count("\n") + wrong.partition(word)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "activities:\n  - Do these:\n      - one\n      - two\n    responsibleParty: customer\n",
            'activities:\n  - text: "Do these: one, two"\n    responsibleParty: customer\n',
        ),
        (
            "activities:\n  - responsibleParty: customer\n    Do these:\n    - one, or two\n    - three\n",
            'activities:\n  - responsibleParty: customer\n    text: "Do these: one, or two; three"\n',
        ),
    ],
)
def test_points_below_a_text_with_other_keys_go_into_the_text(wrong: str, right: str) -> None:
    text = right.partition("text: ")[2].partition("\n")[0]
    headline = "an item of `activities` is one text, and a list is below it"
    check_one(wrong, right, line_of(wrong, "Do these"), headline, POINTS.format(text))


def test_points_with_a_comment_are_left_to_the_author() -> None:
    (found,) = told(read("bestPractice:\n  - Keep:\n      - the list  # of names\n      - the plan\n"))
    assert (found.help, found.cure) == (
        "write the points into its text, or make each an item of its own",
        (),
    )


def test_points_that_are_no_words_are_left_to_the_author() -> None:
    wrong = "outputs:\n  - Give:\n      - text: a badge\n    external: true\n"
    (found,) = told(read(wrong))
    assert found.help == "write the points into its text, or make each an item of its own"
    assert found.cure == ()
    assert "'Give: - text: a badge'" in shown(read(wrong))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "inputs:\n  - {Plan: x, Budget: y}\n  - Other\n",
            'inputs:\n  - "{Plan: x, Budget: y}"\n  - Other\n',
        ),
        ("inputs: [{A: x, B: y}, Other]\n", 'inputs: ["{A: x, B: y}", Other]\n'),
        ("inputs:\n  - {Plan: x, external: true}\n", 'inputs:\n  - {text: "Plan: x", external: true}\n'),
        (
            "inputs:\n  - Plan: the\n      final one\n    external: true\n",
            'inputs:\n  - text: "Plan: the\n      final one"\n    external: true\n',
        ),
        (
            "inputs:\n  - Plan:\n      x: y\n    external: true\n",
            'inputs:\n  - text: "Plan:\n      x: y"\n    external: true\n',
        ),
    ],
)
def test_quotes_are_around_the_text_and_around_nothing_else(wrong: str, right: str) -> None:
    loaded = read(wrong)
    (found,) = told(loaded)
    assert found.code == "M3015"
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert shown(loaded) == shown(read(right))


@pytest.mark.parametrize(
    ("wrong", "right", "first"),
    [
        (
            "activities:\n  Plan: customer\n  Do it: provider\n",
            'activities:\n  - "Plan: customer"\n  - "Do it: provider"\n',
            '`- "Plan: customer"`, and so on with each of them',
        ),
        ("inputs:\n  Plan: x\n", 'inputs:\n  - "Plan: x"\n', '`- "Plan: x"`'),
        (
            "inputs: {A: x, B: y}\n",
            'inputs:\n  - "A: x"\n  - "B: y"\n',
            '`- "A: x"`, and so on with each of them',
        ),
        (
            "inputs:\n  {A: x,\n   B: }\n",
            'inputs:\n  - "A: x"\n  - B\n',
            '`- "A: x"`, and so on with each of them',
        ),
        (
            "bestPractice:\n  Ask early: yes\n  Tell:\n",
            'bestPractice:\n  - "Ask early: yes"\n  - Tell\n',
            '`- "Ask early: yes"`, and so on with each of them',
        ),
        (SEVERAL, SEVERAL_ITEMS, "`- text: Plan`, and the rest below it, and so on with each of them"),
        (
            "stakeholders:\n  Lead: customer\n  Board: of five\n",
            'stakeholders:\n  - text: Lead\n    responsibleParty: customer\n  - "Board: of five"\n',
            "`- text: Lead`, and below it `responsibleParty: …`, and so on with each of them",
        ),
    ],
)
def test_words_as_keys_in_place_of_a_list_are_its_items(wrong: str, right: str, first: str) -> None:
    key, word = wrong.partition(":")[0], wrong.replace("{", " ").split(":")[1].split("\n")[-1].strip()
    headline = f"`{key}` takes a list, and `{word}` is written as a key"
    check_one(wrong, right, line_of(wrong, word), headline, f"write {first}")


def test_items_as_keys_of_an_item_are_several_artifacts() -> None:
    check_one(
        "activities:\n  - text: A\n    output:\n      Plan: x\n      Log: y\n",
        'activities:\n  - text: A\n    output:\n      - "Plan: x"\n      - "Log: y"\n',
        9,
        "`output` takes a list, and `Plan` is written as a key",
        'write `- "Plan: x"`, and so on with each of them',
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "inputs: {A: x, B: y # note\n  }\n",
        "activities:\n  Plan: a\n  Do: {responsibleParty: customer}\n",
        "inputs:\n  Plan: a\n  Log:\n    x: y\n",
    ],
)
def test_what_takes_more_is_told_and_not_written(wrong: str) -> None:
    (found,) = told(read(wrong))
    assert (found.code, found.cure) == ("M3011", ())


@pytest.mark.parametrize(
    "yaml", ["inputs:\n  text: Plan\n  Budget: x\n", "inputs:\n  plan: x\n  budget: y\n"]
)
def test_a_record_with_keys_of_an_item_is_one_item(yaml: str) -> None:
    assert told(read(yaml))[0].headline == "`inputs` holds one record; it takes a list"


GROUPED = """\
activities:
  - Before:
    - text: Ask
      responsibleParty: customer
  - After:
      - Tell
"""
GROUPS = """\
activitiesGroups:
  - group: Before
    activities:
    - text: Ask
      responsibleParty: customer
  - group: After
    activities:
      - Tell
"""
IN_A_GROUP = """\
activitiesGroups:
  - group: All
    activities:
      - Before:
          - text: Ask
"""
GROUP = "`Before` has activities below it, so it names a group, and this is an item of `activities`"
LIKE_THIS = "`group: Before`, and below it `activities:` with its activities"
FOR_THE_LIST = f"write `activitiesGroups:` for the list, and here {LIKE_THIS}"


def test_headings_with_activities_below_them_are_groups() -> None:
    loaded = read(GROUPED)
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.headline) == ("M3015", line_of(GROUPED, "Before"), GROUP)
    assert found.help == f"{FOR_THE_LIST}, and so on with each of them"
    assert edited(HEAD + GROUPED, found.cure) == HEAD + GROUPS
    assert told(read(GROUPS)) == []
    assert sorted(shown(loaded)) == sorted(shown(read(GROUPS)))


@pytest.mark.parametrize(
    ("yaml", "cure", "texts"),
    [
        (
            GROUPED.replace("  - After:\n      - Tell\n", "  - Do\n"),
            f"{FOR_THE_LIST}; put the other activities into groups as well",
            ["Before", "Ask", "Do"],
        ),
        (
            IN_A_GROUP,
            f"make a group of its own of it under `activitiesGroups`, with {LIKE_THIS}",
            ["All", "Before", "Ask"],
        ),
    ],
)
def test_headings_beside_other_activities_are_told_and_read(yaml: str, cure: str, texts: list[str]) -> None:
    loaded = read(yaml)
    (found,) = told(loaded)
    assert (found.headline, found.help, found.cure) == (GROUP, cure, ())
    assert set(map(repr, texts)) <= set(shown(loaded))


def test_headings_are_not_renamed_where_the_page_has_groups_already() -> None:
    found = told(read(f"{GROUPED}{GROUPS.replace('Ask', 'Show')}"))
    assert [one.cure for one in found if one.headline == GROUP] == [()]


def test_groups_are_seen_where_a_site_has_keys_of_its_own() -> None:
    pairs = (("activities", "steps"), ("activitiesGroups", "blocks"), ("group", "block"), ("text", "words"))
    yaml = GROUPED.replace("activities", "steps").replace("text", "words")
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{yaml}---\n")
    own = replace(M3, keys=OwnKeys(pairs=pairs))
    loaded = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), own)
    (found,) = told(loaded)
    assert found.headline == GROUP.replace("activities`", "steps`")
    right = GROUPS.replace("activitiesGroups", "blocks").replace("activities", "steps")
    right = right.replace("- group", "- block").replace("text", "words")
    assert edited(source.text, found.cure) == f"{HEAD}{right}---\n"
    assert shown(loaded) == shown(read(GROUPED))
