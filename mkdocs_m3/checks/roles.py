"""Every role has an entry in the glossary, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a playbook, every stakeholder's role that no glossary explains."""
    playbook = context.playbook
    terms = {key: found.term.plain for key, found in playbook.definitions.items() if found.term.plain}
    if not terms:
        return
    alike = Alike(terms)
    told: set[str] = set()
    for task in playbook.pages:
        for stakeholder in task.stakeholders:
            if stakeholder.key in told or playbook.definition_of(stakeholder):
                continue
            if stakeholder.is_misplaced or stakeholder.key in playbook.unread.names:
                continue
            told.add(stakeholder.key)
            near = nearest(stakeholder.key, alike.to(stakeholder.key), 0.85)
            yield at_text(
                "M3084",
                task,
                stakeholder.text,
                f"the role `{stakeholder.name}` has no entry in the glossary",
                f"write `{terms[near]}`, or add an entry" if near else "add an entry to the glossary",
            )
