"""Records in place of a list, each below a name of its own, as other programs take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.shape import Shape
    from mkdocs_m3.reading.yaml.nodes import Node


def are(node: Mapping, shape: Shape[object], context: ReadContext) -> bool:
    """Whether each key of a record holds an item of the list, with the key that such an item begins with."""
    if (
        not isinstance(shape, ObjectShape)
        or not shape.fields
        or context.source.text.startswith("{", node.start)
    ):
        return False
    known, first = {field.key for field in shape.fields}, shape.fields[0].key
    return bool(node.entries) and all(
        key.value not in known and isinstance(value, Mapping) and first in value.by_key
        for key, value in node.entries
    )


def without_names(node: Mapping, context: ReadContext, name: str) -> Sequence:
    """Report the names, once, and give the records as the list that is meant."""
    key, record = node.entries[0]
    assert isinstance(record, Mapping)  # noqa: S101 - the caller has looked
    first = record.entries[0][0].value
    rest = ", and so on with each of them" if node.entries[1:] else ""
    edits = [_dash(context.source.text, *entry) for entry in node.entries]
    context.report(
        "M3011",
        key,
        f"{name} takes a list, and `{key.value}` is written as the name of an item",
        f"put `- ` before `{first}` in its place{rest}",
        edits=[edit for edit in edits if edit] if all(edits) else (),
    )
    return Sequence(start=node.start, end=node.end, items=tuple(value for _, value in node.entries))


def _dash(text: str, key: Scalar, record: Node) -> Fix | None:
    """The edit that puts a `-` in the place of a name; `None` where it would take more."""
    between = text[key.end : record.start]
    column = record.start - text.rfind("\n", 0, record.start) - 1
    own = key.start - text.rfind("\n", 0, key.start) - 1
    if between.strip() != ":" or "\n" not in between or column - own < len("- "):
        return None
    return Fix(start=key.start, end=record.start, replacement=f"-{' ' * (column - own - 1)}")
