"""The arrows between rows: where each runs, so that no two lie upon each other.

Every row that hands something on has a track beside the boxes, down which its arrows run. Each arrow leaves
its track at a height of its own in the row that it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model import KeyTask

Pairs = dict[tuple[int, int], tuple[str, ...]]
"""By two rows from 1, the names of what the upper one hands on to the lower one."""

MOST_ENTRIES: Final = 8
"""Heights in a row at which arrows come in; further ones share the last."""
MOST_TRACKS: Final = 40
"""Tracks beside each other; likewise."""


class Arrow(Struct, frozen=True, kw_only=True):
    """One arrow."""

    source: int
    """The row in which it begins, from 1."""
    target: int
    """The row in which it ends."""
    track: int
    """The track down which it runs, from 1; 1 is beside the boxes."""
    entry: int
    """At which height it comes into the row, from 1."""
    start: int = 1
    """The lane in which the box begins that it comes from, from 1."""
    end: int = 1
    """The lane in which the box begins that it leads to."""

    @property
    def passed(self) -> range:
        """The rows between, which it runs past."""
        return range(self.source + 1, self.target)


def pairs_of(tasks: tuple[KeyTask, ...]) -> Pairs:
    """What some tasks, given in their order, hand on to each other, by the rows of those that get it."""
    makers: dict[str, list[int]] = {}
    for row, task in enumerate(tasks, 1):
        for key in {artifact.key for artifact in task.made}:
            makers.setdefault(key, []).append(row)
    found: dict[tuple[int, int], dict[str, str]] = {}
    for row, task in enumerate(tasks, 1):
        for artifact in task.inputs:
            for source in () if artifact.is_external else makers.get(artifact.key, ()):
                if tasks[source - 1].order < task.order:
                    found.setdefault((source, row), {}).setdefault(artifact.key, artifact.name)
    return {pair: tuple(names.values()) for pair, names in sorted(found.items())}


def arrows_of(pairs: Pairs) -> Mapping[tuple[int, int], Arrow]:
    """An arrow for each pair of rows."""
    last: dict[int, int] = {}
    for source, target in pairs:
        last[source] = max(target, last.get(source, 0))
    tracks = _tracks(last)
    found: dict[tuple[int, int], Arrow] = {}
    entries: dict[int, int] = {}
    for source, target in sorted(pairs, key=lambda pair: (pair[1], tracks[pair[0]])):
        entries[target] = min(entries.get(target, 0) + 1, MOST_ENTRIES)
        found[source, target] = Arrow(
            source=source, target=target, track=min(tracks[source] + 1, MOST_TRACKS), entry=entries[target]
        )
    return found


def _tracks(last: dict[int, int]) -> dict[int, int]:
    """A track for each row that has arrows, by the last row they lead to; 0 is the one beside the boxes.

    Short ones come first and stay inside; rows that do not meet share a track.
    """
    taken: list[list[tuple[int, int]]] = []
    found: dict[int, int] = {}
    for source, end in sorted(last.items(), key=lambda span: (span[1] - span[0], span[0])):
        free = (n for n, spans in enumerate(taken) if all(end <= a or b <= source for a, b in spans))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((source, end))
        found[source] = number
    return found
