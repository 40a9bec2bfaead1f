"""Views that show another phase than the heading right above them names."""

from __future__ import annotations

from typing import Final

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD: Final = "---\nlayout: m3/keyTask\nphase: {n}\nkeyTask: 1\nname: Part {n}\n---\n"
VIEW: Final = "\n\n<!-- m3/swimlanes {phase: 4} -->\n"


def told(views: str, words: frozenset[str] = M3.phase_words) -> list[Finding]:
    pages = {f"{n}.md": HEAD.format(n=n) for n in (3, 4, 5)} | {"views.md": views}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    found = load(sources, inventory, replace(M3, phase_words=words)).findings
    return [one for one in found if one.code == "M3112"]


@pytest.mark.parametrize(
    "above",
    [
        "## Phase 5: Operation",
        "# Phase 5",
        "Words.\n\n### **Phase 5** \N{EN DASH} Operation { #five }",
        "## Fase 05: Operation ##",
        "## Phase 5: Operation (2026)",
        "## Phase 5 (Operation)",
        "---\ntitle: Views\n---\n## Phase 5",
        "## Phase 4\n\n## Phase 5: Operation",
        "## Phase 5\n\n<!-- A note -->",
        "## Phase 5\r\n",
    ],
)
def test_a_view_of_another_phase_than_its_heading_is_told(above: str) -> None:
    views = f"{above}{VIEW}"
    (found,) = told(views)
    assert found.headline == "the heading above names phase `5`, and `m3/swimlanes` shows phase `4`"
    assert found.help == "write `phase: 5`, or correct the heading"
    assert (found.span.excerpt, found.span.column) == (VIEW.strip(), VIEW.strip().index("4") + 1)
    mended = edited(views, found.cure)
    assert mended == views.replace("{phase: 4}", "{phase: 5}")
    assert told(mended) == []


def test_all_views_below_the_heading_are_told_unless_one_shows_its_phase() -> None:
    views = f"## Phase 5{VIEW}\n<!-- m3/tasks {{phase: [4]}} -->\n"
    found = told(views)
    mended = edited(views, [edit for one in found for edit in one.cure])
    assert mended == "## Phase 5\n\n<!-- m3/swimlanes {phase: 5} -->\n\n<!-- m3/tasks {phase: [5]} -->\n"
    assert told(f"## Phase 5\n\n<!-- m3/tasks {{phase: 5}} -->{VIEW}") == []


def test_of_a_heading_with_the_name_of_the_phase_that_is_shown_the_number_is_told() -> None:
    phase = "---\nlayout: m3/phase\nphase: 4\nname: Migration\n---\n"
    views = f"{phase}\n## Phase 5: Migration{VIEW}"
    (found,) = told(views)
    assert found.headline == (
        "this heading says `5`, and `Migration`, which `m3/swimlanes` below shows, is phase `4`"
    )
    assert (found.help, found.span.length) == ("write `4`", 1)
    mended = edited(views, found.cure)
    assert mended == views.replace("Phase 5", "Phase 4")
    assert told(mended) == []


def test_a_page_of_the_playbook_and_a_word_of_the_sites_own() -> None:
    views = f"{HEAD.format(n=6)}\n## Stage 5: Operation{VIEW}"
    assert told(views) == []
    (found,) = told(views, M3.phase_words | {"stage"})
    assert edited(views, found.cure) == views.replace("{phase: 4}", "{phase: 5}")


@pytest.mark.parametrize(
    "page",
    [
        f"## Phase 4: Migration{VIEW}",
        f"## Phases 4 and 5{VIEW}",
        f"## Phase 5: What phase 4 hands on{VIEW}",
        f"## Phase 5 - 4{VIEW}",
        f"## Phase 5 begins with this{VIEW}",
        f"## Phase 5.1: Operation{VIEW}",
        f"## Phase 5a: Operation{VIEW}",
        f"## Phase 7: Operation{VIEW}",
        f"## Before phase 5{VIEW}",
        f"## Operation 5{VIEW}",
        f"## Phase 5\n\n### Who hands on{VIEW}",
        f"## Phase 5\n\nThe phase before has these:{VIEW}",
        f"```\n## Phase 5\n```{VIEW}",
        f"---\n# Phase 5\ntitle: a\n---{VIEW}",
        "## Phase 5\n\n<!-- m3/swimlanes {phase: [4, 5]} -->\n",
        "## Phase 5\n\n<!-- m3/swimlanes -->\n",
        f"## Phase 5\n{' ' * 2000}{VIEW}",
    ],
)
def test_other_headings_are_left_alone(page: str) -> None:
    assert told(page) == []


def test_words_may_be_between_a_heading_and_its_view_unless_they_name_its_phase() -> None:
    (found,) = told(f"## Phase 5: Operation\n\nWho takes part, and when.{VIEW}")
    assert found.help == "write `phase: 5`, or correct the heading"
    assert told(f"## Phase 5: Operation\n\nAs in phase 4, which is shown here.{VIEW}") == []


def on_page_of_phase_5(body: str) -> list[Finding]:
    pages = {f"{n}.md": HEAD.format(n=n) for n in (3, 4, 5)}
    pages["five.md"] = f"---\nlayout: m3/phase\nphase: 5\nname: Operation\n---\n\n{body}"
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3112"]


@pytest.mark.parametrize("above", ["", "## Who takes part", "## Who takes part\n\nAll of these."])
def test_a_view_of_another_phase_on_the_page_of_one_is_told(above: str) -> None:
    (found,) = on_page_of_phase_5(f"{above}{VIEW}")
    assert found.headline == "this page is that of phase `5`, and `m3/swimlanes` shows phase `4`"
    assert found.help == "write `phase: 5`, or say above it that phase 4 is shown"
    assert found.cure[0].replacement == "5"


@pytest.mark.parametrize(
    "body",
    [
        VIEW.replace("4", "5"),
        f"## What phase 4 leaves us{VIEW}",
        f"## Who came before{VIEW}",
        VIEW.replace("4", "[4, 5]"),
        "<!-- m3/swimlanes -->\n",
    ],
)
def test_a_view_of_another_phase_that_is_meant_is_left_alone(body: str) -> None:
    assert on_page_of_phase_5(body) == []


@pytest.mark.parametrize("phase", [3, 5])
def test_a_view_on_the_page_of_a_phase_is_told_once_where_its_heading_names_another(phase: int) -> None:
    (found,) = on_page_of_phase_5(f"## Phase {phase}{VIEW}")
    assert found.headline == f"the heading above names phase `{phase}`, and `m3/swimlanes` shows phase `4`"
