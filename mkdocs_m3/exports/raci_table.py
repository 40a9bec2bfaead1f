"""The table of all activities with letters of responsibility: a column for each party that has any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports.columns import headed, link_to, table
from mkdocs_m3.exports.tables import Column
from mkdocs_m3.model.lettered import lettered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell, Table
    from mkdocs_m3.model.lettered import Lettered

_BESIDE: Final = 36
"""Characters across the column of the tasks' names."""


def raci_tables(site: Exported) -> Iterator[Table]:
    """The table; none where no activity has letters."""
    found = tuple(lettered(site.playbook.key_tasks, site.vocabulary.letters))
    if not found:
        return
    message = site.words.message
    having = {party for one in found for party in one.letters}
    across = tuple(party for party in site.vocabulary.parties if party.id in having)
    task = Column(heading=message("export_detail", name=message("key_task"), detail=message("number")))
    parties = tuple(Column(heading=party.label) for party in across)
    columns = (
        task,
        *headed(site, "key_task", widest=_BESIDE),
        *headed(site, "number", "activity"),
        *parties,
        *headed(site, "raci_gaps"),
    )
    rows = (_row(site, one, tuple(party.id for party in across)) for one in found)
    yield table("raci", message("export_raci"), columns, rows)


def _row(site: Exported, one: Lettered, across: tuple[str, ...]) -> tuple[Cell, ...]:
    return (
        one.task.id,
        link_to(site, one.task),
        one.number,
        site.plain(one.activity.text),
        *("/".join(one.letters.get(party, ())) for party in across),
        tuple(_gaps(site, one)),
    )


def _gaps(site: Exported, one: Lettered) -> Iterator[str]:
    if one.gaps and not one.activity.assignments:
        yield site.words.message("raci_no_letters")
        return
    yield from (site.words.message("raci_gap", letter=letter) for letter in one.gaps)
