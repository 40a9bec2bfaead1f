"""Tables with a column for each key task and a row for each fact; bullets in a cell are activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.importing.drafts import ActivityDraft
from mkdocs_m3.importing.saying import Saying
from mkdocs_m3.importing.sheets import column_name
from mkdocs_m3.importing.values import items_of

if TYPE_CHECKING:
    from mkdocs_m3.importing.drafts import TaskDraft
    from mkdocs_m3.importing.plans import Column, Plan
    from mkdocs_m3.importing.saying import Context
    from mkdocs_m3.importing.sheets import Cell, Sheet


def read_transposed(sheet: Sheet, plan: Plan, context: Context) -> None:
    """Read a table whose rows `plan.columns` speaks of."""
    named = plan.column("name")
    tasks: dict[int, TaskDraft] = {}
    for x in range(1, len(sheet.rows[0]) if sheet.rows else 0):
        if not any(sheet.rows[y][x].text for y in plan.columns):
            continue
        phase_at, id_at = plan.column("phase"), plan.column("id")
        said = sheet.rows[phase_at][x] if phase_at is not None else None
        raw = sheet.rows[id_at][x] if id_at is not None else None
        phase = context.drafts.phase(said.line)[0] if said and said.text else None
        name = sheet.rows[named][x].markdown if named is not None else ""
        first = next(y for y in plan.columns if sheet.rows[y][x].text)
        task, is_new = context.drafts.task(
            phase, raw if raw and raw.text else None, name, sheet.place(first, x)
        )
        if not is_new:
            continue
        tasks[x] = task
    taken: set[int] = set()
    for y, column in plan.columns.items():
        taken.add(y)
        _read_row(sheet, y, column, tasks, context)
    for y, row in enumerate(sheet.rows):
        if y not in taken and any(cell.text for cell in row):
            context.report.left_row(sheet, y, "nothing says what is in this row")


def _read_row(sheet: Sheet, y: int, column: Column, tasks: dict[int, TaskDraft], context: Context) -> None:
    """A fact of each key task."""
    if not any(cell.text for cell in sheet.rows[y]):
        return
    others = [x for x in range(1, len(sheet.rows[y])) if x not in tasks]
    heading = sheet.rows[y][0]
    field = f" `{column.field.name}`" if column.field else ""
    said = f"`{heading.line}`" if heading.text else "the first row"
    context.report.row(sheet, y, f"{said} is taken as {column.role}{field}", tasks.values())
    context.report.left(sheet, y, others, "another column of the table names the same key task")
    for x, task in tasks.items():
        cell = sheet.rows[y][x]
        if cell.text:
            saying = Saying(sheet, y, task, context)
            _read_cell(x, column, cell, task, saying)
            saying.lefts()


def _read_cell(x: int, column: Column, cell: Cell, task: TaskDraft, saying: Saying) -> None:
    if column.role in ("phase", "id", "name"):
        return
    if column.role == "position":
        task.position = cell.line
    elif column.role in ("activities", "activity"):
        items, guess = items_of(cell)
        saying.guess(x, guess)
        task.activities += [ActivityDraft(text=item) for item in items]
    elif column.role == "responsibleParty":
        parties = saying.context.names.parties_in(cell)
        if parties:
            task.data["responsibleParty"] = parties[0] if len(parties) == 1 else parties
        else:
            saying.left(x, "these are no parties")
    elif column.role in (
        "none",
        "computed",
        "party",
        "raci",
        "group",
        "number",
        "template",
        "example",
        "output",
    ):
        saying.left(x, f"nothing in column {column_name(x)} can be {column.role} here")
    else:
        saying.of_task(x, column, cell, task)
