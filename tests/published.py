"""What readers find on the pages of built sites, whichever program built them with a theme like Material."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

HOST: Final = "https://site.test/"
_ARTICLE: Final = re.compile(r"<article class=\"md-content__inner[^>]*>(.*?)</article>", re.DOTALL)
_CONTENTS: Final = re.compile(r"<nav class=\"md-nav md-nav--secondary\".*?</nav>", re.DOTALL)
_DESCRIPTION: Final = re.compile(r"<meta name=\"description\" content=\"([^\"]*)\"")
_ADDRESS: Final = re.compile(r"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NOT_READ: Final = frozenset({"script", "style"})


@dataclass(kw_only=True)
class Page:
    """A page, as far as readers and programs see it."""

    text: str
    ids: list[str]
    links: list[str]
    """Where links, pictures and files lead, in full, in their order."""
    contents: list[tuple[str, str]]
    """The table of contents: words and addresses."""
    description: str
    everywhere: set[str]
    """Every address on the page, in its frame, too."""
    anchors: set[str]


class _Reader(HTMLParser):
    """Collects words, ids and addresses."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        css = (values.get("class") or "").split()
        if self._skipped or tag in _NOT_READ or "headerlink" in css or "md-content__button" in css:
            if tag not in _VOID:
                self._skipped.append(tag)
            if tag not in {"script", "link"}:
                return
        id_ = values.get("id") or "__"
        if not id_.startswith("__"):  # those of themes
            self.ids.append(id_)
        for key in ("href", "src", "xlink:href"):
            if (found := values.get(key)) is not None:
                self.links.append(urljoin(self.address, found))
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
            return
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


def _read(html: str, address: str) -> _Reader:
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    return reader


def page(html: str, address: str) -> Page:
    """A page by its HTML and its whole address."""
    found = _ARTICLE.search(html)
    article = _read(found[1] if found else "", address)
    contents = _CONTENTS.search(html)
    of_contents = re.findall(
        r"<a href=\"([^\"]*)\"[^>]*>(.*?)</a>", contents[0] if contents else "", re.DOTALL
    )
    description = _DESCRIPTION.search(html)
    return Page(
        text=" ".join("".join(article.words).split()),
        ids=article.ids,
        links=article.links,
        contents=[
            (" ".join("".join(_read(words, address).words).split()), urljoin(address, href))
            for href, words in of_contents
        ],
        description=description[1] if description else "",
        everywhere={urljoin(address, "".join(found)) for found in _ADDRESS.findall(html)},
        anchors=set(re.findall(r"\s(?:id|name)=\"?([^\"\s>]*)", html)),
    )


def pages(site: Path) -> dict[str, Page]:
    """Every page of a built site by its address from the root."""
    found = {}
    for file in sorted(path for path in site.rglob("*.html") if path.is_file()):
        address = file.relative_to(site).as_posix()
        address = address.removesuffix("index.html")
        found[address] = page(file.read_text(encoding="utf-8"), HOST + address)
    found.pop("404.html", None)
    return found


def broken(site: Path, found: dict[str, Page]) -> list[str]:
    """Every address within a site that leads to no file, or to no place in its page."""
    wrong = []
    for address, one in found.items():
        for link in one.everywhere:
            if not link.startswith(HOST):
                continue
            parts = urlsplit(link)
            path = unquote(parts.path).lstrip("/")
            page_address = path.removesuffix("index.html")
            file = site / (posixpath.join(path, "index.html") if path.endswith("/") or not path else path)
            if not file.is_file():
                wrong.append(f"{address}: {link}")
            elif parts.fragment and page_address in found:
                place = unquote(parts.fragment)
                if place not in found[page_address].anchors and not place.startswith("__"):
                    wrong.append(f"{address}: {link}")
    return wrong


def exports(site: Path) -> dict[str, bytes]:
    """Every file that we write beside pages."""
    files = [
        file
        for pattern in ("m3*.json", "m3/**/*.json", "m3/**/*.csv", "static-api/**/*.json")
        for file in site.glob(pattern)
    ]
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(files)}


def sections(site: Path) -> dict[str, list[tuple[str, str]]]:
    """What search knows of a built site: by the address of a section, its title and its text."""
    native, usual = site / "search.json", site / "search/search_index.json"
    said = json.loads((native if native.is_file() else usual).read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, str]]] = {}
    for one in said.get("items", said.get("docs")):
        words = (" ".join(one[key].split()) for key in ("title", "text"))
        found.setdefault(one["location"], []).append((next(words), next(words)))
    return found
