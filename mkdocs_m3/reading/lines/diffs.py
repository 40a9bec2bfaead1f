"""Lines that begin with the `+` by which a diff marks what was added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind, outline
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_ENTRY: Final = re.compile(r"\+(?P<gap>[ ]*)(?:-[ ]+\S|(?P<key>[A-Za-z_]+)[ ]*:(?:[ ]|$))")


def pluses(page: Outline) -> Iterator[Correction]:
    """All lines with such a sign at the left edge as one finding, if a key or an item follows one of them."""
    lines = [line for line in page.lines if line.kind is Kind.WORDS and line.text.startswith("+")]
    if not any(_is_added(line, page) for line in lines):
        return
    right = " " if _fitting(lines, " ", page) > _fitting(lines, "", page) else ""
    yield Correction(
        start=lines[0].start,
        end=lines[0].start + 1,
        headline="`+` begins this line, as in a diff, which marks added lines with it",
        help=f"{'write a space instead' if right else 'delete it'}{and_more(len(lines))}",
        edits=tuple(replace(line.start, line.start + 1, right) for line in lines),
    )


def _is_added(line: Line, page: Outline) -> bool:
    """Whether a key or an item is behind the sign, which does not stand for the `-` of an item."""
    found = _ENTRY.match(line.text)
    if not found or not found["key"]:
        return found is not None
    return found["key"] in page.keys and not (found["gap"] and found["key"] in page.keys.of_beginnings)


def _fitting(lines: list[Line], right: str, page: Outline) -> int:
    """How many of the lines are in line with others of the page, with this instead of the sign."""
    columns = {(line.indent, bool(line.dashes)) for line in page.lines if line.kind is Kind.ENTRY}
    words = "\n".join(right + line.text[1:] for line in lines)
    return sum((line.indent, bool(line.dashes)) in columns for line in outline(words, page.keys).lines)
