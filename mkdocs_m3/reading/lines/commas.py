"""Commas in the texts of records in braces, which end the text for YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import WORD_KEYS
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, quote, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

_TOKEN: Final = re.compile(r"(?<=[\s,:\[{])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?=[ ]*[,\]}:])|[\[\]{},]")
_KEYED: Final = re.compile(r"\s*(?:(?P<key>[A-Za-z_]+)|\"[^\"]*\"|'[^']*'|[^:,]*)[ ]*:(?=\s|$)\s*")
_NOT_PLAIN: Final = frozenset("\"'[{|>&*!#")


class _Piece(NamedTuple):
    """What stands between two commas of a record in braces."""

    start: int
    """Where it begins, in characters from 0 of the YAML."""
    end: int
    """Where it ends, exclusive."""


def within_braces(page: Outline) -> Iterator[Correction]:
    """A text of a record in braces with pieces behind it that have no key."""
    for line in page.lines:
        if line.kind is Kind.ENTRY and line.value[:1] in ("{", "["):
            for pieces in _records(page.text, line.value_start, line.value_start + len(line.value)):
                yield from _cut(page, pieces)


def _records(text: str, start: int, end: int) -> Iterator[list[_Piece]]:
    """The pieces of each record in braces that begins and ends between two places."""
    open_: list[tuple[str, int, list[_Piece]]] = []
    for found in _TOKEN.finditer(text, start, end):
        sign = found[0]
        if sign in ("[", "{"):
            open_.append((sign, found.end(), []))
        elif sign == "," and open_:
            opening, begin, pieces = open_.pop()
            open_.append((opening, found.end(), [*pieces, _Piece(begin, found.start())]))
        elif sign in ("]", "}") and open_:
            opening, begin, pieces = open_.pop()
            if opening == "{" and sign == "}":
                yield [*pieces, _Piece(begin, found.start())]


def _cut(page: Outline, pieces: list[_Piece]) -> Iterator[Correction]:
    """What is wrong in a record: the pieces without a key, each run with the one above it."""
    key, start, end, count = "", 0, 0, 0
    for piece in (*pieces, None):
        words = page.text[piece.start : piece.end] if piece else ""
        keyed = _KEYED.match(words)
        if piece and not keyed and words.strip() and words.strip() not in page.keys:
            count += 1
            end = piece.start + len(words.rstrip())
            continue
        if key and count:
            yield _correction(page, key, start, end)
        key, count = "", 0
        if piece and keyed and keyed["key"] in page.keys and words[keyed.end() :][:1] not in _NOT_PLAIN:
            key, start = keyed["key"], piece.start + keyed.end()


def _correction(page: Outline, key: str, start: int, end: int) -> Correction:
    words = page.text[start:end]
    is_word = key in WORD_KEYS
    headline = f"inside `{{ }}` a comma ends {f'the value of `{key}`' if is_word else 'the text'}"
    right, edits = in_quotes(words), quote(page.text, start, end)
    if key in page.keys.of_parties:
        right = f"[{words}]"
        edits = (replace(start, end, right),)
    how = "write a list" if key in page.keys.of_parties else "put it in quotes"
    return Correction(start=start, end=end, headline=headline, help=f"{how}: `{key}: {right}`", edits=edits)
