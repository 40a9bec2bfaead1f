"""Links to phases, and headings above views of them, that have a name which the phase had before."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

TASK: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form the Team
outputs: [Program Charter]
{}---
{}"""
PHASE: Final = "---\nlayout: m3/phase\nphase: 3\nname: {}\ndocumentation: [{{name: Minutes}}]\n---\n"


def told(about: str, *, name: str = "Mobilization", yaml: str = "", body: str = "") -> list[Finding]:
    pages = {"3.1.md": TASK.format(yaml, body), "phase-3.md": PHASE.format(name), "about.md": about}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code in ("M3101", "M3057")]


@pytest.mark.parametrize(
    "link",
    [
        "[Phase 3: Engagement](phase-3.md)",
        "[3: Engagement](phase-3.md)",
        "[phase 03 : Engagement](phase-3.md#tasks)",
        "[**Phase 3:** Engagement](<phase-3.md>)",
        "[Fase 3 \N{EN DASH} Engagement](/phase-3/)",
    ],
)
def test_the_old_name_of_a_phase_in_a_link_is_told(link: str) -> None:
    about = f"# About\n\n- See {link} first\n"
    (found,) = told(about)
    assert (found.code, found.span.length) == ("M3101", len("Engagement"))
    assert found.headline == "this link says `Engagement`, and phase 3 is called `Mobilization`"
    assert found.help == "if that is its old name, write `Mobilization`"
    right = edited(about, found.cure)
    assert right == about.replace("Engagement", "Mobilization")
    assert told(right) == []
    assert [one.headline for one in told("", body=f"\nSee {link}\n")] == [found.headline]
    assert [one.headline for one in told("", yaml=f"objective: 'See {link}'\n")] == [found.headline]


def test_the_name_of_another_phase_may_be_meant() -> None:
    other = "---\nlayout: m3/phase\nphase: 4\nname: Migration\n---\n"
    view = "<!-- m3/tasks {phase: 3} -->"
    found = told(f"{other}\n[3: Migration](phase-3.md)\n\n## Phase 3: Migration\n\n{view}\n")
    begin = "write `Mobilization`, or, if phase 4 is meant, correct the number and "
    assert [one.help for one in found] == [f"{begin}where the link leads", f"{begin}the view below"]


def test_links_of_html_are_looked_at_in_texts() -> None:
    yaml = "objective: \"See <a href='phase-3.md'>Phase 3: Engagement</a>\"\n"
    (found,) = told("", yaml=yaml)
    text = TASK.format(yaml, "")
    assert edited(text, found.cure) == text.replace("Engagement", "Mobilization")


@pytest.mark.parametrize("heading", ["## Phase 3: Engagement", "### **Phase 3:** *Engagement* { #three }"])
def test_the_old_name_of_a_phase_in_a_heading_above_its_view_is_told(heading: str) -> None:
    about = f"{heading}\n\n<!-- m3/tasks {{phase: 3}} -->\n\n<!-- m3/swimlanes {{phase: 3}} -->\n"
    (found,) = told(about)
    assert found.headline == "this heading says `Engagement`, and phase 3 is called `Mobilization`"
    assert found.help == "if that is its old name, write `Mobilization`"
    right = edited(about, found.cure)
    assert right == about.replace("Engagement", "Mobilization")
    assert told(right) == []


@pytest.mark.parametrize(
    "words",
    [
        "Mobilization",
        "mobilization",
        "Mobilization Phase",
        "what it takes",
        "who does what",
        "Overview",
        "Tasks and Roles",
        "Form the Team",
        "Program Charter",
        "Minutes",
        "Run",
        "2026",
    ],
)
def test_other_words_are_left_alone(words: str) -> None:
    links = f"See [Phase 3: {words}](phase-3.md) and [3: {words}](phase-3.md)\n"
    assert told(f"{links}\n## Phase 3: {words}\n\n<!-- m3/tasks {{phase: 3}} -->\n") == []


@pytest.mark.parametrize(
    "about",
    [
        "See [Phase 4: Engagement](phase-3.md)\n",
        "See [Phase 3: Engagement](3.1.md)\n",
        "See [Phase 3 Engagement](phase-3.md)\n",
        "See [3 - Engagement](phase-3.md)\n",
        "See [Step 3: Engagement](phase-3.md)\n",
        "See `[Phase 3: Engagement](phase-3.md)`\n",
        "```\n[Phase 3: Engagement](phase-3.md)\n```\n",
        "{{ macro }} [Phase 3: Engagement](phase-3.md)\n",
        "## Phase 3: Engagement\n\nWords.\n",
        "## Phase 3: Engagement\n\n<!-- m3/tasks -->\n",
        "## Phase 3: Engagement\n\n### More\n\n<!-- m3/tasks {phase: 3} -->\n",
    ],
)
def test_other_links_and_headings_are_left_alone(about: str) -> None:
    assert told(about) == []


@pytest.mark.parametrize("name", ["Bring the teams together", "Phase 3", "''"])
def test_beside_a_name_that_is_no_title_nothing_is_told(name: str) -> None:
    assert told("See [Phase 3: Engagement](phase-3.md)\n", name=name) == []
