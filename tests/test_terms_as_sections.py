"""Terms of a glossary that are written at the level of its sections."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load

ROLES: Final = """\
  - name: Roles
    terms:
      - name: PMO Lead
        description: Leads the PMO
"""
TERM: Final = "  - name: Training Coordinator\n    description: Books rooms and trainers\n"
WORDS: Final = "  - name: Abbreviations\n    terms: [{name: SLA, description: What was promised}]\n"
IN: Final = "if it is a term, put its `-` under those of the terms of `Roles`, 6 spaces in"


def told(sections: str, behind: str = "") -> list[Finding]:
    text = f"---\nlayout: m3/glossary\ntitle: Glossary\nsections:\n{sections}{behind}---\n"
    source = Source(path="glossary.md", uri="glossary.md", text=text)
    return list(
        load([source], Inventory(pages={"glossary.md": "glossary/index.html"}, files={}), M3).findings
    )


@pytest.mark.parametrize(
    ("sections", "line", "cure"),
    [
        (ROLES + TERM, 9, IN),
        (ROLES + TERM + "\n" + WORDS, 9, IN),
        (ROLES + TERM.replace("Books", "'Books").replace("trainers", "trainers' # so far"), 9, IN),
        (ROLES + TERM.replace("Books", ">-\n      Books"), 9, IN),
        (TERM + ROLES, 5, IN),
        (ROLES.replace("      ", "    ") + TERM, 9, IN.replace("6", "4")),
        (WORDS + TERM + ROLES, 7, "if it is a term, put its `-` under those of the terms of `Abbreviations`"),
    ],
)
def test_a_section_without_terms_beside_others_is_told(sections: str, line: int, cure: str) -> None:
    (found,) = told(sections)
    assert (found.code, found.span.line, found.help) == ("M3021", line, cure)
    assert found.headline == "the section `Training Coordinator` has no terms"


def test_it_is_told_where_another_key_of_the_page_follows() -> None:
    assert len(told(ROLES + TERM, "permalink: /words/\n")) == 1


def test_nothing_is_told_once_it_is_under_the_terms() -> None:
    assert told(ROLES + TERM.replace("  - ", "      - ").replace("    desc", "        desc")) == []


@pytest.mark.parametrize(
    "sections",
    [
        TERM,
        ROLES + "  - name: Training Coordinator\n",
        ROLES + TERM + "    terms: []\n",
        ROLES + TERM + "    items:\n      - name: A printed map\n",
        ROLES + WORDS,
    ],
)
def test_other_sections_are_left_alone(sections: str) -> None:
    assert [one for one in told(sections) if "has no terms" in one.headline] == []
