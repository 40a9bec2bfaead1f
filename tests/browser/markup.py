"""Our blocks as they are in a built file, before any browser has mended them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class _Blocks(HTMLParser):
    """Finds where each element of class `m3` begins and ends."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.lines = [0]
        for line in html.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.blocks: list[str] = []
        self.depth = 0
        self.start = 0
        self.tag = ""
        self.feed(html)
        self.close()

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if not self.depth and "m3" in classes:
            self.tag, self.start = tag, self.at
        if tag == self.tag and tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag == self.tag:
            self.depth -= 1
            if not self.depth:
                self.blocks.append(self.html[self.start : self.html.index(">", self.at) + 1])
                self.tag = ""


class _Elements(HTMLParser):
    """Lists every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def blocks(html: str) -> list[str]:
    """The source of each of our blocks in a page."""
    return _Blocks(html).blocks


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every start tag in a piece of HTML, with its attributes."""
    return _Elements(html).found
