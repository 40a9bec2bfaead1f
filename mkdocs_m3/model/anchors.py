"""Ids of places in pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def distinct(stems: Iterable[str]) -> Iterator[str]:
    """Each stem as an id that no other one has: `term-sla`, and where it comes again `term-sla--2`.

    No stem holds `--`.
    """
    taken: Counter[str] = Counter()
    for stem in stems:
        taken[stem] += 1
        yield stem if taken[stem] == 1 else f"{stem}--{taken[stem]}"
