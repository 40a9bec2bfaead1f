"""No two tasks have one objective: one of them was copied and never rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text, place_of
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every task whose objective an earlier task has already."""
    first: dict[str, KeyTask] = {}
    for task in context.playbook.pages:
        if not task.objective or not (words := fold(plain(task.objective.value))):
            continue
        other = first.setdefault(words, task)
        if other is not task:
            yield at_text(
                "M3071",
                task,
                task.objective,
                f"this objective is also that of {place_of(other, other.objective)}",
                "say what this task is for, and not the other one",
            )
