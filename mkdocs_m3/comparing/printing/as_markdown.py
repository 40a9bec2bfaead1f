"""For a pull request or a job's summary: a table for each kind of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.comparing.printing.told import before_of, now_of
from mkdocs_m3.findings.printing.rows import within
from mkdocs_m3.findings.visible import joined, markdown

if TYPE_CHECKING:
    from mkdocs_m3.comparing.changes import Change
    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.visible import Markdown

MOST_BYTES: Final = 300_000
"""Of all rows together; GitHub shows nothing of a summary that is too long."""


def printed(told: Told) -> Markdown:
    """A heading with what is compared, then the tables."""
    title = markdown("## Who does what, {}\n\n", told.heading)
    if not told.changes:
        return joined((title, markdown("Nothing has changed in who does what.\n")))
    parts, room = [title], MOST_BYTES
    for kind, changes in told.by_kind:
        heads = told.heads(changes), kind.subject, kind.before, kind.now
        shown = [n for n, head in enumerate(heads) if head]
        rows, size, left = within([_row([_cells(one, told)[n] for n in shown]) for one in changes], room)
        room -= size
        line = joined((*(markdown("|---") for _ in shown), markdown("|\n")))
        parts += [markdown("### {}\n\n", kind.title), _row([heads[n] for n in shown]), line, rows]
        if left:
            parts.append(markdown("\nAnd {} more; `mkdocs-m3 diff` lists all.\n", f"{left:,}"))
        parts.append(markdown("\n"))
    return joined(parts)


def _cells(change: Change, told: Told) -> tuple[str, str, str, str]:
    return told.page(change), told.subject(change), before_of(change), now_of(change)


def _row(cells: list[str]) -> Markdown:
    return joined((*(markdown("| {} ", cell) for cell in cells), markdown("|\n")))
