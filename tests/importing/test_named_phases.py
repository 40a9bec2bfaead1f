"""A phase that a table names in several ways, or that can have no page, is in a page or in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path


def rows(*phases: str) -> str:
    return "Phase,Task\n" + "".join(f"{phase},Task {n}\n" for n, phase in enumerate(phases, start=1))


@pytest.mark.parametrize(
    "phases",
    [
        ("Phase 1", "Phase 1: Prepare"),
        ("Phase 1: Prepare", "Phase 1"),
        ("1", "1. Prepare"),
        ("1. Prepare", "1"),
        ("1. Prepare", "Phase 1: prepare"),
    ],
)
def test_one_phase_with_and_without_its_name_gets_the_name(phases: tuple[str, ...], tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), rows(*phases))
    assert sorted(made.pages) == ["index.md", "key-tasks/1.1.md", "key-tasks/1.2.md", "phases/1.md"]
    assert made.front("phases/1.md") == {"layout": "m3/phase", "phase": 1, "name": "Prepare"}
    assert made.lines("left") == []


def test_another_name_of_a_phase_is_told(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), rows("Phase 2: Build", "Phase 2: Building", "Phase 2"))
    assert made.front("phases/2.md")["name"] == "Build"
    assert made.lines("left") == ["All: left: `Phase 2: Building`: phase 2 is `Build` already"]


def test_phases_of_a_site_without_any_are_told(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path, {"phases": "none"}), rows("Phase 1: Prepare", "Close"))
    assert sorted(made.pages) == ["index.md", "key-tasks/1.md", "key-tasks/2.md"]
    assert made.lines("left") == [
        "All: left: `Phase 1: Prepare`: the site has no phases",
        "All: left: `Close`: the site has no phases",
    ]


def test_a_phase_whose_page_is_there_is_told(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    page = "---\nlayout: m3/phase\nphase: 1\nname: Plan\n---\n"
    (root / "docs/phase.md").write_text(page, encoding="utf-8")
    made = imported(root, rows("Phase 1: Prepare"))
    words = "`Phase 1: Prepare`: phase 1 is there already, and is left as it is: docs/phase.md"
    assert made.lines("left") == [f"All: left: {words}"]


def test_an_id_of_another_phase_than_that_of_its_row_is_told(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Phase,No.,Task,Owner\n2: Build,1.1,Plan,Office\n")
    assert made.front("key-tasks/1.1.md")["phase"] == 1
    words = "the id `1.1` says phase 1, and its row `2: Build`: the id is taken"
    assert f"in!A2: guessed: {words}" in made.told


def test_a_name_beside_the_number_of_a_phase_that_has_a_name_is_told(tmp_path: Path) -> None:
    made = imported(
        new_site(tmp_path), "No.,Phase,Objective\nPhase 1: Plan,Prepare,Know\n2. Build,Build,Make\n"
    )
    assert made.front("phases/1.md")["name"] == "Prepare"
    assert made.lines("guessed") == ["All: guessed: `Phase 1: Plan` is taken as phase 1"]
