"""How to write a list that is in the place of one text or of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.shapes.reshaping import moved_left, out_of_list
from mkdocs_m3.reading.yaml.draft import in_quotes, quote
from mkdocs_m3.reading.yaml.nodes import Mapping

if TYPE_CHECKING:
    import re

    from mkdocs_m3.reading.yaml.nodes import Node, Sequence

_DASH: Final = rare(r"(?P<dash>-)[ ]*(?:\r?\n[ ]*)?\Z")
_LINE_ENDS: Final = rare(r"[ \t]*(?:\r?\n|\Z)")
_TIGHT: Final = rare(r",\S")
"""A comma as in `3,000`, which parts no items."""
_LONGEST: Final = 300
"""Characters of a list that a cure quotes."""


def without_list(
    text: str, node: Sequence, otherwise: str, *, is_text: bool = False
) -> tuple[str, tuple[Fix, ...]]:
    """What to write for the list, with the edits; what is to be done else, where that is not clear.

    `is_text` says that it is in the place of a text, and of no word.
    """
    if len(node.items) < 2:  # noqa: PLR2004 - one item need not be parted from others
        return out_of_list(text, node, otherwise)
    begin = text.rfind("\n", 0, max(0, text.rfind("\n", 0, node.start))) + 1  # of the line above
    dash = _DASH.search(text, begin, node.start)
    if not text.startswith("[", node.start):
        return _out_of_block(text, node, dash) if dash else (otherwise, ())
    written = text[node.start : node.end].rstrip()
    if "#" in written or len(written) > _LONGEST:  # a comment in it is none of its words
        return otherwise, ()
    if text[begin : node.start].rstrip().endswith(("[", ",")):
        return "delete the brackets around it", (_in_place(node, written[1:-1].strip()),)
    if all(_is_pair(text, item) for item in node.items):
        return "write `{` and `}` around it", (_in_place(node, f"{{{written[1:-1]}}}"),)
    return _parted(text, node, dash) or _quoted(text, node, is_text=is_text or bool(dash)) or (otherwise, ())


def _parted(text: str, node: Sequence, dash: re.Match[str] | None) -> tuple[str, tuple[Fix, ...]] | None:
    """Each in brackets as an item of its own, with the column of the `-` before them."""
    written = text[node.start : node.end].rstrip()
    if not dash or not _LINE_ENDS.match(text, node.end) or _TIGHT.search(written):
        return None
    words = [text[item.start : item.end].strip() for item in node.items]
    at = dash.start("dash")
    indent = " " * (at - text.rfind("\n", 0, at) - 1)
    first, second, *others = words
    cure = f"make each an item of its own: `- {first}`, then `- {second}`{', and so on' if others else ''}"
    if not node.holds_records:
        cure += f"; if it is one text, put it in quotes: `{in_quotes(written)}`"
    return cure, (_in_place(node, f"\n{indent}- ".join(words)),)


def _quoted(text: str, node: Sequence, *, is_text: bool) -> tuple[str, tuple[Fix, ...]] | None:
    """The whole as one text."""
    if not is_text or node.holds_records:
        return None
    written = text[node.start : node.end].rstrip()
    return f"put it in quotes: `{in_quotes(written)}`", quote(text, node.start, node.end)


def _out_of_block(text: str, node: Sequence, dash: re.Match[str]) -> tuple[str, tuple[Fix, ...]]:
    """Items below one `-` too many, which are moved to where it is."""
    at = dash.start("dash")
    column = node.start - text.rfind("\n", 0, node.start) - 1
    width = column - (at - text.rfind("\n", 0, at) - 1)
    where = "in front of them" if "\n" in dash[0] else "here"
    cure = f"delete one `-` {where}, and move the items below {width} spaces to the left"
    return cure, (Fix(start=at, end=node.start, replacement=""), *moved_left(text, node, width))


def _in_place(node: Node, words: str) -> Fix:
    return Fix(start=node.start, end=node.end, replacement=words)


def _is_pair(text: str, item: Node) -> bool:
    """Whether it is a key with a value and without braces."""
    return isinstance(item, Mapping) and len(item.entries) == 1 and not text.startswith("{", item.start)
