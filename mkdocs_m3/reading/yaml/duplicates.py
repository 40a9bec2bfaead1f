"""Keys that appear twice in one mapping, of which YAML keeps only the last and says nothing."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.document import Document
    from mkdocs_m3.reading.yaml.nodes import Node, Scalar

_ITEM_CURE: Final = (
    "if another item begins here, write its first line, with its `-`, above this one; "
    "{elsewhere}if not, {both}, at {place}"
)
_DELETED_CURE: Final = "if the item that it belonged to was deleted, delete it, too; "
_ONE_WORD_OR_MORE: Final = rare(r"[\w&/ .()-]{1,80}")
"""A value that can be written between brackets as it is."""
_ANY_CURE: Final = "keep the one that is right; if both are, write them as one, at {place}"
_ABOVE_CURE: Final = "if it belongs to the item above, which has none, move it below line {line}; "


def report(document: Document, context: ReadContext) -> None:
    """Report every one of them."""
    above = _items_above(document.root) if document.duplicates else {}
    for first, again in document.duplicates:
        _report(first, again, context, above.get(again.start), document.told)


def _children(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Mapping):
        return tuple(value for _, value in node.entries)
    return node.items if isinstance(node, Sequence) else ()


def _items_above(root: Node | None) -> dict[int, Mapping]:
    """The items above those that hold keys, where they have no such key, by the places of the keys."""
    found: dict[int, Mapping] = {}
    left, seen = [root], set()
    while left:
        node = left.pop()
        if id(node) in seen:
            continue  # an alias repeats it
        seen.add(id(node))
        left += _children(node)
        for above, item in pairwise(node.items if isinstance(node, Sequence) else ()):
            if isinstance(above, Mapping) and isinstance(item, Mapping):
                own = (key for key, _ in item.entries if item.start <= key.start <= item.end)
                found |= {key.start: above for key in own if key.value not in above.by_key}
    return found


def _last_line(node: Node, context: ReadContext) -> int:
    """The number of the last line of a record."""
    while below := _children(node):
        node = below[-1]
    text = context.source.text
    end = node.start + len(text[node.start : node.end].rstrip())
    return Span.at(context.source.path, text, max(node.start, end - 1)).line


def _report(
    first: Scalar,
    again: Scalar,
    context: ReadContext,
    above: Mapping | None,
    told: tuple[tuple[int, int], ...],
) -> None:
    text = context.source.text
    place = Span.at(context.source.path, text, first.start)
    headline = f"`{again.value}` appears twice, and YAML keeps only the last"
    is_beside = "\n" not in text[first.start : again.start]
    if is_beside:
        context.report("M3003", again, headline, "keep one of the two")
        return
    one, other = _block(text, first.start), _block(text, again.start)
    own, own_of_first = _value(text, other), _value(text, one)
    # what is below may be part of the value once it is corrected, and would lose its key
    is_whole = not any(_is_within(block[1], told) for block in (one, other))
    if is_whole and (own == own_of_first or not own.strip()):
        context.report(
            "M3003",
            again,
            headline,
            "delete this one",
            edits=(Fix(start=other[0], end=other[1], replacement=""),),
        )
    elif is_whole and not own_of_first.strip():
        cure = f"delete the first one, at {place}"
        context.report("M3003", again, headline, cure, edits=(Fix(start=one[0], end=one[1], replacement=""),))
    elif first.start - one[0]:  # in an item, of which the beginning of the next may be missing
        elsewhere = _ABOVE_CURE.format(line=_last_line(above, context)) if above else ""
        if "-" not in text[one[0] : first.start]:  # else an item begins with this key, and so with the second
            elsewhere += _DELETED_CURE
        both = _both(again.value, own_of_first, own, context)
        cure = _ITEM_CURE.format(place=place, elsewhere=elsewhere, both=both)
        context.report("M3003", again, headline, cure)
    elif is_whole and own.lstrip(" \t").startswith("\n") and own_of_first.lstrip(" \t").startswith("\n"):
        cure = f"move what is below it to the end of the first, at {place}, and delete this `{again.value}:`"
        context.report(
            "M3003", again, headline, cure, edits=tuple(_moved(text, one, other, own, own_of_first))
        )
    else:
        context.report("M3003", again, headline, _ANY_CURE.format(place=place))


def _is_within(place: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place is in one of these ranges, which are in order and apart from one another."""
    above = bisect_right(ranges, place, key=lambda one: one[0])
    return above > 0 and place < ranges[above - 1][1]


def _both(key: str, first: str, second: str, context: ReadContext) -> str:
    """How to write two values of a key as one: of one that takes several, as a list."""
    values = [value.strip() for value in (first, second)]
    if key not in context.keys.of_several or not all(map(_ONE_WORD_OR_MORE.fullmatch, values)):
        return "write both values as one"
    return f"write both values as one: `{key}: [{', '.join(values)}]`"


def _block(text: str, start: int) -> tuple[int, int]:
    """From the line of a key to the end of the last line that belongs to it, line endings included."""
    begin = text.rfind("\n", 0, start) + 1
    column = start - begin
    end = _next_line(text, start)
    while end < len(text):
        following = _next_line(text, end)
        line = text[end:following]
        indent = len(line) - len(line.lstrip(" "))
        is_own_item = indent == column and line.lstrip(" ").startswith("- ")
        if line.strip() and not (indent > column or is_own_item):
            break
        end = following
    return begin, end


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)


def _value(text: str, block: tuple[int, int]) -> str:
    """What follows the colon of the key that a block begins with."""
    return text[block[0] : block[1]].partition(":")[2].rstrip()


def _moved(
    text: str, one: tuple[int, int], other: tuple[int, int], own: str, own_of_first: str
) -> Iterator[Fix]:
    """The edits that put the second list at the end of the first."""
    lines = own.lstrip(" \t")[1:].split("\n")
    shift = _indent(own_of_first.lstrip(" \t")[1:]) - _indent("\n".join(lines))
    moved = "".join(f"{' ' * max(0, _indent(line) + shift)}{line.lstrip(' ')}\n" for line in lines)
    end = len(text[: one[1]].rstrip()) + 1
    if text[end - 1 : end] != "\n":
        moved = f"\n{moved}"
        end -= 1
    yield Fix(start=end, end=end, replacement=moved)
    yield Fix(start=other[0], end=other[1], replacement="")


def _indent(lines: str) -> int:
    return len(lines) - len(lines.lstrip(" "))
