"""Two states of a playbook: who does what in the later one, and did before, by meaning and not by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_m3.comparing import activities
from mkdocs_m3.comparing.changes import Change, in_order
from mkdocs_m3.comparing.pairing import paired
from mkdocs_m3.comparing.parts import of_artifacts, of_fields, of_roles, of_texts
from mkdocs_m3.comparing.sides import aliases, likeness, page_of, words
from mkdocs_m3.model import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.comparing.activities import Left
    from mkdocs_m3.comparing.sides import Side
    from mkdocs_m3.model import KeyTask, Text


def changes(before: Side, now: Side) -> tuple[Change, ...]:
    """Everything that has changed, in the order in which it is told.

    Pages that could not be read on either side are left out: nobody knows what they say.
    """
    sides = replace(before, aliases=aliases(before.vocabulary, now.vocabulary)), now
    found = (*_of_tasks(sides), *_of_phases(sides), *_of_makers(sides), *_of_parties(sides))
    unread = before.playbook.unread.uris | now.playbook.unread.uris
    return in_order(tuple(one for one in found if not one.page or one.page.uri not in unread))


def _of_tasks(sides: tuple[Side, Side]) -> Iterator[Change]:
    earlier, later = (side.playbook.pages for side in sides)
    pairs = paired(earlier, later, (sides[0].addresses, sides[1].addresses))
    kept, found = {n for n, _ in pairs}, {m for _, m in pairs}
    gone = [one for n, one in enumerate(earlier) if n not in kept]
    fresh = [one for m, one in enumerate(later) if m not in found]
    left: list[Left] = [one for task in gone for one in activities.of_whole_task(task)]
    came: list[Left] = [one for task in fresh for one in activities.of_whole_task(task)]
    for n, m in pairs:
        changed, went, appeared = activities.of_task(earlier[n], later[m], sides)
        yield from changed
        yield from _of_task(earlier[n], later[m], sides)
        left += went
        came += appeared
    yield from activities.of_left(left, came, sides)
    for task in fresh:
        yield Change(kind="task-appeared", page=page_of(task), now=sides[1].who(task.responsible_party))
    for task in gone:
        yield Change(kind="task-went", page=page_of(task), before=sides[0].who(task.responsible_party))


def _of_task(before: KeyTask, now: KeyTask, sides: tuple[Side, Side]) -> Iterator[Change]:
    """What has changed of a task beside its activities."""
    page = page_of(now)
    if _said(before.name) != _said(now.name):
        yield Change(kind="task-renamed", page=page, before=_said(before.name), now=_said(now.name))
    if before.id != now.id:
        has_moved = before.id and now.id and not _is_same_phase(before, now, sides)
        kind = "task-moved-phase" if has_moved else "task-renumbered"
        yield Change(kind=kind, page=page, before=_number(before), now=_number(now))
    was, is_ = sides[0].address(before.source.uri), sides[1].address(now.source.uri)
    if was != is_:
        yield Change(kind="task-moved-address", page=page, before=was, now=is_)
    if sides[0].acting(before.responsible_party) != sides[1].acting(now.responsible_party):
        who = sides[0].who(before.responsible_party), sides[1].who(now.responsible_party)
        yield Change(kind="task-changed-hands", page=page, before=who[0], now=who[1])
    streams = sides[0].workstream(before), sides[1].workstream(now)
    if before.category != now.category and streams[0] != streams[1]:
        yield Change(kind="task-workstream", page=page, before=streams[0], now=streams[1])
    yield from _objective("task-objective", before, now)
    yield from of_roles(before, now, sides)
    yield from of_artifacts("input", page, before.inputs, now.inputs)
    yield from of_artifacts("output", page, before.made, now.made)
    yield from of_texts("best-practice", page, before.best_practice, now.best_practice)
    yield from of_fields(page, before.fields, now.fields, sides)


def _of_phases(sides: tuple[Side, Side]) -> Iterator[Change]:
    earlier, later = (
        [record for record in side.playbook.records if isinstance(record, Phase)] for side in sides
    )
    pairs = paired(earlier, later, (sides[0].addresses, sides[1].addresses))
    for n, m in pairs:
        yield from _of_phase(earlier[n], later[m], sides)
    kept, found = {n for n, _ in pairs}, {m for _, m in pairs}
    for m, phase in enumerate(later):
        if m not in found:
            yield Change(kind="phase-appeared", page=page_of(phase))
    for n, phase in enumerate(earlier):
        if n not in kept:
            yield Change(kind="phase-went", page=page_of(phase))


def _of_phase(before: Phase, now: Phase, sides: tuple[Side, Side]) -> Iterator[Change]:
    page = page_of(now)
    if _said(before.name) != _said(now.name):
        yield Change(kind="phase-renamed", page=page, before=_said(before.name), now=_said(now.name))
    if before.id != now.id:
        yield Change(kind="phase-renumbered", page=page, before=_number(before), now=_number(now))
    yield from _objective("phase-objective", before, now)
    yield from of_artifacts("document", page, before.documentation, now.documentation)
    criteria = ([one.text for one in phase.exit_criteria] for phase in (before, now))
    yield from of_texts("criterion", page, *criteria)
    yield from of_fields(page, before.fields, now.fields, sides)


def _of_makers(sides: tuple[Side, Side]) -> Iterator[Change]:
    """Which artifacts are still used and no longer made by any task, and the reverse."""
    before, now = (side.playbook for side in sides)
    unread = before.unread.names | now.unread.names
    for key, users in now.fed.items():
        if key in unread:
            continue
        name = next(artifact.name for artifact in users[0].inputs if artifact.key == key)
        makers, made = before.makers.get(key, ()), now.makers.get(key, ())
        if makers and not made:
            was, by = _tasks(makers), _tasks(users)
            yield Change(kind="artifact-lost-maker", page=None, subject=name, before=was, now=by)
        elif made and not makers and key in before.fed:
            yield Change(kind="artifact-found-maker", page=None, subject=name, now=_tasks(made))


def _of_parties(sides: tuple[Side, Side]) -> Iterator[Change]:
    earlier, later = ({one.id: one.label for one in side.vocabulary.parties} for side in sides)
    for party, label in later.items():
        if earlier.get(party, label) != label:
            yield Change(
                kind="party-renamed", page=None, subject=party, before=(earlier[party],), now=(label,)
            )


def _objective(kind: str, before: KeyTask | Phase, now: KeyTask | Phase) -> Iterator[Change]:
    """Whether an objective says something else; letter case, punctuation, and markup don't count."""
    if likeness(before.objective) != likeness(now.objective):
        was, is_ = _said(before.objective), _said(now.objective)
        yield Change(kind=kind, page=page_of(now), before=was, now=is_)


def _is_same_phase(before: KeyTask, now: KeyTask, sides: tuple[Side, Side]) -> bool:
    """Whether a task is still in its phase, which may have another number."""
    if before.phase == now.phase:
        return True
    pages = [
        side.playbook.phase_pages.get(task.phase) if task.phase is not None else None
        for side, task in zip(sides, (before, now), strict=True)
    ]
    names = [likeness(page.name) if page else "" for page in pages]
    return bool(names[0]) and names[0] == names[1]


def _said(text: Text | None) -> tuple[str, ...]:
    return (words(text),) if text else ()


def _number(page: KeyTask | Phase) -> tuple[str, ...]:
    return (page.id,) if page.id else ()


def _tasks(tasks: Sequence[KeyTask]) -> tuple[str, ...]:
    return tuple(page_of(task).words for task in tasks)
