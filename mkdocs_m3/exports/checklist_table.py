"""The table of who has to do with which task, as the pages of roles and parties list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.exports.columns import headed, link_to, table
from mkdocs_m3.exports.tables import id_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell, Table
    from mkdocs_m3.model.participants import Involvement, Participant


def checklist_tables(site: Exported) -> Iterator[Table]:
    """The table; none of a site that has no pages for roles or parties."""
    kinds = site.vocabulary.pages.kinds
    if not kinds:
        return
    names = {"roles": "role", "parties": "party"}
    all_of = site.participants.of_kind
    found = [who for kind in kinds for who in all_of(kind, site.playbook, site.vocabulary)]
    columns = (
        *headed(site, *(names[kind] for kind in kinds)),
        *(headed(site, "export_phase") if site.vocabulary.ids.has_phases else ()),
        *headed(site, "number", "key_task", "takes_part_for", "leads", "shares", "export_letters"),
    )
    rows = (_row(site, who, one) for who in found for one in who.involvements)
    yield table("checklist", site.words.message("export_checklist"), columns, rows)


def _row(site: Exported, who: Participant, one: Involvement) -> tuple[Cell, ...]:
    detail, letters, ids = site.words.message, one.letters, site.vocabulary.ids
    return (
        *(who.name if kind == who.kind else "" for kind in site.vocabulary.pages.kinds),
        *((id_cell(one.task.phase, ids.phase),) if ids.has_phases else ()),
        one.task.id,
        link_to(site, one.task),
        site.labels(one.parties) if who.kind == "roles" else (),
        len(one.leads),
        len(one.shares),
        tuple(
            detail("export_detail", name=letter, detail=letters[letter])
            for letter in site.vocabulary.letters.labels
            if letter in letters
        ),
    )
