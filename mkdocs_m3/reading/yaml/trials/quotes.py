"""Texts whose quotes, or lack of quotes, keep YAML from reading them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import BLANKS, called, name_of_blank
from mkdocs_m3.reading.yaml.draft import QUOTED, Correction, as_value, in_quotes, replace, without_second_dash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_BLANKS: Final = re.compile(rf"[ \t{BLANKS}]*(?=\r?\n|\Z)")
_ESCAPE: Final = re.compile(r"\\(?![\"\\/ntr])")


def on_its_line(page: Outline, n: int) -> Iterator[Correction]:
    """The whole text in quotes, of which it may have some already."""
    line = page.lines[n]
    if line.kind is Kind.ENTRY and line.value:
        yield from _in_quotes(page, line, line.value_start + len(line.bare_value))


def over_lines(page: Outline, n: int) -> Iterator[Correction]:
    """The same with the lines that continue it."""
    line = page.lines[n]
    if line.kind is Kind.ENTRY and line.value and line.key not in page.keys.of_words:
        yield from _in_quotes(page, line, _end(page, n))


def _in_quotes(page: Outline, line: Line, end: int) -> Iterator[Correction]:
    value, stop = page.text[line.value_start : end], _behind_blanks(page.text, end)
    if QUOTED.fullmatch(value) and (behind := page.text[end:stop].strip(" \t")):
        yield Correction(
            start=end,
            end=stop,
            headline=f"{name_of_blank(behind[0])} follows the closing quote of this text",
            help="delete it",
            edits=(replace(end, stop, ""),),
            is_certain=True,
        )
        return
    if line.dashes and line.key and (dash := without_second_dash(line.value_start, value)):
        yield dash
        return
    right, cure = in_quotes(_bare(value)), "put the whole text in quotes"
    if value[0] == '"' and line.key in page.keys.of_words and _ESCAPE.search(value):
        right, cure = as_value(_bare(value).replace("\\", "/")), "write"
    if right != value:
        yield Correction(
            start=line.value_start,
            end=line.value_start + len(line.value),
            headline=_headline(value),
            help=f"{cure}: `{right}`" if cure != "write" else f"write `{right}`",
            edits=(replace(line.value_start, stop, right),),
        )


def _behind_blanks(text: str, end: int) -> int:
    """Where the blanks behind a text end, which YAML takes for words behind its quotes."""
    found = _BLANKS.match(text, end)
    return found.end() if found else end


def _headline(value: str) -> str:
    sign = value[0]
    if sign == '"' and _ESCAPE.search(value):
        return "YAML reads a backslash between double quotes as the beginning of another sign"
    if sign in "\"'":
        return "the quotes of this text do not fit together"
    return (
        "YAML cannot read this text as it is"
        if sign.isalnum()
        else f"a text cannot begin with {called(sign)}"
    )


def _bare(value: str) -> str:
    """The text without the quotes that were meant to hold it."""
    sign = value[0]
    if sign not in "\"'":
        return value
    words = value.strip(sign)
    return words.replace("''", "'") if sign == "'" else words.replace('\\"', '"')


def _end(page: Outline, n: int) -> int:
    """Where the text ends, with the lines below that continue it."""
    end = page.lines[n].start + len(page.lines[n].text.rstrip())
    for line in page.lines[n + 1 :]:
        if line.kind not in (Kind.WORDS, Kind.INSIDE) or _begins(line):
            break
        end = line.start + len(line.text.rstrip())
    return end


def _begins(line: Line) -> bool:
    return bool(line.dashes or line.key)
