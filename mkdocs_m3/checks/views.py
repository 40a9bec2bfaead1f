"""Views show phases and key tasks that there are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Finding, Span
from mkdocs_m3.model import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import PlacedView, Playbook, Record, Source


MOST_NAMED: Final = 10
"""Key tasks or phases that a cure lists."""
_LONGEST_NUMBER: Final = 7


def check(placed: Iterable[tuple[Source, tuple[PlacedView, ...]]], playbook: Playbook) -> Iterator[Finding]:
    """Report every phase and key task that an option names and the playbook has not.

    Also every diagram that neither names one nor is on the page of one.
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
            task = view.task
            if task and not (task.value in playbook.by_id or _may_be_unread(task.value, playbook)):
                cure = _nearby(task.value, playbook)
                yield _at(source, task.start, task.end, f"the playbook has no key task `{task}`", cure)
            has_focus = view.selection.phases or view.selection.task or source.uri in unread.uris
            if view.name == "lineage" and view.is_whole and not has_focus:
                yield from _needs_focus(source, view, kinds.get(source.uri))


def _may_be_unread(task: str, playbook: Playbook) -> bool:
    """Whether a key task may be on a page that could not be read, or whose number could not."""
    phases = {str(one.phase) for one in playbook.unnumbered}
    return task in playbook.unread.ids or not phases.isdisjoint({str(None), task.partition(".")[0]})


def _nearby(task: str, playbook: Playbook) -> str:
    """What to write: one of the same phase's key tasks, since a number says nothing of which was meant."""
    phase = task.partition(".")[0]
    beside = playbook.phases.get(id_of(phase), ()) if len(phase) < _LONGEST_NUMBER else ()
    known = _first(f"`{one.id}`" for one in beside)
    return f"write one of {known}" if known else "write the number of a key task, as in `3.1`"


def _first(names: Iterable[str]) -> str:
    """The first few of many names, as a cure lists them."""
    some = tuple(islice(names, MOST_NAMED + 1))
    return ", ".join((*some[:MOST_NAMED], *("…",) * (len(some) > MOST_NAMED)))


def _needs_focus(source: Source, view: PlacedView, page: Record | None) -> Iterator[Finding]:
    """A diagram of everything could not be read; on a page of the playbook it is drawn around that page."""
    if page is None or not page.number_key:
        yield _at(
            source,
            view.start,
            view.end,
            "`m3/lineage` does not say what it is drawn around",
            "name a phase or a key task, as in `m3/lineage {phase: 3}` or `m3/lineage {task: 3.1}`",
        )


def _at(source: Source, start: int, end: int, headline: str, cure: str) -> Finding:
    span = Span.at(source.path, source.text, start, end)
    return Finding(code="M3063", span=span, headline=headline, help=cure)
