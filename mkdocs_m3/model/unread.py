"""What is in the pages that mean to be of the playbook and could not be read.

Whatever follows from their absence on other pages is not told there: the cause is told on these pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.id_scheme import NUMBERS, IdScheme
from mkdocs_m3.model.ids import Id, id_of
from mkdocs_m3.model.names import fold
from mkdocs_m3.model.own_keys import OwnKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model.source import Source

_AROUND: Final = " \t\r-*\"'"
"""What is around a value in a line of YAML, and is none of it."""
_BETWEEN: Final = re.compile(r"[,\[\]{}]")
_KEY: Final = rare(r"([\w-]+)\s*:(?=\s|$)")
NO_OWN_KEYS: Final = OwnKeys()
"""Of a site that has ours."""
_NUMBER: Final = rare(r"[\"']?0*(\d{1,9})\b")
_WORD: Final = rare(r"[\"']?([\w.-]+)\b")


class Unread(Struct, frozen=True, kw_only=True):
    """What these pages say, as far as one can tell of pages that cannot be read."""

    uris: frozenset[str] = frozenset()
    """The pages, by their paths in the documentation folder."""
    names: frozenset[str] = frozenset()
    """Every value in them that may be a name, folded."""
    phases: frozenset[Id] = frozenset()
    """The ids of their phases."""
    ids: frozenset[str] = frozenset()
    """The ids of their key tasks, as in `3.1`."""
    permalinks: frozenset[str] = frozenset()
    """The addresses that they wish for, without slashes at their ends."""

    @classmethod
    def of(cls, sources: Iterable[Source], ids: IdScheme = NUMBERS, own: OwnKeys = NO_OWN_KEYS) -> Unread:
        """What is in these pages of a site with these keys."""
        sources = tuple(sources)
        pages = tuple(
            dict(reversed(tuple(_lines(source.text, own)))) for source in sources
        )  # the first of each key
        numbers = [
            (_id("phase", page.get("phase", ""), ids), _id("task", page.get("keytask", ""), ids))
            for page in pages
        ]
        return cls(
            uris=frozenset(source.uri for source in sources),
            names=frozenset(fold(name) for source in sources for name in _names(source.text, own)),
            phases=frozenset(phase for phase, _ in numbers if phase),
            ids=frozenset(shown for pair in numbers if (shown := ids.shown_as(*pair))),
            permalinks=frozenset(page.get("permalink", "").strip("/") for page in pages) - {""},
        )

    def names_address(self, address: str) -> bool:
        """Whether a link may lead to one of these pages at the address that it wishes for."""
        path = address.partition("#")[0].partition("?")[0]
        return bool(self.permalinks) and path.lstrip("./").rstrip("/") in self.permalinks


def _lines(text: str, own: OwnKeys) -> Iterator[tuple[str, str]]:
    """Each line's key, by our name in small letters, with its value; also the whole line."""
    for line in text.split("\n"):
        words = line.strip(_AROUND)
        yield "", words
        if found := _KEY.match(words):
            yield own.ours(found[1]).casefold(), words[found.end() :].strip(_AROUND)


def _names(text: str, own: OwnKeys) -> Iterator[str]:
    """Every value of a line, and the items of a list on one line."""
    for _, value in _lines(text, own):
        yield from (piece for piece in {value, *_BETWEEN.split(value)} if piece)


def _id(what: str, value: str, ids: IdScheme) -> Id | None:
    """The id that a value most likely is; `None` where it is none."""
    kind = ids.phase if what == "phase" else ids.task
    found = _NUMBER.match(value) if kind == "number" else _WORD.match(value)
    return (ids.phase_id if what == "phase" else id_of)(found[1]) if found else None
