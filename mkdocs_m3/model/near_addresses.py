"""Which page of a site somebody may have meant who wrote an address that no page has.

Addresses change with a `permalink`, or when a file is renamed or moved. What stays alike is the last part of
the address, the name of the file, or a word in one of them.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import LONGEST_WORD, nearest
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

_LIKENESS: Final = 0.8
_LEAST: Final = 4
"""Letters of a word that may be all that two addresses have in common."""
_BEGINNING: Final = rare(r"\Am3(?=[^\W\d])")
"""How the M3 Playbook begins the addresses of pages that have no number: `/m3glossary/`."""
_NO_LETTER: Final = rare(r"[^\w.]+|_+")


class NearAddresses:
    """The pages of a site, by what may be left of an address; made ready when it is first asked for."""

    def __init__(self, addresses: Mapping[str, str], pages: Iterable[str]) -> None:
        self._addresses = {uri: addresses[uri] for uri in pages}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NearAddresses) and self._addresses == other._addresses

    def __hash__(self) -> int:
        return hash(tuple(self._addresses))

    def page(self, path: str, own: Container[str]) -> str | None:
        """The page that is meant by a path, one's `own` before others; `None` where several may be."""
        key = _key(_last(path))
        if not key or len(path) > LONGEST_WORD:
            return None
        for keys in ((key,), self._containing(key), self._like(key)):
            uris = dict.fromkeys(uri for one in keys for uri in self._by_key.get(one, ()))
            found = [uri for uri in uris if uri in own] or [*uris]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _containing(self, key: str) -> list[str]:
        return [
            one
            for one in self._alike.to(key)
            if min(len(one), len(key)) >= _LEAST
            and (one in key or key in one)
            and _digits(one) == _digits(key)
        ]

    def _like(self, key: str) -> list[str]:
        alike = (one for one in self._alike.to(key) if _digits(one) == _digits(key))
        near = nearest(key, alike, _LIKENESS)
        return [near] if near else []

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for uri, address in self._addresses.items():
            for key in dict.fromkeys(_keys(uri, unquote(address))):
                found[key].append(uri)
        return {key: tuple(uris) for key, uris in found.items()}

    @cached_property
    def _alike(self) -> Alike:
        return Alike(self._by_key)


def _keys(uri: str, address: str) -> Iterator[str]:
    """What may be left of a page's address: its last part, the name of the file, and all parts in one."""
    for words in (_last(address), _last(uri), _without_ending(address)):
        if key := _key(words):
            yield key


def _last(path: str) -> str:
    """The last part of a path, without its ending; that of the folder of an `index.html`."""
    return posixpath.basename(_without_ending(path))


def _without_ending(path: str) -> str:
    path = path.rstrip("/")
    stem, ending = posixpath.splitext(path)
    path = stem if ending.casefold() in (".html", ".htm", ".md", ".markdown") else path
    return path.removesuffix("index").rstrip("/") if posixpath.basename(path) == "index" else path


def _key(words: str) -> str:
    """Words as they are compared: small letters, digits and points alone."""
    return _BEGINNING.sub("", _NO_LETTER.sub("", words.casefold()[:LONGEST_WORD]))


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))
