"""Headings of Markdown between the items of a list, which YAML takes for comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.schema.key_task import ACTIVITY, GROUP
from mkdocs_m3.reading.yaml.draft import in_quotes
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.nodes import Node

_HEADING: Final = rare(
    r"[ ]*(?P<heading>#{2,6}[ ]+(?!(?i:todo|fixme|xxx)\b)"
    r"(?P<words>(?:[^\W_a-z]|[\"'(\u201c\u00ab])[^\n#]{0,78}[^\s#.!?;]))[ ]*"
)
_IS_YAML: Final = rare(r"\w+[ ]?:(?:\s|\Z)")
_NEEDS_QUOTES: Final = rare(
    r":(?:\s|\Z)|\s#|\A\W|\A\d+\Z|\A(?:yes|no|on|off|true|false|null)\Z", re.IGNORECASE
)
_STEP: Final = "    "
"""By so much items move to the right that are put into a group."""
_MOST_ABOVE: Final = 20
"""Lines above an item that are looked through."""


class _Heading(NamedTuple):
    """A line between items. Places are in characters from 0 of the page."""

    start: int
    """Where the line begins."""
    place: Scalar
    """Its signs and words."""
    words: str
    """Its words."""
    is_first: bool
    """Whether it is above all items."""


def report(root: Mapping, context: ReadContext) -> None:
    """Report, once a list, what looks like headings among its items."""
    for key, (_, value) in root.by_key.items():
        _report_within(value, key, root, context)


def _report_within(node: Node, key: str, root: Mapping, context: ReadContext, outer: str = "") -> None:
    """The same of a value and all that is in it; `outer` is the first key of the record that holds it."""
    if isinstance(node, Mapping):
        first = next(iter(node.by_key), "")
        for name, (_, value) in node.by_key.items():
            _report_within(value, name, root, context, first)
    if not isinstance(node, Sequence):
        return
    if context.source.text.startswith("-", node.start):
        headings = tuple(_headings(node, context.source.text))
        if headings:
            cure, edits = _cure(headings, node, (outer, key), root, context)
            cure = f"{cure}; if it is a comment of yours, begin it with a single `#`"
            place = headings[0].place
            headline = f"YAML reads `{place.value}` as a comment, so readers do not see this heading"
            context.report("M3023", place, headline, cure, edits=edits)
    for item in node.items:
        _report_within(item, key, root, context)


def _cure(
    headings: tuple[_Heading, ...],
    node: Sequence,
    keys: tuple[str, str],
    root: Mapping,
    context: ReadContext,
) -> tuple[str, tuple[Fix, ...]]:
    """What to do about the headings in the list of a key, with the edits; `keys` are `outer` and that key."""
    outer, key = keys
    heading = headings[0]
    group, groups = ACTIVITY.group
    edits: tuple[Fix, ...] = ()
    if outer:
        cure = (
            f"write `- {outer}: {heading.words}` for it, in line with the others, and `{key}:` below that, "
            "above the items"
        )
    elif key == GROUP.fields[1].key and root.get(groups) is None:
        edits = tuple(_grouped(headings, node, root, context)) if heading.is_first else ()
        cure = (
            f"write `{groups}:` for `{key}:`, `- {group}: {heading.words}` for the heading, and below that "
            f"`{key}:` with the items that follow, indented with {len(_STEP)} more spaces"
        )
        cure += ", and so on" if headings[1:] else ""
        cure += "" if heading.is_first else "; the items above it need a group, too"
    else:
        cure = "write its words into an item, since these lists have no headings"
    return cure, edits


def _grouped(
    headings: tuple[_Heading, ...], node: Sequence, root: Mapping, context: ReadContext
) -> Iterator[Fix]:
    """The edits that make a group of the items below each heading."""
    text, theirs = context.source.text, context.vocabulary.keys.theirs
    inner, (group, groups) = GROUP.fields[1].key, ACTIVITY.group
    column = node.start - text.rfind("\n", 0, node.start) - 1
    indent = " " * column
    key = root.by_key[inner][0]
    yield Fix(start=key.start, end=key.end, replacement=theirs(groups))
    written = {heading.start for heading in headings}
    for heading in headings:
        words = in_quotes(heading.words) if _NEEDS_QUOTES.search(heading.words) else heading.words
        yield Fix(
            start=heading.start,
            end=heading.place.end,
            replacement=f"{indent}- {theirs(group)}: {words}\n{indent}  {theirs(inner)}:",
        )
    start = headings[0].start
    end = node.items[-1].end
    for found in re.finditer(r"^(?=[^\r\n]*\S)", text[start:end].rstrip(), re.MULTILINE):
        if start + found.start() not in written:
            yield Fix(start=start + found.start(), end=start + found.start(), replacement=_STEP)


def _headings(node: Sequence, text: str) -> Iterator[_Heading]:
    """Those right above items, with nothing but blank lines between; not one of several comments."""
    above: Node | None = None
    for item in node.items:
        for start, heading in _right_above(item.start, text):
            words = heading["words"]
            if not (_IS_YAML.match(words) or (above and _is_inside(above, start))):
                begin = start + heading.start("heading")
                place = Scalar(heading["heading"], "str", True, begin, begin + len(heading["heading"]))
                yield _Heading(start, place, words, item is node.items[0])
        above = item


def _right_above(at: int, text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The heading above a place, with where its line begins; none where it has other comments around it."""
    end = text.rfind("\n", 0, at)
    comments: list[tuple[int, str]] = []
    for _ in range(_MOST_ABOVE):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        line = text[start : max(end, 0)].rstrip("\r")
        if line.strip() and not line.lstrip(" ").startswith("#"):
            break
        if line.strip():
            comments.append((start, line))
        if not start:
            break
        end = start - 1
    found = _HEADING.fullmatch(comments[0][1]) if len(comments) == 1 else None
    if found:
        yield comments[0][0], found


def _is_inside(node: Node, at: int) -> bool:
    """Whether a place is within the last text of a node, where nothing is a comment."""
    while not isinstance(node, Scalar):
        inner = [*(node.items if isinstance(node, Sequence) else (value for _, value in node.entries))]
        if not inner:
            return False
        node = max(inner, key=lambda one: one.start)
    return not node.is_plain and node.start < at < node.end
