"""Words with a colon among the items of a list, which are meant to be headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines import grouping
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, insert, replace
from mkdocs_m3.reading.yaml.yaml_errors.about_lines import line_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline
    from mkdocs_m3.reading.yaml.yaml_error import YamlError

_HEADING: Final = re.compile(r"[ ]*(?P<words>[^\s\"'#\[{&*!|>%@`:-][^:#]*):[ \t]*(?:#.*)?")
"""A line that ends with a colon."""


def heading_within(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A word with a colon in the column of a list's items, which is meant to be a heading of some of them."""
    at = line_at(page, error.offset)
    line = page.lines[at]
    if line.dashes or not _is_among_items(page, at) or not (words := _heading(page, line)):
        return
    if (opens := _activities_around(page, at)) is not None:
        yield _groups_below(page, opens, at)
        return
    if not line.key:
        return
    words = line.text.strip()
    begin, end = line.start + line.indent, line.start + line.indent + len(words)
    yield Correction(
        start=begin,
        end=end,
        headline=f"`{words}` is no item, and no key of this list, which has no headings",
        help=f"make a comment of it, `# {words}`, or an item, `- {in_quotes(words)}`",
        edits=(insert(begin, '- "'), insert(end, '"')),
    )


def _is_among_items(page: Outline, at: int) -> bool:
    """Whether a line begins in the column of items of a list that it is in."""
    column = page.lines[at].indent
    above = (one for one in reversed(page.lines[:at]) if one.kind is Kind.ENTRY and one.indent <= column)
    nearest = next(above, None)
    return nearest is not None and nearest.dashes[:1] == (column,)


def _heading(page: Outline, line: Line) -> str:
    """The words of a line that ends with a colon and has no key of ours; empty where it is none."""
    found = None if line.dashes else _HEADING.fullmatch(line.text)
    is_known = line.key in page.keys or (found is not None and found["words"] in page.keys)
    return found["words"] if found and not is_known else ""


def _activities_around(page: Outline, at: int) -> Line | None:
    """The key of the list of activities that a line is in, where the page may have groups instead."""
    edges = [line for line in page.lines if line.is_at_edge]
    opens = next((line for line in reversed(edges) if line.start < page.lines[at].start), None)
    keys = dict(page.keys.of_records)
    plain, grouped = keys.get(grouping.PLAIN), keys.get(grouping.GROUPED)
    is_plain = opens is not None and not opens.value and plain is not None and keys.get(opens.key) == plain
    return None if not is_plain or any(keys.get(line.key) == grouped for line in edges) else opens


def _groups_below(page: Outline, opens: Line, at: int) -> Correction:
    """What is said of headings between activities; the edits make items of them, so that all are read."""
    line = page.lines[at]
    column, words = line.indent, _heading(page, line)
    edits: list[Fix] = []
    count = by = 0
    begins = False
    for one in page.lines[at:]:
        if one.kind in (Kind.BLANK, Kind.COMMENT):
            continue
        if one.indent < column:
            break
        heading = _heading(page, one) if one.indent == column and one.kind is not Kind.INSIDE else ""
        if heading:
            count += 1
            by, begins = 0, True
            start = one.start + one.indent
            edits.append(replace(start, one.start + one.text.index(":") + 1, f"- {in_quotes(heading)}"))
            continue
        if begins and one.dashes:
            by = one.dashes[0] - column
        begins = False
        if by:
            edits.append(replace(one.start, one.start + min(by, one.indent), ""))
    return Correction(
        start=line.start + line.indent,
        end=line.start + line.text.index(":") + 1,
        headline=f"`{words}` has activities below it, so it names a group, and `{opens.key}` has no groups",
        help=f"write `{grouping.GROUPED}:` in line {{line}}, here {grouping.how(words, count)}; "
        "the activities above it need a group, too",
        beside=opens.start,
        edits=tuple(edits),
        is_open=True,
    )
