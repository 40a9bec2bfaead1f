"""What a reader learns from a built page, however it is made: lines of words with the links in them.

Two pages state the same facts when they have the same lines under the same headings, in any order, and each
line names the same tasks that the artifact has to do with. Of many, a page written by hand names the nearest
and leads to the page of artifacts; another may name more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
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
_ADDED_CLASSES: Final = frozenset({"m3-activities__count", "m3-hidden", "m3-none", "headerlink"})
"""What a page may have beyond the facts: captions, the count of activities, the words "not involved",
"and 9 more", what a link says to screen readers besides, and a heading's link to itself."""

_BETWEEN: Final = re.compile(r"[\s·,]+")
_RELATED: Final = re.compile(r"<(\S+ [^<>]+)> +\d+\.\d+")
"""A link to a related task: its address and the name in its title or label, before its number."""
_NUMBER: Final = re.compile(r"^\d+\.\d+ ")
"""The number of a task before its name, which the link's own text says, too."""
_MORE: Final = re.compile(r"(?:<\S+ [^<>]*> +)?and [\d,]+ more")
"""What leads to the other related tasks."""


class Facts(HTMLParser):
    """Reads the article of one page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.lines: Counter[str] = Counter()
        self.related: defaultdict[str, set[str]] = defaultdict(set)
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
        elif tag == "a" and not (attributes.get("href") or "").startswith("#"):  # else it leads to itself
            spoken = attributes.get("aria-label") or ""
            title = attributes.get("title") or (_NUMBER.sub("", spoken) if _NUMBER.match(spoken) else "")
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
        text = "".join(self._line)
        line = _BETWEEN.sub(" ", _MORE.sub(" ", _RELATED.sub(" ", text))).strip()
        self._line = []
        if is_heading:
            self._heading = line
        if line:
            self.lines[f"{self._heading}: {line}"] += 1
            self.related[f"{self._heading}: {line}"].update(_RELATED.findall(text))


def facts(site: Path, page: str) -> Facts:
    """What a page of a built site says."""
    reader = Facts(f"https://playbook.example.gov/{page}/")
    reader.feed((site / page / "index.html").read_text(encoding="utf-8"))
    reader.close()
    return reader


def difference(by_hand: Facts, other: Facts) -> list[str]:
    """Every line or related task that only one of two pages has: `-` for that by hand, `+` for the other.

    The other may name more related tasks.
    """
    return [
        *(f"- {line}" for line in (by_hand.lines - other.lines).elements()),
        *(f"+ {line}" for line in (other.lines - by_hand.lines).elements()),
        *(
            f"- {line}: {link}"
            for line, links in by_hand.related.items()
            for link in sorted(links - other.related[line])
        ),
    ]


def of_artifacts(page: Facts) -> dict[str, set[str]]:
    """By the name of an artifact, every task that the page of artifacts names for it."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for line, links in page.related.items():
        named["".join(line.split("|")[1:2]).strip()] |= links
    return {name: links for name, links in named.items() if links}
