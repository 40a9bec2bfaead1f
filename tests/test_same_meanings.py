"""An entry of a glossary that was copied with its meaning."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load


def told(*terms: tuple[str, str]) -> list[tuple[int, str, str]]:
    items = "".join(f"      - name: {name}\n        description: {words}\n" for name, words in terms)
    text = f"---\nlayout: m3/glossary\ntitle: Words\nsections:\n  - name: All\n    terms:\n{items}---\n"
    source = Source(path="docs/g.md", uri="g.md", text=text)
    found = load([source], Inventory(pages={"g.md": "g/index.html"}, files={}), M3).findings
    return [(one.span.line, one.headline, one.help) for one in found if one.code == "M3104"]


COPIED = "write what is right for the one to which it was copied"
COST = "What a system costs from first to last"


@pytest.mark.parametrize("words", [COST, f"**{COST}**", COST.upper(), f"{COST} "])
def test_the_second_entry_with_one_meaning_is_told(words: str) -> None:
    assert told(("LCCE", COST), ("Desk", "Answers all questions of users"), ("MOU", words)) == [
        (12, "`MOU` means what `LCCE` means, at docs/g.md:7:15", COPIED)
    ]


@pytest.mark.parametrize(
    "terms",
    [
        (("LCCE", COST), ("MOU", f"{COST} day")),
        (("LCCE", COST), ("Life Cycle Cost Estimate", COST)),
        (("Life Cycle Cost Estimate (LCCE)", COST), ("LCCE", COST)),
        (("Estimate", COST), ("Estimate of costs", COST)),
        (("Desk", "To do"), ("Board", "To do")),
    ],
    ids=["other words", "initials", "in parentheses", "a part of it", "too short"],
)
def test_what_may_share_a_meaning_is_left_alone(terms: tuple[tuple[str, str], ...]) -> None:
    assert told(*terms) == []


@pytest.mark.parametrize("name", ["Deputy Program Manager", "Program Manager for Grants"])
def test_somebody_else_of_nearly_the_same_name_has_another_meaning(name: str) -> None:
    assert told(("Program Manager", COST), (name, COST)) == [
        (10, f"`{name}` means what `Program Manager` means, at docs/g.md:7:15", COPIED)
    ]
