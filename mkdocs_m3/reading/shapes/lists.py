"""The shape of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model.elsewhere import refers_elsewhere
from mkdocs_m3.model.names import says_none
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes import named_records, pairs
from mkdocs_m3.reading.shapes.headed_items import below_keys, without_headings
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, allow_blank, with_types
from mkdocs_m3.reading.shapes.keyed_items import are_items, read_items
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.reshaping import as_list, without_item
from mkdocs_m3.reading.shapes.shape import BLANKS, Shape, Value
from mkdocs_m3.reading.shapes.stray_dashes import without_stray_dashes
from mkdocs_m3.reading.shapes.texts import warn_of_loss
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary


class ListOf(Struct, Generic[Value], frozen=True):
    """A list, each item of one shape. Nothing after the key means none."""

    item: Shape[Value]
    """The shape of each item."""
    is_single_allowed: bool = False
    """Whether one item may stand without a list."""

    def read(self, node: Node, context: ReadContext, name: str) -> tuple[Value, ...]:
        """What could be read of the list; what could not is reported."""
        if isinstance(node, Mapping) and named_records.are(node, self.item, context):
            node = named_records.without_names(node, context, name)
        nodes = self._items(node, context, name)
        if nodes is not None:
            items = (self._item(item, context, name) for item in nodes)
            return tuple(item for item in items if not isinstance(item, Unreadable))
        if (
            isinstance(node, Mapping)
            and isinstance(self.item, ObjectShape)
            and pairs.holds_pairs(node, self.item, context)
        ):
            return pairs.read_pairs(node, self.item, context, name)
        is_list = not self.is_single_allowed or (isinstance(node, Mapping) and len(node.by_key) > 1)
        if is_list and isinstance(node, Mapping) and are_items(node, self.item, context):
            return read_items(node, self.item, context, name)  # type: ignore[return-value] # the item's own
        if isinstance(node, Scalar) and not self.is_single_allowed and says_none(node.value):
            edits = (Fix(start=node.start, end=node.end, replacement=""),)
            headline = f"{name} holds `{node.value}`; it takes a list"
            cure = "leave it empty, or delete the key, as long as there is none"
            context.report("M3011", node, headline, cure, edits=edits)
            return ()
        if self._refers_elsewhere(node, context, name):
            return ()
        if not self.is_single_allowed:
            context.report(
                "M3011",
                node,
                f"{name} holds {'one record' if isinstance(node, Mapping) else 'one text'}; it takes a list",
                "write each item on a line of its own that begins with `- `",
                edits=as_list(context.source.text, node),
            )
        item = self._item(node, context, name)
        return () if isinstance(item, Unreadable) else (item,)

    def _items(self, node: Node, context: ReadContext, name: str) -> tuple[Node, ...] | None:
        """The items of a list, also of one with headings in it; `None` where it is none."""
        if isinstance(node, Scalar) or not isinstance(self.item, ObjectShape):
            return node.items if isinstance(node, Sequence) else None
        if isinstance(node, Mapping):
            return below_keys(node, self.item, context, name) or None
        whose = f"an item of {name}"
        nodes = without_headings(node, self.item, context, whose)
        return without_stray_dashes(replace(node, items=nodes), self.item, context, whose)

    def _refers_elsewhere(self, node: Node, context: ReadContext, name: str) -> bool:
        """Whether words stand here that only say where the list is, which is reported."""
        if self.is_single_allowed or not isinstance(node, Scalar):
            return False
        if not refers_elsewhere(node.value.strip(BLANKS), with_links=True):
            return False
        headline = f"{name} only refers to something elsewhere, and readers find no list here"
        cure = (
            "write each item here, on a line of its own that begins with `- `; "
            "a remark belongs below the front matter"
        )
        context.report("M3011", node, headline, cure)
        return True

    def _item(self, node: Node, context: ReadContext, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        if _is_empty(node):
            whose = f"an item of {name}"
            if isinstance(node, Scalar) and node.is_null and warn_of_loss(node, context, whose, is_item=True):
                return UNREADABLE
            edits = without_item(context.source.text, node)
            cure = "write its text, or delete the item"
            code = "M3022" if isinstance(node, Scalar) else "M3015"
            return context.report(code, node, f"{whose} is empty", cure, edits=edits)
        return self.item.read(node, context, f"an item of {name}")

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        item = self.item.describe(vocabulary)
        return f"{item}, or a list of them" if self.is_single_allowed else f"list; each item: {item}"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A list; an item without content is only warned of."""
        item = self.item.json_schema(vocabulary)
        items: JsonSchema = {"items": allow_blank(item)}
        return (
            {**with_types(item, "array"), **items} if self.is_single_allowed else {"type": ["array"], **items}
        )


def _is_empty(node: Node) -> bool:
    """Whether nothing is written, or quotes, brackets or braces with nothing between them."""
    if isinstance(node, Scalar):
        return node.is_null or not node.value.strip(BLANKS)
    return not (node.items if isinstance(node, Sequence) else node.by_key)
