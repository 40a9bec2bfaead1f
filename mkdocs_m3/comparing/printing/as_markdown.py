"""For a pull request or a job's summary: a table for each kind of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.comparing.printing.told import before_of, now_of
from mkdocs_m3.findings.visible import joined, markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.comparing.changes import Change, Kind
    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.visible import Markdown

MOST_ROWS: Final = 200
"""Changes of one kind in a table; a summary that is too long is shown by nobody."""


def printed(told: Told) -> Markdown:
    """A heading with what is compared, then the tables."""
    title = markdown("## Who does what, {}\n\n", told.heading)
    if not told.changes:
        return joined((title, markdown("Nothing has changed in who does what.\n")))
    parts = (part for kind, changes in told.by_kind for part in _table(told, kind, changes))
    return joined((title, *parts))


def _table(told: Told, kind: Kind, changes: tuple[Change, ...]) -> Iterator[Markdown]:
    yield markdown("### {}\n\n", kind.title)
    heads = told.page(changes), kind.subject, kind.before, kind.now
    shown = [n for n, head in enumerate(heads) if head]
    yield _row([heads[n] for n in shown])
    yield joined((*(markdown("|---") for _ in shown), markdown("|\n")))
    for change in changes[:MOST_ROWS]:
        cells = change.page.words if change.page else "", change.subject, before_of(change), now_of(change)
        yield _row([cells[n] for n in shown])
    if (left := len(changes) - MOST_ROWS) > 0:
        yield markdown("\nAnd {} more; `mkdocs-m3 diff` lists all.\n", f"{left:,}")
    yield markdown("\n")


def _row(cells: list[str]) -> Markdown:
    return joined((*(markdown("| {} ", cell) for cell in cells), markdown("|\n")))
