"""The terms of all glossaries, wherever they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.tables import Attributes, finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Term


class Entry(Struct, frozen=True, kw_only=True):
    """One term."""

    name: Markup
    """The word."""
    meaning: Markup
    """What it means; empty where nobody has said so."""
    anchor: str
    """The id by which it can be linked to; empty where it is on the page already."""
    address: str
    """Its place in the glossary; empty there."""


class Group(Struct, frozen=True, kw_only=True):
    """Terms under one heading."""

    name: Markup
    """The heading."""
    description: Markup | None
    """What is below it."""
    entries: tuple[Entry, ...]
    """The terms, in the author's order."""


class View(Struct, frozen=True, kw_only=True):
    """All terms."""

    groups: tuple[Group, ...]
    """By the sections of the glossaries."""
    table: Attributes
    """The wording of a field that finds terms."""
    downloads: tuple[Download, ...]
    """The terms as files."""
    nothing: str
    """What is said where there is no term."""


def view(context: Context) -> View:
    """The terms of all glossaries."""
    words = context.words
    groups = tuple(
        Group(
            name=context.markup_of(page.source.uri, section.name),
            description=context.markup_of(page.source.uri, section.description)
            if section.description
            else None,
            entries=entries_of(context, section.terms, page.source.uri),
        )
        for page in context.playbook.glossaries
        for section in page.sections
        if section.terms
    )
    return View(
        groups=groups,
        table=finding(context, "terms"),
        downloads=downloads(context, "glossary") if groups else (),
        nothing="" if groups else words.message("no_terms"),
    )


def entries_of(context: Context, terms: Iterable[Term], uri: str) -> tuple[Entry, ...]:
    """Terms of the page with this path, each with an id of its own; elsewhere, with a link there."""
    return tuple(_entry(context, term, uri) for term in terms)


def _entry(context: Context, term: Term, uri: str) -> Entry:
    name = context.markup_of(uri, term.name)
    is_new = f"#{term.anchor}" not in context.seen
    context.seen.add(f"#{term.anchor}")
    found = context.playbook.definitions.get(term.key)
    is_home = context.page is not None and context.page.source.uri == uri
    is_linked = not is_home and found and found.term is term and "<a " not in name
    return Entry(
        name=name,
        meaning=context.markup_of(uri, term.description) if term.description else Markup(""),
        anchor=term.anchor if is_new else "",
        address=f"{context.links.page_at(found.uri)}#{term.anchor}" if found and is_linked else "",
    )
