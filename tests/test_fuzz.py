"""Every page and text from which the fuzzer begins, or that it once stumbled over; and a minute of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.fuzz.properties import check_markup, check_page, check_text

FUZZ: Final = Path(__file__).parent / "fuzz"
SECONDS: Final = 48
"""With what it takes to make the fuzzer ready twice, a minute."""


def kept(kind: str) -> list[Path]:
    return sorted(path for folder in ("corpus", "cases") for path in (FUZZ / folder / kind).glob("*"))


@pytest.mark.parametrize("page", kept("page"), ids=lambda path: path.stem)
def test_a_page_of_any_bytes(page: Path) -> None:
    check_page(page.read_bytes())


@pytest.mark.parametrize("text", kept("text"), ids=lambda path: path.stem)
def test_a_text_of_any_words(text: Path) -> None:
    check_text(text.read_bytes().decode("utf-8", errors="replace"))


@pytest.mark.slow
@pytest.mark.long
def test_a_minute_of_fuzzing_finds_nothing(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris, the fuzzer, is not installed here: see `make fuzz`")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", str(SECONDS), "--into", str(tmp_path)],
        cwd=FUZZ.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS * 5,
    )
    assert ended.returncode == 0, ended.stderr[-4000:]


@pytest.mark.parametrize(
    "markup",
    [
        "<b>never closed",
        "closed</b>",
        "<b><i>crossed</b></i>",
        "<font>x</font>",
        "<a onclick='x'>x</a>",
        "<a href='javascript:x'>x</a>",
        "<a href='java\tscript:x'>x</a>",
        "<a href=' \x01javascript:x'>x</a>",
        "a <b",
        "<!-- x -->",
    ],
)
def test_the_fuzzer_would_see_markup_that_is_not_as_it_should_be(markup: str) -> None:
    with pytest.raises(AssertionError):
        check_markup(markup)
