"""The tables of a playbook: one for each view of it, and one of all activities.

They say what the views show of the whole playbook, from the same figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports.exported import file_type
from mkdocs_m3.exports.own_fields import own_cells, own_columns
from mkdocs_m3.exports.raci_table import raci_tables
from mkdocs_m3.exports.tables import WIDEST, Column, Link, Table, id_cell
from mkdocs_m3.model.lineage import handed_on
from mkdocs_m3.model.statistics import artifacts_of, load_of, roles_of, templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell
    from mkdocs_m3.model import Activity, KeyTask, Reference
    from mkdocs_m3.model.statistics import Made, Role, Template

MOST_COLUMNS: Final = 250
"""Of more key tasks, each has a row for each of its roles in the matrix, instead of a column."""
_CELL: Final = 12
"""Characters across a cell of the matrix, so that two parties are below each other."""
_BESIDE: Final = 36
"""Characters across a column that is beside the one that is read."""


def tables(site: Exported) -> tuple[Table, ...]:
    """Every table, in the order of the workbook's sheets; without parties, there are none of theirs."""
    has_parties = bool(site.vocabulary.parties)
    of_parties = (_responsibilities(site), *raci_tables(site), _stakeholder_matrix(site))
    return (
        *((_phases(site),) if site.vocabulary.ids.has_phases else ()),
        _tasks(site),
        _activities(site),
        *(of_parties if has_parties else ()),
        _templates(site),
        _artifacts(site),
        _lineage(site),
        _glossary(site),
    )


def _phases(site: Exported) -> Table:
    playbook = site.playbook
    own = site.vocabulary.fields.phase
    rows: list[tuple[Cell, ...]] = []
    for phase, tasks in playbook.phases.items():
        page = playbook.phase_pages.get(phase)
        rows.append(
            (
                id_cell(phase),
                Link(text=site.plain(page.name), address=site.page(page)) if page else "",
                site.plain(page.objective) if page else "",
                len(tasks),
                sum(len(task.activities) for task in tasks),
                len(templates_of(playbook, tasks, (phase,))),
                *own_cells(site, page, own, page.fields if page else ()),
            )
        )
    title = site.words.message("phases_label")
    counted = _headed(site, "tasks", "activities", "export_templates")
    named = (Column(heading=site.words.message("number")), _linked(site, "export_phase"))
    return _table(
        "phases", title, (*named, *_headed(site, "objective"), *counted, *own_columns(site, own)), rows
    )


def _tasks(site: Exported) -> Table:
    own = site.vocabulary.fields.task
    workstreams = {one.id: one.label for one in site.vocabulary.workstreams}
    has_parties = bool(site.vocabulary.parties)
    has_phases, has_parents = site.vocabulary.ids.has_phases, _has_parents(site)
    rows = (
        (
            *((id_cell(task.phase), id_cell(task.number)) if has_phases else ()),
            task.id,
            _link(site, task),
            *((_parent(site, task),) if has_parents else ()),
            *((workstreams.get(task.category or "", ""),) if workstreams else ()),
            *((site.parties(task.responsible_party), site.labels(task.acting)) if has_parties else ()),
            site.plain(task.objective),
            len(task.activities),
            *own_cells(site, task, own, task.fields),
        )
        for task in site.playbook.key_tasks
    )
    columns = (
        *(_headed(site, "export_phase", "export_position") if has_phases else ()),
        *_headed(site, "number"),
        _linked(site, "key_task"),
        *((_linked(site, "part_of"),) if has_parents else ()),
        *(_headed(site, "export_workstream") if workstreams else ()),
        *(_headed(site, "responsible", "involved") if has_parties else ()),
        *_headed(site, "objective", "activities"),
        *own_columns(site, own),
    )
    return _table("tasks", site.words.message("tasks"), columns, rows)


def _has_parents(site: Exported) -> bool:
    return any(task.parent for task in site.playbook.key_tasks)


def _parent(site: Exported, task: KeyTask) -> Cell:
    """The task that another is part of: its name, or its id where it has no page."""
    page = site.playbook.by_id.get(task.parent or "")
    if page is None:
        return task.parent
    return Link(text=site.plain(page.name) or task.parent or "", address=site.page(page))


