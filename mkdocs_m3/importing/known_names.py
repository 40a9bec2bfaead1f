"""Names of parties or of workstreams, each with its id; of two that differ by a sign, each is found again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_m3.importing.headings import folded

if TYPE_CHECKING:
    from collections.abc import Container


class KnownNames:
    """What the site and the sources call each of them."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}
        self._folded: dict[str, tuple[str, str]] = {}

    def find(self, name: str) -> str | None:
        """The id of what is called so, or else of what has these letters and digits in its name."""
        found = self._folded.get(folded(name) or name, (None,))[0]
        return self._spelled.get(_plain(name), found)

    def add(self, name: str, id_: str) -> None:
        """Note a name, unless it means something already."""
        if name:
            self._spelled.setdefault(_plain(name), id_)
            self._folded.setdefault(folded(name) or name, (id_, name))

    def set(self, name: str, id_: str, *, kept: Container[str] = ()) -> None:
        """Note what a name means from now on; names like it stay with an id that is `kept`."""
        self._spelled[_plain(name)] = id_
        key = folded(name) or name
        before = self._folded.setdefault(key, (id_, name))[0]
        if before != id_ and before not in kept:
            self._folded[key] = (id_, name)

    def known_as(self, name: str) -> str:
        """The name that is meant by one which only has its letters and digits; empty of any other."""
        return "" if _plain(name) in self._spelled else self._folded.get(folded(name) or name, ("", ""))[1]


def _plain(name: str) -> str:
    """A name in one letter case, with a blank where an id may have another sign."""
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip()))
