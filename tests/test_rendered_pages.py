"""Every page of a small playbook with each part and each view is as it is written in `tests/rendered/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rendered_pages import FOLDER, rendered

if TYPE_CHECKING:
    from pathlib import Path


def test_each_page_is_as_it_is_written_down(tmp_path: Path) -> None:
    pages = rendered(tmp_path)
    for name, text in pages.items():
        assert text == (FOLDER / name).read_text(encoding="utf-8"), name
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert there == pages.keys()
