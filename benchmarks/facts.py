"""What a reader learns from a built page, however it is made: lines of words with the links in them.

Two pages state the same facts when they have the same lines under the same headings, in any order.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

if TYPE_CHECKING:
    from pathlib import Path

_HEADINGS: Final = frozenset({"h1", "h2"})
_LINES: Final = frozenset({"h1", "h2", "p", "tr", "li"})
_CELLS: Final = frozenset({"td", "th"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})

_ADDED_TAGS: Final = frozenset({"caption", "summary"})
_ADDED_CLASSES: Final = frozenset({"m3-activities__count", "m3-none", "headerlink"})
"""What a page may have beyond the facts: captions, the count of activities, the words "not involved",
"and 9 more", and a heading's link to itself."""

_BETWEEN: Final = re.compile(r"[\s·,]+")


class Facts(HTMLParser):
    """Reads the article of one page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.lines: Counter[str] = Counter()
        self._address = address
        self._heading = ""
        self._line: list[str] = []
        self._open: list[str] = []
        self._skipped_from = 0
        self._spanned = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line or a cell, or take note of a link's target."""
        attributes = dict(attrs)
        if tag == "meta" and attributes.get("name") == "description":
            self.lines[f"Description: {attributes.get('content')}"] += 1
        if tag in _VOID:
            return
        if tag == "article" or self._open:
            self._open.append(tag)
        if not self._open or self._skipped_from:
            return
        if tag in _CELLS:
            self._line.append(" | ")
            self._spanned = int(attributes.get("colspan") or 1) - 1
        if tag in _ADDED_TAGS or _ADDED_CLASSES.intersection((attributes.get("class") or "").split()):
            self._skipped_from = len(self._open)
        elif tag in _LINES:
            self._end_line()
        elif tag == "div":
            self._line.append(" ")
        elif tag == "a":
            title = attributes.get("title") or ""
            self._line.append(f" <{urljoin(self._address, attributes.get('href') or '')} {title}> ")

    def handle_endtag(self, tag: str) -> None:
        """End a line, a cell, or what is left out."""
        if not self._open or tag in _VOID:
            return
        if tag in _LINES and not self._skipped_from:
            self._end_line(is_heading=tag in _HEADINGS)
        elif tag in _CELLS and not self._skipped_from:
            self._line.append(" | " * self._spanned)
            self._spanned = 0
        if len(self._open) == self._skipped_from:
            self._skipped_from = 0
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take note of words."""
        if self._open and not self._skipped_from:
            self._line.append(data)

    def _end_line(self, *, is_heading: bool = False) -> None:
        line = _BETWEEN.sub(" ", "".join(self._line)).strip()
        self._line = []
        if is_heading:
            self._heading = line
        if line:
            self.lines[f"{self._heading}: {line}"] += 1


def facts(site: Path, page: str) -> Counter[str]:
    """The lines of a page of a built site, each with its heading, by how often it stands there."""
    reader = Facts(f"https://playbook.example.gov/{page}/")
    reader.feed((site / page / "index.html").read_text(encoding="utf-8"))
    reader.close()
    return reader.lines


def difference(one: Counter[str], other: Counter[str]) -> list[str]:
    """Every line that only one of two pages has, with `-` for the first and `+` for the second."""
    return [f"- {line}" for line in (one - other).elements()] + [
        f"+ {line}" for line in (other - one).elements()
    ]
