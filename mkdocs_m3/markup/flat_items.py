"""Items of lists that are meant to be within others, and have too few spaces for Python-Markdown.

CommonMark, by whose rules editors and code hosts show a page, puts them there with 2 or 3 spaces;
Python-Markdown needs 4 for each step. As with lists, only those at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of, words_in
from mkdocs_m3.markup.body_addresses import html_of, is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

STEP: Final = 4
"""Spaces for each step inwards."""
_MAY_BE: Final = re.compile(r"[\r\n][ ]{2,}(?:[-*+]|\d{1,9}\.)[ \t]")
_ITEM: Final = rare(r"[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]+(?!(?:[-*+]|\d{1,9}[.)])[ \t])\S")
_LISTS: Final = frozenset({"bullet_list_open", "ordered_list_open"})
_WORDS: Final = frozenset({"paragraph_open", "paragraph_close", "inline"})
_INDENT: Final = rare(r"[ \t]*")


class Indent(NamedTuple):
    """The blanks that a line begins with, and what they have to be. Places are in characters from 0."""

    start: int
    """Where the line begins."""
    end: int
    """Where its words begin."""
    right: str
    """The spaces to write."""


class FlatItems(NamedTuple):
    """A list with inner items that are none. Places are in characters from 0 of the body."""

    start: int
    """Where the first of them begins."""
    end: int
    """Where its line ends, exclusive."""
    spaces: int
    """How many spaces it needs."""
    is_alike: bool
    """Whether it is numbered as the items around it are, or has a bullet as they have."""
    indents: tuple[Indent, ...]
    """What has to change; nothing where there is more in the list than lines of words."""


class _Item(NamedTuple):
    depth: int
    """How many items it is within."""
    line: int
    """In which line it begins, from 0."""
    is_alike: bool
    """Whether the list it is in is of the same kind as the one around that."""


def flat_items(body: str) -> Iterator[FlatItems]:
    """Each list of which inner items are shown as outer ones."""
    if not _MAY_BE.search(body):
        return
    lines, html = lines_of(body), html_of(body)
    for tokens in _lists(blocks_of(body)):
        items = _items(tokens)
        if not _are_the_same(items, tokens, lines):
            continue
        flat = next((item for item in items if _is_flat(item, lines)), None)
        if flat and not is_within(lines[flat.line][0], html):
            start, line = lines[flat.line]
            indents = tuple(_indents(items, tokens, lines)) if _is_plain(tokens) else ()
            yield FlatItems(*words_in(start, line), STEP * flat.depth, flat.is_alike, indents)


def _lists(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each list that is in no other block."""
    start = 0
    for n, token in enumerate(tokens):
        if not token.level and token.type in _LISTS:
            start = n
        elif not token.level and token.type in ("bullet_list_close", "ordered_list_close"):
            yield tokens[start : n + 1]


def _items(tokens: Sequence[Token]) -> list[_Item]:
    kinds: list[str] = []
    found: list[_Item] = []
    for token in tokens:
        if token.type in _LISTS:
            kinds.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            kinds.pop()
        elif token.type == "list_item_open" and token.map:
            found.append(_Item(len(kinds) - 1, token.map[0], kinds[-2:-1] in ([], kinds[-1:])))
    return found


def _are_the_same(items: Sequence[_Item], tokens: Sequence[Token], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether Python-Markdown takes the same lines for items, be they within others or not.

    It takes no `1)` for one, and many lines that have more spaces than others take for words or for code.
    """
    if any(token.type == "code_block" or token.markup == ")" for token in tokens):
        return False
    paragraphs = (token.map for token in tokens if token.type == "paragraph_open" and token.map)
    words = (line for first, last in paragraphs for _, line in lines[first + 1 : last])
    return all(_ITEM.match(lines[item.line][1]) for item in items) and not any(map(_ITEM.match, words))


def _is_flat(item: _Item, lines: Sequence[tuple[int, str]]) -> bool:
    return _width(lines[item.line][1]) // STEP < item.depth


def _width(line: str) -> int:
    """How many spaces a line begins with, tabs being as wide as in Python-Markdown."""
    blanks = _INDENT.match(line)
    return len(blanks[0].expandtabs(STEP)) if blanks else 0


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Whether each item has one paragraph, and nothing else but further lists."""
    blocks = [token.type for token in tokens]
    if any(one not in _WORDS and "list" not in one for one in blocks):
        return False
    opened = [one for one in blocks if one.endswith("_open")]
    return all(
        before == "list_item_open" for before, one in pairwise(opened) if one == "paragraph_open"
    ) and blocks.count("paragraph_open") == blocks.count("list_item_open")


def _indents(
    items: Sequence[_Item], tokens: Sequence[Token], lines: Sequence[tuple[int, str]]
) -> Iterator[Indent]:
    """What has to change in the lines of each item, whose only paragraphs are in the same order."""
    paragraphs = [token.map for token in tokens if token.type == "paragraph_open" and token.map]
    for item, (first, last) in zip(items, paragraphs, strict=True):
        more = STEP * item.depth - _width(lines[first][1])
        for start, line in lines[first:last] if more else ():
            width = max(_width(line) + more, STEP * item.depth)
            yield Indent(start, start + len(line) - len(line.lstrip(" \t")), " " * width)
