"""What readers see of a field of the site's own, wherever it is shown."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list import Offer, offer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import FieldValue, Offered
    from mkdocs_m3.model.own_fields import FieldShow
    from mkdocs_m3.model.vocabulary import Term


class Item(Struct, frozen=True, kw_only=True):
    """One text, word, link or file of a field."""

    text: Markup | None
    """The text; of a link, only where its words hold a link of their own, or where it leads nowhere."""
    offer: Offer | None
    """The link."""


class Shown(Struct, frozen=True, kw_only=True):
    """A field with what it says."""

    name: str
    """Its key in front matter."""
    label: str
    """What it is called."""
    items: tuple[Item, ...]
    """What it says, but for parties."""
    separator: str
    """What is between them on one line."""
    parties: tuple[Term, ...]
    """The parties that it names."""
    unknown: str
    """Words that were written for a party and are none."""
    date: str
    """A date as programs read it: `2026-09-30`; empty for all else."""


def shown_in(context: Context, fields: Iterable[FieldValue], show: FieldShow) -> tuple[Shown, ...]:
    """The fields that a site shows at such a place."""
    return tuple(shown(context, one) for one in fields if one.spec.show == show)


def shown(context: Context, value: FieldValue) -> Shown:
    """A field, ready to be written."""
    who = value.who
    return Shown(
        name=value.spec.name,
        label=value.spec.label,
        items=tuple(_items(context, value)),
        separator="; " if value.spec.type == "texts" else ", ",
        parties=tuple(context.vocabulary.party(party) for party in who.parties) if who else (),
        unknown=", ".join(text.value for text in who.unknown) if who else "",
        date=value.word if value.spec.type == "date" else "",
    )


def _items(context: Context, value: FieldValue) -> Iterator[Item]:
    yield from (Item(text=context.prose(text), offer=None) for text in value.texts)
    yield from (_offered(context, one) for one in value.offers)
    if value.word:
        yield Item(text=escape(_words(context, value)), offer=None)


def _offered(context: Context, one: Offered) -> Item:
    markup = context.markup(one.text) if one.text else Markup("")
    holds_link = "<a " in markup
    offer = offer_of(context, one.reference, Markup("") if holds_link else markup)
    if offer and not one.text and offer.kind == "web":
        return Item(text=None, offer=replace(offer, label=escape(_without_scheme(one))))
    if offer:
        return Item(text=markup if holds_link else None, offer=offer)
    missing = one.reference.target.value
    return Item(text=Markup("{} ({})").format(markup, missing) if markup else escape(missing), offer=None)


def _without_scheme(one: Offered) -> str:
    """An address as it is read: `example.gov/guide`."""
    return re.sub(r"^https?://(?:www\.)?", "", one.reference.target.value).rstrip("/")


def _words(context: Context, value: FieldValue) -> str:
    """What readers see of one word."""
    words, spec = context.words, value.spec
    if spec.type == "choice":
        return spec.choice(value.word)
    if spec.type == "yes-no":
        return words.message("export_yes" if value.word == "true" else "export_no")
    if spec.type == "number":
        return value.word.replace(".", words.message("decimal_point"))
    return date_in_words(context, value.word)


def date_in_words(context: Context, written: str) -> str:
    """A date as it is read: `September 30, 2026`."""
    day = date.fromisoformat(written)
    months = context.words.message("months").split()
    return context.words.message("date", day=day.day, month=months[day.month - 1], year=day.year)
