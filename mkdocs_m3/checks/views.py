"""Views show phases and key tasks that there are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Finding, Span
from mkdocs_m3.findings.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import Id, PlacedView, Playbook, Record, Source
    from mkdocs_m3.model.id_scheme import IdScheme


MOST_NAMED: Final = 10
"""Key tasks or phases that a cure lists."""


def check(placed: Iterable[tuple[Source, tuple[PlacedView, ...]]], playbook: Playbook) -> Iterator[Finding]:
    """Report every phase and key task that an option names and the playbook has not.

    Also, in a playbook without phases, every diagram that names no task and is not on the page of one.
    """
    phases = _first(f"`{number}`" for number in playbook.phases)
    kinds = {page.source.uri: page for page in playbook.records}
    unread = playbook.unread
    for source, views in placed:
        for view in views:
            for named in view.phases:
                if named.value not in playbook.phases and named.value not in unread.phases:
                    cure = f"write one of {phases}" if phases else "add its key tasks, or delete it"
                    headline = f"the playbook has no phase `{named}`"
                    yield _at(source, named.start, named.end, headline, cure)
            task, named_task = view.task, view.selection.task
            if task and not (named_task in playbook.by_id or _may_be_unread(named_task, playbook)):
                cure = _nearby(named_task, playbook)
                yield _at(source, task.start, task.end, f"the playbook has no key task `{task}`", cure)
            has_focus = view.selection.phases or view.selection.task or source.uri in unread.uris
            if view.name == "lineage" and view.is_whole and not has_focus and not playbook.ids.has_phases:
                yield from _needs_focus(source, view, kinds.get(source.uri), playbook.ids)


def _may_be_unread(task: str, playbook: Playbook) -> bool:
    """Whether a key task may be on a page that could not be read, or whose number could not."""
    phases = {one.phase for one in playbook.unnumbered}
    named = playbook.ids.read(task)
    return task in playbook.unread.ids or not phases.isdisjoint({None, named[0] if named else None})


def _nearby(task: str, playbook: Playbook) -> str:
    """What to write: one of the same phase's key tasks, since a number says nothing of which was meant."""
    ids = playbook.ids
    if not ids.are_usual and (near := nearest(task, playbook.by_id)):
        return f"write `{near}`"
    phase = _phase_of(task, playbook)
    beside = playbook.phases.get(phase, ()) if phase else () if ids.has_phases else playbook.key_tasks
    known = _first(f"`{one.id}`" for one in beside)
    example = next(iter(playbook.by_id), ids.example) if not ids.are_usual else ids.example
    what = "number" if ids.are_usual else "id"
    return f"write one of {known}" if known else f"write the {what} of a key task, as in `{example}`"


def _phase_of(task: str, playbook: Playbook) -> Id | None:
    """The phase that somebody means who names a key task; of numbers, also where the rest is none."""
    if named := playbook.ids.read(task):
        return named[0]
    return playbook.ids.phase_id(task.partition(".")[0]) if playbook.ids.are_usual else None


def _first(names: Iterable[str]) -> str:
    """The first few of many names, as a cure lists them."""
    some = tuple(islice(names, MOST_NAMED + 1))
    return ", ".join((*some[:MOST_NAMED], *("…",) * (len(some) > MOST_NAMED)))


def _needs_focus(source: Source, view: PlacedView, page: Record | None, ids: IdScheme) -> Iterator[Finding]:
    """A diagram of all tasks could not be read; on the page of a task it is drawn around that task."""
    if page is None or not page.number_key:
        yield _at(
            source,
            view.start,
            view.end,
            "`m3/lineage` does not say what it is drawn around",
            f"name a key task, as in `m3/lineage {{task: {ids.example}}}`",
        )


def _at(source: Source, start: int, end: int, headline: str, cure: str) -> Finding:
    span = Span.at(source.path, source.text, start, end)
    return Finding(code="M3063", span=span, headline=headline, help=cure)
