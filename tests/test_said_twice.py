"""What is said twice is told at the one that says less; whoever obeys deletes nothing that only it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model import FieldSpec, OwnFields

if TYPE_CHECKING:
    from mkdocs_m3 import Finding

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Plan\n"
GLOSSARY = "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
DUE = FieldSpec(name="due", label="Due", type="text", show="column")
WITH_DUE = replace(M3, fields=OwnFields(activity=(DUE,)))
ALIKE = "delete one of the two"
LESS = "delete this one"
EACH_SAYS_MORE = "make one of the two"


def told(text: str) -> tuple[Finding, ...]:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    return load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), WITH_DUE).findings


def twice(yaml: str) -> list[Finding]:
    """What is told of the things that a key task says again."""
    return [one for one in told(f"{HEAD}{yaml}---\n") if one.code == "M3026"]


def obeyed(text: str) -> str:
    """A page in which every cure is obeyed, the first of each round alone."""
    for _ in range(9):
        cures = [one.cure for one in told(text) if one.cure]
        if not cures:
            break
        text = edited(text, cures[0])
    return text


@pytest.mark.parametrize(
    ("yaml", "line", "headline"),
    [
        ("inputs:\n  - Plan {x}\n  - Law\n  - Plan {x}\n", 9, "the input `Plan {x}` is in line 7 as well"),
        (
            "outputs:\n  - Plan\n  - text: Plan\n    url: https://a.gov/x\n",
            7,
            "the output `Plan` is in line 8 as well",
        ),
        (
            "activities:\n  - text: Ask\n  - text: Ask\n    responsibleParty: customer\n",
            7,
            "the activity `Ask` is in line 8 as well, with more",
        ),
    ],
)
def test_what_is_listed_twice_is_told_at_the_one_that_says_less(yaml: str, line: int, headline: str) -> None:
    assert [(one.span.line, one.headline) for one in twice(yaml)] == [(line, headline)]


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs: [Plan]\noutputs: [Plan]\n",
        "inputs:\n  - text: Plan\n    url: https://a.gov/x\n  - text: Plan\n    url: https://a.gov/y\n",
        "activities:\n  - {text: A, responsibleParty: provider}\n  - {text: A, responsibleParty: customer}\n",
        "activities:\n  - text: A\n    due: Friday\n  - text: A\n    responsibleParty: customer\n",
        "activities:\n  - text: A\n    due: Friday\n  - text: A\n    due: Monday\n",
        "activities:\n  - text: A\n    output: [{text: B, external: true}]\n  - text: A\n    output: [B]\n",
    ],
)
def test_what_differs_is_not_said_twice(yaml: str) -> None:
    assert twice(yaml) == []


@pytest.mark.parametrize(
    ("yaml", "cure", "right"),
    [
        ("inputs:\n  - Plan\n  - Plan\n", LESS, "inputs:\n  - Plan\n"),
        ("inputs:\n  - 'Plan'\n  - text: Plan\n", LESS, "inputs:\n  - 'Plan'\n"),
        ("inputs:\n- Draw up\n  the plan\n- Draw up the plan\n", LESS, "inputs:\n- Draw up\n  the plan\n"),
        (
            "inputs:\n  - Plan\n  - text: Plan\n    external: true\n",
            LESS,
            "inputs:\n  - text: Plan\n    external: true\n",
        ),
        (
            "inputs:\n  - text: Plan\n    external: true\n  - text: Plan\n    external: true\n",
            ALIKE,
            "inputs:\n  - text: Plan\n    external: true\n",
        ),
        (
            "inputs:\n  - Plan\n  - text: Plan\n    foo: words that matter\n",
            LESS,
            "inputs:\n  - text: Plan\n    foo: words that matter\n",
        ),
        (
            "activities:\n  - text: A\n    due: Friday\n  - text: A\n",
            LESS,
            "activities:\n  - text: A\n    due: Friday\n",
        ),
        ("bestPractice:\n  - Ask\n  - Ask\n", ALIKE, "bestPractice:\n  - Ask\n"),
        ("bestPractice:\n  - Ask  # Ann\n  - Ask  # Ann\n", ALIKE, "bestPractice:\n  - Ask  # Ann\n"),
    ],
)
def test_what_says_nothing_of_its_own_is_deleted(yaml: str, cure: str, right: str) -> None:
    (found,) = twice(yaml)
    assert found.help == cure
    assert edited(f"{HEAD}{yaml}---\n", found.cure) == f"{HEAD}{right}---\n"
    assert twice(right) == []


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs:\n  - Plan  # by Ann\n  - Plan  # by Bob\n",
        "inputs:\n  - text: Plan\n    foo: one\n  - text: Plan\n    foo: two\n",
        "inputs:\n  - text: Plan\n    external: true\n  - text: Plan\n    url: https://a.gov/x\n",
        "inputs: [{text: Plan, foo: one}, {text: Plan, foo: two}]\n",
        "activities: [{text: A, foo: one}, {text: A, foo: two}]\n",
        "activities:\n  - text: A\n    notes: ask Ann first\n  - text: A\n    responsibleParty: customer\n",
    ],
)
def test_two_that_each_say_something_else_are_left_to_the_author(yaml: str) -> None:
    (found,) = twice(yaml)
    assert (found.help, found.cure) == (EACH_SAYS_MORE, ())


@pytest.mark.parametrize("yaml", ["inputs: [Plan, Plan]\n", "inputs: [\n  'Plan',\n  Law,\n  'Plan' ]\n"])
def test_a_text_in_brackets_is_deleted_by_hand(yaml: str) -> None:
    (found,) = twice(yaml)
    assert (found.help, found.cure) == (LESS, ())


@pytest.mark.parametrize(
    ("yaml", "right"),
    [
        ("inputs:\n  - Plan\n  - Plan  - Report\n", "inputs:\n  - Plan\n  - Report\n"),
        ("inputs:\n  - Plan\n  - text: Plan\n    text: Report\n", "inputs:\n  - Plan\n  - text: Report\n"),
        ("bestPractice:\n  - Ask  - Ask\n", "bestPractice:\n  - Ask\n"),
    ],
)
def test_an_item_whose_lines_have_to_be_corrected_first_is_deleted_after_that(yaml: str, right: str) -> None:
    assert not any(one.cure for one in twice(yaml))
    end = obeyed(f"{HEAD}{yaml}---\n")
    assert end == f"{HEAD}{right}---\n"
    assert [one for one in told(end) if one.code in ("M3001", "M3026")] == []


def test_a_dash_before_a_key_of_an_item_keeps_its_item() -> None:
    item = "  - text: A\n    responsibleParty: customer\n"
    wrong = f"activities:\n{item}{item}".replace("    r", "  - r").replace("text: ", "")
    assert obeyed(f"{HEAD}{wrong}---\n") == f"{HEAD}activities:\n{item}---\n"


def test_a_term_with_words_of_its_own_is_not_deleted() -> None:
    term = "      - name: Clerk\n        description: Files\n"
    (found,) = [one for one in told(f"{GLOSSARY}{term}{term}        foo: x\n---\n") if one.code == "M3026"]
    assert (found.help, found.cure) == ("make one of the two, or give one another name", ())


def test_two_groups_of_one_name_are_told() -> None:
    group = "  - group: {}\n    activities: [{}]\n"
    yaml = (
        "activitiesGroups:\n"
        + group.format("For grantees", "Do it")
        + group.format("for Grantees", "Make it")
    )
    (found,) = twice(yaml)
    assert found.headline.startswith("the group `for Grantees` is already in line ")
    assert found.help == "make one of the two, or give one another name"
    assert twice(yaml.replace("for Grantees", "For offices")) == []
