"""What only the night has time for: `make test-nightly` runs every test at its full size."""

from __future__ import annotations

import os
from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

IS_NIGHT: Final = bool(os.environ.get("M3_NIGHTLY"))
"""Whether every page, every size, and every combination is tried."""


def each_value(*dimensions: Iterable[Any], is_night: bool = IS_NIGHT) -> list[tuple[Any, ...]]:
    """Combinations in which each value is at least once; by night, every one."""
    values = [list(dimension) for dimension in dimensions]
    if is_night:
        return list(product(*values))
    count = max(map(len, values))
    return [tuple(own[n % len(own)] for own in values) for n in range(count)]


def each_pair(*dimensions: Iterable[Any], is_night: bool = IS_NIGHT) -> list[tuple[Any, ...]]:
    """Combinations in which each two values of two dimensions meet at least once; by night, every one."""
    values = [list(dimension) for dimension in dimensions]
    every = list(product(*(range(len(own)) for own in values)))
    if not is_night:
        every = _enough(every)
    return [tuple(own[n] for own, n in zip(values, places, strict=True)) for places in every]


def _enough(every: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Of all combinations, those that make each pair meet: always the one next that makes most meet.

    Among equals, it is the one whose pairs have met least often, so that all are tried about as often.
    """
    pairs = {one: set(combinations(enumerate(one), 2)) for one in every}
    missing, met = set().union(*pairs.values()), Counter[object]()
    chosen = []
    while missing:
        best = max(every, key=lambda one: (len(missing & pairs[one]), -sum(met[pair] for pair in pairs[one])))
        missing -= pairs[best]
        met.update(pairs[best])
        chosen.append(best)
    return sorted(chosen)
