"""A stakeholder is in its task once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Text


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every stakeholder whose role an earlier row of the same task has already."""
    for task in context.playbook.pages:
        first: dict[str, Text] = {}
        for stakeholder in task.stakeholders:
            role = stakeholder.text
            if is_struck(role.value):
                continue  # which is told by itself
            other = first.setdefault(stakeholder.key, role)
            if other is not role:
                line = Span.at(task.source.path, task.source.text, other.start).line
                yield at_text(
                    "M3070",
                    task,
                    role,
                    f"the stakeholder `{role}` is in line {line} already",
                    "make one row of the two, with the parties of both as a list",
                )
