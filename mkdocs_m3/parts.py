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

_COMMENT: Final = re.compile(r"\s*<!--\s*m3/(?P<part>[^>]*?)\s*-->\s*", re.IGNORECASE)
_TIGHT_HEADING: Final = re.compile(r"#(?![#\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A comment that puts a part in its place."""

    part: str
    """The part's name as written."""
    start: int
    """Where the comment's line begins, in characters from 0 of the body."""
    end: int
    """Where the comment ends, exclusive."""
    is_within: bool = False
    """Whether it stands inside other HTML or an indented block, where no part can be placed."""


def placements(body: str) -> tuple[Placement, ...]:
    """Every comment on a line of its own that names a part, code aside."""
    if "<!--" not in body or "m3/" not in body.casefold():
        return ()
    lines = _lines(body)
    found: list[Placement] = []
    for token in _blocks(body):
        if not token.map or not (token.type == "html_block" or _is_indented_block(token, lines)):
            continue
        own = [(start, line, _COMMENT.fullmatch(line)) for start, line in lines[slice(*token.map)]]
        is_within = token.type != "html_block" or any(line.strip() and not named for _, line, named in own)
        found += [
            Placement(
                part=named["part"],
                start=start + len(line) - len(line.lstrip()),
                end=start + len(line.rstrip()),
                is_within=is_within,
            )
            for start, line, named in own
            if named
        ]
    return tuple(found)


def _is_indented_block(token: Token, lines: list[tuple[int, str]]) -> bool:
    """Whether what looks like indented code is the content of an admonition, a tab or the like."""
    if token.type != "code_block" or not token.map:
        return False
    before = (line for _, line in reversed(lines[: token.map[0]]) if line.strip())
    return next(before, "").startswith(("!!!", "???", "==="))


def top_headings(body: str) -> tuple[tuple[int, int], ...]:
    """Where headings of the first level stand, from and to (exclusive), in characters from 0.

    Python-Markdown takes `#Heading`, without a blank, for one as well.
    """
    if "#" not in body and "=" not in body:
        return ()
    lines = _lines(body)
    found: list[tuple[int, str]] = []
    for token in _blocks(body):
        if token.map and token.type == "heading_open" and token.tag == "h1":
            found.append(lines[token.map[0]])
        elif token.map and token.type == "paragraph_open":
            found += [(start, line) for start, line in lines[slice(*token.map)] if _TIGHT_HEADING.match(line)]
    return tuple((start, start + len(line)) for start, line in found)


def _blocks(body: str) -> list[Token]:
    return _parser().parse(body)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").disable("inline")


def _lines(text: str) -> list[tuple[int, str]]:
    """Every line with where it begins."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        found.append((start, line.rstrip("\r")))
        start += len(line) + 1
    return found
