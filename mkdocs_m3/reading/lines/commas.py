"""Commas in the texts and letters of records and lists in brackets, which end them for YAML."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, quote, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_TOKEN: Final = re.compile(r"(?<=[\s,:\[{])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?=[ ]*[,\]}:])|[\[\]{},]")
_KEYED: Final = re.compile(r"\s*(?:(?P<key>[A-Za-z_]+)|\"[^\"]*\"|'[^']*'|[^:,]*)[ ]*:(?=\s|$)\s*")
_CLOSING: Final = {"[": "]", "{": "}"}
_COMMENT: Final = re.compile(r"\s#")
"""A comment within brackets, or words that look like one, of which nothing is known here."""
_LETTERS: Final = re.compile(r"\s*(?P<key>\"[^\"]*\"|'[^']*'|[^:,]*?)[ ]*:[ ]+(?P<letters>[A-Za-z]{1,4})\s*")
"""A party and letters of responsibility, of which each site chooses its own."""
_ONLY_LETTERS: Final = re.compile(r"\s*[A-Za-z]{1,4}\s*")
_FARTHEST: Final = 20
"""Pieces in which a parenthesis may close."""
_NOT_PLAIN: Final = frozenset("\"'[{|>&*!#")


class _Piece(NamedTuple):
    """What is between two commas of a record or list in brackets."""

    start: int
    """Where it begins, in characters from 0 of the YAML."""
    end: int
    """Where it ends, exclusive."""


def within_brackets(page: Outline) -> Iterator[Correction]:
    """A text with pieces behind it that have no key in a record, or with a parenthesis cut in two."""
    above: Line | None = None
    for n, line in enumerate(page.lines):
        is_value = above is not None and bool(above.key) and not above.value and line.kind is Kind.WORDS
        if (line.kind is Kind.ENTRY or is_value) and line.value[:1] in ("{", "["):
            below = takewhile(lambda m: page.lines[m].kind is Kind.INSIDE, range(n + 1, len(page.lines)))
            last = max((page.lines[m].end for m in below), default=line.value_start + len(line.value))
            key = line.key if line.kind is Kind.ENTRY or above is None else above.key
            if (key and key not in page.keys) or _COMMENT.search(page.text, line.value_start, last):
                above = line
                continue
            for opening, pieces in _collections(page.text, line.value_start, last):
                yield from _cut(page, opening, pieces)
        above = line


def _collections(text: str, start: int, end: int) -> Iterator[tuple[str, list[_Piece]]]:
    """The pieces of each record and list in brackets that begins and ends between two places."""
    open_: list[tuple[str, int, list[_Piece]]] = []
    for found in _TOKEN.finditer(text, start, end):
        sign = found[0]
        if sign in ("[", "{"):
            open_.append((sign, found.end(), []))
        elif sign == "," and open_:
            opening, begin, pieces = open_[-1]
            pieces.append(_Piece(begin, found.start()))
            open_[-1] = (opening, found.end(), pieces)
        elif sign in ("]", "}") and open_:
            opening, begin, pieces = open_.pop()
            if sign == _CLOSING[opening]:
                yield opening, [*pieces, _Piece(begin, found.start())]


def _cut(page: Outline, opening: str, pieces: list[_Piece]) -> Iterator[Correction]:
    """What is wrong in a record or list: the pieces that belong to the text above them, each run as one."""
    if opening == "{" and len(pieces) > 1:
        yield from _cut_letters(page, pieces)
    n = 0
    while n < len(pieces):
        key, start = _text(page, opening, pieces[n])
        last = n
        while start >= 0 and last + 1 < len(pieces):
            following = _closing(page, start, pieces, last)
            if following is None and opening == "{" and _has_no_key(page, pieces[last + 1]):
                following = last + 1
            if following is None:
                break
            last = following
        if last > n:
            words = page.text[: pieces[last].end].rstrip()
            yield _correction(page, opening, key, start, len(words))
        n = last + 1


def _cut_letters(page: Outline, pieces: list[_Piece]) -> Iterator[Correction]:
    """Letters of a party with more letters behind them, as in `{customer: A, R}`."""
    for n, piece in enumerate(pieces):
        found = _LETTERS.fullmatch(page.text, piece.start, piece.end)
        if not found or found["key"].strip("\"'").casefold() not in page.keys.parties:
            continue
        more = [*takewhile(lambda one: _is_more_letters(page, one), pieces[n + 1 :])]
        if not more:
            continue
        start, end = found.start("letters"), len(page.text[: more[-1].end].rstrip())
        letters = "/".join(page.text[one.start : one.end].strip() for one in more)
        right = f"{found['letters']}/{letters}"
        yield Correction(
            start=start,
            end=end,
            headline=f"inside `{{ }}` a comma ends the letters of `{found['key']}`",
            help=f"write `{found['key']}: {right}`",
            edits=(replace(start, end, right),),
        )


def _is_more_letters(page: Outline, piece: _Piece) -> bool:
    words = page.text[piece.start : piece.end].strip()
    return bool(_ONLY_LETTERS.fullmatch(words)) and words.casefold() not in page.keys.parties


def _text(page: Outline, opening: str, piece: _Piece) -> tuple[str, int]:
    """The key of a piece, and where the text begins that it holds; -1 where it holds none without quotes."""
    words = page.text[piece.start : piece.end]
    keyed = _KEYED.match(words)
    key = (keyed["key"] or "") if keyed else ""
    begin = keyed.end() if keyed else len(words) - len(words.lstrip())
    is_text = key in page.keys if opening == "{" else not keyed
    return key, piece.start + begin if is_text and words[begin:][:1] not in (*_NOT_PLAIN, "") else -1


def _has_no_key(page: Outline, piece: _Piece) -> bool:
    words = page.text[piece.start : piece.end]
    return bool(words.strip()) and words.strip() not in page.keys and not _KEYED.match(words)


def _closing(page: Outline, start: int, pieces: list[_Piece], last: int) -> int | None:
    """The piece that closes a parenthesis which is open at the end of piece `last`; `None` if none does."""
    open_ = _open_at(page, start, pieces[last].end)
    for n in range(last + 1, min(len(pieces), last + _FARTHEST)):
        keyed = _KEYED.match(page.text, pieces[n].start, pieces[n].end)
        if open_ <= 0 or (keyed and keyed["key"] in page.keys):
            return None
        open_ += _open_at(page, pieces[n].start, pieces[n].end)
        if not open_:
            return n
    return None


def _open_at(page: Outline, start: int, end: int) -> int:
    return page.text.count("(", start, end) - page.text.count(")", start, end)


def _correction(page: Outline, opening: str, key: str, start: int, end: int) -> Correction:
    words = page.text[start:end]
    is_word = key in page.keys.of_words
    what = f"the value of `{key}`" if is_word else "the text"
    headline = f"inside `{opening} {_CLOSING[opening]}` a comma ends {what}"
    right, edits = in_quotes(words), quote(page.text, start, end)
    if key in page.keys.of_parties:
        right = f"[{words}]"
        edits = (replace(start, end, right),)
    how = "write a list" if key in page.keys.of_parties else "put it in quotes"
    written = f"{key}: {right}" if key else right
    return Correction(start=start, end=end, headline=headline, help=f"{how}: `{written}`", edits=edits)
