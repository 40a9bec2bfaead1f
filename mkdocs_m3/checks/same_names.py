"""No two tasks side by side have one name: one of them was copied and never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text, place_of
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every task that has the name of an earlier one of its phase, below the same task if any.

    In another phase, a task may come again. Of two with one id, that is told already.
    """
    first: dict[Hashable, KeyTask] = {}
    for task in context.playbook.key_tasks:
        if not task.name or not (words := fold(plain(task.name.value))):
            continue
        other = first.setdefault((task.phase, task.parent, words), task)
        if task.slug != other.slug:
            yield at_text(
                "M3078",
                task,
                task.name,
                f"this name is also that of {place_of(other, other.name)}",
                "give one of the two another `name`",
            )
