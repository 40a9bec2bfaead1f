"""What goes out of two small playbooks is what is written down in `tests/exported/`, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exported_files import FOLDER, written

if TYPE_CHECKING:
    from pathlib import Path


def test_each_file_that_goes_out_is_as_it_is_written_down(tmp_path: Path) -> None:
    files = dict(written(tmp_path))
    for name, text in files.items():
        assert text == (FOLDER / name).read_text(encoding="utf-8"), name
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert there == files.keys()
