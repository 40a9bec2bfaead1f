"""Where each page of a site is in a rendered folder, so that it keeps its address, or its source's place."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model.site_links import SiteLinks

_ENDING: Final = ".md"


class PlaceError(ValueError):
    """A page that can have no place; its words say which, why, and what to write."""


class Places(Struct, frozen=True, kw_only=True):
    """The places of pages in the rendered documentation folder."""

    of: Mapping[str, str]
    """By a page's path in the site's documentation folder, its path in the rendered one."""
    links: SiteLinks
    """The addresses that follow from it."""
    ways: Mapping[str, str]
    """The place of each page, and of each file of the files folder, quoted as in a link."""
    redirects: Mapping[str, str]
    """Pages by the places that their addresses would call for, with where they are instead."""
    has_permalinks: bool = True
    """Whether pages have the addresses that they wish for."""

    @property
    def has_moved(self) -> bool:
        """Whether any page is elsewhere than its source."""
        return any(_stem(uri) != _stem(place) for uri, place in self.of.items())

    @classmethod
    def at_addresses(cls, links: SiteLinks) -> Places:
        """Each page where a program makes its published address of it. Raises `PlaceError`."""
        own = links.inventory.pages
        has_directories = links.inventory.has_directory_urls
        of = {
            uri: f"{_stem(uri)}{_ENDING}"
            if own.get(uri) == destination
            else _place(uri, destination, has_directories=has_directories)
            for uri, destination in links.destinations.items()
        }
        _check(of)
        return cls(of=of, links=links, ways=_ways(of, links), redirects={})

    @classmethod
    def at_sources(cls, links: SiteLinks) -> Places:
        """Each page where its source is; its address follows from that. Raises `PlaceError`."""
        of = {uri: f"{_stem(uri)}{_ENDING}" for uri in links.destinations}
        _check(of)
        has_directories = links.inventory.has_directory_urls
        moved = {
            _place(uri, destination, has_directories=has_directories): of[uri]
            for uri, destination in links.destinations.items()
            if links.inventory.pages.get(uri, destination) != destination
        }
        links = links.without_permalinks()
        return cls(of=of, links=links, ways=_ways(of, links), redirects=moved, has_permalinks=False)

    def led(self, links: SiteLinks) -> SiteLinks:
        """The links of one of the site's playbooks to the addresses that pages have in this folder."""
        return links if self.has_permalinks else links.without_permalinks()

    def seen_by_source(self, uri: str) -> SiteLinks:
        """Links as programs take them that look for the files they name, beside the page's own file."""
        return replace(self.links, addresses=self.ways, uri=uri, root="../" * self.of[uri].count("/"))


def _ways(of: Mapping[str, str], links: SiteLinks) -> dict[str, str]:
    return {**links.addresses, **{uri: quote(place) for uri, place in of.items()}}


def _stem(path: str) -> str:
    return posixpath.splitext(path)[0]


def _place(uri: str, destination: str, *, has_directories: bool) -> str:
    """The Markdown file of which a program makes a file of the built site."""
    folder, name = posixpath.split(destination)
    if not has_directories or destination == "index.html":
        return f"{_stem(destination)}{_ENDING}"
    if name == "index.html":
        return f"{folder}{_ENDING}"
    raise PlaceError(
        f"{uri} has the permalink `/{destination}`, which no file gets where addresses are those of "
        f"folders; write `/{_stem(destination)}/`, or set `use_directory_urls: false`"
    )


def _check(of: Mapping[str, str]) -> None:
    """Refuse two pages in one place, as file systems may see it."""
    seen: dict[str, str] = {}
    for uri, place in of.items():
        other = seen.setdefault(place.casefold(), uri)
        if other != uri:
            raise PlaceError(f"{uri} and {other} would both be written to {place}; rename one of them")
