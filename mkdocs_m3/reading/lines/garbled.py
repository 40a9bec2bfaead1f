"""Characters that a program has garbled: UTF-8 read as Windows-1252, as Excel reads a CSV file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline

_FIRST: Final = range(0xC2, 0xF5)
_CONTINUING: Final = range(0x80, 0xC0)


def _read(byte: int) -> str:
    """The character that such a program reads in a byte; five bytes have none of their own there."""
    read = bytes([byte]).decode("cp1252", errors="ignore")
    return read or chr(byte)


_BYTES: Final = {_read(byte): byte for byte in range(0x80, 0x100)}
GARBLED: Final = (
    "["
    + re.escape("".join(map(_read, _FIRST)))
    + "]["
    + re.escape("".join(map(_read, _CONTINUING)))
    + "]{1,3}"
)
"""A first character and those that continue it, as a pattern; `_meant` says whether they make one up."""
LOST: Final = "\ufffd"
"""What programs write in place of a character that they could not read."""
_RUN: Final = rare(GARBLED)
_CLOSING: Final = rare("\u00e2\u20ac(?=[\\s.,;:!?)]|$)")
"""A closing quote whose last byte no program shows."""
_SHOUTED: Final = rare(r"[A-Z\u00c0-\u00de]\Z")
_UNSEEN: Final = {"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u200b": "", "\ufeff": ""}


def characters(page: Outline) -> Iterator[Correction]:
    """Lines with such characters, each told once, with every one of them mended."""
    for line in page.lines:
        if line.kind is Kind.COMMENT:
            continue
        edits = [*_edits(line)]
        if edits:
            first = edits[0]
            begin, end = first.start - line.start, first.end - line.start
            yield Correction(
                code="M3056",
                start=first.start,
                end=first.end,
                headline=f"`{line.text[begin:end]}` is {_called(first.replacement)}, "
                "garbled by a program that did not read it as UTF-8",
                help=_help([edit.replacement for edit in edits]),
                edits=tuple(edits),
                is_certain=True,
            )
        if LOST in line.text:
            start = line.start + line.text.index(LOST)
            yield Correction(
                code="M3056",
                start=start,
                end=start + 1,
                headline=f"`{LOST}` is what a program writes for a character that it could not read",
                help="write the character that belongs here, such as an apostrophe or an accented letter",
            )


def _edits(line: Line) -> Iterator[Fix]:
    at = 0
    for found in _RUN.finditer(line.text):
        meant, length = _meant(found[0])
        is_capital = length == 2 and _SHOUTED.search(line.text[: found.start()])  # noqa: PLR2004 - Ã and a sign
        if meant is None or is_capital or found.start() < at:
            continue
        at = found.start() + length
        start = line.start + found.start()
        yield replace(start, start + length, _UNSEEN.get(meant, meant))
    for found in _CLOSING.finditer(line.text):
        yield replace(line.start + found.start(), line.start + found.end(), "\u201d")


def _meant(signs: str) -> tuple[str | None, int]:
    """The character whose bytes were read as these signs, and how many of them it takes."""
    for length in range(len(signs), 1, -1):
        try:
            meant = bytes(_BYTES[sign] for sign in signs[:length]).decode()
        except UnicodeDecodeError:
            continue
        if len(meant) == 1:
            return meant, length
    return None, 0


def _called(character: str) -> str:
    if character == "":
        return "a character without width"
    return "a space" if character == " " else f"`{character}`"


def _help(right: list[str]) -> str:
    words = "delete it" if right[0] == "" else f"write {_called(right[0])}"
    more = len(right) - 1
    return f"{words}, and mend {more} more in this line" if more else words
