"""Headings with items below them, in a list that has none: activities that are written in groups."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.points import points_of
from mkdocs_m3.reading.shapes.reshaping import as_pair
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.objects import ObjectShape
    from mkdocs_m3.reading.shapes.points import Points
    from mkdocs_m3.reading.yaml.nodes import Node

_LIST: Final = "activities"
_ABOVE: Final = re.compile(r"(?:\A|\n)(?P<key>[^\s:#]+):[ \t]*(?:#[^\n]*)?\r?\n[ ]*\Z")
"""Matches up to where a list begins whose key is at the left edge in the line above."""
_FARTHEST: Final = 300
"""Characters above a list in which its key is looked for."""


def without_headings(
    node: Sequence, shape: ObjectShape[object], context: ReadContext, name: str
) -> tuple[Node, ...]:
    """The items of a list with those below a heading behind it, which is reported once."""
    headings = {n: one for n, item in enumerate(node.items) if (one := _heading(item, shape, context))}
    if not any(_has_records(one, shape) for one in headings.values()):
        return node.items
    _report(tuple(headings.values()), node, shape, context, name)
    return tuple(
        one
        for n, item in enumerate(node.items)
        for one in ((headings[n].key, *headings[n].below.items) if n in headings else (item,))
    )


def _heading(item: Node, shape: ObjectShape[object], context: ReadContext) -> Points | None:
    """The words of an item that ends with a colon, with the list on the lines below it."""
    if not shape.group[0] or not isinstance(item, Mapping) or len(item.entries) != 1:
        return None
    key, below = item.entries[0]
    is_key = key.value in context.keys.of_items or key.value in (field.key for field in shape.fields)
    return None if is_key else points_of((key, _in_our_keys(below, context.vocabulary.keys)), context)


def _in_our_keys(node: Node, own: OwnKeys) -> Node:
    """The nodes below a heading with our keys, since those of a site are not looked for below another key."""
    if not own.pairs or isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_in_our_keys(item, own) for item in node.items))
    keys = ((own.ours(word), entry) for word, entry in node.by_key.items())
    ours = {word: (key._replace(value=word), _in_our_keys(value, own)) for word, (key, value) in keys}
    return replace(node, by_key=MappingProxyType(ours))


def _has_records(heading: Points, shape: ObjectShape[object]) -> bool:
    first = shape.fields[0].key
    return any(isinstance(one, Mapping) and first in one.by_key for one in heading.below.items)


def _report(
    headings: tuple[Points, ...], node: Sequence, shape: ObjectShape[object], context: ReadContext, name: str
) -> None:
    (group, groups), page = shape.group, context.source.text
    key, own = headings[0].key, context.vocabulary.keys.theirs
    written = f"`{group}: {key.value}`, and below it `{_LIST}:` with its activities"
    edits: tuple[Fix, ...] = ()
    cure = f"make a group of its own of it under `{groups}`, with {written}"
    above = _ABOVE.search(page, max(0, node.start - _FARTHEST), node.start)
    if above is not None and above["key"] == own(_LIST):
        others = len(node.items) > len(headings)
        cure = f"write `{groups}:` for the list, and here {written}"
        cure += ", and so on with each of them" if len(headings) > 1 else ""
        cure += "; put the other activities into groups as well" if others else ""
        if not others and not re.search(rf"^{re.escape(own(groups))}[ ]*:", page, re.MULTILINE):
            renamed = Fix(start=above.start("key"), end=above.end("key"), replacement=groups)
            edits = _in_groups(headings, group, page, renamed)
    headline = f"`{key.value}` has activities below it, so it names a group, and this is {name}"
    context.report("M3015", key, headline, cure, edits=edits)


def _in_groups(headings: tuple[Points, ...], group: str, page: str, renamed: Fix) -> tuple[Fix, ...]:
    """The edits that make groups of all headings; none where one of them takes more."""
    pairs = [as_pair(page, (one.key, one.below), (group, _LIST)) for one in headings]
    return (renamed, *(edit for pair in pairs for edit in pair)) if all(pairs) else ()
