"""What the columns beside those of parties are, by their headings and by what is below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.importing.plain_words import is_web_address
from mkdocs_m3.importing.plans import ONCE, Column
from mkdocs_m3.importing.values import day_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.importing.naming import Names
    from mkdocs_m3.importing.sheets import Cell, Sheet
    from mkdocs_m3.model.own_fields import FieldType


def heading_of(sheet: Sheet, rows: tuple[int, ...], column: int) -> str:
    """What is above a column: the lowest of its headings."""
    return next((sheet.rows[y][column].line for y in reversed(rows) if sheet.rows[y][column].text), "")


def columns_of(
    sheet: Sheet, rows: tuple[int, ...], names: Names, *, of: str, but: Iterable[int] = ()
) -> dict[int, Column]:
    """What each column is that has a heading or anything below it; `of` says what a new field belongs to."""
    body = sheet.rows[rows[-1] + 1 if rows else 0 :]
    but = frozenset(but)
    if but:  # rows of one cell are headings of others
        body = tuple(row for row in body if sum(bool(cell.text) for cell in row) > 1)
    found: dict[int, Column] = {}
    has_activities = (
        any(names.headings.role(heading_of(sheet, rows, x)) == "activity" for x in _columns(sheet))
        or of == "activity"
    )
    for x in _columns(sheet):
        heading = heading_of(sheet, rows, x)
        below = [row[x] for row in body if row[x].text]
        if x in but or not (heading or below):
            continue
        role = _role(heading, below, names, has_activities=has_activities, before=found.values())
        role = _role_of_phase(heading, role, names) if of == "phase" else role
        if role in ("", "field") and heading and below:
            field_of = _owner(of, heading, names)
            spec = names.field(field_of, heading, type_of(below))
            found[x] = Column(role="field", heading=heading, field=spec, of=field_of)
        else:
            found[x] = Column(role="none" if role in ("", "field") else role, heading=heading)
    return found


def _columns(sheet: Sheet) -> range:
    return range(len(sheet.rows[0]) if sheet.rows else 0)


def _owner(of: str, heading: str, names: Names) -> str:
    """What has the field: what the site says of one that is called so, or else what has the others."""
    if of == "activity":
        label = heading.casefold()
        for kind, specs in (
            ("activity", names.vocabulary.fields.activity),
            ("task", names.vocabulary.fields.task),
        ):
            if any(label in (spec.label.casefold(), spec.name.casefold()) for spec in specs):
                return kind
    return of


def _role(
    heading: str, below: list[Cell], names: Names, *, has_activities: bool, before: Iterable[Column]
) -> str:
    role = names.headings.role(heading)
    taken = {column.role for column in before}
    if role == "id" and "id" in taken:
        return "number" if has_activities and "number" not in taken else "field"
    if role == "activities" and below and all(number_of(cell.line) is not None for cell in below):
        return "computed"  # how many there are
    if role == "outputs" and has_activities:
        role = "output"
    elif role == "output" and not has_activities:
        role = "outputs"
    if role in ("template", "example") and not has_activities:
        return "field"
    return "field" if role in taken & ONCE else role


def _role_of_phase(heading: str, role: str, names: Names) -> str:
    """What a column of phases is: what we have written ourselves, or else a field of the site's own."""
    if names.headings.is_message(heading, "tasks", "activities", "export_templates"):
        return "computed"
    return role if role in ("id", "phase", "objective", "computed") else "field"


def type_of(cells: list[Cell]) -> FieldType:
    """The type of a new field that holds all of these."""
    if cells and all(day_of(cell.line) for cell in cells):
        return "date"
    if cells and all(map(_is_number, cells)):
        return "number"
    if cells and all(is_web_address(cell.line) for cell in cells):
        return "link"
    return "texts" if any(len(cell.lines) > 1 for cell in cells) else "text"


def _is_number(cell: Cell) -> bool:
    """Whether front matter can hold a cell as a number; one that is written as a text says the same then."""
    number = number_of(cell.line)
    return number is not None and (cell.kind == "number" or str(number) == cell.line)
