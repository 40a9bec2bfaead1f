"""What the tables of a playbook are put together from: columns by their wording, and cells with links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.exports.tables import WIDEST, Column, Link, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell
    from mkdocs_m3.model import KeyTask, Reference


def table(
    name: str, title: str, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]], *, stub: int = 0
) -> Table:
    """A table, whose first columns stay in sight where it has a `stub`."""
    return Table(name=name, title=title, columns=columns, rows=tuple(rows), stub=stub)


def headed(site: Exported, *keys: str, widest: int = WIDEST) -> tuple[Column, ...]:
    """A column for each wording."""
    return tuple(Column(heading=site.words.message(key), widest=widest) for key in keys)


def linked(site: Exported, key: str) -> Column:
    """A column of links, whose addresses are beside them in CSV."""
    heading = site.words.message(key)
    return Column(heading=heading, address_heading=site.words.message("export_address", name=heading))


def link_to(site: Exported, task: KeyTask) -> Link:
    """The name of a key task, which leads to its page."""
    return Link(text=site.plain(task.name), address=site.page(task))


def offered(site: Exported, task: KeyTask, reference: Reference | None) -> Cell:
    """A template or an example that a key task offers."""
    if reference is None:
        return None
    return Link(text=reference.target.value, address=site.target(task, reference))