def _activities(site: Exported) -> Table:
    message = site.words.message
    of_parties = ("export_parties", "export_letters") if site.vocabulary.parties else ()
    rows = (
        _activity(site, task, group, number, activity)
        for task in site.playbook.key_tasks
        for number, (group, activity) in enumerate(_with_groups(site, task), start=1)
    )
    columns = (
        Column(heading=message("export_detail", name=message("key_task"), detail=message("number"))),
        *_headed(site, "key_task", "export_group", widest=_BESIDE),
        *_headed(site, "number", "activity", *of_parties, "outputs"),
        *_headed(site, "template", "example", widest=_BESIDE),
        *own_columns(site, site.vocabulary.fields.activity),
    )
    return _table("activities", message("activities"), columns, rows)


def _with_groups(site: Exported, task: KeyTask) -> Iterable[tuple[str, Activity]]:
    """Each activity after the heading of its group."""
    return ((site.plain(group.name), one) for group in task.activity_groups for one in group.activities)


def _activity(site: Exported, task: KeyTask, group: str, number: int, activity: Activity) -> tuple[Cell, ...]:
    labels = {party.id: party.label for party in site.vocabulary.parties}
    letters = tuple(
        site.words.message("export_detail", name=labels[one.party], detail=", ".join(one.letters))
        for one in activity.assignments
    )
    return (
        task.id,
        _link(site, task),
        group,
        number,
        site.plain(activity.text),
        *((site.parties(activity.responsible_party), letters) if labels else ()),
        tuple(output.name for output in activity.outputs),
        _offer(site, task, activity.template),
        _offer(site, task, activity.example),
        *own_cells(site, task, site.vocabulary.fields.activity, activity.fields),
    )


def _responsibilities(site: Exported) -> Table:
    message = site.words.message
    tasks = site.playbook.key_tasks
    whole = load_of(tasks)
    across = [one for one in site.vocabulary.parties if one.id in {*whole.alone, *whole.shared}]
    has_phases = site.vocabulary.ids.has_phases
    rows: list[tuple[Cell, ...]] = []
    for task in tasks:
        load = load_of((task,))
        counts = (count for one in across for count in load.of(one.id))
        of_phase = (id_cell(task.phase),) if has_phases else ()
        rows.append((*of_phase, task.id, _link(site, task), load.total, *counts, load.unstated))
    columns = (
        *(_headed(site, "export_phase") if has_phases else ()),
        *_headed(site, "number", "key_task", "activities"),
        *(
            Column(heading=message("export_detail", name=one.label, detail=message(what)))
            for one in across
            for what in ("leads", "shares")
        ),
        *_headed(site, "not_stated"),
    )
    return _table("responsibilities", message("responsibilities"), columns, rows)


def _stakeholder_matrix(site: Exported) -> Table:
    tasks = site.playbook.key_tasks
    ids = tuple(dict.fromkeys(task.id or "" for task in tasks))
    not_stated = (site.words.message("not_stated"),)
    roles = roles_of(site.playbook, tasks, (party.id for party in site.vocabulary.parties))
    labels = {parties: ", ".join(site.labels(parties) or not_stated) for parties in _combinations(roles)}
    title = site.words.message("export_matrix")
    if len(ids) > MOST_COLUMNS:
        listed = (
            (Link(text=role.name, address=site.defined(role.first)), len(role.parties), id_, labels[parties])
            for role in roles
            for id_, parties in role.parties.items()
        )
        headed = _headed(site, "role", "tasks", "number", "export_parties")
        return _table("stakeholder-matrix", title, headed, listed, stub=1)
    rows: list[tuple[Cell, ...]] = []
    for role in roles:
        cells = (labels[role.parties[id_]] if id_ in role.parties else "" for id_ in ids)
        rows.append((Link(text=role.name, address=site.defined(role.first)), len(role.parties), *cells))
    columns = (*_headed(site, "role", "tasks"), *(Column(heading=id_, widest=_CELL) for id_ in ids))
    return _table("stakeholder-matrix", title, columns, rows, stub=1)


