"""Groups of activities that are written under the key for activities without groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline

_PLAIN: Final = "activities"
_GROUPED: Final = "activitiesGroups"
_GROUP: Final = "group"
_STEP: Final = "    "


def under_activities(page: Outline) -> Iterator[Correction]:
    """A list of activities that begins with a group, where the page has no other list of groups.

    Whatever a key is called, it names a group where each item has activities of its own.
    """
    lines = [line for line in page.lines if line.kind not in (Kind.BLANK, Kind.COMMENT)]
    entries = (n for n, line in enumerate(lines) if line.kind is Kind.ENTRY and not line.indent)
    edge = [n for n in entries if not lines[n].dashes]
    at = next((n for n in edge if lines[n].key == _PLAIN and not lines[n].value), None)
    if at is None or any(lines[n].key == _GROUPED for n in edge) or at + 1 == len(lines):
        return
    stop = next((n for n in edge if n > at), len(lines))
    items, first = lines[at + 1 : stop], lines[at + 1]
    if len(first.dashes) != 1:
        return
    names = _names(items, first.dashes[0])
    if first.key == _GROUP:
        edits = tuple(_edits(items, first))
        below = f", and `{_PLAIN}:` below each `{_GROUP}`, with its activities farther right" if edits else ""
        headline = f"`{_GROUP}` belongs to `{_GROUPED}`, and this list is `{_PLAIN}`"
    elif names:
        others = [line for line in names if line.key != _GROUP]
        edits = tuple(_key(line) for line in others)
        below = f", and `{_GROUP}` in place of {_listed(others)}"
        headline = f"these items have `{_PLAIN}` of their own: they are groups, and this list is `{_PLAIN}`"
    else:
        return
    yield Correction(
        start=first.start + first.indent,
        end=first.start + len(first.text.rstrip()),
        headline=headline,
        help=f"write `{_GROUPED}:` in line {{line}}{below}",
        beside=lines[at].start,
        code="M3015",
        edits=(insert(lines[at].start + len(_PLAIN), _GROUPED.removeprefix(_PLAIN)), *edits),
    )


def _names(items: list[Line], column: int) -> list[Line]:
    """The line that names each item, where each has activities of its own; else none."""
    begins = [n for n, line in enumerate(items) if line.kind is Kind.ENTRY and line.dashes[:1] == (column,)]
    for n, stop in zip(begins, (*begins[1:], len(items)), strict=True):
        line, own = items[n], items[n + 1 : stop]
        has_own = any(
            one.kind is Kind.ENTRY
            and not one.dashes
            and one.key_column == line.key_column
            and (one.key, one.value) == (_PLAIN, "")
            for one in own
        )
        if len(line.dashes) != 1 or not line.value or line.key in ("", _PLAIN) or not has_own:
            return []
    return [items[n] for n in begins]


def _key(line: Line) -> Fix:
    """The key of a line made the one that begins a group."""
    start = line.start + line.text.index(line.key)
    return replace(start, start + len(line.key), _GROUP)


def _listed(lines: list[Line]) -> str:
    return " and ".join(f"`{key}`" for key in dict.fromkeys(line.key for line in lines))


def _edits(items: list[Line], first: Line) -> Iterator[Fix]:
    """Below each group that other items follow, the key for its activities, and those farther right."""
    column = first.dashes[0]
    is_own = False
    for n, line in enumerate(items):
        if line.kind is Kind.ENTRY and line.dashes[:1] == (column,):
            is_own = line.key == _GROUP
            below = items[n + 1] if n + 1 < len(items) else None
            if is_own and below and below.dashes[:1] == (column,) and below.key != _GROUP:
                yield insert(below.start, f"{' ' * line.key_column}{_PLAIN}:\n")
        if not is_own:
            yield replace(line.start, line.start, _STEP)
