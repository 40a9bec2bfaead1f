"""The address of everything in a site that a page may link to, seen from that page."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import LONGEST_WORD
from mkdocs_m3.model.addresses import scheme_of
from mkdocs_m3.model.destinations import assigned
from mkdocs_m3.model.export_paths import EXPORTS_FOLDER
from mkdocs_m3.model.near_addresses import NearAddresses
from mkdocs_m3.model.near_paths import nearest_path
from mkdocs_m3.model.playbook_place import PlaybookPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model import Playbook, Record
    from mkdocs_m3.model.destinations import Granted
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.vocabulary import Vocabulary

_AS_WRITTEN: Final = "/:?#[]@!$&'()*+,;=%~"
_SPLIT: Final = re.compile(r"(?P<path>[^?#]*)(?P<rest>.*)", re.DOTALL)


class SiteLinks(Struct, frozen=True, kw_only=True):
    """Addresses relative to one page, so that the site works wherever it is published.

    All lead through the site's root, which costs a few signs more than the shortest and far less time.
    """

    inventory: Inventory
    """The site's pages and files."""
    destinations: Mapping[str, str]
    """Every page with the file it becomes, permalinks taken into account."""
    at: Mapping[str, str]
    """The reverse: every file that a page becomes, with the page."""
    addresses: Mapping[str, str]
    """Every page, and every file of the files folder, with its address as seen from the site's root."""
    files_folder: str
    """Where `filename` looks, inside the documentation folder."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Every page whose permalink is not granted, with the page or the built file that is in its way."""
    names: Alike = Alike(())
    """All pages and files, by their paths in the documentation folder."""
    near_addresses: NearAddresses = NearAddresses({}, ())
    """All pages, by what may be left of an address."""
    nouns: Mapping[str, str] = field(default_factory=dict)
    """What each page of the playbook is, as messages call it: `glossary`."""
    own_folder: str = ""
    """The folder that holds all pages, with a slash at its end, as each language of a site has one."""
    outside: tuple[str, ...] = ()
    """Patterns of addresses that belong to the web site around this one."""
    place: PlaybookPlace = PlaybookPlace()
    """Which of the site's playbooks they are the links of."""
    uri: str = ""
    """The page from which everything is seen."""
    root: str = ""
    """The way from that page to the site's root: `../` or nothing, or several."""

    @classmethod
    def of(
        cls,
        inventory: Inventory,
        playbook: Playbook,
        vocabulary: Vocabulary,
        granted: Granted | None = None,
    ) -> SiteLinks:
        """The links of a site, seen from its root; use `seen_from` for those of a page.

        Where the site has several playbooks, what is `granted` tells of the permalinks in all of them.
        """
        files_folder = vocabulary.files
        wishes = granted or assigned(((playbook, vocabulary.place),), inventory)
        destinations = {**inventory.pages, **wishes.destinations}
        folder = posixpath.join(files_folder, "")
        files = (file for file in inventory.files if file.startswith(folder))
        addresses = {file: quote(inventory.published_path(file)) for file in files}
        for uri, destination in destinations.items():
            addresses[uri] = _address(destination, has_directory_urls=inventory.has_directory_urls)
        return cls(
            inventory=inventory,
            destinations=destinations,
            at={destination: uri for uri, destination in destinations.items()},
            refused=wishes.refused,
            names=Alike((*destinations, *inventory.files)),
            near_addresses=NearAddresses(addresses, destinations),
            nouns={record.source.uri: record.noun for record in playbook.records},
            addresses=addresses,
            files_folder=files_folder,
            own_folder=inventory.language.folder
            if inventory.language
            else _own_folder(destinations.values()),
            outside=vocabulary.outside,
            place=vocabulary.place,
        )

    def seen_from(self, uri: str) -> SiteLinks:
        """The same links, seen from another page."""
        return replace(self, uri=uri, root="../" * self.destinations[uri].count("/"))

    def without_permalinks(self) -> SiteLinks:
        """The links of the same site, had no page an address of its own."""
        destinations = {**self.destinations, **self.inventory.pages}
        directories = self.inventory.has_directory_urls
        own = {uri: _address(one, has_directory_urls=directories) for uri, one in destinations.items()}
        return replace(
            self,
            destinations=destinations,
            at={destination: uri for uri, destination in destinations.items()},
            addresses={**self.addresses, **own},
        )

    def page(self, record: Record) -> str:
        """The address of another page of the playbook."""
        return self._relative(self.addresses[record.source.uri])

    def page_at(self, uri: str) -> str:
        """The address of a page by its path in the documentation folder."""
        return self._relative(self.addresses[uri])

    def asset(self, path: str) -> str:
        """The address of a file of ours that every site has, by its path in the site."""
        return self.root + quote(path)

    def export(self, path: str) -> str:
        """The address of an export, by its path in a site of one playbook."""
        return self.root + quote(self.export_path(path))

    def export_path(self, path: str) -> str:
        """Its path in this site, as in `m3/operations/m3.json` where that has several playbooks."""
        if own := self.place.exports:
            path = f"{EXPORTS_FOLDER}/{own}{path.removeprefix(f'{EXPORTS_FOLDER}/')}"
        return self.own_folder + path

    def template(self, file: str) -> str | None:
        """The address of a file inside the files folder; `None` where there is no such file."""
        path = self._inside(file)
        return self.root + self.addresses[path] if path in self.inventory.files else None

    def is_outside(self, file: str) -> bool:
        """Whether a symbolic link takes a file of the files folder from outside the documentation folder."""
        return self._inside(file) in self.inventory.outside

    def size(self, file: str) -> int:
        """The size in bytes of a file inside the files folder that exists."""
        return self.inventory.files[self._inside(file)]

    def published(self, file: str) -> str | None:
        """The address in full of such a file, if it is known where the site is published."""
        address = self.addresses.get(self._inside(file))
        return self.inventory.site_address + address if self.inventory.site_address and address else None

    def published_page(self, uri: str) -> str | None:
        """The address in full of a page, likewise."""
        return self.inventory.site_address + self.addresses[uri] if self.inventory.site_address else None

    def written(self, address: str) -> str | None:
        """An address that an author wrote, ready for a link; `None` where it leads nowhere in the site."""
        address = address.strip()
        if scheme_of(address) or address.startswith(("#", "//")) or self._is_outside(address):
            return quote(address, safe=_AS_WRITTEN)
        found = _SPLIT.match(address)
        path, rest = (unquote(found["path"]), found["rest"]) if found else (address, "")
        target = self._absolute(path) if path.startswith("/") else self._beside(path)
        return None if target is None else self._relative(target) + quote(rest, safe=_AS_WRITTEN)

    def written_on(self, uri: str, address: str) -> str | None:
        """The same of an address that was written on another page."""
        if uri == self.uri:
            return self.written(address)
        if address.strip().startswith("#"):
            return self.page_at(uri) + quote(address.strip(), safe=_AS_WRITTEN)
        return replace(self, uri=uri).written(address)

    def page_of(self, address: str) -> str | None:
        """The path in the documentation folder of the page that an address leads to; `None` of no page."""
        if scheme_of(address) or address.startswith("//") or self._is_outside(address):
            return None
        found = _SPLIT.match(address)
        path = unquote(found["path"]) if found else address
        if not path:
            return self.uri
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path)).lstrip("/")
        uri = (self._page_at(inside) if path.startswith("/") else None) or self.inventory.target(inside)
        if path.startswith("/") and self.place.folder:
            uri = self._page_at(inside, self.place) or self.inventory.target(self._in_playbook(inside)) or uri
        return uri if uri in self.destinations else None

    def nearest(self, address: str, uri: str) -> str | None:
        """What an author most likely meant who wrote an address on a page that leads nowhere."""
        path = address.partition("#")[0]
        folder = posixpath.dirname(uri) or "."
        if len(path) > LONGEST_WORD:
            return None
        return nearest_path(path, "" if path.startswith("/") else folder, self.names)

    def page_near(self, address: str) -> tuple[str, str] | None:
        """The page that is meant by an address that none has, and that page's own, from the site's root."""
        found = _SPLIT.match(address.strip())
        path = unquote(found["path"]) if found else address
        uri = self.near_addresses.page(path, self.nouns)
        ways = (f"/{self.addresses[uri]}", f"/{uri}") if uri else ()
        own = next((one for one in ways if self.page_of(one) == uri), None)
        return (uri, own) if uri and own else None

    def _is_outside(self, address: str) -> bool:
        """Whether it belongs to the web site around this one.

        Then it is left as it is, so that it leads from the root of the host, wherever on it this site stands.
        """
        if not self.outside or not address.startswith("/"):
            return False
        found = _SPLIT.match(address)
        path = unquote(found["path"]) if found else address
        return any(fnmatchcase(path, pattern) for pattern in self.outside)

    def _inside(self, file: str) -> str:
        return f"{self.files_folder}/{file}" if self.files_folder else file

    def _absolute(self, path: str) -> str | None:
        """The target of a path that begins with `/`: first a page's address, then a file or page by path.

        Both are looked for in the folder of the playbook first.
        """
        inside = posixpath.normpath(path).lstrip("/")
        if self.place.folder and (uri := self._page_at(inside, self.place)):
            return self.addresses[uri]
        if self.place.folder and (target := self._by_path(self._in_playbook(inside))):
            return target
        if uri := self._page_at(inside):
            return self.addresses[uri]
        if self.inventory.language and self.inventory.language.is_of_another(inside):
            return quote(path.lstrip("/"))
        return self._by_path(inside)

    def _in_playbook(self, inside: str) -> str:
        """The path in the documentation folder that is meant by one which counts from the playbook's."""
        language = self.inventory.language
        return self.place.folder + (language.meant(inside) if language else inside)

    def _page_at(self, inside: str, place: PlaybookPlace | None = None) -> str | None:
        """The page at an address in the site, or in the folder of a playbook; it may be that of a folder."""
        destination = inside if inside.endswith((".html", ".htm")) else posixpath.join(inside, "index.html")
        return self.at.get(self.inventory.destination(destination.removeprefix("./"), place))

    def _beside(self, path: str) -> str | None:
        """The target of a path relative to the page's source."""
        if not path:
            return self.addresses[self.uri]
        return self._by_path(posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path)))

    def _by_path(self, inside: str) -> str | None:
        target = self.inventory.target(inside)
        if target is None:
            return None
        if target in self.destinations:
            return self.addresses[target]
        return quote(self.inventory.published_path(target))

    def _relative(self, address: str) -> str:
        return self.root + address or "./"


def _address(destination: str, *, has_directory_urls: bool) -> str:
    """The address of a file that a page becomes, as MkDocs writes it."""
    folder, name = posixpath.split(destination)
    if has_directory_urls and name == "index.html":
        return quote(f"{folder}/" if folder else "")
    return quote(destination)


def _own_folder(destinations: Iterable[str]) -> str:
    """The folder whose `index.html` is a page and that holds every other one, too; none in most sites."""
    destinations = set(destinations)
    folder = next(iter(destinations), "").partition("/")[0]
    is_home = f"{folder}/index.html" in destinations and len(destinations) > 1
    return f"{folder}/" if is_home and all(one.startswith(f"{folder}/") for one in destinations) else ""
