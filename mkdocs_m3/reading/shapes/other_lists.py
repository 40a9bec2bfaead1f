"""A list of a record under the key of another one: terms under `items`, files under `terms`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.fields import nearest_field
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.yaml.nodes import Node

_FEWEST: Final = 2
"""Lists of records that a record must have for one to be taken for another."""


def with_meant(node: Mapping, fields: tuple[Field, ...], context: ReadContext) -> Mapping:
    """The record of these fields, in which each list has the key of the list that its items belong to.

    What its items have shows that: a key of the items of one list alone. Each change is reported.
    """
    takes_items = [field for field in fields if _fields_of_items(field)]
    if len(takes_items) < _FEWEST:
        return node
    lists = {field.key: frozenset(one.key for one in _fields_of_items(field)) for field in takes_items}
    known = {field.key for field in fields}
    meant: dict[str, tuple[str, str]] = {}
    for key, value in node.entries:
        is_open = key.value in lists or not (key.value in known or nearest_field(key.value, fields))
        if is_open and (other := _meant(value, lists, key.value)) and _is_free(other[0], node, meant):
            meant[key.value] = other
            _report(key, other, fields, context)
    if not meant:
        return node
    entries = {
        meant[word][0] if word in meant else word: (
            entry if word not in meant else (entry[0]._replace(value=meant[word][0]), entry[1])
        )
        for word, entry in node.by_key.items()
    }
    return replace(node, by_key=MappingProxyType(entries))


def _fields_of_items(field: Field) -> tuple[Field, ...]:
    """The keys of the records in a list; none of a field that takes no such list."""
    found: tuple[Field, ...] = getattr(getattr(field.shape, "item", None), "fields", ())
    return found


def _meant(value: Node, lists: dict[str, frozenset[str]], written: str) -> tuple[str, str] | None:
    """The list that takes such items, with a key of theirs that shows it; `None` where they may stay."""
    records = (
        [item for item in value.items if isinstance(item, Mapping)] if isinstance(value, Sequence) else []
    )
    words = dict.fromkeys(word for item in records for word in item.by_key)
    for key, own in lists.items():
        others = frozenset[str]().union(*(keys for other, keys in lists.items() if other != key))
        telling = next((word for word in words if word in own - others), None)
        if key != written and telling and not words.keys() & (others - own):
            return key, telling
    return None


def _is_free(key: str, node: Mapping, meant: dict[str, tuple[str, str]]) -> bool:
    """Whether the record has no list under a key."""
    return node.get(key) is None and all(other != key for other, _ in meant.values())


def _report(key: Scalar, other: tuple[str, str], fields: tuple[Field, ...], context: ReadContext) -> None:
    right, telling = other
    (shape,) = (field.shape for field in fields if field.key == right)
    noun = getattr(getattr(shape, "item", None), "noun", "an item")
    context.report(
        "M3021",
        key,
        f"the items of `{key.value}` have `{telling}`, which is a key of {noun}",
        f"write `{right}:` in place of `{key.value}:`",
        edits=(Fix(start=key.start, end=key.end, replacement=right),),
    )
