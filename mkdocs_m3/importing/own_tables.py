"""Tables of a workbook of ours that list no tasks: phases, roles, artifacts, and the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.drafts import TermDraft
from mkdocs_m3.importing.plans import Column
from mkdocs_m3.importing.report import PAGE
from mkdocs_m3.importing.saying import Saying

if TYPE_CHECKING:
    from mkdocs_m3.importing.drafts import TaskDraft
    from mkdocs_m3.importing.plans import Plan
    from mkdocs_m3.importing.saying import Context
    from mkdocs_m3.importing.sheets import Cell, Sheet


_LEFT: Final = "the site works it out"
_UNKNOWN: Final = Column(role="none")


def read_phases(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row a phase, with its id, its name, and what it is for."""
    ids, names = plan.column("id"), plan.column("phase")
    for y, row in _rows(sheet, plan):
        if ids is None or names is None or not row[ids].text:
            context.report.left_row(sheet, y, "the row has no number of a phase")
            continue
        phase, _ = context.drafts.phase(row[ids].line)
        saying = Saying(sheet, y, phase, context)
        if phase.name not in ("", row[names].markdown):
            saying.left(names, f"the phase is `{phase.name}` already")
        phase.name = phase.name or row[names].markdown
        for x, cell in enumerate(row):
            column = plan.columns.get(x, _UNKNOWN)
            if cell.text and column.role in ("objective", "field"):
                saying.of_task(x, column, cell, phase)
            elif cell.text and x not in (ids, names):
                saying.left(x, _LEFT if column.role == "computed" else "nothing says what this column is")
        saying.end(PAGE)


