"""Two pages must not be one key task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import KeyTask, Playbook


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every key task whose number an earlier page has already."""
    del links
    first: dict[str | None, KeyTask] = {}
    for task in playbook.key_tasks:
        other = first.setdefault(task.id, task)
        if other is not task:
            yield at_offset(
                "M3030",
                task,
                (task.number_start, task.number_start + len(str(task.number))),
                f"key task {task.id} is also at {_number(other)}",
                "give one of the two another `keyTask`",
            )


def _number(task: KeyTask) -> Span:
    return Span.at(task.source.path, task.source.text, task.number_start)
