"""Which texts are most likely one text that somebody has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_LIKENESS: Final = 0.5
"""The share of their pieces that two texts must have in common, from 0 to 1."""
MOST_HAVING: Final = 20
"""A piece that more texts have says nothing about which of them is meant."""
MOST_TRIED: Final = 5
"""With so many texts is each one compared in full: those with which it shares most pieces."""


def resembling(before: Sequence[Iterable[str]], now: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """Places of texts in `before` and in `now` that belong together, each in one pair at most.

    A text is given as its pieces, such as words or lines. The time grows with the number of pieces.
    """
    earlier, later = [Counter(one) for one in before], [Counter(one) for one in now]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for n, pieces in enumerate(earlier):
        for piece in pieces:
            having[piece].append(n)
    rare = {piece: places for piece, places in having.items() if len(places) <= MOST_HAVING}
    found: list[tuple[float, int, int, int]] = []
    for m, pieces in enumerate(later):
        shared = Counter(n for piece in pieces for n in rare.get(piece, ()))
        for n, _ in shared.most_common(MOST_TRIED):
            likeness = _likeness(earlier[n], pieces)
            if likeness >= LEAST_LIKENESS:
                found.append((-likeness, abs(n - m), n, m))
    return _best(found)


def _best(found: list[tuple[float, int, int, int]]) -> list[tuple[int, int]]:
    """The most alike first; of equally alike ones, those whose places are nearest."""
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for *_, n, m in sorted(found):
        if n not in paired and m not in taken:
            paired[n] = m
            taken.add(m)
    return sorted(paired.items())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
