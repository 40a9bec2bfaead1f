"""What a screen reader has said of pages, as it was written down, and what is said where there is none."""

from __future__ import annotations

import itertools
import re
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest

from tests.browser.example_sites import REPOSITORY
from tests.screen_reader import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def said(name: str) -> Iterator[str]:
    """What is said of things while a page is read through."""
    text = (run.TRANSCRIPTS / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.partition("\n\n")[2].partition("\n\n")[0].splitlines():
        yield line.strip()


@pytest.mark.parametrize("name", run.PAGES)
def test_no_words_are_glued_and_nothing_is_said_twice(name: str) -> None:
    lines = list(said(name))
    assert len(lines) > 10
    for line in lines:
        assert not re.search(r"[a-z]{2}(?:[A-Z][a-z]|\()|\):?\w", line), line
        words = [word for word in line.split(", ") if word not in {"heading level 1", "heading level 2"}]
        assert all(one != other for one, other in itertools.pairwise(words)), line
        assert line != "statusbar"
        assert not re.match(r"(?:image|graphic|link|push button|entry|combo box)$", line), line


def test_the_documentation_shows_every_transcript() -> None:
    page = (REPOSITORY / "docs" / "screen-reader.md").read_text(encoding="utf-8")
    shown = re.findall(r'^--8<-- "docs/transcripts/(\w+)\.txt"$', page, re.MULTILINE)
    assert shown == list(run.PAGES)
    assert {path.stem for path in run.TRANSCRIPTS.iterdir()} == set(shown)


def test_a_page_is_read_anew_where_orca_or_its_window_never_comes_or_falls_silent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent, whole = "Read through\n\n\n", (run.TRANSCRIPTS / "task.txt").read_text(encoding="utf-8")
    comes, read = iter([False, True, True]), iter([silent, whole])

    @contextmanager
    def reader(_folder: Path) -> Iterator[None]:
        if not next(comes):
            raise TimeoutError("the browser's window never came")
        yield

    monkeypatch.setattr(run, "reader", reader)
    monkeypatch.setattr(run, "read", lambda *_: next(read))
    assert run.read_anew(tmp_path / "task", "http://127.0.0.1/3.1/", 0) == whole
    assert capsys.readouterr().err == "task: the browser's window never came\ntask: Orca fell silent\n"


def test_a_page_is_given_up_after_some_attempts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "reader", nullcontext)
    monkeypatch.setattr(run, "read", lambda *_: "Read through\n\n\n")
    assert run.read_anew(tmp_path / "task", "http://127.0.0.1/3.1/", 0) is None
    errors = capsys.readouterr().err.splitlines()
    assert errors[:-1] == ["task: Orca fell silent"] * run.ATTEMPTS
    assert errors[-1] == "task: given up, and the transcript stays as it was"


def test_a_missing_program_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.screen_reader.session.shutil.which", lambda name: name != "orca")
    assert run.main([]) == 1
    printed = capsys.readouterr()
    assert printed.err == "A screen reader needs orca: run apt-get install orca\n"
    assert printed.out == ""


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["a", "leaving main content., b"], ["a"]),
        (["a", "content info"], ["a"]),
        (["a", "Next: b, link"], ["a"]),
        (["a", "b"], ["a", "b"]),
    ],
)
def test_what_the_theme_has_below_a_page_is_left_out(lines: list[str], kept: list[str]) -> None:
    assert run.until_footer(lines) == kept


@pytest.mark.parametrize("path", sorted(run.TRANSCRIPTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_transcript_that_orca_has_cut_short_is_known(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not run.is_cut_short(text)
    assert run.is_cut_short(
        "".join(re.sub(r"(    \[[^ ]+\] ).*", r"\1", line) for line in text.splitlines(True))
    )
    assert run.is_cut_short("Read through\n\n\n" + text.partition("\n\n")[2])
