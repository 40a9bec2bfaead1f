"""The tables of a playbook: one for each view of it, and one of all activities.

They say what the views show of the whole playbook, from the same figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports import task_tables
from mkdocs_m3.exports.checklist_table import checklist_tables
from mkdocs_m3.exports.columns import headed, link_to, linked, offered, table
from mkdocs_m3.exports.exported import file_type
from mkdocs_m3.exports.raci_table import raci_tables
from mkdocs_m3.exports.tables import Column, Link, Table, id_cell
from mkdocs_m3.model.lineage import handed_on
from mkdocs_m3.model.statistics import artifacts_of, load_of, roles_of, templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.statistics import Made, Role, Template

MOST_COLUMNS: Final = 250
"""Of more key tasks, each has a row for each of its roles in the matrix, instead of a column."""
_CELL: Final = 12
"""Characters across a cell of the matrix, so that two parties are below each other."""


def tables(site: Exported) -> tuple[Table, ...]:
    """Every table, in the order of the workbook's sheets; without parties, there are none of theirs."""
    has_parties = bool(site.vocabulary.parties)
    of_parties = (_responsibilities(site), *raci_tables(site), _stakeholder_matrix(site))
    return (
        *((task_tables.phases(site),) if site.vocabulary.ids.has_phases else ()),
        task_tables.tasks(site),
        task_tables.activities(site),
        *(of_parties if has_parties else ()),
        _templates(site),
        _artifacts(site),
        _lineage(site),
        _glossary(site),
        *checklist_tables(site),
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
        of_phase = (id_cell(task.phase, site.vocabulary.ids.phase),) if has_phases else ()
        rows.append((*of_phase, task.id, link_to(site, task), load.total, *counts, load.unstated))
    columns = (
        *(headed(site, "export_phase") if has_phases else ()),
        *headed(site, "number", "key_task", "activities"),
        *(
            Column(heading=message("export_detail", name=one.label, detail=message(what)))
            for one in across
            for what in ("leads", "shares")
        ),
        *headed(site, "not_stated"),
    )
    return table("responsibilities", message("responsibilities"), columns, rows)


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
        named = headed(site, "role", "tasks", "number", "export_parties")
        return table("stakeholder-matrix", title, named, listed, stub=1)
    rows: list[tuple[Cell, ...]] = []
    for role in roles:
        cells = (labels[role.parties[id_]] if id_ in role.parties else "" for id_ in ids)
        rows.append((Link(text=role.name, address=site.defined(role.first)), len(role.parties), *cells))
    columns = (*headed(site, "role", "tasks"), *(Column(heading=id_, widest=_CELL) for id_ in ids))
    return table("stakeholder-matrix", title, columns, rows, stub=1)


def _combinations(roles: Iterable[Role]) -> set[tuple[str, ...]]:
    """Every combination of parties that is in a cell."""
    return {parties for role in roles for parties in role.parties.values()}


def _templates(site: Exported) -> Table:
    playbook = site.playbook
    has_phases = site.vocabulary.ids.has_phases
    found = templates_of(playbook, playbook.key_tasks, playbook.phases)
    columns = (
        linked(site, "template"),
        *headed(site, "export_other_names", "export_file", "export_type", "export_size"),
        *headed(site, "made_in", "needed_in", *(("export_phase_pages",) if has_phases else ())),
    )
    rows = sorted((_template(site, one) for one in found), key=_by_name)
    return table("templates", site.words.message("export_templates"), columns, rows)


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
        *headed(site, "artifact", "export_other_names", "artifact_made", "artifact_used", "external"),
        linked(site, "artifact_template"),
    )
    rows = (_artifact(site, one) for one in found)
    return table("artifacts", site.words.message("export_artifacts"), columns, rows)


def _artifact(site: Exported, made: Made) -> tuple[Cell, ...]:
    name = made.name
    return (
        name,
        made.names[1:],
        _ids(made.made_by),
        _ids(made.used_by),
        site.words.message("export_yes") if made.is_external else "",
        offered(site, *made.template) if made.template else None,
    )


def _lineage(site: Exported) -> Table:
    playbook = site.playbook
    handed = ((made, *handed_on(playbook, made.key)) for made in artifacts_of(playbook, playbook.key_tasks))
    rows = ((_ids(sources), made.name, _ids(targets)) for made, sources, targets in handed if targets)
    columns = headed(site, "lineage_from", "artifact", "lineage_to")
    return table("lineage", site.words.message("export_lineage"), columns, rows)


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
        linked(site, "export_term"),
        *headed(site, "export_abbreviation", "export_meaning", "export_section"),
    )
    return table("glossary", site.words.message("glossary"), columns, rows)
