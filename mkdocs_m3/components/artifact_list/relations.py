"""The tasks that an artifact has to do with, as links: the nearest at once, and the way to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.related import MOST_NAMED, MOST_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.entries import Place
    from mkdocs_m3.model.related import Related
    from mkdocs_m3.model.statistics import Made


class TaskLink(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """A link to another key task."""

    id: str
    """The link's text: `3.1`."""
    name: str
    """The task's name, shown as a tooltip."""
    address: str
    """Where it leads."""


class AllTasks(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """The link to the entry of an artifact, which names all tasks that have to do with it."""

    address: str
    """Where the entry is."""
    about: str
    """What the link's text goes on to say to screen readers: `(all key tasks with Status Log)`."""
    printed: str
    """The address on paper; empty where it is not known where the site is published."""


class Relation(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """The tasks that an artifact comes from, goes to, or shares its template with."""

    label: str
    """What they have to do with it: `Used by`."""
    first: tuple[TaskLink, ...]
    """The tasks that are named at once."""
    rest: tuple[TaskLink, ...] = ()
    """The tasks that unfold; none where a link leads to all of them."""
    more: str = ""
    """The words that unfold them, or the link's text: `and 9 more`; empty where all are named at once."""
    all_tasks: AllTasks | None = None
    """Where all of them are named; `None` where they unfold."""


def relation_to(
    context: Context,
    label: str,
    related: Related,
    place: Place | None,
    name: str,
    *,
    rank: int | None = None,
    own: tuple[KeyTask, ...] = (),
) -> Relation | None:
    """Links to the nearest tasks, and one to the place with all of them; `None` where there are none.

    Where there is no such place, the others unfold. They are seen from the page's task, or from a place among
    all tasks. Its `own` tasks are all named.
    """
    if not related and not own:
        return None
    nearest = related.named(_rank(context) if rank is None else rank)
    named = sorted((*own, *nearest), key=context.playbook.rank) if own else nearest
    rest = len(related) - len(nearest)
    unfolding = related.all if rest and not place else ()
    uris = {task.source.uri for task in nearest} if unfolding else set()
    return Relation(
        label=context.words.message(label) if label else "",
        first=tuple(task_link(context, task) for task in named),
        rest=tuple(task_link(context, task) for task in unfolding if task.source.uri not in uris),
        more=context.words.message("and_more", count=rest) if rest else "",
        all_tasks=all_tasks(context, place, name) if place and rest else None,
    )


def _rank(context: Context) -> int:
    """The place among all tasks from which a page sees them: that of its task, or else the first."""
    return context.playbook.rank(context.page) if isinstance(context.page, KeyTask) else 0


def all_tasks(context: Context, place: Place, name: str) -> AllTasks:
    """The link to an entry with all tasks of an artifact or a file."""
    anchor = f"#{quote(place.anchor)}"
    address = context.links.published_page(place.uri)
    return AllTasks(
        address=f"{context.links.page_at(place.uri)}{anchor}",
        about=context.words.message("all_tasks_with", name=name),
        printed=f"{address}{anchor}" if address else "",
    )


def relation_of(
    context: Context, label: str, tasks: tuple[KeyTask, ...], *, is_whole: bool = False
) -> Relation | None:
    """Links to all of these tasks; `None` where there are none. Unless the list is whole, many unfold."""
    if not tasks:
        return None
    links = tuple(task_link(context, task) for task in tasks)
    shown = links if is_whole or len(links) <= MOST_WHOLE else links[:MOST_NAMED]
    rest = links[len(shown) :]
    return Relation(
        label=label,
        first=shown,
        rest=rest,
        more=context.words.message("and_more", count=len(rest)) if rest else "",
    )


def offering_besides(context: Context, made: Made) -> Iterator[tuple[str, tuple[KeyTask, ...]]]:
    """For each file whose tasks an artifact's entry names, a label, and those that it does not name yet."""
    named = {task.source.uri for task in (*made.made_by, *made.used_by)}
    for file in context.entries.files.get(made.key, ()):
        others = tuple(task for task in context.playbook.offering[file] if task.source.uri not in named)
        detail = context.words.message("also_used_in")
        yield context.words.message("export_detail", name=file.rpartition("/")[2], detail=detail), others


def task_link(context: Context, task: KeyTask) -> TaskLink:
    """A link to a task."""
    name = plain(task.name.value) if task.name else ""
    return TaskLink(id=task.id or "", name=name, address=context.links.page(task))
