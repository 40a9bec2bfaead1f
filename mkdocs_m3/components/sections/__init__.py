"""One section of a glossary or resources page: its terms, its files, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list import View as Cards
from mkdocs_m3.components.artifact_list import documents_of
from mkdocs_m3.components.glossary import Entry, entries_of
from mkdocs_m3.components.tables import Attributes, finding

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context


class View(Struct, frozen=True, kw_only=True):
    """The section below its heading."""

    description: Markup | None
    """What is below the heading."""
    entries: tuple[Entry, ...]
    """The terms."""
    table: Attributes
    """The wording of a field that finds terms of all sections of the page."""
    list: Cards | None
    """What there is to fetch."""


def has_content(context: Context) -> bool:
    """Whether the page has sections."""
    return bool(context.collection.sections)


def view(context: Context) -> View | None:
    """One section, which the context names."""
    section = context.section
    if section is None:
        return None
    return View(
        description=context.markup(section.description) if section.description else None,
        entries=entries_of(context, section.terms, context.collection.source.uri),
        table={**finding(context, "terms"), "data-m3-everywhere": ""},
        list=documents_of(context, section.items) if section.items else None,
    )
