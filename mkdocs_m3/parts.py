"""The parts of a page by name, and the comments by which an author places them in the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

PARTS: Final = (
    "standing",
    "objective",
    "activities",
    "stakeholders",
    "inputs",
    "outputs",
    "best-practices",
)
"""Every part of a key-task page, in its usual order."""

_COMMENT: Final = re.compile(r"\s*<!--\s*m3/(?P<part>[^\s>]*?)\s*-->\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A comment that puts a part in its place."""

    part: str
    """The part's name as written."""
    start: int
    """Where the comment's line begins, in characters from 0 of the body."""
    end: int
    """Where the comment ends, exclusive."""


def placements(body: str) -> tuple[Placement, ...]:
    """Every comment on a line of its own that names a part, code aside."""
    if "<!--" not in body or "m3/" not in body:
        return ()
    found: list[Placement] = []
    for token in _blocks(body):
        if token.type != "html_block" or not token.map:
            continue
        for number in range(*token.map):
            start, line = _line(body, number)
            if comment := _COMMENT.fullmatch(line):
                indent = len(line) - len(line.lstrip())
                found.append(
                    Placement(part=comment["part"], start=start + indent, end=start + len(line.rstrip()))
                )
    return tuple(found)


def top_headings(body: str) -> tuple[tuple[int, int], ...]:
    """Where headings of the first level stand, from and to (exclusive), in characters from 0."""
    if "#" not in body and "=" not in body:
        return ()
    lines = (
        _line(body, token.map[0])
        for token in _blocks(body)
        if token.type == "heading_open" and token.tag == "h1" and token.map
    )
    return tuple((start, start + len(line)) for start, line in lines)


def _blocks(body: str) -> list[Token]:
    return _parser().parse(body)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").disable("inline")


def _line(text: str, number: int) -> tuple[int, str]:
    """Where a line begins, and the line, by its number from 0."""
    start = 0
    for _ in range(number):
        start = text.index("\n", start) + 1
    end = text.find("\n", start)
    return start, text[start : end if end >= 0 else len(text)].rstrip("\r")
