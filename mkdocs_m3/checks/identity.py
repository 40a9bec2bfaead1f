"""Two pages must not be one key task, or one phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.model import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every key task and every phase whose number an earlier page has already."""
    playbook = context.playbook
    first: dict[str | None, KeyTask] = {}
    for task in playbook.key_tasks:
        other = first.setdefault(task.id, task)
        if other is not task:
            yield at_offset(
                "M3030",
                task,
                _place(task),
                f"key task {task.id} is also at {_number(other)}",
                "give one of the two another `keyTask`",
            )

    for page in playbook.records:
        if not isinstance(page, Phase) or page.number is None:
            continue
        kept = playbook.phase_pages[page.number]
        if kept is not page:
            yield at_offset(
                "M3032",
                page,
                _place(page),
                f"phase {page.number} also has a page at {_number(kept)}",
                "give one of the two another `phase`, or make one page of them",
            )


def _number(page: KeyTask | Phase) -> Span:
    return Span.at(page.source.path, page.source.text, _place(page)[0])


def _place(page: KeyTask | Phase) -> tuple[int, int]:
    """Where a page says its number, in characters from 0; the end is exclusive."""
    return (page.own_number.start, page.own_number.end) if page.own_number else (0, 1)
