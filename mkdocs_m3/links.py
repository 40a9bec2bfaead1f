"""The address of everything that a page may link to, seen from that page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote, unquote, urljoin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.inventory import Inventory
    from mkdocs_m3.model import KeyTask, Playbook

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""The kinds of address that a text may link to outside the site."""

_SCHEME: Final = re.compile(r"\s*([a-z][a-z0-9+.\-\s]*):", re.IGNORECASE)
_SPLIT: Final = re.compile(r"(?P<path>[^?#]*)(?P<rest>.*)", re.DOTALL)


class Links(Protocol):
    """Addresses, as seen from one page."""

    def task(self, task: KeyTask) -> str:
        """The address of another key task's page."""
        ...

    def template(self, file: str) -> str | None:
        """The address of a file inside the files folder; `None` where there is no such file."""
        ...

    def size(self, file: str) -> int:
        """The size in bytes of a file inside the files folder that exists."""
        ...

    def published(self, address: str) -> str:
        """The address in full, as it is printed on paper, where it is known where the site is published."""
        ...

    def written(self, address: str) -> str | None:
        """An address that an author wrote, ready for a link; `None` where it leads nowhere in the site."""
        ...


def scheme_of(address: str) -> str:
    """The scheme of an address in lower case, seen through blanks that browsers drop; empty without one."""
    found = _SCHEME.match("".join(sign for sign in address if sign.isprintable()))
    return "".join(found[1].split()).lower() if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLinks:
    """Addresses relative to one page, so that the site works wherever it is published."""

    inventory: Inventory
    """The site's pages and files."""
    destinations: Mapping[str, str]
    """Every page with the file it becomes, permalinks taken into account."""
    at: Mapping[str, str]
    """The reverse: every file that a page becomes, with the page."""
    files_folder: str
    """Where `filename` looks, inside the documentation folder."""
    uri: str = ""
    """The page from which everything is seen."""

    @classmethod
    def of(cls, inventory: Inventory, playbook: Playbook, files_folder: str) -> SiteLinks:
        """The links of a site, seen from its root; use `seen_from` for those of a page."""
        destinations = assign(playbook, inventory)
        return cls(
            inventory=inventory,
            destinations=destinations,
            at={destination: uri for uri, destination in destinations.items()},
            files_folder=files_folder,
        )

    def seen_from(self, uri: str) -> SiteLinks:
        """The same links, seen from another page."""
        return replace(self, uri=uri)

    def task(self, task: KeyTask) -> str:
        """The address of another key task's page."""
        return self._relative(self._address(self.destinations[task.source.uri]))

    def template(self, file: str) -> str | None:
        """The address of a file inside the files folder; `None` where there is no such file."""
        path = posixpath.join(self.files_folder, file)
        return self._relative(quote(path)) if path in self.inventory.files else None

    def size(self, file: str) -> int:
        """The size in bytes of a file inside the files folder that exists."""
        return self.inventory.files[posixpath.join(self.files_folder, file)]

    def published(self, address: str) -> str:
        """The address in full, as it is printed on paper, where it is known where the site is published."""
        own = self._address(self.destinations.get(self.uri, "index.html"))
        return urljoin(urljoin(self.inventory.site_address or "", own), address)

    def written(self, address: str) -> str | None:
        """An address that an author wrote, ready for a link; `None` where it leads nowhere in the site."""
        address = address.strip()
        if scheme_of(address) or address.startswith(("#", "//")):
            return quote(address, safe="/:?#[]@!$&'()*+,;=%~")
        found = _SPLIT.match(address)
        path, rest = (unquote(found["path"]), found["rest"]) if found else (address, "")
        target = self._absolute(path) if path.startswith("/") else self._beside(path)
        return None if target is None else self._relative(target) + rest

    def _absolute(self, path: str) -> str | None:
        """The target of a path that begins with `/`: first a page's address, then a file or page by path."""
        inside = posixpath.normpath(path).lstrip("/")
        destination = inside if inside.endswith((".html", ".htm")) else posixpath.join(inside, "index.html")
        if destination.removeprefix("./") in self.at:
            return self._address(destination.removeprefix("./"))
        return self._by_path(inside)

    def _beside(self, path: str) -> str | None:
        """The target of a path relative to the page's source."""
        if not path:
            return self._address(self.destinations[self.uri])
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path))
        return self._by_path(inside)

    def _by_path(self, inside: str) -> str | None:
        if inside in self.destinations:
            return self._address(self.destinations[inside])
        return quote(inside) if inside in self.inventory.files else None

    def _address(self, destination: str) -> str:
        folder, name = posixpath.split(destination)
        if self.inventory.has_directory_urls and name == "index.html":
            return quote(f"{folder}/" if folder else "")
        return quote(destination)

    def _relative(self, address: str) -> str:
        own = posixpath.dirname(self.destinations.get(self.uri, ""))
        path = posixpath.relpath(unquote(address) or ".", own or ".")
        slash = "/" if not address or address.endswith("/") else ""
        return quote(path) + slash


def destination_of(permalink: str) -> str:
    """The file that a page with this permalink becomes: `/3.1/` -> `3.1/index.html`."""
    inside = unquote(permalink).strip("/")
    return inside if inside.endswith(".html") else posixpath.join(inside, "index.html")


def assign(playbook: Playbook, inventory: Inventory) -> dict[str, str]:
    """Every page with the file it becomes. A permalink that is taken already is not granted."""
    chosen = {
        task.source.uri: destination_of(task.permalink.value) for task in playbook.pages if task.permalink
    }
    taken = {destination for uri, destination in inventory.pages.items() if uri not in chosen}
    taken.update(inventory.files)
    destinations = dict(inventory.pages)
    for uri, destination in chosen.items():
        if destination not in taken:
            destinations[uri] = destination
        taken.add(destinations[uri])
    return destinations
