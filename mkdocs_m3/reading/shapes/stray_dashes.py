"""Items of a list that a `-` too many has made of keys of the item above them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.objects import ObjectShape
    from mkdocs_m3.reading.yaml.nodes import Node, Sequence

_FARTHEST: Final = 80
"""Columns before an item in which its line begins."""


def without_stray_dashes(
    node: Sequence, shape: ObjectShape[object], context: ReadContext, name: str
) -> tuple[Node, ...]:
    """The items of a list, with such keys in the items above, which is reported."""
    if not any(_lacks_beginning(item, shape) for item in node.items):
        return node.items
    items: list[Node] = []
    for item in node.items:
        above = _as_record(items[-1], shape) if items else None
        if (
            above is None
            or not isinstance(item, Mapping)
            or not _lacks_beginning(item, shape)
            or above.by_key.keys() & item.by_key.keys()
            or not _is_below(item, items[-1], context.source.text)
        ):
            items.append(item)
            continue
        _report(item, items[-1], shape, context, name)
        items[-1] = replace(above, by_key=MappingProxyType({**above.by_key, **item.by_key}))
    return tuple(items)


def _lacks_beginning(item: Node, shape: ObjectShape[object]) -> bool:
    """Whether an item has keys of such records, and not the one that they begin with."""
    first, *others = (field.key for field in shape.fields)
    return isinstance(item, Mapping) and bool(item.by_key) and item.by_key.keys() <= {*others} - {first}


def _as_record(item: Node, shape: ObjectShape[object]) -> Mapping | None:
    """An item with its text, as a record; `None` where it has none."""
    first = shape.fields[0].key
    if isinstance(item, Mapping):
        return item if item.get(first) is not None else None
    if not isinstance(item, Scalar) or not item.value.strip(BLANKS):
        return None
    key = Scalar(first, "str", True, item.start, item.start)
    return Mapping(by_key=MappingProxyType({first: (key, item)}), start=item.start, end=item.end)


def _is_below(item: Mapping, above: Node, text: str) -> bool:
    """Whether both items begin on lines of their own, in one column."""
    before = [text[max(0, one.start - _FARTHEST) : one.start].rpartition("\n")[2] for one in (item, above)]
    return before[0].strip() == "-" and before[0] == before[1]


def _report(item: Mapping, above: Node, shape: ObjectShape[object], context: ReadContext, name: str) -> None:
    first, key = shape.fields[0].key, next(iter(item.by_key))
    width = item.start - context.source.text.rfind("\n", 0, item.start) - 1
    spaces = Fix(start=item.start - width, end=item.start, replacement=" " * width)
    edits: tuple[Fix, ...] = (spaces,)
    which, also = f"which has no `{key}`", ""
    if isinstance(above, Scalar):
        which, also = "which is only a text", f" and `{first}: ` before that text"
        own = context.vocabulary.keys.theirs(first)
        edits = (Fix(start=above.start, end=above.start, replacement=f"{own}: "), spaces)
    context.report(
        "M3015",
        item,
        f"{name} has no `{first}`",
        f"if it belongs to the item above, {which}, write {width} spaces in place of `{' ' * (width - 2)}- `"
        f"{also}; if not, say what it is: `{first}: …`",
        edits=edits,
    )
