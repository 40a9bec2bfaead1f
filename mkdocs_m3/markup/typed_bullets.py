"""Lines that begin with the sign of a bullet, as in Word, which begins no item in Markdown.

As with lists, only those at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import edge_paragraphs
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.tight_lists import are_no_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAY_BE: Final = re.compile(r"^[ \t]*[•·●▪◦\u2013]", re.MULTILINE)
_BULLET: Final = rare(
    r"(?P<indent>[ \t]*)(?P<sign>(?P<bullet>[•·●▪◦])(?!\s*[•·●▪◦\u2013])\s*|(?P<dash>\u2013)\s+)\S"
)
_BROKEN: Final = ("  ", "\\", "<br>", "<br/>", "<br />")
"""Ends of lines below which a new one begins for readers, too."""
_LEAST: Final = 2
"""Items that make a list."""


class TypedBullet(NamedTuple):
    """What has to give way to `- `, in characters from 0 of the body."""

    start: int
    """Where the line begins."""
    end: int
    """Where the words of the item begin."""
    indent: str
    """What is to stay before the `- `."""


class TypedBullets(NamedTuple):
    """Lines that are meant as a list. Places are in characters from 0 of the body."""

    start: int
    """Where the first sign is."""
    end: int
    """Where the first line ends, exclusive."""
    sign: str
    """The first sign."""
    extent: int
    """How many lines there are, with those on which an item goes on."""
    is_below_words: bool
    """Whether the line above is one of the same paragraph."""
    bullets: tuple[TypedBullet, ...]
    """The beginning of each item."""


def typed_bullets(body: str) -> tuple[TypedBullets, ...]:
    """The lines of each paragraph that are meant as two items or more."""
    if not _MAY_BE.search(body):
        return ()
    html, found = html_of(body), map(_bullets, edge_paragraphs(body))
    return tuple(one for one in found if one and not is_within(one.start, html))


def _bullets(lines: Sequence[tuple[int, str]]) -> TypedBullets | None:
    """Those of one paragraph, of which each line comes with its place."""
    all_matches = [_BULLET.match(line) for _, line in lines]
    first = next((n for n, match in enumerate(all_matches) if match), len(lines))
    below, matches = lines[first:], all_matches[first:]
    bullets = [(start, match) for (start, _), match in zip(below, matches, strict=True) if match]
    if len(bullets) < _LEAST or are_no_words([line for _, line in lines]):
        return None
    if bullets[0][1]["dash"] and len(bullets) < len(below):
        return None  # a dash may begin a line of a sentence
    if any(line.endswith(_BROKEN) for _, line in below[:-1]):
        return None
    start, match = bullets[0]
    edge = match["indent"]
    return TypedBullets(
        start=start + match.start("sign"),
        end=start + len(below[0][1].rstrip()),
        sign=match["sign"].strip(),
        extent=len(below),
        is_below_words=first > 0,
        bullets=tuple(
            TypedBullet(at, at + one.end("sign"), one["indent"].removeprefix(edge)) for at, one in bullets
        ),
    )
