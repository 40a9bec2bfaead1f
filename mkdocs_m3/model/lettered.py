"""Activities with letters of responsibility, what their letters lack, and how often each party has each.

The view, the CSV file and the workbook take the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model.key_task import Activity, KeyTask
    from mkdocs_m3.model.vocabulary import Letters


class Lettered(Struct, frozen=True, kw_only=True):
    """An activity of a task that says in letters who does what."""

    task: KeyTask
    """The task."""
    number: int
    """The activity's number in it, from 1."""
    activity: Activity
    """The activity."""
    letters: Mapping[str, tuple[str, ...]]
    """By a party's id, its letters; none of a party that has none."""
    gaps: tuple[str, ...]
    """The letters that somebody must have and nobody has: of who is accountable, and of who does it."""


def lettered(tasks: Iterable[KeyTask], letters: Letters) -> Iterator[Lettered]:
    """The activities of those tasks that have any letters, also the activities among them that have none."""
    for task in tasks:
        if any(activity.assignments for activity in task.activities):
            for number, activity in enumerate(task.activities, start=1):
                yield Lettered(
                    task=task,
                    number=number,
                    activity=activity,
                    letters={one.party: one.letters for one in activity.assignments},
                    gaps=_gaps(activity, letters),
                )


def _gaps(activity: Activity, letters: Letters) -> tuple[str, ...]:
    """What an activity lacks; nothing is said of one of which something could not be read."""
    if not activity.has_all_letters:
        return ()
    had = {letter for one in activity.assignments for letter in one.letters}
    needed = dict.fromkeys((letters.accountable, letters.responsible))
    return tuple(letter for letter in needed if letter not in had)


def letters_of(rows: Iterable[Lettered]) -> Mapping[str, Counter[str]]:
    """By a letter, how many of these activities each party has it in."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for party, letters in row.letters.items():
            for letter in letters:
                found.setdefault(letter, Counter())[party] += 1
    return found
