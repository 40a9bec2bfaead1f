"""Headings with items below them, in a list that has none: activities that are written in groups.

A heading is a key in place of an item, or an item that ends with a colon; what it heads is below it, or
behind it in the same list.
"""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines import grouping
from mkdocs_m3.reading.shapes.fields import nearest_field
from mkdocs_m3.reading.shapes.points import points_of
from mkdocs_m3.reading.shapes.reshaping import as_pair
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.objects import ObjectShape
    from mkdocs_m3.reading.shapes.points import Points
    from mkdocs_m3.reading.yaml.nodes import Node

_ABOVE: Final = rare(r"(?:\A|\n)(?P<key>[^\s:#]+):[ \t]*(?:#[^\n]*)?\r?\n[ ]*\Z")
"""Matches up to where a list begins whose key is at the left edge in the line above."""
_FARTHEST: Final = 300
"""Characters above a list in which its key is looked for."""


def without_headings(
    node: Sequence, shape: ObjectShape[object], context: ReadContext, name: str
) -> tuple[Node, ...]:
    """The items of a list with those below a heading behind it, which is reported once."""
    if lead_ins := _lead_ins(node, shape, context):
        _report_keys(tuple(lead_ins.values()), node, shape, context, name)
        return tuple(lead_ins.get(n, item) for n, item in enumerate(node.items))
    headings = {n: one for n, item in enumerate(node.items) if (one := _heading(item, shape, context))}
    if not any(_has_records(one, shape) for one in headings.values()):
        return node.items
    _report(tuple(headings.values()), node, shape, context, name)
    return tuple(
        one
        for n, item in enumerate(node.items)
        for one in ((headings[n].key, *headings[n].below.items) if n in headings else (item,))
    )


def below_keys(
    node: Mapping, shape: ObjectShape[object], context: ReadContext, name: str
) -> tuple[Node, ...]:
    """The same of keys in place of a list, each with a list below it; none where they are no headings."""
    own = node.entries
    points = [points_of((key, _in_our_keys(below, context.vocabulary.keys)), context) for key, below in own]
    headings = [one for one in points if one]
    is_known = any(_is_known(key, shape, context) or nearest_field(key.value, shape.fields) for key, _ in own)
    is_sure = len(headings) > 1 or any(_has_records(one, shape) for one in headings)
    if not shape.group[0] or is_known or len(headings) < len(own) or not is_sure:
        return ()
    _report_keys(tuple(one.key for one in headings), node, shape, context, name)
    return tuple(item for one in headings for item in (one.key, *one.below.items))


def _lead_ins(node: Sequence, shape: ObjectShape[object], context: ReadContext) -> dict[int, Scalar]:
    """The items that end with a colon and have nothing below them, where each is above a record, by place."""
    if not shape.group[0] or not context.source.text.startswith("-", node.start):
        return {}
    first, found = shape.fields[0].key, {}
    for n, (item, behind) in enumerate(pairwise(node.items)):
        key, value = item.entries[0] if isinstance(item, Mapping) and len(item.entries) == 1 else (None, None)
        is_empty = isinstance(value, Scalar) and not context.source.text[value.start : value.end].strip()
        if key and is_empty and not _is_known(key, shape, context):
            if not isinstance(behind, Mapping) or first not in behind.by_key:
                return {}
            found[n] = key
    return found


def _is_known(key: Scalar, shape: ObjectShape[object], context: ReadContext) -> bool:
    return key.value in context.keys.of_items or key.value in (field.key for field in shape.fields)


def _report_keys(
    keys: tuple[Scalar, ...],
    node: Sequence | Mapping,
    shape: ObjectShape[object],
    context: ReadContext,
    name: str,
) -> None:
    """Report headings of which each takes a line, with the items below it on lines of their own."""
    page, groups = context.source.text, shape.group[1]
    lines = (page.rfind("\n", 0, key.start) + 1 for key in keys)
    headings = tuple(_on_line(start, key, page) for start, key in zip(lines, keys, strict=True))
    written = grouping.how(keys[0].value, len(keys))
    above = _list_key(node, context)
    is_first = page[node.start : keys[0].start].strip(" -") == ""
    edits: tuple[Fix, ...] = ()
    if above is None:
        cure = f"make a group of its own of it under `{groups}`, with {written}"
    else:
        cure = f"write `{groups}:` for `{grouping.PLAIN}:`, and here {written}"
        cure += "" if is_first else "; the activities above it need a group, too"
        if is_first and all(headings) and not _has_groups(groups, context):
            sure = tuple(one for one in headings if one)
            edits = tuple(grouping.edits(page, above, sure, node.end))
    is_item = isinstance(node, Sequence)
    code, where = ("M3015", f"this is {name}") if is_item else ("M3011", f"{name} takes a list without any")
    headline = f"`{keys[0].value}` has activities below it, so it names a group, and {where}"
    context.report(code, keys[0], headline, cure, edits=edits)


def _on_line(start: int, key: Scalar, page: str) -> grouping.Heading | None:
    """The heading that a line is; `None` where more is on it."""
    before, colon = page[start : key.start], page.find(":", key.end)
    if before.strip(" -") or before.count("-") > 1 or page[key.end : max(colon, key.end)].strip():
        return None
    return grouping.Heading(start, colon + 1, len(before) - len(before.lstrip()), key.value)


def _heading(item: Node, shape: ObjectShape[object], context: ReadContext) -> Points | None:
    """The words of an item that ends with a colon, with the list on the lines below it."""
    if not shape.group[0] or not isinstance(item, Mapping) or len(item.entries) != 1:
        return None
    key, below = item.entries[0]
    if _is_known(key, shape, context):
        return None
    return points_of((key, _in_our_keys(below, context.vocabulary.keys)), context)


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
    key = headings[0].key
    written = f"`{group}: {key.value}`, and below it `{grouping.PLAIN}:` with its activities"
    edits: tuple[Fix, ...] = ()
    cure = f"make a group of its own of it under `{groups}`, with {written}"
    if above := _list_key(node, context):
        others = len(node.items) > len(headings)
        cure = f"write `{groups}:` for the list, and here {written}"
        cure += ", and so on with each of them" if len(headings) > 1 else ""
        cure += "; put the other activities into groups as well" if others else ""
        if not others and not _has_groups(groups, context):
            renamed = Fix(start=above[0], end=above[1], replacement=groups)
            edits = _in_groups(headings, group, page, renamed)
    headline = f"`{key.value}` has activities below it, so it names a group, and this is {name}"
    context.report("M3015", key, headline, cure, edits=edits)


def _list_key(node: Sequence | Mapping, context: ReadContext) -> tuple[int, int] | None:
    """Where the key of the page begins and ends that the list is of; `None` where that is an item's."""
    page = context.source.text
    above = _ABOVE.search(page, max(0, node.start - _FARTHEST), node.start)
    plain = context.vocabulary.keys.theirs(grouping.PLAIN)
    return above.span("key") if above is not None and above["key"] in (plain, grouping.PLAIN) else None


def _has_groups(groups: str, context: ReadContext) -> bool:
    own = re.escape(context.vocabulary.keys.theirs(groups))
    return re.search(rf"^(?:{own}|{groups})[ ]*:", context.source.text, re.MULTILINE) is not None


def _in_groups(headings: tuple[Points, ...], group: str, page: str, renamed: Fix) -> tuple[Fix, ...]:
    """The edits that make groups of all headings; none where one of them takes more."""
    pairs = [as_pair(page, (one.key, one.below), (group, grouping.PLAIN)) for one in headings]
    return (renamed, *(edit for pair in pairs for edit in pair)) if all(pairs) else ()
