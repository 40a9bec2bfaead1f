"""What an author changes who gives a value the shape that its key takes: edits of the page's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.diagnostics import Fix
from mkdocs_m3.reading.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.nodes import Node

_EMPTY_ITEM: Final = re.compile(r"[ ]*-[ \t]*(?:\"\"|''|~|null)?[ \t]*\n")
_KEY: Final = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)*)[^\s\"'#][^:\n]*:[ \t]+")
_STEP: Final = "  "


def as_list(text: str, node: Node) -> tuple[Fix, ...]:
    """One text or record made the only item of a list."""
    begin = text.rfind("\n", 0, node.start) + 1
    before = text[begin : node.start]
    if before.strip():
        found = _KEY.fullmatch(before)
        if not found or "\n" in text[node.start : node.end].rstrip():
            return ()
        indent = " " * len(found["indent"]) + _STEP
        start = node.start - len(before) + len(before.rstrip())
        return (Fix(start=start, end=node.start, replacement=f"\n{indent}- "),)
    if isinstance(node, Scalar) and "\n" in text[node.start : node.end].rstrip():
        return ()
    return (Fix(start=node.start, end=node.start, replacement="- "), *_moved(text, node, _STEP))


def only_item(text: str, node: Node) -> tuple[Fix, ...]:
    """The only item of a list, without the list."""
    if not isinstance(node, Sequence) or len(node.items) != 1:
        return ()
    item = node.items[0]
    if text.startswith("[", node.start):
        return (Fix(start=node.start, end=node.end, replacement=text[item.start : item.end]),)
    if not text.startswith("-", node.start) or text[node.start + 1 : item.start].strip():
        return ()
    if isinstance(item, Sequence) or (
        isinstance(item, Mapping) and "\n" in text[item.start : item.end].rstrip()
    ):
        return ()
    return (Fix(start=node.start, end=item.start, replacement=""),)


def without_item(text: str, node: Node) -> tuple[Fix, ...]:
    """An empty item deleted with its line, where nothing else is in that line."""
    begin = text.rfind("\n", 0, node.start) + 1
    found = _EMPTY_ITEM.match(text, begin)
    return (Fix(start=begin, end=found.end(), replacement=""),) if found else ()


def _moved(text: str, node: Node, by: str) -> tuple[Fix, ...]:
    """The lines of a node below its first one, further to the right."""
    below = (found.end() for found in re.finditer(r"\n(?=[ ]*\S)", text[node.start : node.end].rstrip()))
    return tuple(Fix(start=node.start + at, end=node.start + at, replacement=by) for at in below)
