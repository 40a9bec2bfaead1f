"""Where the front matter of a page ends and its body begins.

The page is split as MkDocs splits it, and in three cases where MkDocs finds no metadata: a byte order
mark, Windows line endings, and a closing `---` with no newline after it. A page whose front matter does not
open or close as it should is split as if it did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading import boundaries
from mkdocs_m3.reading.boundaries import NO_OWN_KEYS, names_layout
from mkdocs_m3.reading.yaml.draft import Correction, Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.model.own_keys import OwnKeys

MOST_SLIPS: Final = 10
"""Slips with the lines around the front matter of one page before the rest of it is taken as it is."""

MOST_CUTS: Final = 30
"""These, and lines that end it too early, before what follows is taken for the text of the page."""


class _Handler(YAMLHandler):
    """Splits at MkDocs' own boundaries; the library's miss `...` and accept `-----`."""

    FM_BOUNDARY = re.compile(
        r"\A---[ \t]*\r?\n(?P<yaml>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?P<body>(?s:.*))"
    )

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body, both as they are in the text."""
        found = self.FM_BOUNDARY.match(text)
        return (found["yaml"], found["body"]) if found else ("", text)


_HANDLER: Final = _Handler()


class FrontMatter(Struct, frozen=True, kw_only=True):
    """A page in two pieces."""

    draft: Draft
    """The YAML between the two lines of hyphens, with its place in the page. It has blanks instead of lines
    that would end it too early."""
    body: str
    """Everything after the front matter."""
    body_places: Sequence[int]
    """For each character of the body, and for its end, its place in the page."""
    mistakes: tuple[tuple[Correction, Draft], ...] = ()
    """What is wrong with the lines that open, close, or cut short the front matter, each with the draft of
    the page in which it was found."""

    @property
    def yaml(self) -> str:
        """The YAML."""
        return self.draft.text

    @property
    def start(self) -> int:
        """Where the YAML begins in the page, in characters from 0."""
        return self.draft.place(0)

    @property
    def names_m3_layout(self) -> bool:
        """Whether a line of it begins `layout: m3/`, which shows also where the YAML does not parse."""
        return names_layout(self.yaml)


def split(text: str, own: OwnKeys = NO_OWN_KEYS) -> FrontMatter | None:
    """The two pieces of a page of a site with these keys; `None` where the page has no front matter."""
    page = Draft(text=text, start=0)
    mistakes: list[tuple[Correction, Draft]] = []
    told: set[tuple[int, str]] = set()
    while len(mistakes) < MOST_SLIPS and (slip := boundaries.first_correction(page.text, own)):
        if (same := (page.place(slip.start), slip.headline)) in told:
            break
        told.add(same)
        mistakes.append((slip, page))
        page = _without(slip, page)
    if not _HANDLER.detect(page.text):
        return None
    yaml, body = _HANDLER.split(page.text)
    if boundaries.is_text(yaml, own):
        return None
    start = page.text.index("\n") + 1
    while len(mistakes) < MOST_CUTS and (further := boundaries.cut(yaml, body, own)) is not None:
        begin, below = start + len(yaml), len(page.text) - len(body)
        end, rest = further
        closing = below + end if end == rest else None
        mistakes.append((_cut_short(begin, below, closing, page.text), page))
        blank = "".join(sign if sign in "\r\n" else " " for sign in page.text[begin:below])
        yaml += blank + body[:end]
        body = body[rest:]
    places = page.origins[start : start + len(yaml) + 1]
    below = len(page.text) - len(body)
    return FrontMatter(
        draft=Draft(text=yaml, start=start, origins=places),
        body=body,
        body_places=page.origins[below:] or range(below, len(page.text) + 1),
        mistakes=tuple(mistakes),
    )


def _without(slip: Correction, page: Draft) -> Draft:
    """The page without a slip; words that the slip moves know where they were written."""
    if not slip.edits:
        return page
    done = page.edited(slip.edits)
    first, last = slip.edits[0], slip.edits[-1]
    words = last.replacement.strip("\r\n")
    written = page.text.find(words, first.start, first.end) if first.end < last.start and words else -1
    if written < 0:
        return done
    shift = (len(first.replacement) - (first.end - first.start)) * (first.start < last.start)
    begin = last.start + shift + last.replacement.index(words)
    places = (page.place(written + n) for n in range(len(words)))
    origins = (*done.origins[:begin], *places, *done.origins[begin + len(words) :])
    return Draft(text=done.text, start=done.start, origins=origins)


def _cut_short(start: int, end: int, closing: int | None, text: str) -> Correction:
    """The slip of a line that ends front matter too early; `closing` is where one should, if none does."""
    edits = [Fix(start=start, end=end, replacement="")]
    cure = "delete this line"
    if closing is not None:
        ending = "\r\n" if "\r\n" in text else "\n"
        above = "" if text[:closing].endswith("\n") else ending
        edits.append(Fix(start=closing, end=closing, replacement=f"{above}---{ending}"))
        cure = "move this line below the last of them"
    return Correction(
        code="M3007",
        start=start,
        end=end,
        headline="this line ends the front matter, and more of its keys follow",
        help=cure,
        edits=tuple(edits),
    )
