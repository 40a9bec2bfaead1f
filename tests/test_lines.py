"""What a line is: to us the same as to MkDocs, to the Markdown library, and to an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.findings.fixing import fixed
from mkdocs_m3.markup.body import top_headings
from mkdocs_m3.markup.comments import placements
from tests.sites import build, write
from tests.test_reading import loaded, page

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = {"line feeds": "\n", "carriage returns": "\r", "both": "\r\n"}
LINES: Final = ("Words before", "", "<!-- m3/inputs -->", "", "# Heading", "", "Words after", "")


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_comments_and_headings_are_found_whatever_ends_the_lines(ending: str) -> None:
    body = ending.join(LINES)
    (placed,) = placements(body)
    assert body[placed.start : placed.end] == "<!-- m3/inputs -->"
    ((start, end),) = top_headings(body)
    assert body[start:end] == "# Heading"


def test_comments_are_found_where_endings_are_mixed() -> None:
    body = "one\rtwo\r\n\r<!-- m3/inputs -->\r\n\rthree\n<!-- m3/outputs -->\r"
    assert [body[one.start : one.end] for one in placements(body)] == [
        "<!-- m3/inputs -->",
        "<!-- m3/outputs -->",
    ]


@pytest.mark.parametrize(
    ("text", "start", "place", "excerpt"),
    [
        ("a\nb\nc", 2, (2, 1), "b"),
        ("a\r\nbc\r\n", 4, (2, 2), "bc"),
        ("a\rb\rc", 4, (3, 1), "c"),
        ("a\r\rb", 3, (3, 1), "b"),
        ("a\u2028b\x85c\x0cd", 2, (1, 3), "a\u2028b\x85c\x0cd"),
        ("a\n", 2, (2, 1), ""),
        ("", 0, (1, 1), ""),
    ],
)
def test_a_place_is_told_by_the_lines_that_an_editor_shows(
    text: str, start: int, place: tuple[int, int], excerpt: str
) -> None:
    span = Span.at("page.md", text, start)
    assert ((span.line, span.column), span.excerpt) == (place, excerpt)


def mixed(front_matter: str) -> bytes:
    head = "---\r\nlayout: m3/keyTask\rphase: 3\nkeyTask: 1\rname: Plan\r"
    return f"{head}{front_matter}\r---\rWords before\r\r<!-- m3/inputs -->\r\n\rWords after\r".encode()


def test_a_page_of_mixed_endings_is_checked_and_built(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": mixed("inputs: [Charter]")})
    assert not built.is_aborted
    words = built.article("3.1/index.html").get_text(" ", strip=True)
    assert words.index("Words before") < words.index("Charter") < words.index("Words after")
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "docs"), "--format", "concise"])
    assert "Read 1 page: no errors" in checked.output


def test_mending_leaves_every_line_ending_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md": mixed("catgory: process")})
    ended = CliRunner().invoke(main, ["check", str(tmp_path / "docs"), "--fix", "--format", "concise"])
    assert "Fixed" in ended.output
    assert (tmp_path / "docs/3.1.md").read_bytes() == mixed("category: process")


@pytest.mark.parametrize(
    ("written", "mended"), [("a\rb", "a\rb\r"), ("a\r\nb", "a\r\nb\r\n"), ("a\r", "a\r")]
)
def test_a_last_line_gets_the_ending_of_the_others(written: str, mended: str) -> None:
    assert fixed(written, ()) == mended


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("yaml", ["objective: one%two", "bestPractice:\n  - one%two\n  - three"])
def test_a_sign_that_ends_a_line_for_yaml_alone_is_named(sign: str, yaml: str) -> None:
    text = page(yaml.replace("%", sign))
    (found,) = loaded(text).findings
    assert found.code == "M3001"
    assert "line separator" in found.headline
    assert found.span.excerpt[found.span.caret] == sign
    assert loaded(fixed(text, (found,))).findings == ()


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_within_quotes_it_is_a_blank_like_any_other(sign: str) -> None:
    found = loaded(page(f"objective: 'one{sign}two'"))
    assert found.findings == ()
    (task,) = found.playbook.pages
    assert task.objective is not None
    assert task.objective.value.split() == ["one", "two"]
