"""Boxes such as `!!! note` that stay empty, as their text is not indented with 4 spaces.

As with lists, only those at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.flat_items import STEP
from mkdocs_m3.markup.tight_lists import are_no_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAY_BE: Final = re.compile(r"^(?:!!!|\?\?\?)", re.MULTILINE)
_HEAD: Final = rare(
    r"(?P<box>(?P<sign>!!!|\?\?\?)\+?[ ]?[\w\-]+(?:[ ]+[\w\-]+)*)(?:[ ]+\"[^\"]*\")?[ ]*\Z"
    r"|(?P<named>(?P<other>\?\?\?)\+?)[ ]*\"[^\"]*\"[ ]*\Z"
)
"""The first line of a box, with a kind as in `!!! note`, or with a title alone, as `???` may be."""
_CODE: Final = rare(r"[ ]*(?:```|~~~)")
_OTHER: Final = rare(r"[ ]{0,3}(?:<|\||```|~~~)")
"""Lines that begin something that may well be meant to be below a box without any text."""


class EmptyBox(NamedTuple):
    """The lines that are meant to be in a box. Places are in characters from 0 of the body."""

    head: str
    """How the box begins: `!!! note`."""
    start: int
    """Where the words of the first line begin."""
    end: int
    """Where they end, exclusive."""
    indents: tuple[tuple[int, int], ...]
    """From where to where each line has blanks that four spaces have to take the place of."""


def empty_boxes(body: str, signs: Sequence[str]) -> Iterator[EmptyBox]:
    """Each box without a text that begins with one of these signs, and has words right below it."""
    if not _MAY_BE.search(body):
        return
    lines, html = lines_of(body), html_of(body)
    for token in blocks_of(body):
        if token.type != "paragraph_open" or token.level or not token.map:
            continue
        for n in range(*token.map):
            head = _HEAD.match(lines[n][1])
            if head and (head["sign"] or head["other"]) in signs and not is_within(lines[n][0], html):
                text = _text(lines, n + 1)
                if text:
                    yield _empty_box(head["box"] or head["named"], text)


def _text(lines: Sequence[tuple[int, str]], first: int) -> Sequence[tuple[int, str]]:
    """The lines up to an empty one or another box, where the box above should have them and does not."""
    least = 0
    if first < len(lines) and not lines[first][1].strip():
        first, least = first + 1, 1  # below an empty line, only what is indented is meant to be in it
    last = first
    while last < len(lines) and lines[last][1].strip() and not _MAY_BE.match(lines[last][1]):
        last += 1
    text = lines[first:last]
    if not text or not least <= _blanks(text[0][1]) < STEP or "\t" in text[0][1][:STEP]:
        return ()
    words = text[0][1]
    return () if _OTHER.match(words) or are_no_words([words]) else text


def _empty_box(head: str, text: Sequence[tuple[int, str]]) -> EmptyBox:
    start, line = text[0]
    edge = min(_blanks(words) for _, words in text)
    has_code = any(_CODE.match(words) for _, words in text)  # which may go on below an empty line
    indents = () if has_code else tuple((at, at + edge) for at, _ in text)
    return EmptyBox(head, start + _blanks(line), start + len(line.rstrip()), indents)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
