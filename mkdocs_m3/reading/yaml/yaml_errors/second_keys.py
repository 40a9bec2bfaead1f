"""The second text of an item, such as what a term means, on a line of its own without its key."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, as_value, replace
from mkdocs_m3.reading.yaml.yaml_errors.about_lines import NO_COLON, line_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline
    from mkdocs_m3.reading.yaml.yaml_error import YamlError


def without_key(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A text in line with the first key of an item, where only one other key of the item takes a text."""
    if NO_COLON not in error.problem:
        return
    at = line_at(page, error.context)
    line, begins = page.lines[at], page.lines[max(at - 1, 0)]
    is_in_line = bool(begins.dashes and begins.value) and line.indent == begins.key_column
    if line.kind is not Kind.WORDS or not is_in_line:
        return
    list_key = _list_of(page, at - 1)
    key = dict(page.keys.of_seconds).get((list_key, begins.key), "")
    own = list(takewhile(lambda one: one.kind is Kind.WORDS, page.lines[at:]))
    if not key or key in _keys_of_item(page, at + len(own), begins):
        return
    start, end = line.start + line.indent, own[-1].start + len(own[-1].text.rstrip())
    right = f"{key}: {as_value(' '.join(' '.join(one.text for one in own).split()))}"
    goes_on = f"; if it goes on from the text above, indent it with {begins.key_column + 2} spaces"
    yield Correction(
        start=start,
        end=line.start + len(line.text.rstrip()),
        headline=f"this text below `{begins.key}` has no key",
        help=f"write `{right}`{goes_on if begins.is_plain else ''}",
        edits=(replace(start, end, right),),
    )


def _list_of(page: Outline, n: int) -> str:
    """The key of the list in which line `n` begins an item."""
    column = page.lines[n].dashes[0]
    for line in reversed(page.lines[:n]):
        if line.kind is Kind.ENTRY and (line.indent < column or (line.indent == column and not line.dashes)):
            return line.key if not line.value and not (line.dashes and line.key_column > column) else ""
    return ""


def _keys_of_item(page: Outline, n: int, begins: Line) -> set[str]:
    """The keys of an item from line `n` on."""
    lines = page.lines[n:]
    own = takewhile(lambda one: one.kind is not Kind.ENTRY or one.indent >= begins.key_column, lines)
    return {one.key for one in own if one.key_column == begins.key_column}
