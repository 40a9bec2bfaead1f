"""The sign of a text of several lines where a list is meant: `bestPractice: |` above items."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_SIGN: Final = rare(r"[|>][-+0-9]{0,2}")
_AROUND: Final = 200
"""Lines of a list that are looked at."""


def above_lists(page: Outline) -> Iterator[Correction]:
    """Keys that take a list, and hold a text in which each line of the first column begins with `- `."""
    lists = {key for keys in page.keys.of_page_lists for key in keys} | page.keys.of_parties
    for n, line in enumerate(page.lines):
        if line.kind is not Kind.ENTRY or line.key not in lists or not _SIGN.fullmatch(line.value):
            continue
        below = [one for one in page.lines[n + 1 : n + 1 + _AROUND] if one.text.strip()]
        inside = [*takewhile(lambda one: one.kind is Kind.INSIDE, below)]
        is_at_edge = bool(below[:1]) and below[0].dashes[:1] == (line.key_column,)
        if (inside and _is_list(inside)) or is_at_edge:
            yield Correction(
                start=line.value_start,
                end=line.value_start + len(line.value),
                headline=f"`{line.value}` makes one text of the list below `{line.key}:`",
                help=f"delete the `{line.value}`",
                edits=(replace(line.value_start, line.value_start + len(line.value), ""),),
            )


def _is_list(lines: list[Line]) -> bool:
    """Whether the lines of the first column are items, and none is farther to the left."""
    columns = [len(line.text) - len(line.text.lstrip(" ")) for line in lines]
    words = [
        line.text.lstrip(" ") for line, column in zip(lines, columns, strict=True) if column == columns[0]
    ]
    return min(columns) == columns[0] and all(one.startswith("- ") for one in words)
