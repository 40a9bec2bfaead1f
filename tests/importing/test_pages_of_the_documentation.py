"""What a newcomer copies out of *From a spreadsheet to a published site*, done to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.importing.imports import imported, told_by_check
from tests.sites import run
from tests.test_first_minutes import fences

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/from-a-spreadsheet.md"


def test_the_map_the_options_the_report_and_a_page_are_as_the_documentation_shows_them(
    tmp_path: Path,
) -> None:
    shown = {fence.title: fence.text for fence in fences(PAGE) if fence.title}
    _begin(tmp_path, shown)
    dry = imported(tmp_path, tmp_path / "raci.csv", "--dry-run")
    assert dry.printed == f"{shown['map.yml, the map']}---\n{shown['map.yml, for mkdocs.yml']}"
    assert dry.told == shown["the report"]
    (tmp_path / "map.yml").write_text(dry.printed, encoding="utf-8")
    made = imported(tmp_path, tmp_path / "raci.csv", "--map", "map.yml")
    assert made.pages["key-tasks/1.1.md"] == shown["docs/key-tasks/1.1.md"]


@pytest.mark.slow
def test_the_site_of_the_documentation_builds(tmp_path: Path) -> None:
    shown = {fence.title: fence.text for fence in fences(PAGE) if fence.title}
    _begin(tmp_path, shown)
    made = imported(tmp_path, tmp_path / "raci.csv")
    settings = yaml.safe_load(shown["mkdocs.yml"]) | made.documents[1] | {"theme": "mkdocs"}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    assert "no errors, no warnings" in told_by_check(tmp_path)
    built = run(tmp_path, strict=True)
    assert not built.is_aborted, built.log
    assert "Switch the old system off" in built.html("index.html")


def _begin(root: Path, shown: dict[str, str]) -> None:
    (root / "docs").mkdir()
    for name in ("mkdocs.yml", "raci.csv", "docs/index.md"):
        (root / name).write_text(shown[name], encoding="utf-8")
