"""The list of all roles or of all parties, with in how much each takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.tables import Attributes, finding, sorting
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.participant_pages import ParticipantPage


class Number(Struct, frozen=True, kw_only=True):
    """How many entries one of the lists on a page has."""

    count: int
    """The number."""
    address: str
    """The list; empty where it is empty."""
    label: str
    """What the link says: the number, and of what."""


class Row(Struct, frozen=True, kw_only=True):
    """One role or party."""

    name: str
    """What it is called."""
    address: str
    """Its page."""
    meaning: str
    """What a glossary says of it, in plain words; empty where none does."""
    party: str
    """The party's id, which also ends its class name; empty for a role."""
    numbers: tuple[Number, ...]
    """How many tasks, and how many activities it leads and shares."""


class View(Struct, frozen=True, kw_only=True):
    """The list."""

    id: str
    """The id of the list."""
    caption: str
    """What the table shows."""
    headings: tuple[str, ...]
    """Above the names and above each number."""
    rows: tuple[Row, ...]
    """All roles by name, or the parties in their order."""
    table: Attributes
    """The wording of a field that finds roles, and of buttons that sort."""


def has_content(context: Context) -> bool:
    """Whether the page is such a list."""
    return context.participant_page.participant is None


def view(context: Context) -> View:
    """The list of the page's own kind."""
    message, kind = context.words.message, context.participant_page.kind
    pages = context.participants.all_of(kind)
    whats = ("tasks", "leads", "shares") if context.vocabulary.parties else ("tasks",)
    name = message("role") if kind == "roles" else message("party")
    return View(
        id=list_id(kind),
        caption=message(f"{kind}_caption"),
        headings=(name, *(message(what) for what in whats)),
        rows=tuple(_row(context, page, whats) for page in pages),
        table=(finding(context, "roles") if kind == "roles" else {}) | sorting(context),
    )


def _row(context: Context, page: ParticipantPage, whats: tuple[str, ...]) -> Row:
    who = page.participant
    address = context.links.page_at(page.source.uri)
    counts = {what: who.entries.get(list_id(what), 0) if who else 0 for what in whats}
    return Row(
        name=page.title,
        address=address,
        meaning=who.definition.term.meaning if who and who.definition else "",
        party=who.key if who and who.kind == "parties" else "",
        numbers=tuple(
            Number(
                count=count,
                address=f"{address}#{list_id(what)}" if count else "",
                label=f"{page.title}: {context.words.message(f'{what}_count', count=count)}",
            )
            for what, count in counts.items()
        ),
    )
