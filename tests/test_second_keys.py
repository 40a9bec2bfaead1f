"""What a term means, or another second text of an item, without its key."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

TERMS = "---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n"


def told(text: str) -> list[Finding]:
    source = Source(path="a.md", uri="a.md", text=text)
    return list(load([source], Inventory(pages={"a.md": "a/index.html"}, files={}), M3).findings)


A = "      - name: A\n        description: B\n"
SLIPS = {
    "      - name: KPI\n        Key Result\n": "description: Key Result",
    "      - name: KPI\n        Key\n        Result\n": "description: Key Result",
    "      - name: KPI\n        Key\n          Result\n": "description: Key Result",
    "      - name: KPI\n        Result #1\n": 'description: "Result #1"',
    "    - name: KPI\n      Key Result\n": "description: Key Result",
    f"      - name: KPI\n        Result\n{A}": "description: Result",
}


@pytest.mark.parametrize("written", SLIPS)
def test_what_a_term_means_is_told_with_the_key_that_is_missing(written: str) -> None:
    right, wrong = SLIPS[written], f"{TERMS}{written}---\n"
    width = len(written) - len(written.lstrip()) + 4
    (found,) = told(wrong)
    assert (found.code, found.span.line, found.headline) == ("M3001", 7, "this text below `name` has no key")
    assert found.help == f"write `{right}`; if it goes on from the text above, indent it with {width} spaces"
    obeyed = edited(wrong, found.cure)
    assert f"\n{' ' * (width - 2)}{right}\n" in obeyed
    assert told(obeyed) == []


def test_it_can_go_on_from_the_text_above_and_not_from_one_in_quotes() -> None:
    assert told(f"{TERMS}      - name: KPI\n          Result\n---\n") == []
    (found,) = told(f"{TERMS}      - name: 'KPI'\n        Result\n---\n")
    assert found.help == "write `description: Result`"


def test_each_of_several_terms_is_told() -> None:
    wrong = f"{TERMS}      - name: KPI\n        Result\n      - name: LCCE\n        Estimate\n---\n"
    found = told(wrong)
    assert [one.help.partition(";")[0] for one in found] == [
        "write `description: Result`",
        "write `description: Estimate`",
    ]
    assert told(edited(wrong, [change for one in found for change in one.cure])) == []


@pytest.mark.parametrize(
    ("page", "right"),
    [
        (
            "sections:\n  - name: Words\n    What they mean\n    terms: [A]\n",
            "    description: What they mean\n",
        ),
        ("accept:\n  - code: M3072\n    It is so\n", "    reason: It is so\n"),
    ],
)
def test_items_of_other_lists_are_told_likewise(page: str, right: str) -> None:
    wrong = f"---\nlayout: m3/glossary\n{page}---\n"
    (found,) = told(wrong)
    assert right in edited(wrong, found.cure)
    assert "M3001" not in {one.code for one in told(edited(wrong, found.cure))}


@pytest.mark.parametrize(
    "written",
    [
        "      - name: KPI\n        and result\n        description: Key Result\n",
        "      - name: KPI\n        description: Key\n        Result\n",
        "      - description: Key\n        Result\n        name: KPI\n",
    ],
)
def test_a_line_that_can_only_go_on_is_told_as_before(written: str) -> None:
    (found,) = told(f"{TERMS}{written}---\n")
    assert found.headline == "this line is no key, and is not indented as a part of the text above it"


def test_a_name_over_two_lines_is_left_alone() -> None:
    assert (
        told(f"{TERMS}      - name: KPI\n          and result\n        description: Key Result\n---\n") == []
    )


def test_below_a_text_nothing_is_said_of_another_key() -> None:
    head = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Form\n"
    (found,) = told(f"{head}activities:\n  - text: Agree on\n    who decides\n---\n")
    assert found.headline.startswith("this line is no key")
