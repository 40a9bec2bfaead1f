"""Tables of a workbook that we have exported and that are no list of tasks: phases, roles, artifacts, glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.importing.drafts import TermDraft
from mkdocs_m3.importing.saying import Saying

if TYPE_CHECKING:
    from mkdocs_m3.importing.drafts import TaskDraft
    from mkdocs_m3.importing.plans import Plan
    from mkdocs_m3.importing.saying import Context
    from mkdocs_m3.importing.sheets import Cell, Sheet


def read_phases(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row a phase, with its id, its name, and what it is for."""
    ids, names = plan.column("id"), plan.column("phase")
    for y, row in _rows(sheet, plan):
        if ids is None or names is None or not row[ids].text:
            context.report.left_row(sheet, y, "the row has no number of a phase")
            continue
        phase, _ = context.drafts.phase(row[ids].line)
        phase.name = row[names].markdown
        saying = Saying(sheet, y, phase, context)
        for x, column in plan.columns.items():
            if row[x].text and column.role == "objective":
                saying.of_task(x, column, row[x], phase)
            elif row[x].text and x not in (ids, names):
                saying.left(x, "the site works it out")
        saying.end("{}")


def read_stakeholders(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row a role, a column a key task, and in the cells for which parties the role takes part."""
    top = plan.headings[0]
    ids = {x: cell.line for x, cell in enumerate(sheet.rows[top]) if cell.text and x > 1}
    tasks = {x: context.drafts.by_id(shown) for x, shown in ids.items()}
    for y, row in _rows(sheet, plan):
        role = row[0].markdown
        saying = Saying(sheet, y, context.drafts.glossary, context)
        saying.left(1, "the site works it out")
        count = 0
        for x in range(2, len(row)):
            if not row[x].text:
                continue
            task, parties = tasks.get(x), context.names.parties_in(row[x])
            if task is None or parties is None:
                saying.left(x, f"no table names a key task `{ids.get(x, '')}`" if task is None else "these are no parties")
                continue
            count += 1
            one = {"text": role, "responsibleParty": parties[0] if len(parties) == 1 else parties}
            task.add("stakeholders", [one if parties else {"text": role}])
        saying.end_plain(f"`{row[0].line}`: a stakeholder of {count} tasks")


def read_artifacts(sheet: Sheet, plan: Plan, context: Context) -> None:
    """A row an artifact, with the ids of the key tasks that make it and use it, and its template."""
    headings = {x: cell.line for x, cell in enumerate(sheet.rows[plan.headings[0]])}
    by = {
        key: context.names.headings.by_message(headings, key)
        for key in ("artifact", "artifact_made", "artifact_used", "external", "artifact_template")
    }
    made, used = by["artifact_made"], by["artifact_used"]
    for y, row in _rows(sheet, plan):
        name, external, template = by["artifact"], by["external"], by["artifact_template"]
        if name is None:
            continue
        saying = Saying(sheet, y, context.drafts.glossary, context)
        record: dict[str, object] = {"text": row[name].markdown}
        if template is not None and row[template].text:
            if row[template].line in context.files:
                record["filename"] = row[template].line
            elif "://" in row[template].line:
                record["url"] = row[template].line
            else:
                saying.left(template, context.no_file(row[template]))
        is_external = external is not None and bool(row[external].text)
        for key, x in (("outputs", made), ("inputs", used)):
            for shown in row[x].line.split("; ") if x is not None and row[x].text else ():
                task = context.drafts.by_id(shown)
                if task is None:
                    saying.left(x or 0, f"no table names a key task `{shown}`")
                elif key == "inputs" or not _is_output(task, record):
                    extra = {"external": True} if is_external and key == "inputs" else {}
                    task.add(key, [{**record, **extra} if len(record) + len(extra) > 1 else record["text"]])
        known = [x for x in by.values() if x is not None]
        for x, cell in enumerate(row):
            if cell.text and x not in known:
                saying.left(x, "pages call an artifact by one name")
        if external is not None and row[external].text and not (used is not None and row[used].text):
            saying.left(external, "only inputs come from outside")
        saying.end_plain(f"`{row[name].line}`: an artifact of the tasks that the row names")


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
        find(headings, key) for key in ("export_term", "export_meaning", "export_section", "export_abbreviation")
    )
    for y, row in _rows(sheet, plan):
        if term is None or not row[term].text:
            context.report.left_row(sheet, y, "the row has no term")
            continue
        said = row[meaning].markdown if meaning is not None else ""
        under = row[section].markdown if section is not None and row[section].text else "Terms"
        context.drafts.terms.append(TermDraft(section=under, name=row[term].markdown, description=said))
        saying = Saying(sheet, y, context.drafts.glossary, context)
        if short is not None and row[short].text and row[short].line not in row[term].line:
            saying.left(short, "the abbreviation is not in the term")
        for x, cell in enumerate(row):
            if cell.text and x not in (term, meaning, section, short):
                saying.left(x, "the site works it out")
        saying.end("a term of {}")


def _rows(sheet: Sheet, plan: Plan) -> list[tuple[int, tuple[Cell, ...]]]:
    first = plan.headings[-1] + 1
    return [(y, row) for y, row in enumerate(sheet.rows) if y >= first and any(cell.text for cell in row)]
