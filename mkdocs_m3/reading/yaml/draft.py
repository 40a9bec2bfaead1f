"""The YAML of a page while it is being corrected, which still knows where each character was written.

A page with mistakes is read as if its author had followed the advice already, so that everything else on it
can be read, and so that nobody is told of what merely follows from a mistake.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.findings.plain_texts import is_plain
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import Source

QUOTED: Final = rare(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
"""A text with the quotes around it."""
_BEFORE_OPENING: Final = " \t\n([{/\u2013\u2014-"
"""Signs before which no quote closes, unless a blank follows it."""


class Correction(Struct, frozen=True, kw_only=True):
    """A mistake in the YAML of a page, and the edits that correct it. All places are those of a draft."""

    start: int
    """Where the mistake begins, in characters from 0 of the draft."""
    end: int
    """Where it ends, exclusive."""
    headline: str
    """What is wrong."""
    help: str
    """How to correct it."""
    edits: tuple[Fix, ...] = ()
    """What `help` says, in letters; empty where it leaves a choice."""
    code: str = "M3001"
    """The code of the finding."""
    beside: int | None = None
    """Where the line begins whose number `help` names as `{line}`."""
    is_certain: bool = False
    """Whether the edits are the one right answer, which `--fix` may write."""
    is_open: bool = False
    """Whether the edits only let the rest of the page be read, and its author has to find the right ones."""


class Draft(Struct, frozen=True, kw_only=True):
    """The YAML, corrected as far as it has been read."""

    text: str
    """The YAML."""
    start: int
    """Where the YAML begins in the page, in characters from 0."""
    origins: tuple[int, ...] = ()
    """For each character, and for the end, its place in the page; empty as long as nothing is changed."""

    def place(self, offset: int) -> int:
        """The place in the page of a character of the draft, in characters from 0."""
        return self.origins[min(offset, len(self.text))] if self.origins else self.start + offset

    def offset(self, place: int) -> int:
        """The first character of the draft that comes from a place in the page or from behind it."""
        found = bisect_left(self.origins, place) if self.origins else place - self.start
        return min(max(found, 0), len(self.text))

    def edited(self, edits: Iterable[Fix]) -> Draft:
        """The draft with these edits made, which do not overlap."""
        pieces: list[str] = []
        origins: list[int] = []
        known = self.origins or range(self.start, self.start + len(self.text) + 1)
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            pieces += (self.text[position : edit.start], edit.replacement)
            origins += known[position : edit.start]
            origins += _between(known[edit.start], known[edit.end], len(edit.replacement))
            position = edit.end
        pieces.append(self.text[position:])
        origins += known[position:]
        return Draft(text="".join(pieces), start=self.start, origins=tuple(origins))

    def finding(self, correction: Correction, source: Source) -> Finding:
        """The finding that tells an author of a correction."""
        edits = () if correction.is_open else tuple(self._placed(edit) for edit in correction.edits)
        span = Span.at(source.path, source.text, self.place(correction.start), self.place(correction.end))
        return Finding(
            code=correction.code,
            span=span,
            headline=correction.headline,
            help=self._with_line(correction, source),
            fix=_as_one(edits, source.text) if correction.is_certain and edits else None,
            edits=edits,
        )

    def _with_line(self, correction: Correction, source: Source) -> str:
        if correction.beside is None:
            return correction.help
        place = Span.at(source.path, source.text, self.place(correction.beside))
        return correction.help.replace("{line}", str(place.line))

    def _placed(self, edit: Fix) -> Fix:
        return Fix(start=self.place(edit.start), end=self.place(edit.end), replacement=edit.replacement)


def findings_of(mistakes: Iterable[tuple[Correction, Draft]], source: Source) -> Iterator[Finding]:
    """Mistakes as findings, each with the draft in which it was found."""
    return (draft.finding(correction, source) for correction, draft in mistakes)


def _as_one(edits: tuple[Fix, ...], text: str) -> Fix:
    """All edits of a page as one."""
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    own = (replace(edit.start - start, edit.end - start, edit.replacement) for edit in edits)
    return Fix(start=start, end=end, replacement=edited(text[start:end], own))


def _between(start: int, end: int, count: int) -> Iterable[int]:
    """Places for the characters that stand in for those from `start` to `end` of the page."""
    return (min(start + n, max(end - 1, start)) for n in range(count))


def spaces(count: int) -> str:
    """So many spaces, in words: `1 space`."""
    return f"{count} space{'' if count == 1 else 's'}"


def insert(offset: int, words: str) -> Fix:
    """The edit that writes something in between."""
    return Fix(start=offset, end=offset, replacement=words)


def replace(start: int, end: int, words: str) -> Fix:
    """The edit that writes something instead of what is there."""
    return Fix(start=start, end=end, replacement=words)


def without_second_dash(start: int, words: str) -> Correction | None:
    """Corrects the text of an item that was pasted with a `-` of its own; `None` where it was not."""
    text = words[2:].strip()
    if not words.startswith("- ") or not text:
        return None
    return Correction(
        start=start,
        end=start + 1,
        headline="a second `-` comes before this text, which is an item's already",
        help=f"write `{as_value(text)}`; only if readers are to see the `-`, put the whole text in quotes",
        edits=(replace(start, start + len(words.rstrip()), as_value(text)),),
    )


def in_quotes(words: str) -> str:
    """The words as YAML reads them literally: on one line, in quotes that they do not contain themselves."""
    words = " ".join(words.split())
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def as_value(words: str) -> str:
    """The words as the value of a key, or as an item, in quotes where they need them."""
    return words if is_plain(words) else in_quotes(words)


def without_outer_quotes(value: str) -> str | None:
    """What is between the quotes around a whole value, quotes within it left as they are.

    `None` where those at its ends are around its first and its last words, as in `"Yes" means "no"`.
    """
    sign = value[:1]
    if len(value) < 2 or sign not in ("'", '"') or value[-1] != sign:  # noqa: PLR2004 - two signs
        return None
    words, depth = value[1:-1], 1
    for found in re.finditer(re.escape(sign), words):
        before, behind = words[: found.start()][-1:], words[found.end() :][:1]
        if behind and not behind.isspace() and (not before or before in _BEFORE_OPENING):
            depth += 1
        elif not behind or not behind.isalnum():
            depth -= 1
        if not depth:
            return None
    return words


def quote(text: str, start: int, end: int) -> tuple[Fix, ...]:
    """The edits that put the characters from `start` to `end` into quotes, however many lines they fill."""
    words = text[start:end]
    end -= len(words) - len(words.rstrip(" \t\r\n"))  # not a no-break space, which is a part of the text
    if '"' not in words and "\\" not in words:
        return (insert(start, '"'), insert(end, '"'))
    apostrophes = (at for at in range(start, end) if text[at] == "'")
    return (insert(start, "'"), *(insert(at, "'") for at in apostrophes), insert(end, "'"))
