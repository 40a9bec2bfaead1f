"""What is written over an author's files: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.cli.writing import ChangedError, Over, write
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.calls import called
from tests.sites import task
from tests.sites import write as write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

SLIP: Final = "category: proces"
MENDED: Final = "category: process"


def page(number: int, size: int = 0) -> str:
    return task(number=number, category=SLIP) + "x" * size + "\n"


def run(*arguments: str) -> Result:
    return called(*arguments)


def left_over(folder: Path) -> list[str]:
    """Files that are no pages."""
    return [path.name for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no small disk can be made here: {made.stderr.strip() or 'mount failed'}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_a_page_stays_what_it_was_and_the_command_says_so(small_disk: Path) -> None:
    write_pages(small_disk, {"a.md": page(1), "b.md": page(2, 150_000)})
    docs = small_disk / "docs"
    before = (docs / "b.md").read_bytes()
    said = run("check", str(docs), "--fix")
    assert said.exit_code == 2
    assert "b.md: No space left on device\n" in said.output
    assert "Traceback" not in said.output
    assert MENDED in (docs / "a.md").read_text(encoding="utf-8")
    assert (docs / "b.md").read_bytes() == before
    assert left_over(docs) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are told by POSIX systems alone")
def test_a_file_that_may_not_grow_so_large_is_left_as_it_was(tmp_path: Path) -> None:
    write_pages(tmp_path, {"a.md": page(1), "b.md": page(2, 120_000)})
    docs = tmp_path / "docs"
    before = (docs / "b.md").read_bytes()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000));"
        "from mkdocs_m3.cli import main; main(['check', sys.argv[1], '--fix'])"
    )
    ended = subprocess.run([sys.executable, "-c", limited, docs], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.endswith("b.md: File too large\n")
    assert (docs / "b.md").read_bytes() == before
    assert left_over(docs) == []


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.0, 0.3, 0.6, 0.9])
def test_after_a_kill_in_the_middle_each_page_is_the_old_one_or_the_new_one(
    tmp_path: Path, moment: float
) -> None:
    pages = {f"{number}.md": page(number, 20_000) for number in range(1, 151)}
    write_pages(tmp_path, pages)
    docs = tmp_path / "docs"
    mending = subprocess.Popen(
        [sys.executable, "-m", "mkdocs_m3.cli", "check", docs, "--fix"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wanted = max(1, int(moment * len(pages)))
    while _count_grown(docs, pages) < wanted and mending.poll() is None:
        time.sleep(0.001)
    mending.send_signal(signal.SIGKILL)
    mending.wait()
    broken = [
        name
        for name, old in pages.items()
        if (docs / name).read_text(encoding="utf-8") not in {old, old.replace(SLIP, MENDED)}
    ]
    assert broken == []
    assert _count_grown(docs, pages) >= wanted


def _count_grown(docs: Path, pages: dict[str, str]) -> int:
    """How many pages are longer than they were, as each is that has been mended."""
    return sum((docs / name).stat().st_size > len(old) for name, old in pages.items())


def test_a_page_that_has_changed_since_it_was_read_is_left_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path, {"a.md": page(1), "b.md": page(2)})
    docs = tmp_path / "docs"
    theirs = page(1).replace("Meet", "Meet and greet")
    read = PlaybookFolder.read

    def read_and_be_late(path: Path, named_from: Path) -> PlaybookFolder:
        found = read(path, named_from)
        if "greet" not in (docs / "a.md").read_text(encoding="utf-8"):
            (docs / "a.md").write_text(theirs, encoding="utf-8")
        return found

    monkeypatch.setattr(PlaybookFolder, "read", read_and_be_late)
    said = run("check", str(docs), "--fix")
    assert "a.md as it is: it has changed since it was read" in said.output
    assert MENDED in (docs / "b.md").read_text(encoding="utf-8")
    assert "greet" in (docs / "a.md").read_text(encoding="utf-8")


def test_only_the_bytes_that_were_read_are_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedError):
        write(file, b"ours", over=b"before")
    with pytest.raises(FileExistsError):
        write(file, b"ours", over=None)
    assert file.read_bytes() == b"theirs"
    write(file, b"ours", over=b"theirs")
    assert file.read_bytes() == b"ours"
    write(file, b"any", over=Over.ANYTHING)
    write(tmp_path / "new.md", b"new", over=None)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"any", "new.md": b"new"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")
def test_mode_is_kept_and_links_are_replaced_or_left(tmp_path: Path) -> None:
    file, target = tmp_path / "a.md", tmp_path / "target.md"
    file.write_bytes(b"a")
    file.chmod(0o640)
    write(file, b"b", over=b"a")
    assert file.stat().st_mode & 0o777 == 0o640
    target.write_bytes(b"t")
    (tmp_path / "link.md").symlink_to(target)
    with pytest.raises(ChangedError):
        write(tmp_path / "link.md", b"u", over=b"t")
    write(tmp_path / "link.md", b"u", over=Over.ANYTHING)
    assert (target.read_bytes(), (tmp_path / "link.md").read_bytes()) == (b"t", b"u")
    umask = os.umask(0o027)
    try:
        write(tmp_path / "new.md", b"n", over=None)
    finally:
        os.umask(umask)
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_a_file_is_told_by_every_command(tmp_path: Path) -> None:
    write_pages(tmp_path, {"a.md": task()})
    docs = str(tmp_path / "docs")
    (tmp_path / "file").write_text("", encoding="utf-8")
    exported = run("export", "--config-file", docs, "--to", str(tmp_path / "file/m3"), "--format", "json")
    (tmp_path / "docs/key-tasks").write_text("", encoding="utf-8")
    begun = run("new", "phase", "9", "Nine", "--site", str(tmp_path / "nowhere"))
    assert (exported.exit_code, begun.exit_code) == (2, 2)
    assert "Error: " in exported.output
    assert "file/m3: " in exported.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for some users")
def test_a_new_page_is_never_begun_outside_the_documentation_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write_pages(tmp_path, {"index.md": "# Home\n"})
    outside.mkdir()
    (outside / "3.1.md").write_text(task(), encoding="utf-8")
    (tmp_path / "docs/phase-3").symlink_to(outside)
    begun = run("new", "task", "3.2", "Two", "--site", str(tmp_path / "docs"))
    assert begun.exit_code == 2
    assert "leads out of the documentation folder" in begun.output
    assert [path.name for path in outside.iterdir()] == ["3.1.md"]