def _combinations(roles: Iterable[Role]) -> set[tuple[str, ...]]:
    """Every combination of parties that is in a cell."""
    return {parties for role in roles for parties in role.parties.values()}


def _templates(site: Exported) -> Table:
    playbook = site.playbook
    has_phases = site.vocabulary.ids.has_phases
    found = templates_of(playbook, playbook.key_tasks, playbook.phases)
    columns = (
        _linked(site, "template"),
        *_headed(site, "export_other_names", "export_file", "export_type", "export_size"),
        *_headed(site, "made_in", "needed_in", *(("export_phase_pages",) if has_phases else ())),
    )
    rows = sorted((_template(site, one) for one in found), key=_by_name)
    return _table("templates", site.words.message("export_templates"), columns, rows)


def _template(site: Exported, template: Template) -> tuple[Cell, ...]:
    reference, names = template.reference, template.names
    file = reference.target.value.rpartition("/")[2] if reference.is_file else reference.target.value
    return (
        Link(text=names[0] if names else file, address=site.target(template.page, reference)),
        names[1:],
        reference.target.value if reference.is_file else "",
        file_type(reference),
        site.size(reference),
        _ids(template.made_by),
        _ids(template.needed_by),
        *((tuple(map(str, template.listed_in)),) if site.vocabulary.ids.has_phases else ()),
    )


def _ids(tasks: Iterable[KeyTask]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(task.id or "" for task in tasks))


def _by_name(row: tuple[Cell, ...]) -> str:
    return row[0].text.casefold() if isinstance(row[0], Link) else ""


def _artifacts(site: Exported) -> Table:
    found = artifacts_of(site.playbook, site.playbook.key_tasks)
    columns = (
        *_headed(site, "artifact", "export_other_names", "artifact_made", "artifact_used", "external"),
        _linked(site, "artifact_template"),
    )
    rows = (_artifact(site, one) for one in found)
    return _table("artifacts", site.words.message("export_artifacts"), columns, rows)


def _artifact(site: Exported, made: Made) -> tuple[Cell, ...]:
    name = made.name
    return (
        name,
        made.names[1:],
        _ids(made.made_by),
        _ids(made.used_by),
        site.words.message("export_yes") if made.is_external else "",
        _offer(site, *made.template) if made.template else None,
    )


def _lineage(site: Exported) -> Table:
    playbook = site.playbook
    handed = ((made, *handed_on(playbook, made.key)) for made in artifacts_of(playbook, playbook.key_tasks))
    rows = ((_ids(sources), made.name, _ids(targets)) for made, sources, targets in handed if targets)
    columns = _headed(site, "lineage_from", "artifact", "lineage_to")
    return _table("lineage", site.words.message("export_lineage"), columns, rows)


def _glossary(site: Exported) -> Table:
    rows = (
        (
            Link(text=term.plain, address=f"{site.page(page)}#{term.anchor}"),
            term.abbreviation,
            term.meaning,
            site.plain(section.name),
        )
        for page in site.playbook.glossaries
        for section in page.sections
        for term in section.terms
    )
    columns = (
        _linked(site, "export_term"),
        *_headed(site, "export_abbreviation", "export_meaning", "export_section"),
    )
    return _table("glossary", site.words.message("glossary"), columns, rows)


def _table(
    name: str, title: str, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]], *, stub: int = 0
) -> Table:
    return Table(name=name, title=title, columns=columns, rows=tuple(rows), stub=stub)


def _headed(site: Exported, *keys: str, widest: int = WIDEST) -> tuple[Column, ...]:
    """A column for each wording."""
    return tuple(Column(heading=site.words.message(key), widest=widest) for key in keys)


def _linked(site: Exported, key: str) -> Column:
    """A column of links, whose addresses are beside them in CSV."""
    heading = site.words.message(key)
    return Column(heading=heading, address_heading=site.words.message("export_address", name=heading))


def _link(site: Exported, task: KeyTask) -> Link:
    return Link(text=site.plain(task.name), address=site.page(task))


def _offer(site: Exported, task: KeyTask, reference: Reference | None) -> Cell:
    if reference is None:
        return None
    return Link(text=reference.target.value, address=site.target(task, reference))
