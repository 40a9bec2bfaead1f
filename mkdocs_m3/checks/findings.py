"""Makes findings out of what a rule found at a text or at a place of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.findings.nearest import LONGEST_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import Record, Source, Text

_MOST_NAMED: Final = 8
"""Lines or tasks that a finding names; of more, it gives the number of the rest."""


def place_of(page: Record, text: Text | None) -> Span:
    """The place of a text in its page; of the page's first character where there is none."""
    source = page.source
    return Span.at(source.path, source.text, text.start if text else 0, text.end if text else 1)


def place_of_number(page: Record) -> tuple[int, int]:
    """Where a page says its number, in characters from 0, the end exclusive; its first character else."""
    return (page.own_number.start, page.own_number.end) if page.own_number else (0, 1)


def at_text(
    code: str,
    page: Record,
    text: Text | None,
    headline: str,
    cure: str,
    *,
    fix: Fix | None = None,
    edits: tuple[Fix, ...] = (),
    others: tuple[Span, ...] = (),
) -> Finding:
    """A finding about a whole text, and perhaps about other places."""
    span = place_of(page, text)
    return Finding(code=code, span=span, headline=headline, help=cure, fix=fix, edits=edits, others=others)


def with_key(page: Record, text: Text, pair: str) -> str:
    """What to write for one more `key: value` in an item; one that is only a text becomes a record."""
    before = page.source.text[: text.start].rpartition("\n")[2].rstrip(" \t\"'")
    written = page.source.text[text.start : text.end]
    if before.endswith("-"):
        return f"write `- text: {written}`, and `{pair}` below it"
    if before.endswith(("[", ",")):
        return f"write `{{text: {written}, {pair}}}`"
    return f"add `{pair}` to it"


def listed(ids: Iterable[str]) -> str:
    """Ids of parties in a sentence: `customer` and `qsmo`, each in backticks."""
    return " and ".join(f"`{id_}`" for id_ in ids)


def in_lines(places: Iterable[Span]) -> str:
    """The lines of some places of one page in a sentence: in lines 14, 38 and 42."""
    lines = [f"{line:,}" for line in dict.fromkeys(place.line for place in places)]
    return f"in line {lines[0]}" if len(lines) == 1 else f"in lines {enumerated(lines)}"


def enumerated(words: list[str]) -> str:
    """Two words or more in a sentence; of very many, the first, and how many more there are."""
    if len(words) > _MOST_NAMED + 1:
        words = [*words[:_MOST_NAMED], f"{len(words) - _MOST_NAMED} more"]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shortened(name: str) -> str:
    """A name that many findings may quote, cut where it is longer than any name should be."""
    return name if len(name) <= LONGEST_WORD else f"{name[:LONGEST_WORD]}…"


def rewriting(text: Text, replacement: str | None) -> Fix | None:
    """The change of a whole text into another; none where it is not in the page as it is read."""
    if not replacement or not text.is_verbatim:
        return None
    return Fix(start=text.start, end=text.end, replacement=replacement)


def at_offset(
    code: str,
    page: Record,
    where: tuple[int, int],
    headline: str,
    cure: str,
    *,
    fix: Fix | None = None,
    edits: tuple[Fix, ...] = (),
) -> Finding:
    """A finding about characters of the page: from, in characters from 0, and to, exclusive."""
    span = Span.at(page.source.path, page.source.text, *where)
    return Finding(code=code, span=span, headline=headline, help=cure, fix=fix, edits=edits)


def within(
    code: str,
    page: Record,
    text: Text,
    headline: str,
    cure: str,
    *,
    part: tuple[int, int],
    right: str | None = None,
) -> Finding:
    """A finding about a part of a text, and what to write in its place, if that is known.

    The part is from and to (exclusive), in characters from 0 of the text. Where the page does not have the
    text as it is read, the finding is about the whole of it.
    """
    if not text.is_verbatim:
        return at_text(code, page, text, headline, cure)
    start, end = text.start + part[0], text.start + part[1]
    edits = () if right is None else (Fix(start=start, end=end, replacement=right),)
    return at_offset(code, page, (start, end), headline, cure, edits=edits)


def changing(
    code: str, source: Source, where: tuple[int, int], headline: str, cure: str, *, right: str
) -> Finding:
    """A finding about characters of any page of the site, and what to write in their place."""
    span = Span.at(source.path, source.text, *where)
    edits = (Fix(start=where[0], end=where[1], replacement=right),)
    return Finding(code=code, span=span, headline=headline, help=cure, edits=edits)


def empty_line(page: Record, line_start: int) -> Fix:
    """The change that puts an empty line above one of the body: one more end of a line, as it is above."""
    text, at = page.source.text, page.body_places[line_start]
    ending = "\r\n" if text[max(at - 2, 0) : at] == "\r\n" else text[at - 1]
    return Fix(start=at, end=at, replacement=ending)
