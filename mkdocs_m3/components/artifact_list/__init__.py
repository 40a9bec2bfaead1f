"""Artifacts as readers see them: download cards, list entries, and which tasks they come from and go to.

Inputs, outputs and activities draw on this; it is no part of a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.components.artifact_list.files import file_type, size_in_words
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import Phase
from mkdocs_m3.model.links import host_of, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact, KeyTask, Reference

MOST_LINKS: Final = 5
"""Tasks that are named at once; the rest unfolds."""


class TaskLink(Struct, frozen=True, kw_only=True):
    """A link to another key task."""

    id: str
    """The link's text: `3.1`."""
    name: str
    """The task's name, shown as a tooltip."""
    address: str
    """Where it leads."""


class Relation(Struct, frozen=True, kw_only=True):
    """The tasks that an artifact comes from, goes to, or shares its template with."""

    label: str
    """What they have to do with it: `Used by`."""
    first: tuple[TaskLink, ...]
    """The tasks that are named at once."""
    rest: tuple[TaskLink, ...]
    """The tasks that unfold."""
    more: str
    """The words that unfold them: `and 9 more`."""


class Offer(Struct, frozen=True, kw_only=True):
    """A file to download or an address to go to."""

    label: Markup
    """The link's text."""
    details: str
    """What stands in brackets in the link: `DOCX, 76 KB`, or where it leads."""
    address: str
    """Where it leads."""
    printed: str
    """The address as it stands on paper, where that is another one."""
    kind: str
    """Which picture it has: `document`, `spreadsheet`, `presentation`, `pdf`, `archive`, `file` or `web`."""


class Entry(Struct, frozen=True, kw_only=True):
    """One artifact of a list."""

    text: Markup | None
    """Its name, where it is not the link's text."""
    offer: Offer | None
    """Its template; `None` makes it a plain entry."""
    missing: str
    """A template that was named and is not there."""
    note: str
    """That it comes from outside the playbook."""
    relations: tuple[Relation, ...]
    """The tasks it has to do with."""


class View(Struct, frozen=True, kw_only=True):
    """A list of artifacts: cards first, since they are what a reader came to fetch."""

    cards: tuple[Entry, ...]
    """Those with a template."""
    entries: tuple[Entry, ...]
    """Those without."""


def inputs_of(context: Context) -> View:
    """The task's inputs, each with the earlier tasks that make it."""
    return _lists(context, context.task.inputs, "from")


def outputs_of(context: Context) -> View:
    """The task's outputs, each with the later tasks that use it."""
    return _lists(context, context.task.outputs, "used_by")


def documents_of(context: Context, documents: Iterable[Artifact]) -> View:
    """Documents of a phase, or what a resources page has to offer, with the tasks that make them."""
    return _sorted(_document(context, document) for document in documents)


def _document(context: Context, document: Artifact) -> Entry:
    related: tuple[KeyTask, ...] = ()
    if isinstance(context.page, Phase):
        number = context.page.number
        makers = context.playbook.makers.get(document.key, ())
        related = tuple(task for task in makers if task.phase == number)
    return entry(context, document, (relation_of(context, "made_in", related),))


def _lists(context: Context, artifacts: Iterable[Artifact], label: str) -> View:
    return _sorted(_of_task(context, artifact, label) for artifact in artifacts)


def _sorted(entries: Iterable[Entry]) -> View:
    entries = tuple(entries)
    return View(
        cards=tuple(entry for entry in entries if entry.offer),
        entries=tuple(entry for entry in entries if not entry.offer),
    )


def _of_task(context: Context, artifact: Artifact, label: str) -> Entry:
    related = _related(context.task, context, artifact, label)
    also = _also_offering(context, artifact.template, related) if artifact.template else ()
    return entry(
        context,
        artifact,
        (relation_of(context, label, related), relation_of(context, "also_used_in", also)),
    )


def entry(context: Context, artifact: Artifact, relations: Iterable[Relation | None]) -> Entry:
    """An artifact with its template, and the tasks that have to do with it."""
    markup = context.markup(artifact.text)
    holds_link = "<a " in markup
    offer = (
        offer_of(context, artifact.template, Markup("") if holds_link else markup)
        if artifact.template
        else None
    )
    is_plain = not offer and not holds_link
    return Entry(
        text=context.prose(artifact.text) if is_plain else markup if holds_link else None,
        offer=offer,
        missing=artifact.template.target.value if artifact.template and not offer else "",
        note=context.words.message("external") if artifact.is_external else "",
        relations=tuple(relation for relation in relations if relation),
    )


def offer_of(context: Context, reference: Reference, label: Markup) -> Offer | None:
    """The link to a template or an example; `None` where it leads nowhere. An empty label is its own name."""
    target = reference.target.value
    if reference.is_file:
        address = context.links.template(target)
        kind, name = file_type(target)
        size = size_in_words(context.links.size(target), context.words) if address else ""
        details = f"{name},\N{NO-BREAK SPACE}{size}" if size else ""
        own_name = target.rpartition("/")[2]
    else:
        site = host_of(target)
        address, kind, own_name = safe_address(context, target), "web", site or target
        site = site.removeprefix("www.")
        details = ""
        if site and label:
            details = context.words.message("leads_to", site=site).replace(" ", "\N{NO-BREAK SPACE}")
    if address is None:
        return None
    return Offer(
        label=label or escape(own_name),
        details=details,
        address=address,
        printed=(context.links.published(target) if reference.is_file else None) or "",
        kind=kind,
    )


def safe_address(context: Context, address: str) -> str | None:
    """An address that an author wrote, ready for a link; `None` where it may not be one or leads nowhere."""
    return context.links.written(address) if address and is_safe(address) else None


def _related(task: KeyTask, context: Context, artifact: Artifact, label: str) -> tuple[KeyTask, ...]:
    """The earlier tasks that make an input, or the later ones that take in an output."""
    if not task.id or artifact.is_external:
        return ()
    if label == "from":
        return context.playbook.makers_before(task, artifact.key)
    return context.playbook.users_after(task, artifact.key)


def _also_offering(context: Context, template: Reference, named: tuple[KeyTask, ...]) -> tuple[KeyTask, ...]:
    """The other tasks that offer the same file and are not named already."""
    hidden = {task.source.uri for task in (context.task, *named)}
    offering = context.playbook.offering.get(template.target.value, ()) if template.is_file else ()
    return tuple(task for task in offering if task.source.uri not in hidden)


def relation_of(context: Context, label: str, tasks: tuple[KeyTask, ...]) -> Relation | None:
    """Links to tasks, the first few at once; `None` where there are none."""
    if not tasks:
        return None
    links = tuple(task_link(context, task) for task in tasks)
    shown = links if len(links) <= MOST_LINKS + 1 else links[:MOST_LINKS]
    rest = links[len(shown) :]
    return Relation(
        label=context.words.message(label) if label else "",
        first=shown,
        rest=rest,
        more=context.words.message("and_more", count=len(rest)) if rest else "",
    )


def task_link(context: Context, task: KeyTask) -> TaskLink:
    """A link to a task."""
    name = plain(task.name.value) if task.name else ""
    return TaskLink(id=task.id or "", name=name, address=context.links.page(task))
