"""Lines that are not in line with the ones that they belong to.

A list and the keys of an item each begin in one column. What begins a little to the left or right of all of
them is out of place. Valid YAML has no such line, so this is asked only where YAML does not parse, or where
it parses into something that nobody writes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline

FARTHEST: Final = 3
"""Columns by which a line may be out of place; what is farther off belongs elsewhere."""


class _Level(Struct, kw_only=True):
    """The page itself, or an item: what a line may belong to."""

    line: int
    """Its number among the lines."""
    dash: int
    """The column of its `-`; -1 for the page, and for a record without one."""
    column: int
    """The column of its keys; -1 where it is only a text."""
    keys: set[str] = field(default_factory=set)
    """The keys that it has so far."""
    first: str = ""
    """The first of them."""


def misplaced(page: Outline) -> Iterator[Correction]:
    """Every line that is out of place, from top to bottom, as if those before it were in place already."""
    walk = _Walk(page)
    for n, line in enumerate(page.lines):
        if line.kind is Kind.ENTRY and (found := walk.step(n, line)):
            yield found


class _Walk:
    """Goes from line to line, and knows what the next one may belong to."""

    def __init__(self, page: Outline) -> None:
        self._page = page
        self._levels = [_Level(line=0, dash=-1, column=0)]
        self._open: Line | None = None
        self._usual = Counter(
            line.dashes[0] for line in page.lines if line.kind is Kind.ENTRY and line.dashes
        )

    def step(self, n: int, line: Line) -> Correction | None:
        """Take in one line; what is wrong with its place, if anything is."""
        found = self._item(n, line) if line.dashes else self._key(n, line)
        self._open = line if line.key and not line.value else None
        return found

    # --- items

    def _item(self, n: int, line: Line) -> Correction | None:
        at = line.dashes[0]
        target = self._column_of_item(n, line)
        self._levels = [level for level in self._levels if level.dash < target and level.column <= target]
        moved = line.key_column + target - at
        self._levels.append(
            _Level(
                line=n, dash=target, column=moved if line.key else -1, keys={line.key} - {""}, first=line.key
            )
        )
        if target == at:
            return None
        return self._correction(
            n, at, target, "put its `-` under the `-` of line {line}", self._sibling(n, target)
        )

    def _column_of_item(self, n: int, line: Line) -> int:
        """Where the `-` of an item belongs."""
        at = line.dashes[0]
        if self._open is not None and at >= self._open.key_column:
            return self._usual_below(n, at)
        known = [level for level in self._levels if level.dash >= 0]
        if line.key == "group" and (outer := [one.dash for one in known if one.first == "group"]):
            return outer[0]
        if any(level.dash == at for level in known):
            return at
        near = min(known, key=lambda level: (abs(level.dash - at), -level.dash), default=None)
        return near.dash if near and abs(near.dash - at) <= FARTHEST else at

    def _usual_below(self, n: int, at: int) -> int:
        """Where the first item of a list belongs: in line with the items after it, if it alone is off."""
        assert self._open is not None  # noqa: S101 - the caller has looked
        columns: list[int] = []
        for line in self._page.lines[n + 1 :]:
            if line.kind is Kind.ENTRY and not line.dashes and line.key_column <= self._open.key_column:
                break
            if line.kind is Kind.ENTRY and line.dashes and line.dashes[0] >= self._open.key_column:
                columns.append(line.dashes[0])
            elif line.kind is Kind.ENTRY and line.dashes:
                break
        if not columns or at in columns:
            return at
        own_keys = self._page.lines[n].key_column if self._page.lines[n].key else None
        below = next((one for one in self._page.lines[n + 1 :] if one.kind is Kind.ENTRY), None)
        is_alone = len(columns) > 1 and len({*columns}) == 1
        if (
            not is_alone
            and own_keys is not None
            and below
            and not below.dashes
            and below.key_column == own_keys
        ):
            return at  # its own keys are in line with it, so those after it are off
        near = min(columns, key=lambda column: (abs(column - at), -columns.count(column)))
        is_off = columns.count(near) > 1 or self._usual[near] > self._usual[at]
        return near if is_off and abs(near - at) <= FARTHEST else at

    def _sibling(self, n: int, target: int) -> int:
        """The line of another item of the list, before the line or behind it."""
        others = (*reversed(range(n)), *range(n + 1, len(self._page.lines)))
        lines = self._page.lines
        return next(
            (m for m in others if lines[m].kind is Kind.ENTRY and lines[m].dashes[:1] == (target,)), n
        )

    # --- keys

    def _key(self, n: int, line: Line) -> Correction | None:
        at, key = line.key_column, line.key
        level = self._level_of_key(line)
        if level is None:
            if self._open is not None and at > self._open.key_column and key not in self._page.keys:
                self._levels.append(_Level(line=n, dash=-1, column=at, keys={key}))
            return None
        self._levels = self._levels[: self._levels.index(level) + 1]
        if level.dash >= 0 and level.column == at and key == level.first and key in level.keys:
            return self._without_dash(n, line, level)
        level.keys.add(key)
        if level.column == at:
            return None
        if level.dash < 0:
            return self._correction(
                n, at, level.column, "begin it at the left edge, like the other keys of the page", n
            )
        words = f"put it right below `{level.first}` in line {{line}}"
        return self._correction(n, at, level.column, words, level.line)

    def _level_of_key(self, line: Line) -> _Level | None:
        """What a key belongs to; `None` where that is not clear, or where it is no key of ours."""
        at, key = line.key_column, line.key
        page, last = self._levels[0], self._levels[-1]
        in_line = [level for level in self._levels if level.column == at]
        may_be_item = key in self._page.keys and last.column >= 0 and key not in last.keys
        if at == 0:
            is_again = key in page.keys and bool(line.value)
            is_lost = key in self._page.keys and (key not in self._page.keys.of_pages or is_again)
            return last if is_lost and may_be_item and 0 < last.column <= FARTHEST + 1 else page
        if in_line:
            return in_line[-1]
        if key not in self._page.keys:
            return None
        free = [
            level
            for level in self._levels
            if level.column >= 0 and key not in level.keys and self._takes(level, key)
        ]
        near = min(free, key=lambda level: (abs(level.column - at), -level.column), default=None)
        return near if near and abs(near.column - at) <= FARTHEST else None

    def _takes(self, level: _Level, key: str) -> bool:
        return key in self._page.keys.of_pages if level is self._levels[0] else not self._is_only_pages(key)

    def _is_only_pages(self, key: str) -> bool:
        """Whether a key is one of the page alone, and of no item."""
        return key in self._page.keys.of_pages and key not in self._page.keys.of_items

    def _without_dash(self, n: int, line: Line, level: _Level) -> Correction:
        level.keys = {line.key}
        level.line = n
        return Correction(
            start=line.start + line.indent,
            end=line.start + line.indent + len(line.key),
            headline=f"`{line.key}` begins a new item here, but no `-` comes before it",
            help=f"write `- {line.key}:`, with its `-` under the `-` of line {{line}}",
            beside=self._page.lines[self._sibling(n, level.dash)].start,
            edits=(replace(line.start, line.start + line.indent, f"{' ' * level.dash}- "),),
        )

    # --- what to say

    def _correction(self, n: int, at: int, target: int, where: str, beside: int) -> Correction:
        line = self._page.lines[n]
        count = abs(at - target)
        side = "right" if at > target else "left"
        edits = tuple(self._shifted(n, at, target))
        with_keys = ", and its keys with it" if line.dashes and line.key and len(edits) > 1 else ""
        return Correction(
            start=line.start + line.indent,
            end=line.start + len(line.text.rstrip()),
            headline=f"this line begins {spaces(count)} too far to the {side}",
            help=f"{where}{with_keys}",
            beside=self._page.lines[beside].start,
            edits=edits,
        )

    def _shifted(self, n: int, at: int, target: int) -> Iterator[Fix]:
        """The line, and what belongs to it, moved from one column to another."""
        lines = self._page.lines
        yield replace(lines[n].start, lines[n].start + at, " " * target)
        if not lines[n].dashes and lines[n].value:
            return
        below = next((one for one in lines[n + 1 :] if one.kind is Kind.ENTRY), None)
        own = lines[n].key_column
        if below is None or not (below.indent == own if not below.dashes else below.indent > own):
            return
        for line in lines[n + 1 :]:
            if line.kind is Kind.ENTRY and line.indent < min(own, below.indent):
                return
            if lines[n].dashes and line.dashes[:1] == (target,):
                return
            if line.kind not in (Kind.BLANK, Kind.COMMENT):
                yield replace(line.start, line.start + line.indent, " " * max(0, line.indent + target - at))
