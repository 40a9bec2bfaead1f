"""How large a built site is, and how much of a key task's page is the plugin's."""

from __future__ import annotations

from html.parser import HTMLParser
from statistics import mean
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "source", "wbr"})


def size(site: Path) -> int:
    """The bytes of all files of a built site."""
    return sum(file.stat().st_size for file in (site / "site").rglob("*") if file.is_file())


def article_bytes(site: Path, addresses: Iterable[str]) -> float:
    """The mean bytes of the article of these pages, the page's own words without the theme around them."""
    return mean(len(_elements(site, address, _is_article)) for address in addresses)


def block_bytes(site: Path, addresses: Iterable[str]) -> float:
    """The mean bytes of these pages in elements that the plugin makes, with all that is in them."""
    return mean(len(blocks(site, address)) for address in addresses)


def blocks(site: Path, address: str) -> bytes:
    """The HTML of all that the plugin makes of a page."""
    return _elements(site, address, _is_block)


def _is_article(tag: str, classes: str) -> bool:
    del classes
    return tag == "article"


def _is_block(tag: str, classes: str) -> bool:
    del tag
    return "m3" in classes.split()


def _elements(site: Path, address: str, is_counted: Callable[[str, str], bool]) -> bytes:
    html = (site / "site" / address / "index.html").read_text(encoding="utf-8")
    reader = _Elements(html, is_counted)
    reader.feed(html)
    reader.close()
    return "".join(reader.found).encode()


class _Elements(HTMLParser):
    """Finds the outermost elements that are counted."""

    def __init__(self, html: str, is_counted: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._html = html
        self._is_counted = is_counted
        self._lines = [0]
        for line in html.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._start = self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element that is counted, or go deeper within one."""
        if tag in _VOID:
            return
        if self._depth:
            self._depth += 1
        elif self._is_counted(tag, dict(attrs).get("class") or ""):
            self._depth, self._start = 1, self._here()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is within such an element."""

    def handle_endtag(self, tag: str) -> None:
        """Come out of an element."""
        if not self._depth or tag in _VOID:
            return
        self._depth -= 1
        if not self._depth:
            self.found.append(f"{self._html[self._start : self._here()]}</{tag}>")

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
