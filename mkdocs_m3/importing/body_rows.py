"""The rows below the headings of a table: which of them are headings by themselves, and which are notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.importing.plans import LEVELS, OF_ROWS

if TYPE_CHECKING:
    from mkdocs_m3.importing.plans import Plan
    from mkdocs_m3.importing.sheets import Cell, Sheet

_NOTE: Final = re.compile(
    r"[*†‡¹²³]|\(?\d{1,2}\)\s|(?:notes?|legend|key|source|hinweis|legende|anmerkung|remarque|nota)\b\s*\d*\s*[:.]"
    r"|[A-Z]{1,2}\s*[=:–—]\s*\w",  # noqa: RUF001
    re.IGNORECASE,
)
_FEWEST_COLUMNS: Final = 3
"""Columns over which a cell is merged that is the heading of what follows."""


class Heading(Struct, frozen=True):
    """A row that is the heading of those that follow."""

    level: str
    """`phase`, `task` or `group`."""
    column: int
    """The cell that says it."""
    id_column: int | None
    """The cell that says its id, where another one does."""


class Body(Struct, frozen=True, kw_only=True):
    """What is below the headings."""

    sheet: Sheet
    """The table, in which cells that are merged with others say the same as these."""
    filled: frozenset[tuple[int, int]]
    """Cells that say the same as one above or beside, by row and column."""
    headings: dict[int, Heading]
    """By a row, what it is the heading of."""
    notes: frozenset[int]
    """Rows that are notes."""
    hidden: tuple[tuple[int, int], ...]
    """Cells with words of their own that nobody sees, below one that is merged with them."""


def body_of(sheet: Sheet, plan: Plan) -> Body:
    """What is below the headings of a table that has a row for each activity or key task."""
    lines = _single(sheet, plan) if plan.kind in OF_ROWS and plan.has("party") else {}
    first = plan.headings[-1] + 1 if plan.headings else 0
    others = [
        y
        for y in range(first, len(sheet.rows))
        if y not in lines and any(cell.text for cell in sheet.rows[y])
    ]
    last = max(others, default=first)
    notes = {y for y, (x, _) in lines.items() if y > last or _NOTE.match(sheet.rows[y][x].line)}
    headings = _levels({y: one for y, one in lines.items() if y not in notes}, plan, sheet)
    whole, filled = _filled(sheet, plan, {*headings, *notes})
    hidden = tuple(sorted((y, x) for y, x in filled if sheet.rows[y][x].text))
    return Body(sheet=whole, filled=filled, headings=headings, notes=frozenset(notes), hidden=hidden)


def _single(sheet: Sheet, plan: Plan) -> dict[int, tuple[int, int | None]]:
    """Rows of one cell, or of one with an id beside it: that cell, and the cell of the id."""
    ids, activity = plan.column("id"), plan.column("activity")
    named = [x for role in ("name", "phase", "group") if (x := plan.column(role)) is not None]
    found: dict[int, tuple[int, int | None]] = {}
    wide = {(one.top, one.left) for one in sheet.merged if one.right - one.left >= _FEWEST_COLUMNS}
    for y, row in enumerate(sheet.rows):
        filled = [x for x, cell in enumerate(row) if cell.text]
        main = [x for x in filled if x != ids] if len(filled) > 1 else filled
        if y <= (plan.headings[-1] if plan.headings else -1) or len(main) != 1 or len(filled) - len(main) > 1:
            continue
        at = main[0]
        column = plan.columns.get(at)
        is_wide = (y, at) in wide
        if column and column.role == "party" and not is_wide:
            continue
        if not is_wide and (at in named or (named and at == activity)):
            continue  # it is said of the rows that follow, or is an activity of nobody
        found[y] = (at, next((x for x in filled if x not in main), None))
    return found


def _levels(lines: dict[int, tuple[int, int | None]], plan: Plan, sheet: Sheet) -> dict[int, Heading]:
    """What each of them is the heading of: one that another follows at once is above that."""
    runs: list[list[int]] = []
    filled = [y for y, row in enumerate(sheet.rows) if any(cell.text for cell in row)]
    for before, y in zip([None, *filled], filled, strict=False):
        if y in lines and runs and before in lines and before == runs[-1][-1]:
            runs[-1].append(y)
        elif y in lines:
            runs.append([y])
    roles = {"phase": "phase", "task": "name", "group": "group"}
    levels = plan.levels or tuple(level for level in LEVELS if not plan.has(roles[level]))
    if not levels:
        return {}
    deepest = max(map(len, runs), default=0)
    levels = levels if plan.levels else levels[: max(deepest, 1)]
    found: dict[int, Heading] = {}
    for run in runs:
        own = (
            levels[-len(run) :]
            if len(run) <= len(levels)
            else (*levels, *(levels[-1],) * (len(run) - len(levels)))
        )
        for y, level in zip(run, own, strict=True):
            found[y] = Heading(level, *lines[y])
    return found


def _filled(sheet: Sheet, plan: Plan, but: set[int]) -> tuple[Sheet, frozenset[tuple[int, int]]]:
    """The table with what merged cells say in each of them: downward, and across the columns of parties."""
    rows: dict[int, list[Cell]] = {}
    filled: set[tuple[int, int]] = set()
    top = plan.headings[-1] + 1 if plan.headings else 0
    parties = {x for x, column in plan.columns.items() if column.role == "party"}
    for one in sheet.merged:
        if one.top < top or one.top in but or one.top >= len(sheet.rows) or one.left >= len(sheet.rows[0]):
            continue
        said = sheet.rows[one.top][one.left]
        across = [x for x in parties if one.left < x <= one.right] if one.left in parties else []
        for y in range(one.top, min(one.bottom + 1, len(sheet.rows))):
            for x in (one.left, *across):
                if said.text and (y, x) != (one.top, one.left):
                    rows.setdefault(y, list(sheet.rows[y]))[x] = said
                    filled.add((y, x))
    if not filled:
        return sheet, frozenset()
    whole = tuple(tuple(rows.get(y, row)) for y, row in enumerate(sheet.rows))
    return replace(sheet, rows=whole), frozenset(filled)
