"""Which page of now is which page of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.comparing.sides import likeness
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_m3.model import Phase

_AGREED: Final = 2
"""Pages agree in so many of number, name, address, and content, or they are two different pages."""
_ENOUGH: Final = 0.25
"""The share of content in which two pages agree."""


class _Known(Struct, frozen=True):
    """What a page is known by. An empty one of these is no match of anything."""

    id: str
    name: str
    address: str
    content: frozenset[str]

    @classmethod
    def of(cls, page: KeyTask | Phase, addresses: Mapping[str, str]) -> _Known:
        uri = page.source.uri
        name, address = likeness(page.name), addresses.get(uri, uri)
        return cls(page.id or "", name, address, frozenset(_content(page)))

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """By what it may be found, the surest first."""
        return ("id", self.id), ("name", self.name), ("address", self.address)

    def shared_with(self, other: _Known) -> float:
        """The share of content in common; of two pages without any, nobody knows."""
        if not self.content and not other.content:
            return 0.5
        if not self.content or not other.content:
            return 0.0
        return len(self.content & other.content) / max(len(self.content), len(other.content))


def paired(
    before: Sequence[KeyTask | Phase],
    now: Sequence[KeyTask | Phase],
    addresses: tuple[Mapping[str, str], Mapping[str, str]],
) -> list[tuple[int, int]]:
    """Places in `before` and in `now` of pages that are one page, in the order of now.

    A page is looked for by its number, its name, and its address. Where these lead to different pages, as
    after a task was put before others, the one with most content in common is meant.
    """
    earlier, later = (
        [_Known.of(page, known) for page in pages]
        for pages, known in zip((before, now), addresses, strict=True)
    )
    found = sorted(_candidates(earlier, later))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs: list[tuple[int, int]] = []
    for *_, n, m in found:
        if n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
            pairs.append((n, m))
    return sorted(pairs, key=lambda pair: pair[1])


def _candidates(
    earlier: Sequence[_Known], later: Sequence[_Known]
) -> Iterator[tuple[int, float, int, int, int]]:
    """Pages that may be one, the likeliest lowest: by whether name and number agree, then by content."""
    places: dict[tuple[str, str], int] = {}
    for n, one in enumerate(earlier):
        for key in one.keys:
            places.setdefault(key, n)
    for m, other in enumerate(later):
        for rank, key in enumerate(other.keys):
            if not key[1] or key not in places:
                continue
            one = earlier[n := places[key]]
            agreed = sum(
                bool(mine[1]) and mine == theirs for mine, theirs in zip(one.keys, other.keys, strict=True)
            )
            shared = one.shared_with(other)
            if agreed + (shared >= _ENOUGH) >= _AGREED:
                yield -(one.id == other.id and one.name == other.name), -shared, rank, n, m


def _content(page: KeyTask | Phase) -> Iterator[str]:
    """What is on a page, as far as it sets it apart from others; roles are everywhere."""
    if isinstance(page, KeyTask):
        yield from (likeness(activity.text) for activity in page.activities)
        yield from (artifact.key for artifact in page.artifacts)
    else:
        yield from (document.key for document in page.documentation)
        yield from (likeness(criterion.text) for criterion in page.exit_criteria)
    if page.objective:
        yield likeness(page.objective)
