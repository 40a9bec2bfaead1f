"""Every template once, as a card, with the tasks that need it and those that make something from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.components.artifact_list import Offer, offer_of
from mkdocs_m3.components.artifact_list.relations import Relation, relation_of
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.components.tables import Attributes, finding
from mkdocs_m3.model.statistics import Template, templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.components.context import Context


class Card(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """One template."""

    offer: Offer | None
    """The link to it; `None` where the file is missing or the address leads nowhere."""
    name: str
    """What it is called, where there is no link."""
    also: str
    """The other names under which it is offered."""
    relations: tuple[Relation, ...]
    """The tasks that have to do with it."""
    listed_in: str
    """The phases whose pages list it."""


class View(Struct, frozen=True, kw_only=True):
    """The cards."""

    count: str
    """How many templates there are, in words."""
    cards: tuple[Card, ...]
    """Every template, by name."""
    table: Attributes
    """The wording of a field that finds templates."""
    downloads: tuple[Download, ...]
    """The same as files."""
    nothing: str
    """What is said where there is no template."""


def view(context: Context) -> View:
    """The templates of the chosen tasks."""
    words = context.words
    cards = cards_of(context, _chosen(context))
    return View(
        count=words.message("templates_count", count=len(cards)),
        cards=cards,
        table=finding(context, "templates"),
        downloads=downloads(context, "templates"),
        nothing="" if cards else words.message("no_templates"),
    )


def cards_of(context: Context, templates: Iterable[Template]) -> tuple[Card, ...]:
    """A card for each template, by name."""
    return tuple(sorted((card_of(context, one) for one in templates), key=name_of))


def _chosen(context: Context) -> tuple[Template, ...]:
    """The templates of the chosen tasks, and where all tasks of a phase are chosen, of its page."""
    chosen = context.selection
    phases = () if chosen.workstreams or chosen.parties else chosen.phases or tuple(context.playbook.phases)
    return templates_of(context.playbook, chosen.of(context.playbook), phases)


def name_of(card: Card) -> str:
    """The name by which a card has its place."""
    return str(card.offer.label.striptags() if card.offer else card.name).casefold()


def card_of(context: Context, template: Template) -> Card:
    """The card of a template."""
    words, names = context.words, template.names
    label = escape(names[0]) if names else Markup("")
    offer = offer_of(context, template.reference, label, template.page.source.uri)
    relations = (
        relation_of(context, words.message("made_in"), template.made_by),
        relation_of(context, words.message("needed_in"), template.needed_by),
    )
    return Card(
        offer=offer,
        name=f"{names[0]} ({template.reference.target})" if names else template.reference.target.value,
        also=words.message("also_called", names=", ".join(names[1:])) if names[1:] else "",
        relations=tuple(relation for relation in relations if relation),
        listed_in=words.message(
            "listed_in", phases=", ".join(phase_name(context, number) for number in template.listed_in)
        )
        if template.listed_in
        else "",
    )
