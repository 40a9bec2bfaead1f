"""What has become of the activities: who does each now, and did before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.comparing.changes import Change
from mkdocs_m3.comparing.parts import of_fields, of_offer
from mkdocs_m3.comparing.resemblance import resembling
from mkdocs_m3.comparing.sides import likeness, one_each, page_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_m3.comparing.sides import Side
    from mkdocs_m3.model import Activity, KeyTask

MOST_WORDS: Final = 200
"""Words of an activity by which it is known again in other words."""
_FEWEST_WORDS: Final = 3
"""An activity of fewer words, such as *Meet*, is not taken for one of another task."""


class Left(Struct, frozen=True, kw_only=True):
    """An activity that the other side does not have in the same task."""

    task: KeyTask
    """Its task."""
    activity: Activity
    """It."""
    is_told: bool
    """Whether it is told as new or gone; that of a task that is so itself is told with the task."""


def of_task(
    before: KeyTask, now: KeyTask, sides: tuple[Side, Side]
) -> tuple[list[Change], list[Left], list[Left]]:
    """The changes of a task's activities, and which are in only one of both."""
    earlier, later = (one_each(task.activities, _key) for task in (before, now))
    changes: list[Change] = []
    gone = [earlier[key] for key in earlier if key not in later]
    fresh = [later[key] for key in later if key not in earlier]
    pairs = [(earlier[key], later[key]) for key in later if key in earlier]
    reworded = resembling([_words(one) for one in gone], [_words(one) for one in fresh])
    for n, m in reworded:
        texts = words(gone[n].text), words(fresh[m].text)
        changes.append(Change(kind="activity-reworded", page=page_of(now), before=texts[:1], now=texts[1:]))
    for old, new in (*pairs, *((gone[n], fresh[m]) for n, m in reworded)):
        changes += _of_pair(old, new, now, sides)
    old_places, new_places = {n for n, _ in reworded}, {m for _, m in reworded}
    return (
        changes,
        [_left(before, one) for n, one in enumerate(gone) if n not in old_places],
        [_left(now, one) for m, one in enumerate(fresh) if m not in new_places],
    )


def of_whole_task(task: KeyTask) -> list[Left]:
    """The activities of a task that is new or gone; they may have come from, or gone to, other tasks."""
    return [Left(task=task, activity=one, is_told=False) for one in task.activities]


def of_left(gone: Iterable[Left], fresh: Iterable[Left], sides: tuple[Side, Side]) -> Iterator[Change]:
    """Of all that are in one task only: which moved to another task, and which are gone or new."""
    gone, fresh = tuple(gone), tuple(fresh)
    moved = dict(_moved(gone, fresh))
    came_from = {m: gone[n] for n, m in moved.items()}
    for m, one in enumerate(fresh):
        page, subject = page_of(one.task), words(one.activity.text)
        if origin := came_from.get(m):
            where = page_of(origin.task).words
            yield Change(kind="activity-moved", page=page, subject=subject, before=(where,))
            yield from _of_pair(origin.activity, one.activity, one.task, sides)
        elif one.is_told:
            who = sides[1].who(one.activity.responsible_party)
            yield Change(kind="activity-appeared", page=page, subject=subject, now=who)
    for n, one in enumerate(gone):
        if one.is_told and n not in moved:
            who, subject = sides[0].who(one.activity.responsible_party), words(one.activity.text)
            yield Change(kind="activity-went", page=page_of(one.task), subject=subject, before=who)


def _of_pair(before: Activity, now: Activity, task: KeyTask, sides: tuple[Side, Side]) -> Iterator[Change]:
    """What has changed of one activity beside its words."""
    page, subject = page_of(task), words(now.text)
    letters = sides[0].letters(before), sides[1].letters(now)
    has_others = sides[0].acting(before.responsible_party) != sides[1].acting(now.responsible_party)
    if has_others or sides[0].lettered(before) != sides[1].lettered(now):
        who = sides[0].who(before.responsible_party), sides[1].who(now.responsible_party)
        kind = "activity-changed-hands" if has_others else "activity-letters"
        was, is_ = letters[0] or who[0], letters[1] or who[1]
        yield Change(kind=kind, page=page, subject=subject, before=was, now=is_)
    yield from of_offer("template", page, subject, before.template, now.template)
    yield from of_offer("example", page, subject, before.example, now.example)
    yield from of_fields(page, before.fields, now.fields, sides, of=subject)


def _moved(gone: Sequence[Left], fresh: Sequence[Left]) -> Iterator[tuple[int, int]]:
    """Places of activities that left one task and are in another one word for word, and nowhere else."""
    left, came = _by_text(gone), _by_text(fresh)
    for key, places in left.items():
        others = came.get(key, ())
        if len(places) == len(others) == 1 and len(key.split()) >= _FEWEST_WORDS:
            yield places[0], others[0]


def _by_text(several: Iterable[Left]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(several):
        found[_key(one.activity)].append(place)
    return found


def _left(task: KeyTask, activity: Activity) -> Left:
    return Left(task=task, activity=activity, is_told=True)


def _key(activity: Activity) -> str:
    return likeness(activity.text)


def _words(activity: Activity) -> list[str]:
    return _key(activity).split()[:MOST_WORDS]
