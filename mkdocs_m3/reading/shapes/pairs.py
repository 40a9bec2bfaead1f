"""Records whose first value is written as a key: `Program Manager: customer`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.fields import read_fields
from mkdocs_m3.reading.shapes.reshaping import as_pair
from mkdocs_m3.reading.shapes.shape import BLANKS, LONGEST_QUOTE, Value
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.reading.shapes.objects import ObjectShape


def is_pair(node: Mapping, shape: ObjectShape[Value], context: ReadContext) -> bool:
    """Whether its first key is a word and not a key, with a value that the second field takes.

    Other keys of the record may be beside it, or below it as its value.
    """
    if not shape.is_pair:
        return False
    (key, value), *others = node.entries
    if not key.value.strip(BLANKS):
        return False
    known, second = {field.key for field in shape.fields[1:]}, shape.fields[1]
    if key.value in known or any(other.value not in known for other, _ in others):
        return False
    if isinstance(value, Mapping):
        return not others and all(below.value in known for below, _ in value.entries)
    if isinstance(value, Scalar) and value.is_null:
        return bool(others)
    found: list[Finding] = []
    read = second.shape.read(value, replace(context, add=found.append), "")
    return node.get(second.key) is None and read is not UNREADABLE and not found


def holds_pairs(node: Mapping, shape: ObjectShape[Value], context: ReadContext) -> bool:
    """Whether each key of what should be a list of these records is a word with a value of its own."""
    return bool(node.entries) and all(is_pair(alone(one, node), shape, context) for one in node.entries)


def read_pairs(
    node: Mapping, shape: ObjectShape[Value], context: ReadContext, name: str
) -> tuple[Value, ...]:
    """Report such a record, once, and read its pairs."""
    first, second = shape.fields[0].key, shape.fields[1].key
    (key, value), *others = node.entries
    below = f"and below it `{second}: …`" if isinstance(value, Scalar) else "and the rest below it"
    rest = ", and so on with each of them" if others else ""
    context.report(
        "M3011",
        key,
        f"{name} takes a list, and `{key.value}` is written as a key",
        f"write `- {first}: {key.value}`, {below}{rest}",
        edits=[
            edit
            for entry in node.entries
            for edit in as_pair(context.source.text, entry, (first, second), dash="- ")
        ],
    )
    return tuple(read_pair(alone(one, node), shape, context, f"an item of {name}") for one in node.entries)


def read_pair(node: Mapping, shape: ObjectShape[Value], context: ReadContext, name: str) -> Value:
    """The record of an entry such as `Program Manager: customer`, its key the first field's value."""
    (key, value), *others = node.entries
    first, second = shape.fields[:2]
    values: dict[str, object] = {first.name: first.shape.read(key, context, name)}
    if isinstance(value, Mapping):
        values |= read_fields(shape.fields, value, context)
    elif not (isinstance(value, Scalar) and value.is_null):
        values[second.name] = second.shape.read(value, context, f"`{second.key}`")
    return shape.make(context, **values, **(read_fields(shape.fields, node, context) if others else {}))


def report_pair(
    node: Mapping, shape: ObjectShape[Value], context: ReadContext, name: str
) -> Value | Literal[Unreadable.UNREADABLE]:
    """Report a record such as `M3082: made from one form`, whose key is the word that it begins with."""
    first, second = shape.fields[0].key, shape.fields[1].key
    key, value = node.entries[0]
    text = context.source.text
    word, written = text[key.start : key.end], text[value.start : value.end]
    can_be_read, is_alone = is_pair(node, shape, context), len(node.entries) == 1
    if can_be_read and (isinstance(value, Mapping) or (isinstance(value, Scalar) and value.is_null)):
        cure = f"write `{first}: {word}`, and the keys below it under the `{first[0]}` of `{first}`"
    elif isinstance(value, Scalar) and len(value.value) <= LONGEST_QUOTE and "\n" not in written:
        cure = f"write `{first}: {word}`, and below it `{second}: {written}`"
    else:
        below = f"`{second}:` with the list" if isinstance(value, Sequence) else f"`{second}: …`"
        cure = f"write `{first}: {word}`, and below it {below}"
    edits = as_pair(text, (key, value), (first, second)) if can_be_read or is_alone else ()
    context.report("M3015", node, f"{name} has no `{first}`", cure, edits=edits)
    if not can_be_read:
        return UNREADABLE
    pair: Value = read_pair(node, shape, context, name)
    return pair


def alone(entry: tuple[Scalar, Node], node: Mapping) -> Mapping:
    """A mapping of one of the entries of another."""
    return replace(node, by_key=MappingProxyType({entry[0].value: entry}))
