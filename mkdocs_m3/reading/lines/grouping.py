"""How to write activities in groups, where they are below headings in a list that has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.draft import as_value, insert, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.findings.finding import Fix

PLAIN: Final = "activities"
GROUPED: Final = "activitiesGroups"
GROUP: Final = "group"
_STEP: Final = 4
"""By so many columns activities are to the right of the `-` of their group."""
_LINE: Final = rare(r"^(?P<indent>[ ]*)(?=[^\s#])", re.MULTILINE)


class Heading(NamedTuple):
    """A line that is meant for the name of a group. Places are in characters from 0 of the text."""

    start: int
    """Where the line begins."""
    end: int
    """Where its words end, with their colon."""
    column: int
    """The column of its words, or of the `-` before them."""
    words: str
    """Its words, without the colon."""


def how(words: str, count: int = 1) -> str:
    """What to write for a heading of these words, of which there are so many, as a part of a sentence."""
    written = f"`- {GROUP}: {as_value(words)}`, and below it `{PLAIN}:` with its activities"
    return f"{written}{', and so on with each heading' if count > 1 else ''}"


def edits(text: str, key: tuple[int, int], headings: Iterable[Heading], end: int) -> Iterator[Fix]:
    """The edits that do so, up to where the list ends; `key` is where that of the list begins and ends."""
    headings = tuple(headings)
    yield replace(*key, GROUPED)
    for heading, stop in zip(headings, (*(one.start for one in headings[1:]), end), strict=True):
        indent = " " * heading.column
        named = f"{indent}- {GROUP}: {as_value(heading.words)}\n{indent}  {PLAIN}:"
        yield replace(heading.start, heading.end, named)
        yield from moved(text, heading.end, stop, heading.column)


def moved(text: str, start: int, stop: int, column: int) -> Iterator[Fix]:
    """The lines of some activities, so far to the right that they are in a group in this column."""
    below = text[start:stop]
    first = _LINE.search(below, below.find("\n") + 1)
    by = column + _STEP - len(first["indent"]) if first else 0
    if by > 0:
        lines = re.finditer(r"\n(?=[^\r\n]*\S)", below)
        yield from (insert(start + found.end(), " " * by) for found in lines)
