"""A folder that is rendered into again and again, whatever becomes of the paths in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
import pytest

from mkdocs_m3.cli.rendered_folder import Copied, RenderedFolder

if TYPE_CHECKING:
    from pathlib import Path

AS_FILE: Final = {"docs/data": b"file", "docs/index.md": b"home"}
AS_FOLDER: Final = {"docs/data/a.txt": b"a", "docs/data/b/c.txt": b"c", "docs/index.md": b"home"}


def there(out: Path) -> dict[str, bytes]:
    """What is in a folder, but for the record of it."""
    files = (path for path in out.rglob("*") if path.is_file() and path.parent != out)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("is_watching", [False, True])
@pytest.mark.parametrize(("before", "now"), [(AS_FILE, AS_FOLDER), (AS_FOLDER, AS_FILE)])
def test_a_file_becomes_a_folder_and_a_folder_a_file(
    tmp_path: Path, before: dict[str, bytes], now: dict[str, bytes], *, is_watching: bool
) -> None:
    folder = RenderedFolder(tmp_path / "out", "docs")
    folder.write(before)
    later = folder if is_watching else RenderedFolder(tmp_path / "out", "docs")
    later.write(now)
    assert there(tmp_path / "out") == now
    assert RenderedFolder(tmp_path / "out", "docs").write(now) == 0


@pytest.mark.parametrize(("before", "now"), [(AS_FILE, AS_FOLDER), (AS_FOLDER, AS_FILE)])
def test_what_was_interrupted_is_written_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, bytes], now: dict[str, bytes]
) -> None:
    RenderedFolder(tmp_path / "out", "docs").write(before)
    with monkeypatch.context() as changed:
        changed.setattr(RenderedFolder, "_remove", lambda *_: pytest.fail("interrupted"))
        with pytest.raises(pytest.fail.Exception):
            RenderedFolder(tmp_path / "out", "docs").write(now)
    RenderedFolder(tmp_path / "out", "docs").write(before)
    RenderedFolder(tmp_path / "out", "docs").write(now)
    assert there(tmp_path / "out") == now


def test_a_folder_with_a_file_of_somebody_else_stays_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    RenderedFolder(out, "docs").write(AS_FOLDER)
    (out / "docs/data/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(click.UsageError, match=r"has not written: docs/data/mine\.txt\. Name"):
        RenderedFolder(out, "docs").write(AS_FILE)
    assert there(out) == {**AS_FOLDER, "docs/data/mine.txt": b"mine"}


def test_what_an_error_has_left_is_written_over(tmp_path: Path) -> None:
    folder = RenderedFolder(tmp_path / "out", "docs")
    folder.write({"docs/a.md": b"a", "docs/b.png": b"b"})
    no_file = Copied(str(tmp_path))
    with pytest.raises(OSError, match=r"directory|denied"):
        folder.write({"docs/a.md": b"changed", "docs/b.png": b"b", "docs/c.png": no_file})
    folder.write({"docs/a.md": b"a", "docs/b.png": b"b"})
    assert there(tmp_path / "out") == {"docs/a.md": b"a", "docs/b.png": b"b"}
