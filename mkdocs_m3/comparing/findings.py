"""Which findings are new, which are mended, and which were there before.

A finding is known again by its page, its code, and what it is about, not by its line: lines above it come and
go. What it is about are the values that its headline quotes, since its wording changes with our versions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence

    from mkdocs_m3.findings.finding import Finding

_QUOTED: Final = re.compile(r"`([^`]*)`")
_Key = TypeVar("_Key", bound="Hashable")


class Known(Struct, frozen=True, kw_only=True):
    """A finding as it is known again."""

    code: str
    """Its code."""
    meaning: tuple[str, ...]
    """The values that it quotes, or the line that it marks where it quotes none."""
    pages: tuple[str, ...]
    """Its page, then others that it speaks of; by their paths from the documentation folder."""
    line: str = ""
    """The line that it marks, by which those are told apart that are alike otherwise."""

    @classmethod
    def of(cls, finding: Finding, page: Callable[[str], str], pages: Container[str]) -> Known:
        """As it is known again.

        `page` makes a path from the documentation folder of a path in a finding; `pages` are such paths,
        which may be among the values as well.
        """
        line = finding.span.excerpt.strip()
        places = (finding.span, *finding.others)
        values = (page(value) if value in pages else value for value in _QUOTED.findall(finding.headline))
        return cls(
            code=finding.code,
            meaning=tuple(values) or (line,),
            pages=tuple(dict.fromkeys(page(place.path) for place in places)),
            line=line,
        )


def parted(now: Sequence[Known], before: Sequence[Known]) -> tuple[frozenset[int], frozenset[int]]:
    """The places of those in `now` that are new, and of those in `before` that are no more."""
    fresh, gone = dict.fromkeys(range(len(now))), dict.fromkeys(range(len(before)))
    for keys in (_to_the_letter, _by_page, _by_any_page):
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for n in reversed(gone):
            for key in keys(before[n]):
                waiting[key].append(n)
        for m in tuple(fresh):
            if (n := _first(waiting, keys(now[m]), gone)) is not None:
                del gone[n], fresh[m]
    return frozenset(fresh), frozenset(gone)


def _first(waiting: dict[_Key, list[int]], keys: Iterable[_Key], gone: dict[int, None]) -> int | None:
    """The first of those waiting under one of the keys that is not paired yet."""
    for key in keys:
        places = waiting.get(key, [])
        while places:
            if (n := places.pop()) in gone:
                return n
    return None


def _to_the_letter(one: Known) -> Iterator[Hashable]:
    yield one.code, one.meaning, one.pages[0], one.line


def _by_page(one: Known) -> Iterator[Hashable]:
    yield one.code, one.meaning, one.pages[0]


def _by_any_page(one: Known) -> Iterator[Hashable]:
    """A finding about several pages comes at the first of them, which may be another one now."""
    yield from ((one.code, one.meaning, page) for page in one.pages)
