"""One field of the site's own, under its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list import Entry
from mkdocs_m3.components.artifact_list import View as Cards
from mkdocs_m3.components.own_values import Shown, shown

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context

_LISTS = ("texts", "links")


class View(Struct, frozen=True, kw_only=True):
    """The field below its heading."""

    value: Shown
    """What it says."""
    is_list: bool
    """Whether it may say several things, each on a line of its own."""
    list: Cards | None
    """Files to download; `None` of other fields."""


def view(context: Context) -> View | None:
    """One field, which the context names."""
    field = context.field
    if field is None:
        return None
    value = shown(context, field)
    is_of_files = field.spec.type in ("file", "files")
    return View(value=value, is_list=field.spec.type in _LISTS, list=_cards(value) if is_of_files else None)


def _cards(value: Shown) -> Cards:
    entries = [
        Entry(text=item.text, offer=item.offer, missing="", note="", relations=()) for item in value.items
    ]
    return Cards(
        cards=tuple(entry for entry in entries if entry.offer),
        entries=tuple(entry for entry in entries if not entry.offer),
    )
