"""Artifacts as readers see them: download cards, list entries, and which tasks they come from and go to.

Inputs, outputs and activities draw on this; it is no part of a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.components.artifact_list.files import file_type, size_in_words
from mkdocs_m3.components.artifact_list.relations import relation_to
from mkdocs_m3.model import Phase
from mkdocs_m3.model.addresses import host_of, is_safe
from mkdocs_m3.model.related import Related, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.components.artifact_list.relations import Relation
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact, Reference


class Offer(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """A file to download or an address to go to."""

    label: Markup
    """The link's text."""
    details: str
    """What is in brackets in the link: `DOCX, 76 KB`, or where it leads."""
    address: str
    """Where it leads."""
    printed: str
    """The address as it is on paper, where that is another one."""
    kind: str
    """Which picture it has: `document`, `spreadsheet`, `presentation`, `pdf`, `archive`, `file` or `web`."""


class Entry(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
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
    related = Related(ranks={})
    if isinstance(context.page, Phase) and context.page.number is not None:
        makers = context.playbook.makers.get(document.key, ())
        related = context.playbook.related(within(makers, context.page.number))
    return entry(context, document, (_of_artifact(context, "made_in", related, document),))


def _lists(context: Context, artifacts: Iterable[Artifact], label: str) -> View:
    return _sorted(_of_task(context, artifact, label) for artifact in artifacts)


def _sorted(entries: Iterable[Entry]) -> View:
    entries = tuple(entries)
    return View(
        cards=tuple(entry for entry in entries if entry.offer),
        entries=tuple(entry for entry in entries if not entry.offer),
    )


def _of_task(context: Context, artifact: Artifact, label: str) -> Entry:
    related = _related(context, artifact, label)
    also = _also_offering(context, artifact, label)
    file = artifact.template.target.value if artifact.template else ""
    relations = (
        _of_artifact(context, label, related, artifact),
        relation_to(context, "also_used_in", also, context.entries.of_file(file), file.rpartition("/")[2]),
    )
    return entry(context, artifact, relations)


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


def offer_of(context: Context, reference: Reference, label: Markup, uri: str = "") -> Offer | None:
    """The link to a template or an example; `None` where it leads nowhere. An empty label is its own name.

    `uri` is the path of the page from which its address leads, where that is another one.
    """
    target = reference.target.value
    if reference.is_file:
        address = context.links.template(target)
        kind, name = file_type(target)
        size = size_in_words(context.links.size(target), context.words) if address else ""
        details = f"{name},\N{NO-BREAK SPACE}{size}" if size else ""
        own_name = target.rpartition("/")[2]
    else:
        site = host_of(target)
        address, kind, own_name = safe_address(context, target, uri), "web", site or target
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


def safe_address(context: Context, address: str, uri: str = "") -> str | None:
    """An address that an author wrote, ready for a link; `None` where it may not be one or leads nowhere.

    `uri` is the path of the page on which it was written, where that is another one.
    """
    if not address or not is_safe(address):
        return None
    return context.links.written_on(uri or context.links.uri, address)


def _related(context: Context, artifact: Artifact, label: str) -> Related:
    """The earlier tasks that make an input, or the later ones that take in an output."""
    if artifact.is_external:
        return Related(ranks={})
    playbook = context.playbook
    seek = playbook.makers_before if label == "from" else playbook.users_after
    return seek(context.task, artifact.key)


def _also_offering(context: Context, artifact: Artifact, label: str) -> Related:
    """The other tasks that offer the same file and are not related already."""
    task, playbook = context.task, context.playbook
    if artifact.template is None or not artifact.template.is_file:
        return Related(ranks={})
    file = artifact.template.target.value
    if artifact.is_external or not task.id:
        return playbook.offers.others(task, file)
    is_input = label == "from"
    index = playbook.makers if is_input else playbook.users
    return playbook.offers.unnamed(task, file, artifact.key, index.get(artifact.key, ()), is_before=is_input)


def _of_artifact(context: Context, label: str, related: Related, artifact: Artifact) -> Relation | None:
    place = context.entries.of_artifacts.get(artifact.key)
    return relation_to(context, label, related, place, artifact.name)
