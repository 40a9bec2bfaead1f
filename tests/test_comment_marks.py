"""Marks of comments from a word processor that come along with the words that they are about."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from tests.test_trials import HEAD


def told(text: str) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    found = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).findings
    return [one for one in found if one.code == "M3055"]


SLIPS: Final = (
    ("Give each risk an owner[KM1], and a date", "[KM1]"),
    ("Give each risk an owner [KM1]", "[KM1]"),
    ("Give each risk an owner.[ABC12]", "[ABC12]"),
    ("Give each risk (or issue)[KM1] an owner", "[KM1]"),
    ("Give each [risk](3.1.md), or issue[KM1]: a date, and `an owner[KM2]`", "[KM1]"),
)


@pytest.mark.parametrize(("words", "mark"), SLIPS)
@pytest.mark.parametrize("page", [f'{HEAD}bestPractice:\n  - "%"\n---\n', f"{HEAD}---\n\n- %\n- `a[KM1]`\n"])
def test_a_mark_behind_a_word_is_told_in_texts_and_bodies(words: str, mark: str, page: str) -> None:
    text = page.replace("%", words)
    (found,) = told(text)
    assert found.span.length == len(mark)
    assert found.headline == (
        f"`{mark}` looks like the mark of a comment that was copied along, and is shown to readers"
    )
    assert found.help == f"delete `{mark}`"
    mended = edited(text, found.cure)
    assert mended == page.replace("%", words.replace(mark, "", 1))
    assert told(mended) == []


def test_in_a_text_over_lines_it_is_told_at_the_text() -> None:
    (found,) = told(f"{HEAD}objective: >-\n  Name an\n  owner[KM1] early\n---\n")
    assert (found.span.line, found.cure, found.help) == (6, (), "delete `[KM1]`")


@pytest.mark.parametrize(
    "words",
    [
        "`owner[KM1]`",
        "owner\\[KM1]",
        "an [KM1] of it",
        "owner[1]",
        "owner[^KM1]",
        "owner[K1]",
        "owner[KMSA1]",
        "owner[KM]",
        "owner[KM0]",
        "owner[km1]",
        "owner[KM1](3.1.md)",
        "a list[KM1][2]",
    ],
)
def test_other_brackets_are_left_alone(words: str) -> None:
    assert not [one for one in told(f"{HEAD}objective: Name {words}\n---\n") if "mark" in one.headline]
    assert not [one for one in told(f"{HEAD}---\n\nName {words}\n") if "mark" in one.headline]


def test_a_name_of_an_address_is_no_mark() -> None:
    definition = "[KM1]: 3.1.md\n"
    assert told(f"{HEAD}---\n\nName an owner[KM1]\n\n{definition}") == []
    (found,) = told(f"{HEAD}objective: Name an owner[KM1]\n---\n\n{definition}")
    assert found.headline.startswith("no text takes an address from below the front matter")
