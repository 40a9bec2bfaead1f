"""What a build holds is out of the collector's sight until the build ends, however it ends."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import task

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = (
    pytest.mark.slow
)  # builds of their own, since the tests' own process has frozen what it collected

HOOKS: Final = """\
import gc

def on_page_content(html, **kwargs):
    print("held", gc.get_freeze_count() > 0)

def on_post_page(output, page, **kwargs):
    if page.file.src_uri == "broken.md":
        raise ValueError("broken")
"""
BUILDS: Final = """\
import gc, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

if sys.argv[1:]:
    gc.freeze()
before = gc.get_freeze_count() > 0
for _ in range(2):
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except ValueError as error:
        print(error)
    print("left", (gc.get_freeze_count() > 0) == before)
"""


def built(root: Path, *arguments: str, pages: tuple[str, ...] = ()) -> list[str]:
    (root / "docs").mkdir()
    (root / "docs" / "3.1.md").write_text(task(), encoding="utf-8")
    for page in pages:
        (root / "docs" / page).write_text("# A page", encoding="utf-8")
    (root / "hooks.py").write_text(HOOKS, encoding="utf-8")
    configuration = "site_name: x\nhooks: [hooks.py]\nplugins:\n  - m3:\n      fail_on: never\n"
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    command = [sys.executable, "-c", BUILDS, *arguments]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=60)
    return run.stdout.split("\n")[:-1]


def test_a_build_holds_what_it_has_read_and_lets_it_go(tmp_path: Path) -> None:
    assert built(tmp_path) == ["held True", "left True"] * 2


def test_a_build_that_fails_lets_it_go_as_well(tmp_path: Path) -> None:
    assert [*dict.fromkeys(built(tmp_path, pages=("broken.md",)))] == ["held True", "broken", "left True"]


def test_what_somebody_else_has_frozen_stays_so(tmp_path: Path) -> None:
    assert built(tmp_path, "frozen") == ["held True", "left True"] * 2
