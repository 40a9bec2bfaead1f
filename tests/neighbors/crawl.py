"""A crawl of our own over a built site: every link, every file, every place in a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LINKING: Final = frozenset({"href", "src", "data-src", "poster", "action"})
_ROOT: Final = "https://root.invalid/"


class Seen(Struct, frozen=True, kw_only=True):
    """What a page links to, and which places it has."""

    links: tuple[str, ...]
    """The links as they are written."""
    places: frozenset[str]
    """Every id and every name of an anchor."""
    repeated: tuple[str, ...]
    """Ids that are there more than once."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key in _LINKING and value is not None:
                self.links.append(value)
            elif key == "content" and value and ("http-equiv", "refresh") in attrs:
                self.links.append(value.partition("url=")[2])
            elif key == "id" and value:
                self.ids.append(value)
            elif key == "name" and value and tag == "a":
                self.names.append(value)


def seen(html: str) -> Seen:
    """What is on a page."""
    reader = _Reader()
    reader.feed(html)
    repeated = sorted({one for one in reader.ids if reader.ids.count(one) > 1})
    return Seen(
        links=tuple(reader.links), places=frozenset(reader.ids + reader.names), repeated=tuple(repeated)
    )


def crawl(site: Path) -> dict[str, Seen]:
    """Every page of a built site, by its file."""
    return {
        path.relative_to(site).as_posix(): seen(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
        if path.is_file()  # without directory URLs, a page's data are in a folder called like the page
    }


def broken(site: Path, pages: Mapping[str, Seen], site_url: str = "") -> list[tuple[str, str]]:
    """Every link that leads to no file or to no place in its page, with the page that it is on."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return [
        (page, link)
        for page, found in pages.items()
        for link in dict.fromkeys(found.links)
        if not _leads_somewhere(link, page, files, pages, site_url)
    ]


def _leads_somewhere(link: str, page: str, files: set[str], pages: Mapping[str, Seen], site_url: str) -> bool:
    parts = urlsplit(link)
    if site_url and link.startswith(site_url):
        link = "/" + link.removeprefix(site_url)
    elif parts.scheme or parts.netloc:
        return True
    base = urlsplit(site_url).path
    if base and link.startswith(base):  # only the page for what is not found has such links
        link = "/" + link.removeprefix(base)
    target = urlsplit(urljoin(_ROOT + page, link))
    path = unquote(target.path).lstrip("/")
    if path.endswith("/") or not path:
        path += "index.html"
    elif path not in files and str(PurePosixPath(path) / "index.html") in files:
        path += "/index.html"
    if path not in files:
        return False
    place = unquote(target.fragment)
    return not place or path not in pages or place in pages[path].places
