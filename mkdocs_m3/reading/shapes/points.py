"""Points below an item that is one text: `Do these:`, and a list on the lines below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.shape import BLANKS, LONGEST_QUOTE
from mkdocs_m3.reading.yaml.draft import in_quotes
from mkdocs_m3.reading.yaml.nodes import Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext, Unreadable


class Points(NamedTuple):
    """A key that is a text, with the list below it."""

    key: Scalar
    """The text, without its colon."""
    below: Sequence
    """The list."""
    end: int
    """Where the list ends in the page, without the blanks behind it."""
    text: str
    """The text with its points; empty where they are more than words, or there is a comment among them."""


def points_of(entry: tuple[Scalar, Node], context: ReadContext) -> Points | None:
    """The points of an entry of a record; `None` where it has no list on the lines below it."""
    key, below = entry
    page = context.source.text
    if not isinstance(below, Sequence) or not below.items or not page.startswith("-", below.start):
        return None
    written = page[key.start : below.end].rstrip()
    words = [item.value.strip(BLANKS) for item in below.items if isinstance(item, Scalar)]
    between = "; " if any("," in one for one in words) else ", "
    are_words = len(words) == len(below.items) and all(words) and "#" not in written
    text = f"{key.value}: {between.join(words)}" if are_words else ""
    return Points(key, below, key.start + len(written), text)


def report_points(
    points: Points, context: ReadContext, name: str, begin: str = ""
) -> Literal[Unreadable.UNREADABLE]:
    """Report an item that ends with a colon and has points; `begin` is the key that its text needs."""
    right = begin + in_quotes(points.text)
    shown = f", as in `{right}`" if points.text and len(right) <= LONGEST_QUOTE else ""
    edits = (Fix(start=points.key.start, end=points.end, replacement=right),) if points.text else ()
    return context.report_at(
        "M3015",
        points.key.start,
        points.end,
        f"{name} is one text, and a list is below it",
        f"write the points into its text{shown}, or make each an item of its own",
        edits=edits,
    )
