"""Items that are written as keys, without a `-`, in place of a list: `Plan the move: by May`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import Text
from mkdocs_m3.reading.shapes.fields import nearest_field, read_fields
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.pairs import alone, is_pair, read_pair
from mkdocs_m3.reading.shapes.points import points_of
from mkdocs_m3.reading.shapes.reshaping import as_list, as_pair
from mkdocs_m3.reading.shapes.texts import AnyText, is_in_braces, shortened
from mkdocs_m3.reading.yaml.draft import in_quotes, quote
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.shape import Shape
    from mkdocs_m3.reading.yaml.nodes import Node

    _Entry = tuple[Scalar, Node]


class _Item(NamedTuple):
    """How to write one of them."""

    written: str
    """Its first line, behind the `- `."""
    below: str
    """What else there is to do, as the end of a sentence."""
    edits: tuple[Fix, ...]
    """The edits that do so; none where it takes more."""
    value: object
    """What is read of it."""


def are_items(node: Mapping, shape: Shape[object], context: ReadContext) -> bool:
    """Whether a record in place of a list has none of the keys of the list's items, but words as keys."""
    fields = shape.fields if isinstance(shape, ObjectShape) else ()
    text = fields[0].shape if fields else shape
    if not isinstance(text, AnyText) or text.is_one_word or not node.entries or is_in_braces(node, context):
        return False
    if isinstance(shape, ObjectShape) and (shape.named_by or fields[0].key == "group"):
        return False
    if any(key in context.keys.of_items or nearest_field(key, fields) for key in node.by_key):
        return False
    is_several = not isinstance(shape, ObjectShape) and len(node.entries) > 1
    return is_several or any(not (key.isidentifier() and key.islower()) for key in node.by_key)


def read_items(node: Mapping, shape: Shape[object], context: ReadContext, name: str) -> tuple[object, ...]:
    """Report such a record, once, and read its items."""
    is_flow = context.source.text.startswith("{", node.start)
    items = [_item(entry, node, shape, context, f"an item of {name}") for entry in node.entries]
    edits = (
        _in_lines(node, items, context) if is_flow else tuple(edit for item in items for edit in item.edits)
    )
    rest = ", and so on with each of them" if len(items) > 1 else ""
    key = node.entries[0][0]
    context.report(
        "M3011",
        key,
        f"{name} takes a list, and `{key.value}` is written as a key",
        f"write `- {shortened(items[0].written)}`{items[0].below}{rest}",
        edits=edits if is_flow or all(item.edits for item in items) else (),
    )
    return tuple(item.value for item in items)


def _item(entry: _Entry, node: Mapping, shape: Shape[object], context: ReadContext, name: str) -> _Item:
    (key, value), page = entry, context.source.text
    begin = Fix(start=key.start, end=key.start, replacement="- ")
    if isinstance(shape, ObjectShape) and _is_record(entry, node, shape, context):
        first, second = (field.key for field in shape.fields[:2])
        edits = as_pair(page, entry, (first, second), dash="- ")
        rest = f", and below it `{second}: …`" if isinstance(value, Scalar) else ", and the rest below it"
        return _Item(f"{first}: {key.value}", rest, edits, _record(entry, node, shape, context, name))
    if not page[value.start : value.end].strip():
        without_colon = Fix(start=key.end, end=page.find(":", key.end) + 1, replacement="")
        word = page[key.start : key.end]
        return _Item(word, "", (begin, without_colon), _of(key.value, entry, shape, context))
    end = key.start + len(page[key.start : value.end].rstrip())
    points = points_of(entry, context)
    edits = ()
    words = points.text if points else ""
    if isinstance(value, Scalar):
        words = f"{key.value}: {value.value}"
        edits = (begin, *quote(page, key.start, end)) if key.is_plain and value.is_plain else ()
    if words and not edits:
        edits = (Fix(start=key.start, end=end, replacement=f"- {in_quotes(words)}"),)
    words = words or page[key.start : end]
    return _Item(in_quotes(words), "", edits, _of(words, entry, shape, context))


def _is_record(entry: _Entry, node: Mapping, shape: ObjectShape[object], context: ReadContext) -> bool:
    """Whether what is behind the colon, or below it, belongs to keys of an item."""
    known, value = {field.key for field in shape.fields[1:]}, entry[1]
    if isinstance(value, Mapping):
        return bool(value.entries) and all(key in known for key in value.by_key)
    return is_pair(alone(entry, node), shape, context)


def _record(
    entry: _Entry, node: Mapping, shape: ObjectShape[object], context: ReadContext, name: str
) -> object:
    key, value = entry
    if not isinstance(value, Mapping):
        return read_pair(alone(entry, node), shape, context, name)
    return shape.make(
        context,
        **read_fields(shape.fields, value, context),
        **{shape.fields[0].name: _text(key.value, entry)},
    )


def _of(words: str, entry: _Entry, shape: Shape[object], context: ReadContext) -> object:
    """An item that is only a text."""
    text = _text(words, entry)
    return shape.make(context, **{shape.fields[0].name: text}) if isinstance(shape, ObjectShape) else text


def _text(words: str, entry: _Entry) -> Text:
    return Text(value=" ".join(words.split()), start=entry[0].start, end=max(entry[0].end, entry[1].end))


def _in_lines(node: Mapping, items: list[_Item], context: ReadContext) -> tuple[Fix, ...]:
    """The edits that write entries between braces each on a line of its own; none where that takes more."""
    page = context.source.text
    begin = as_list(page, node)[:1]
    if not begin or "#" in page[node.start : node.end] or any(item.below for item in items):
        return ()
    before = page[page.rfind("\n", 0, node.start) + 1 : node.start]
    dash = begin[0].replacement if before.strip() else f"\n{before}- "
    lines = Fix(start=node.start, end=node.end, replacement=dash.join(item.written for item in items))
    return (*begin, lines)
