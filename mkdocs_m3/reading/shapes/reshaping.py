"""What an author changes who gives a value the shape that its key takes: edits of the page's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.yaml.nodes import Node

_EMPTY_ITEM: Final = rare(r"[ ]*-[ \t]*(?:\"\"|''|~|null|\[[ ]*\]|\{[ ]*\})?[ \t]*\n")
BEFORE_VALUE: Final = rare(r"(?P<indent>[ ]*(?:-[ ]+)*)[^\s\"'#][^:\n]*:[ \t]+")
"""What is in the line of a value before it: its key, perhaps behind `-`."""
_STEP: Final = "  "


def as_list(text: str, node: Node) -> tuple[Fix, ...]:
    """One text or record made the only item of a list."""
    begin = text.rfind("\n", 0, node.start) + 1
    before = text[begin : node.start]
    if before.strip():
        found = BEFORE_VALUE.fullmatch(before)
        if not found or "\n" in text[node.start : node.end].rstrip():
            return ()
        indent = " " * len(found["indent"]) + _STEP
        start = node.start - len(before) + len(before.rstrip())
        return (Fix(start=start, end=node.start, replacement=f"\n{indent}- "),)
    if isinstance(node, Scalar) and "\n" in text[node.start : node.end].rstrip():
        return ()
    return (Fix(start=node.start, end=node.start, replacement="- "), *_moved(text, node, _STEP))


def out_of_list(text: str, node: Sequence | Mapping, otherwise: str) -> tuple[str, tuple[Fix, ...]]:
    """How to write the only item of a list without the list, with its edits; or what is to be done else."""
    if isinstance(node, Mapping) or len(node.items) != 1:
        return otherwise, ()
    item = node.items[0]
    if text.startswith("[", node.start):
        bare = Fix(start=node.start, end=node.end, replacement=text[item.start : item.end])
        return "write it without the brackets", (bare,)
    if not text.startswith("-", node.start) or text[node.start + 1 : item.start].strip(" -"):
        return otherwise, ()
    dashes = text[node.start : item.start].count("-")
    before = text[text.rfind("\n", 0, node.start) + 1 : node.start]
    is_item = before.rstrip().endswith("-")
    if isinstance(item, Sequence) or (dashes > 1 and not is_item):
        return otherwise, ()
    cure = "delete one of the two `-`" if is_item else "delete the `-`"
    edits: tuple[Fix, ...] = (Fix(start=node.start, end=item.start, replacement=""),)
    if isinstance(item, Mapping) and "\n" in text[item.start : item.end].rstrip():
        width = item.start - node.start
        edits = (*edits, *moved_left(text, item, width))
        cure += f", and move the lines below it {width} spaces to the left"
    return cure, edits


def as_pair(text: str, entry: tuple[Scalar, Node], keys: tuple[str, str], dash: str = "") -> tuple[Fix, ...]:
    """An entry such as `Program Manager: customer` written as two, each under a key of its own.

    Where its value is a record, or nothing, it becomes one, with the keys of the record below it. With a
    dash (`- `), it becomes an item of a list besides.
    """
    (key, value), (first, second) = entry, keys
    line = text.rfind("\n", 0, key.start) + 1
    colon = text.find(":", key.end)
    if text[line : key.start].strip(" -") or colon < 0 or text[key.end : colon].strip():
        return ()
    column = key.start - line + len(dash)
    begun = Fix(start=key.start, end=key.start, replacement=f"{dash}{first}: ")
    if isinstance(value, Scalar) and value.is_null:
        return (begun, Fix(start=key.end, end=colon + 1, replacement=""))
    if isinstance(value, Mapping):
        indent = value.start - (text.rfind("\n", 0, value.start) + 1)
        if text[value.start - indent : value.start].strip() or indent < column:
            return ()
        moved = moved_left(text, value, indent - column)
        own = Fix(start=value.start - indent, end=value.start - column, replacement="")
        return (begun, Fix(start=key.end, end=colon + 1, replacement=""), own, *moved)
    return (begun, Fix(start=key.end, end=colon + 1, replacement=f"\n{' ' * column}{second}:"))


def moved_left(text: str, node: Node, by: int) -> tuple[Fix, ...]:
    """The lines of a node below its first one, further to the left."""
    below = (found.end() for found in re.finditer(r"\n(?=[ ]*\S)", text[node.start : node.end].rstrip()))
    return tuple(Fix(start=node.start + at, end=node.start + at + by, replacement="") for at in below)


def without_item(text: str, node: Node) -> tuple[Fix, ...]:
    """An item deleted with its line, where it is empty, or one text, and nothing else is in that line."""
    begin = text.rfind("\n", 0, node.start) + 1
    found = _EMPTY_ITEM.match(text, begin)
    if not found and isinstance(node, Scalar) and not text[begin : node.start].replace("-", "", 1).strip():
        end = text.find("\n", node.start)
        is_alone = "-" in text[begin : node.start] and not text[node.end : max(end, node.end)].strip()
        return (Fix(start=begin, end=end + 1, replacement=""),) if is_alone and end >= node.end else ()
    return (Fix(start=begin, end=found.end(), replacement=""),) if found else ()


def _moved(text: str, node: Node, by: str) -> tuple[Fix, ...]:
    """The lines of a node below its first one, further to the right."""
    below = (found.end() for found in re.finditer(r"\n(?=[ ]*\S)", text[node.start : node.end].rstrip()))
    return tuple(Fix(start=node.start + at, end=node.start + at, replacement=by) for at in below)
