"""Which kind of page its keys make a page, where its layout says another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading import schema
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.unknown_keys import is_old
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.yaml.nodes import Node

_ENOUGH: Final = 2
"""How many keys of another kind of page make a page one, if it has none of its own kind."""


def named(root: Mapping, vocabulary: Vocabulary) -> PageType | None:
    """The kind of page that the layout names; `None` where it names none of ours."""
    layout = root.get("layout")
    return schema.declared(vocabulary).by_layout.get(layout.value) if isinstance(layout, Scalar) else None


def of(root: Mapping, vocabulary: Vocabulary) -> PageType | None:
    """The kind of page that a page is read as: the one that its layout names, or else the one it means."""
    own = named(root, vocabulary)
    if own is None:
        return None
    filled = {key.value for key, value in root.entries if _holds_something(value)}
    if filled <= {field.key for field in own.fields} | schema.SITE_KEYS:
        return own
    kinds = (one for one in schema.declared(vocabulary).page_types if one.fields != own.fields)
    others = {one.layout: (one, telling(root, one, own)) for one in kinds}
    other, found = max(others.values(), key=lambda one: len(one[1]))
    count, against = len(found), len(telling(root, own, other))
    own_needs, needs = _needs(own), _needs(other)
    is_whole = needs <= filled and not (own_needs <= filled and needs <= own_needs)
    is_other = count >= _ENOUGH * (against + 1) or (count and is_whole and not against)
    return other if is_other else own


def telling(root: Mapping, page_type: PageType, other: PageType) -> tuple[str, ...]:
    """The keys with content that pages of one kind have, and pages of the other have not."""
    only = {field.key for field in page_type.fields} - {field.key for field in other.fields}
    return tuple(
        key.value
        for key, value in root.entries
        if key.value in only - schema.SITE_KEYS and _holds_something(value) and not is_old(key.value, value)
    )


def _needs(page_type: PageType) -> set[str]:
    return {field.key for field in page_type.fields if field.is_required}


def _holds_something(value: Node) -> bool:
    if isinstance(value, Scalar):
        return not value.is_null and bool(value.value.strip(BLANKS))
    return bool(value.entries if isinstance(value, Mapping) else value.items)
