"""On a phase's page, the entries of the artifacts that many tasks share, where no view of the site has them.

Pages that name only the nearest of these tasks lead here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list.relations import Relation, offering_besides, relation_of
from mkdocs_m3.components.tasks import tasks_of_page
from mkdocs_m3.model.statistics import artifacts_of

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.statistics import Made


class Entry(Struct, frozen=True, kw_only=True):
    """One artifact."""

    anchor: str
    """Its id on the page."""
    name: str
    """Its most frequent spelling."""
    relations: tuple[Relation, ...]
    """All tasks that make it, that use it, or that offer a file which is offered for it first."""


class View(Struct, frozen=True, kw_only=True):
    """The entries."""

    entries: tuple[Entry, ...]
    """Each artifact, by name."""


def has_content(context: Context) -> bool:
    """Whether the page has such an entry."""
    return context.phase.source.uri in context.entries.on_pages


def view(context: Context) -> View:
    """The entries on the page of a phase, whose tasks make or use these artifacts first."""
    keys = frozenset(context.entries.on_pages[context.phase.source.uri])
    found = artifacts_of(context.playbook, tasks_of_page(context))
    return View(entries=tuple(_entry(context, one) for one in found if one.key in keys))


def _entry(context: Context, made: Made) -> Entry:
    anchor = context.entries.of_artifacts[made.key].anchor
    context.seen.add(f"#{anchor}")
    files = (
        relation_of(context, label, tasks, is_whole=True) for label, tasks in offering_besides(context, made)
    )
    relations = (
        relation_of(context, context.words.message("artifact_made"), made.made_by, is_whole=True),
        relation_of(context, context.words.message("artifact_used"), made.used_by, is_whole=True),
        *files,
    )
    return Entry(
        anchor=anchor, name=made.name, relations=tuple(relation for relation in relations if relation)
    )