def read_stakeholders(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row a role, a column a key task, and in the cells for which parties the role takes part.

    Of many key tasks, each has a row of its own for each of its roles.
    """
    headings = [cell.line for cell in sheet.rows[plan.headings[0]]]
    is_listed = context.names.headings.have(headings, "role", "tasks", "number", "export_parties")
    for y, row in _rows(sheet, plan):
        if not row[0].text:
            context.report.left_row(sheet, y, "the row names no role")
            continue
        saying = Saying(sheet, y, context.drafts.glossary, context)
        saying.left(1, _LEFT)
        cells = {3: row[2].line} if is_listed else {x: headings[x] for x in range(2, len(row))}
        taken: list[TaskDraft] = []
        for x, shown in cells.items():
            if row[x].text:
                taken += _takes_part(x, shown, row[0].markdown, saying)
        for x in range(2, len(row)) if is_listed else ():
            if x > 3 or not row[3].text:  # noqa: PLR2004 - the columns of the id and of the parties
                saying.left(x, "nothing says for whom this is")
        saying.end_of(f"`{row[0].line}`: a stakeholder of {_tasks(len(taken))}", taken)


def _takes_part(x: int, shown: str, role: str, saying: Saying) -> list[TaskDraft]:
    """Let a role take part in the key task with an id, for the parties of a cell."""
    task = saying.context.drafts.by_id(shown)
    parties = saying.context.names.parties_in(saying.sheet.rows[saying.at][x])
    if task is None or parties is None:
        saying.left(x, "these are no parties" if task else f"no table names a key task `{shown}`")
        return []
    one = {"text": role, "responsibleParty": parties[0] if len(parties) == 1 else parties}
    task.add("stakeholders", [one if parties else {"text": role}])
    return [task]


def read_artifacts(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row an artifact, with the ids of the key tasks that make it and use it, and its template."""
    headings = {x: cell.line for x, cell in enumerate(sheet.rows[plan.headings[0]])}
    by = {
        x: key
        for key in ("artifact", "artifact_made", "artifact_used", "external", "artifact_template")
        if (x := context.names.headings.by_message(headings, key)) is not None
    }
    for y, row in _rows(sheet, plan):
        saying = Saying(sheet, y, context.drafts.glossary, context)
        said = {key: x for x, key in by.items() if row[x].text}
        for x, cell in enumerate(row):
            if cell.text and x not in by:
                saying.left(x, "pages call an artifact by one name")
        if "artifact" not in said:
            context.report.left_row(sheet, y, "the row names no artifact")
            continue
        record: dict[str, object] = {"text": row[said["artifact"]].markdown}
        if (x := said.get("artifact_template")) is not None:
            _offer(x, row[x].line, record, saying)
        made = _of_tasks(said.get("artifact_made"), record, "outputs", saying)
        if "external" in said and "artifact_used" not in said:
            saying.left(said["external"], "only inputs come from outside")
        taken = {**record, "external": True} if "external" in said else record
        used = _of_tasks(said.get("artifact_used"), taken, "inputs", saying)
        name = row[said["artifact"]].line
        saying.end_of(f"`{name}`: an artifact of {_tasks(len(made) + len(used))}", (*made, *used))


def _offer(x: int, file: str, record: dict[str, object], saying: Saying) -> None:
    """Let an artifact offer its template."""
    if file in saying.context.files:
        record["filename"] = file
    elif "://" in file:
        record["url"] = file
    else:
        saying.left(x, saying.context.no_file())


def _of_tasks(x: int | None, record: dict[str, object], key: str, saying: Saying) -> list[TaskDraft]:
    """Let the key tasks of a cell make or use an artifact; and which they are."""
    found: list[TaskDraft] = []
    for shown in saying.sheet.rows[saying.at][x].line.split("; ") if x is not None else ():
        task = saying.context.drafts.by_id(shown)
        if task is None:
            saying.left(x or 0, f"no table names a key task `{shown}`")
            continue
        found.append(task)
        if key == "inputs" or not _is_output(task, record):
            task.add(key, [record if len(record) > 1 else record["text"]])
    return found


def _is_output(task: TaskDraft, record: dict[str, object]) -> bool:
    """Whether an activity of the key task has this output, which then offers the template of the record."""
    name, said = record["text"], record if len(record) > 1 else record["text"]
    is_known = False
    for activity in task.activities:
        output = activity.data.get("output")
        if output == name:
            activity.data["output"], is_known = said, True
        elif isinstance(output, list) and name in output:
            activity.data["output"], is_known = [said if one == name else one for one in output], True
    return is_known


def read_glossary(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row a term, with its meaning and its section."""
    headings = {x: cell.line for x, cell in enumerate(sheet.rows[plan.headings[0]])}
    find = context.names.headings.by_message
    term, meaning, section, short = (
        find(headings, key)
        for key in ("export_term", "export_meaning", "export_section", "export_abbreviation")
    )
    for y, row in _rows(sheet, plan):
        if term is None or not row[term].text:
            context.report.left_row(sheet, y, "the row has no term")
            continue
        words = row[meaning].line if meaning is not None else ""
        if path := context.shared_terms.get((row[term].line, words)):
            context.report.left_row(sheet, y, f"{path} says so to every playbook")
            continue
        said = row[meaning].markdown if meaning is not None else ""
        under = row[section].markdown if section is not None and row[section].text else "Terms"
        made = TermDraft(section=under, name=row[term].markdown, description=said)
        if not context.drafts.add_term(row[term].line, made):
            context.report.left_row(sheet, y, "another row explains the term already")
            continue
        saying = Saying(sheet, y, context.drafts.glossary, context)
        if short is not None and row[short].text and row[short].line not in row[term].line:
            saying.left(short, "the abbreviation is not in the term")
        for x, cell in enumerate(row):
            if cell.text and x not in (term, meaning, section, short):
                saying.left(x, _LEFT)
        saying.end(f"a term of {PAGE}")


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def _rows(sheet: Sheet, plan: Plan) -> list[tuple[int, tuple[Cell, ...]]]:
    first = plan.headings[-1] + 1
    return [(y, row) for y, row in enumerate(sheet.rows) if y >= first and any(cell.text for cell in row)]
