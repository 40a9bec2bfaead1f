"""What a table most likely is, and which of its columns is what; the map shows it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.columns import columns_of, heading_of
from mkdocs_m3.importing.marks import LONGEST_MARK, is_cross, is_letter, is_none, letter_set
from mkdocs_m3.importing.plans import OF_ONE, Column, Plan
from mkdocs_m3.importing.sheets import column_name

if TYPE_CHECKING:
    from mkdocs_m3.importing.naming import Names
    from mkdocs_m3.importing.sheets import Sheet

_FEWEST_PARTIES: Final = 2
"""Columns with marks, of fewer a table is none of responsibilities."""
_FEWEST_KNOWN: Final = 2
"""Headings that we know, of fewer a table is not understood."""
_LOOKED_AT: Final = 12
"""Rows in which headings are looked for."""
_COMPUTED: Final = (
    ("responsibilities", ("number", "key_task", "activities", "not_stated")),
    ("templates", ("template", "export_other_names", "export_file")),
    ("lineage", ("lineage_from", "artifact", "lineage_to")),
    ("checklist", ("leads", "shares", "export_letters")),
    ("overview", ("export_overview", "export_rows")),
)
"""Tables of our workbook that are worked out from others, by headings that they have."""
_OWN: Final = (
    ("phases", ("number", "export_phase", "objective")),
    ("artifacts", ("artifact", "artifact_made", "artifact_used")),
    ("glossary", ("export_term", "export_meaning")),
    ("stakeholders", ("role", "tasks")),
)
"""Others of its tables that are no list of key tasks or activities."""


def proposed(sheet: Sheet, names: Names) -> Plan:
    """What is to be done with a table."""
    own = _own_table(sheet, names)
    if own:
        return own
    marked = _marked(sheet, names)
    if len(marked) >= (1 if _is_our_matrix(sheet, names) else _FEWEST_PARTIES):
        return _responsibilities(sheet, marked, names)
    return _list(sheet, names) or _transposed(sheet, names) or Plan(kind="none")


def _is_our_matrix(sheet: Sheet, names: Names) -> bool:
    """Whether it is our table of letters, in which even one column of them is that of a party."""
    rows = ([cell.line for cell in row] for row in sheet.rows[:_LOOKED_AT])
    return any(names.headings.have(row, "number", "activity", "raci_gaps") for row in rows)


def _own_table(sheet: Sheet, names: Names) -> Plan | None:
    """A table of our own workbook."""
    for n, row in enumerate(sheet.rows[:_LOOKED_AT]):
        headings = [cell.line for cell in row]
        if any(names.headings.have(headings, *messages) for _, messages in _COMPUTED):
            return Plan(kind="none", headings=(n,), columns={0: Column(role="computed", heading=headings[0])})
        for kind, messages in _OWN:
            if not names.headings.have(headings, *messages):
                continue
            if kind == "stakeholders" and not names.headings.is_message(headings[0], "role"):
                continue
            if kind == "phases" and names.headings.have(headings, "key_task"):
                continue
            columns = columns_of(sheet, (n,), names, of="phase") if kind == "phases" else {}
            return Plan(kind=kind, headings=(n,), columns=columns)
    return None


def _marked(sheet: Sheet, names: Names) -> dict[int, int]:
    """The columns of which most cells are letters or crosses, each with its first row that has one."""
    found: dict[int, int] = {}
    width = len(sheet.rows[0]) if sheet.rows else 0
    for x in range(width):
        kinds = [_kind(row[x].line, names) for row in sheet.rows]
        first = kinds.index("mark") if "mark" in kinds else -1
        above = next((row[x].line for row in reversed(sheet.rows[: max(first, 0)]) if row[x].text), "")
        is_name = names.headings.role(above) in OF_ONE  # a key task may well be called `A` or `R*`
        if first >= 0 and kinds.count("mark") > kinds[first:].count("other") and not is_name:
            found[x] = first
    first_of_all = min(found.values(), default=0)
    return {
        x: first
        for x, first in found.items()
        if sum(_kind(row[x].line, names) == "other" for row in sheet.rows[first_of_all:])
        < sum(_kind(row[x].line, names) == "mark" for row in sheet.rows)
    }


def _kind(text: str, names: Names) -> str:
    return _kind_of(text, tuple(names.vocabulary.letters.labels)) if len(text) <= LONGEST_MARK else "other"


@lru_cache(maxsize=4096)
def _kind_of(text: str, codes: tuple[str, ...]) -> str:
    if not text or is_none(text):
        return ""
    return "mark" if is_cross(text) or is_letter(text, codes) else "other"


def _responsibilities(sheet: Sheet, marked: dict[int, int], names: Names) -> Plan:
    """A table of activities by parties."""
    first = min(marked.values())
    above = [
        y
        for y, row in enumerate(sheet.rows[:first])
        if sum(bool(row[x].text) for x in marked) * 2 > len(marked)
    ]
    rows = tuple(range(_upper(sheet, above[0], marked), above[-1] + 1)) if above else ()
    across = _across(sheet, marked, rows, first, names)
    cells = [row[x].line for row in sheet.rows[first:] for x in across if row[x].text]
    crosses = sum(map(is_cross, cells))
    kind = "crosses" if crosses * 2 > sum(_kind(cell, names) == "mark" for cell in cells) else "letters"
    columns = columns_of(sheet, rows, names, of="activity", but=across)
    columns = _with_activities(sheet, columns, rows, names)
    labels = _labels(sheet, rows, across)
    parties: dict[int, Column] = {}
    for x, label in labels.items():
        id_ = names.party(label, but=[other.party for other in parties.values()])
        parties[x] = Column(role="party", heading=label, party=id_)
    name = letter_set(cells, names.vocabulary.letters)[0] if kind == "letters" else ""
    return Plan(kind=kind, headings=rows, columns=dict(sorted({**columns, **parties}.items())), letters=name)


def _upper(sheet: Sheet, top: int, marked: dict[int, int]) -> int:
    """The row of headings over the headings, where there is one: merged cells above several parties."""
    above = top - 1
    if above < 0 or not any(
        one.top == above and one.left in marked and one.right > one.left and one.right in marked
        for one in sheet.merged
    ):
        return top
    return above


def _across(
    sheet: Sheet, marked: dict[int, int], rows: tuple[int, ...], first: int, names: Names
) -> list[int]:
    """The columns of the parties: those with marks, and beside or between them those without anything."""

    def is_waiting(x: int) -> bool:
        heading = heading_of(sheet, rows, x)
        is_headed = bool(heading) and not names.headings.role(heading)
        return is_headed and not any(row[x].text and not is_none(row[x].line) for row in sheet.rows[first:])

    last = max(marked)
    while last + 1 < len(sheet.rows[0]) and is_waiting(last + 1):
        last += 1
    begin = min(marked)
    while begin > 0 and is_waiting(begin - 1):
        begin -= 1
    return [x for x in range(begin, last + 1) if x in marked or is_waiting(x)]


def _labels(sheet: Sheet, rows: tuple[int, ...], across: list[int]) -> dict[int, str]:
    """What each party is called: by the lowest heading, and by that above it where two are called alike."""
    lowest = {x: heading_of(sheet, rows, x) for x in across}
    found: dict[int, str] = {}
    for x, label in lowest.items():
        above = _above(sheet, rows, x)
        is_alone = list(lowest.values()).count(label) == 1
        shown = label if is_alone or not above else f"{above} – {label}"  # noqa: RUF001
        shown = shown or f"Column {column_name(x)}"
        found[x] = shown if shown not in found.values() else f"{shown} {column_name(x)}"
    return found


def _above(sheet: Sheet, rows: tuple[int, ...], x: int) -> str:
    """The heading over a heading, which may be over several."""
    if len(rows) <= 1:
        return ""
    upper = sheet.rows[rows[0]]
    over = next((one for one in sheet.merged if one.top == rows[0] and one.left <= x <= one.right), None)
    return upper[over.left if over else x].line


def _with_activities(
    sheet: Sheet, columns: dict[int, Column], rows: tuple[int, ...], names: Names
) -> dict[int, Column]:
    """The columns, one of which is that of the activities, or of key tasks that have an id each."""
    roles = {column.role: x for x, column in columns.items()}
    if "activity" in roles:
        return columns
    at = roles.get("name")
    body = sheet.rows[rows[-1] + 1 if rows else 0 :]
    if at is not None:
        has_ids = "id" in roles and sum(bool(row[roles["id"]].text) for row in body) * 2 > len(body)
        if has_ids or names.headings.is_key_task(columns[at].heading):
            return columns
    else:
        for role in ("output", "outputs"):
            at = roles.get(role, at)
        texts = [x for x, column in columns.items() if column.role in ("field", "none", "objective")]
        at = (
            max(texts, key=lambda x: (sum(len(row[x].text) for row in body), -x), default=None)
            if at is None
            else at
        )
    if at is None:
        return columns
    return {**columns, at: Column(role="activity", heading=columns[at].heading)}


def _list(sheet: Sheet, names: Names) -> Plan | None:
    """A table with a row for each key task or activity, and no marks."""
    for n, row in enumerate(sheet.rows[:_LOOKED_AT]):
        roles = [names.headings.role(cell.line) for cell in row]
        known = {role for role in roles if role}
        if (
            len(known) >= _FEWEST_KNOWN
            and known & {"name", "activity", "id"}
            and _has_few_below(sheet, n, names)
        ):
            of = "activity" if "activity" in known else "task"
            columns = columns_of(sheet, (n,), names, of=of)
            if not known & {"name", "activity"}:
                continue
            return Plan(kind="list", headings=(n,), columns=columns)
    return None


def _has_few_below(sheet: Sheet, top: int, names: Names) -> bool:
    """Whether the first column does not go on with headings, as that of a transposed table does."""
    below = [names.headings.role(row[0].line) for row in sheet.rows[top + 1 :]]
    return len({role for role in below if role}) <= 1


def _transposed(sheet: Sheet, names: Names) -> Plan | None:
    """A table with a column for each key task."""
    rows = {y: names.headings.role(row[0].line) for y, row in enumerate(sheet.rows)}
    known = {role for role in rows.values() if role}
    if len(known) < _FEWEST_KNOWN or len(sheet.rows[0]) <= 1:
        return None
    first = min(y for y, role in rows.items() if role)
    has_name = "name" in known
    named = next((y for y in range(first + 1) if any(cell.text for cell in sheet.rows[y][1:])), first)
    columns: dict[int, Column] = {}
    taken: set[str] = set()
    for y, row in enumerate(sheet.rows):
        heading, role = row[0].line, rows[y]
        role = "activities" if role == "activity" else "outputs" if role == "output" else role
        if not has_name and y == named and role not in ("phase", "id"):
            role, has_name = "name", True
        if role in taken or (not role and heading):
            spec = names.field(
                "task", heading, "texts" if any(len(one.lines) > 1 for one in row[1:]) else "text"
            )
            columns[y] = Column(role="field", heading=heading, field=spec)
        elif role:
            taken.add(role)
            columns[y] = Column(role=role, heading=heading)
    return Plan(kind="transposed", columns=columns) if "name" in taken else None
