"""Addresses in Liquid, and those that begin at the root, as links that MkDocs follows; and other Liquid."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.importing.jekyll.source import JekyllPage, JekyllSite

_BASE: Final = r"(?:\{\{\s*site\.url\s*\}\}\s*)?\{\{\s*site\.baseurl\s*\}\}"
_FILTERED: Final = (
    r"\{\{-?\s*(?P<quote>[\"'])(?P<filtered>[^\"'{}]*)(?P=quote)\s*\|\s*"
    r"(?:relative_url|absolute_url|prepend:\s*site\.baseurl)(?:\s*\|\s*[a-z_]+(?::\s*[\w.]+)?)*\s*-?\}\}"
)
_LINK: Final = rf"(?:{_BASE})?\{{%-?\s*link\s+(?P<linked>[^%{{}}]+?)\s*-?%\}}"
_REST: Final = r"(?P<rest>[^\s\"'<>()\[\]{}]*)"
_ADDRESS: Final = re.compile(
    rf"(?P<before>\]\(\s*<?|\]:\s*<?|=\s*[\"']?|)(?:{_LINK}|{_FILTERED}|(?P<base>{_BASE})){_REST}"
    r"|(?P<rooted>\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*[\"'])(?P<path>/(?!/)[^\s\"'<>()]*)"
)
_LIQUID: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_OF_KRAMDOWN: Final = re.compile(r"\{:\s*toc\s*\}|\{::[^}]*\}", re.IGNORECASE)


class Addresses:
    """Where pages and files of the site are found after the import."""

    def __init__(self, site: JekyllSite) -> None:
        self._site = site
        self._pages = {page.address: page for page in site.pages}
        self._pages |= {page.new_address: page for page in site.pages if page.new_address not in self._pages}
        self._paths: Mapping[str, JekyllPage] = {page.path: page for page in site.pages}
        self._files = set(site.files)
        self._by_name: dict[str, list[str]] = {}
        for path in site.files:
            self._by_name.setdefault(posixpath.basename(path), []).append(path)
        self.used: dict[str, dict[str, None]] = {}
        """By the path of a file, everywhere in the documentation folder where pages look for it."""

    def page(self, address: str) -> JekyllPage | None:
        """The page at an address, however its end is written."""
        plain = unquote(address)
        tries = (
            plain,
            f"{plain}/",
            plain.rstrip("/"),
            f"{plain.rstrip('/')}.html",
            plain.removesuffix("index.html"),
        )
        return next((self._pages[one] for one in tries if one in self._pages), None)

    def at_path(self, path: str) -> JekyllPage | None:
        """The page that is written in a file."""
        return self._paths.get(path.strip().lstrip("/"))

    def file(self, address: str) -> str | None:
        """The file at an address; it is one of those that are used from now on."""
        path = unquote(address).strip("/")
        if path not in self._files:
            return None
        uris = self.used.setdefault(path, {})
        return next(iter(uris), None) or self.use(path, path.lstrip("_"))

    def files_named(self, name: str) -> list[str]:
        """The files whose paths end with a name."""
        alike = self._by_name.get(posixpath.basename(name), ())
        return [path for path in alike if f"/{path}".endswith(f"/{name}")]

    def use(self, path: str, uri: str) -> str:
        """Note where a file has to be."""
        self.used.setdefault(path, {})[uri] = None
        return uri

    def without_base(self, address: str) -> str:
        """An address without what all addresses of the site begin with."""
        base = self._site.base
        return address[len(base) :] or "/" if base and f"{address}/".startswith(f"{base}/") else address


def rewritten(
    page: JekyllPage, text: str, addresses: Addresses, *, is_front: bool
) -> tuple[str, list[tuple[int, str]]]:
    """A text with links in place of addresses in Liquid; and those that lead nowhere, with their places."""
    lost: list[tuple[int, str]] = []

    def link(found: re.Match[str]) -> str:
        before = found["before"] or found["rooted"] or ""
        said = found["linked"] or found["filtered"] or found["path"] or ""
        whole = f"{said}{found['rest'] or ''}"
        path, mark, rest = _parted(whole)
        target = addresses.at_path(path) if found["linked"] else None
        clean = addresses.without_base(f"/{path.lstrip('/')}")
        target = target or addresses.page(clean)
        if target:
            return before + _to(page, before, target.uri, target.new_address, is_front=is_front) + mark + rest
        if file := addresses.file(clean):
            return before + _to(page, before, file, f"/{quote(file)}", is_front=is_front) + mark + rest
        if found["path"] and not is_front:
            lost.append((found.start(), found["path"]))
            return found[0]
        if not found["path"]:
            lost.append((found.start(), found[0][len(before) :]))
        return f"{before}{clean}{mark}{rest}"

    return _ADDRESS.sub(link, text), lost


def _parted(address: str) -> tuple[str, str, str]:
    """An address, and what begins with `#` or `?` behind it."""
    found = re.match(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL)
    return (found[1], found[2], found[3]) if found else (address, "", "")


def _to(page: JekyllPage, before: str, uri: str, address: str, *, is_front: bool) -> str:
    """A link as it is written there: from the root, to the file of a page, or relative in HTML."""
    if is_front:
        return address
    if before.startswith("]"):
        return quote(posixpath.relpath(uri, posixpath.dirname(page.uri) or "."))
    here = page.new_address if page.new_address.endswith("/") else posixpath.dirname(page.new_address)
    relative = posixpath.relpath(address, here)
    return f"{relative}/" if address.endswith("/") else relative


def left(text: str) -> Iterator[tuple[int, str]]:
    """Liquid, and what only Jekyll's Markdown knows: its line, from 1, and what is there."""
    for pattern in (_LIQUID, _OF_KRAMDOWN):
        for found in pattern.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, " ".join(found[0].split())
