"""Headings of the author's own above parts that are shown with the same heading."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.components import headings
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.locales import wording

TASK: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 1\nname: Begin\ninputs: [Plan]\n---\n"
PHASE: Final = "---\nlayout: m3/phase\nphase: 1\nname: Start\n---\n"


def told(page: str, language: str = "en", *, is_known: bool = True) -> list[Finding]:
    inventory = Inventory(pages={"a.md": "a/index.html"}, files={})
    found = load(
        [Source(path="a.md", uri="a.md", text=page)],
        inventory,
        M3,
        headings=lambda: headings(wording(language, {})) if is_known else {},
    ).findings
    return [one for one in found if one.code == "M3114"]


@pytest.mark.parametrize(
    "heading",
    [
        "## Inputs",
        "## Inputs ##",
        "##Inputs",
        "### *inputs*:",
        "**Inputs**",
        "**Inputs:**",
        "__Inputs__:",
        "Inputs\n------",
        "  ## Inputs",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n", "\n \n\n"])
def test_the_heading_of_the_part_below_is_told_and_its_cure_deletes_it_alone(
    heading: str, between: str
) -> None:
    page = f"{TASK}Some words.\n\n{heading}{between}<!-- m3/inputs -->\n\nMore.\n"
    (found,) = told(page)
    assert found.headline == "`m3/inputs` is shown with the heading *Inputs*, which is above it already"
    assert found.help == "delete this heading"
    assert found.span.excerpt == heading.split("\n", maxsplit=1)[0]
    assert edited(page, found.cure) == f"{TASK}Some words.\n\n<!-- m3/inputs -->\n\nMore.\n"


@pytest.mark.parametrize(
    "body",
    [
        "## What we need\n\n<!-- m3/inputs -->",
        "## Inputs and more\n\n<!-- m3/inputs -->",
        "## Inputs { #what-we-need }\n\n<!-- m3/inputs -->",  # to which a link may lead
        "We need these\nInputs\n------\n<!-- m3/inputs -->",
        "We need these:\n**Inputs**\n<!-- m3/inputs -->",
        "## Inputs\n\nWe need these.\n\n<!-- m3/inputs -->",
        "## Inputs\n\n<!-- m3/outputs -->",  # is not shown: there are none
        "## Inputs\n\n<!-- m3/objective -->\n\n<!-- m3/inputs -->",
        "- ## Inputs\n\n<!-- m3/inputs -->",
        "Inputs\n\n<!-- m3/inputs -->",
        "> Inputs\n---\n<!-- m3/inputs -->",
        "<!-- m3/inputs -->\n\n## Inputs",
        "## Inputs\n\n<!-- m3/swimlanes {phase: 1} -->",
        "## Summary line\n\n<!-- m3/summary-line -->",
    ],
)
def test_nothing_is_said_of_other_headings(body: str) -> None:
    assert told(f"{TASK}{body}\n") == []


def test_a_heading_is_told_in_the_words_of_the_site_and_not_where_they_are_unknown() -> None:
    german = "Eing\N{LATIN SMALL LETTER A WITH DIAERESIS}nge"
    assert len(told(f"{TASK}## {german}\n\n<!-- m3/inputs -->\n", "de")) == 1
    assert told(f"{TASK}## Inputs\n\n<!-- m3/inputs -->\n", "de") == []
    assert told(f"{TASK}## Inputs\n\n<!-- m3/inputs -->\n", is_known=False) == []


def test_parts_of_phases_are_told_too() -> None:
    (found,) = told(f"{PHASE}## {wording('en', {}).message('tasks')}\n\n<!-- m3/tasks -->\n")
    assert found.span.line == 6
