"""Which of the pages that wish for an address of their own get it: no two things are in one place.

Addresses are compared as file systems and servers may take them: letter case and the form in which accents
are stored make no difference. What an address is made of is in `site_links.py`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.playbook_place import PlaybookPlace

_BUILT_FILES: Final = frozenset(
    {
        "404.html",
        "m3.json",
        "m3.schema.json",
        "m3-2.schema.json",
        "search.html",
        "sitemap.xml",
        "sitemap.xml.gz",
    }
)
"""What MkDocs, its themes, and our exports write at the root of a site."""
_BUILT_FOLDERS: Final = frozenset(
    {"assets", "css", "fonts", "img", "js", "m3", "search", "static-api", "webfonts"}
)
"""Folders that they fill with files, whose names depend on themes and versions."""
_NAMED_AS_FILE: Final = rare(r"\.[a-z][a-z0-9]*$")


class Granted(Struct, frozen=True, kw_only=True):
    """What became of the pages' wishes."""

    destinations: Mapping[str, str]
    """Every page whose wish is granted, with the file of the built site that it becomes."""
    refused: Mapping[str, str]
    """Every other one, with what is in its way: a page, or a file of the built site."""


def is_one_place(one: str, other: str) -> bool:
    """Whether two paths are one as far as letter case and the form of accents go."""
    return as_compared(one) == as_compared(other)


def built_at(destination: str, folder: str = "") -> str | None:
    """What the build itself writes where a page wants to be, or may write; `None` where it is nothing.

    It writes the same into the folder of each language of a site.
    """
    folded = as_compared(destination).removeprefix(as_compared(folder))
    for path in (*_folders_of(folded), folded):
        if path in _BUILT_FILES:
            return folder + path
    first, *inner = folded.split("/")[:-1] or [""]
    is_file = first in _BUILT_FOLDERS and any(_NAMED_AS_FILE.search(one) for one in inner)
    return f"{folder}{first}/" if is_file else None


def granted(
    wished: Mapping[str, str], own: Mapping[str, str], taken: Iterable[str], folder: str = ""
) -> Granted:
    """The pages that become the files they wish for, in their order; a wish for what is taken is refused.

    A page whose wish is refused keeps its own place, which may in turn be what another page wished for.
    """
    if not wished:
        return Granted(destinations={}, refused={})
    places = _Places(own, folder)
    for path in taken:
        places.take(path, path)
    for uri in own:
        if uri not in wished:
            places.take(own[uri], uri)
    for uri, destination in wished.items():
        places.wish(uri, destination)
    return Granted(destinations=places.granted, refused=places.refused)


def assigned(playbooks: Iterable[tuple[Playbook, PlaybookPlace]], inventory: Inventory) -> Granted:
    """Which permalinks are granted: those of places that nobody else in any playbook of the site has."""
    wished = {
        page.source.uri: inventory.destination(destination_of(page.permalink.value), place)
        for playbook, place in playbooks
        for page in playbook.records
        if page.permalink
    }
    files = (inventory.published_path(file) for file in inventory.files)
    language = inventory.language
    taken = (*files, *inventory.reserved, *(language.foreign_folders if language else ()))
    return granted(wished, inventory.pages, taken, language.folder if language else "")


def destination_of(permalink: str) -> str:
    """The file that a page with this permalink becomes: `/3.1/` -> `3.1/index.html`."""
    inside = unquote(permalink).strip("/")
    return inside if inside.endswith(".html") else posixpath.join(inside, "index.html")


class _Places:
    """The built site while it is given away."""

    def __init__(self, own: Mapping[str, str], folder: str) -> None:
        self.granted: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self._own = own
        self._folder = folder
        self._files: dict[str, str] = {}  # by folded path, what is there
        self._inside: dict[str, dict[str, None]] = {}  # by folded folder, what is somewhere inside

    def take(self, path: str, holder: str) -> None:
        """Put something in its place."""
        folded = as_compared(path)
        self._files.setdefault(folded, holder)
        for folder in _folders_of(folded):
            self._inside.setdefault(folder, {})[holder] = None

    def wish(self, uri: str, destination: str) -> None:
        """Grant a page its wish, or refuse it, and with it every wish for the place that the page keeps."""
        holder = built_at(destination, self._folder) or next(self._in_the_way_of(destination), None)
        if holder is None:
            self.granted[uri] = destination
            self.take(destination, uri)
            return
        pending = [(uri, holder)]
        while pending:
            uri, holder = pending.pop()
            self.refused[uri] = holder
            for other in [one for one in self._in_the_way_of(self._own[uri]) if one in self.granted]:
                self._leave(other)
                pending.append((other, uri))
            self.take(self._own[uri], uri)

    def _leave(self, uri: str) -> None:
        folded = as_compared(self.granted.pop(uri))
        del self._files[folded]
        for folder in _folders_of(folded):
            del self._inside[folder][uri]

    def _in_the_way_of(self, path: str) -> Iterator[str]:
        """What is at a path, or as a file where it needs a folder, or inside of what it would be."""
        folded = as_compared(path)
        yield from (self._files[one] for one in (folded, *_folders_of(folded)) if one in self._files)
        yield from self._inside.get(folded, ())


def as_compared(path: str) -> str:
    """A path as it is compared with others."""
    return path if path.isascii() and path.islower() else normalize("NFC", normalize("NFD", path).casefold())


def _folders_of(path: str) -> Iterator[str]:
    """Every folder that a path leads through, the outermost first: `a/b/index.html` -> `a`, `a/b`."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
