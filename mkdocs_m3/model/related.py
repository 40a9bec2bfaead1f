"""The tasks that have to do with an artifact, seen from one task: how many there are, and which are nearest.

All lists are in the order of the tasks' numbers, and are searched, not gone through: an artifact that a
thousand tasks share has a thousand pages that ask this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_m3.model.ids import Id, Order
    from mkdocs_m3.model.key_task import KeyTask

MOST_NAMED: Final = 5
"""Tasks that are named of more than `MOST_WHOLE`."""
MOST_WHOLE: Final = MOST_NAMED + 1
"""As many tasks are all named, since nothing would be saved by `and 1 more`."""


class Tasks(Protocol):
    """Tasks in the order of their numbers."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __getitem__(self, place: int, /) -> KeyTask:
        """The one at a place, from 0."""
        ...


class Stretch(Struct, frozen=True, kw_only=True, gc=False):
    """Those of several tasks that follow one another, without a copy of them."""

    tasks: Tasks
    """All of them."""
    start: int
    """The place of the first."""
    stop: int
    """The place after the last."""

    def __len__(self) -> int:
        """How many there are."""
        return max(0, self.stop - self.start)

    def __getitem__(self, place: int, /) -> KeyTask:
        """The one at a place, from 0."""
        return self.tasks[self.start + place]


class Others(Struct, frozen=True, kw_only=True, gc=False):
    """Tasks without some of them, likewise without a copy."""

    tasks: Tasks
    """All of them."""
    gaps: tuple[int, ...]
    """For each that is left out, how many before it are not."""

    def __len__(self) -> int:
        """How many are left."""
        return len(self.tasks) - len(self.gaps)

    def __getitem__(self, place: int, /) -> KeyTask:
        """The one at a place among those that are left, from 0."""
        return self.tasks[place + bisect_right(self.gaps, place)]


class Related(Struct, frozen=True, kw_only=True, gc=False):
    """The tasks that an artifact comes from, goes to, or shares its file with."""

    parts: tuple[Tasks, ...] = ()
    """The tasks; none is in two of these."""
    ranks: Mapping[str, int]
    """By its page's path in the documentation folder, the place of each key task among all, from 0."""
    own: str = ""
    """The path of a task that does not count, though it is among them; empty where none is."""

    def __len__(self) -> int:
        """How many there are."""
        return sum(map(len, self.parts)) - bool(self.own)

    @property
    def all(self) -> tuple[KeyTask, ...]:
        """Every one, by number."""
        found = (part[place] for part in self.parts for place in range(len(part)))
        others = tuple(task for task in found if task.source.uri != self.own) if self.own else tuple(found)
        return others if len(self.parts) == 1 else self._by_number(others)

    def named(self, rank: int) -> tuple[KeyTask, ...]:
        """Those that are named as seen from a place among all tasks: the nearest, by number."""
        if len(self) <= MOST_WHOLE:
            return self.all
        near = sorted(self._around(rank), key=lambda task: (abs(self._rank(task) - rank), self._rank(task)))
        return self._by_number(near[:MOST_NAMED])

    def _around(self, rank: int) -> Iterator[KeyTask]:
        """The nearest of each part on both sides, and one more for the task that does not count."""
        for part in self.parts:
            middle = bisect_left(part, rank, key=self._rank)
            places = range(max(0, middle - MOST_NAMED), min(len(part), middle + MOST_NAMED + 1))
            yield from (task for place in places if (task := part[place]).source.uri != self.own)

    def _rank(self, task: KeyTask) -> int:
        return self.ranks[task.source.uri]

    def _by_number(self, tasks: Sequence[KeyTask]) -> tuple[KeyTask, ...]:
        return tuple(sorted(tasks, key=self._rank))


def before(tasks: Tasks, task: KeyTask) -> Stretch:
    """Those with a lower number than a task."""
    return Stretch(tasks=tasks, start=0, stop=bisect_left(tasks, task.order, key=_order))


def after(tasks: Tasks, task: KeyTask) -> Stretch:
    """Those with a higher number than a task."""
    return Stretch(tasks=tasks, start=bisect_right(tasks, task.order, key=_order), stop=len(tasks))


def within(tasks: Tasks, phase: Id) -> Stretch:
    """Those of a phase."""
    start = bisect_left(tasks, phase.order, key=_phase_order)
    return Stretch(tasks=tasks, start=start, stop=bisect_right(tasks, phase.order, key=_phase_order))


def phases_of(tasks: Tasks) -> Iterator[Id]:
    """Every phase that has some of the tasks, in order."""
    place = 0
    while place < len(tasks):
        phase = tasks[place].phase
        if phase:
            yield phase
        place = bisect_right(tasks, phase.order if phase else (), lo=place, key=_phase_order)


class Offers:
    """The tasks that offer a file, without those that a page names already for the file's artifact."""

    def __init__(self, offering: Mapping[str, tuple[KeyTask, ...]], ranks: Mapping[str, int]) -> None:
        self._offering = offering
        self._ranks = ranks
        self._known: dict[tuple[str, str, bool], tuple[tuple[KeyTask, ...], Others]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Offers) and self._offering == other._offering

    def __hash__(self) -> int:
        return hash(tuple(self._offering))

    def others(self, task: KeyTask, file: str) -> Related:
        """Every other task that offers a file."""
        return self._related(task, (self._offering.get(file, ()),))

    def unnamed(
        self, task: KeyTask, file: str, key: str, named: tuple[KeyTask, ...], *, is_before: bool
    ) -> Related:
        """The same, without those of the `named` that come before the task, or else after it.

        `named` are all tasks that make an artifact, or all that take it in.
        """
        known = (file, key, is_before)
        if known not in self._known:
            self._known[known] = self._parted(self._offering.get(file, ()), named)
        both, rest = self._known[known]
        start = bisect_left(both, task.order, key=_order) if is_before else 0
        stop = len(both) if is_before else bisect_right(both, task.order, key=_order)
        return self._related(task, (rest, Stretch(tasks=both, start=start, stop=stop)))

    def _related(self, task: KeyTask, parts: tuple[Tasks, ...]) -> Related:
        own = task.source.uri if any(self._is_in(part, task) for part in parts) else ""
        return Related(parts=parts, ranks=self._ranks, own=own)

    def _parted(
        self, offering: tuple[KeyTask, ...], named: tuple[KeyTask, ...]
    ) -> tuple[tuple[KeyTask, ...], Others]:
        """The tasks offering it that are among the named ones, and the others, by way of the shorter list."""
        fewer, more = sorted((offering, named), key=len)
        both = tuple(task for task in fewer if self._is_in(more, task))
        gaps = (self._place(offering, task) - n for n, task in enumerate(both))
        return both, Others(tasks=offering, gaps=tuple(gaps))

    def _is_in(self, tasks: Tasks, task: KeyTask) -> bool:
        if task.source.uri not in self._ranks:
            return False
        place = self._place(tasks, task)
        return place < len(tasks) and tasks[place].source.uri == task.source.uri

    def _place(self, tasks: Tasks, task: KeyTask) -> int:
        return bisect_left(tasks, self._rank(task), key=self._rank)

    def _rank(self, task: KeyTask) -> int:
        return self._ranks[task.source.uri]


def _order(task: KeyTask) -> tuple[Order, Order]:
    return task.order


def _phase_order(task: KeyTask) -> Order:
    return task.phase.order if task.phase else ()
