"""A party that acts in a task has somebody who takes part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.checks.other_parties import other_parties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every party that acts in a task but has none of the stakeholders that the task lists.

    Nothing is said where one of them seems to have another party by mistake, which is told.
    """
    mistaken = {(one.task.source.uri, one.party) for one in other_parties(context)}
    for task in context.playbook.pages:
        stated = [who for row in task.stakeholders if (who := row.responsible_party)]
        if not task.is_whole or not stated or len(stated) < len(task.stakeholders):
            continue
        represented = {party for who in stated for party in who.parties}
        for party, where in task.acting.items():
            if party not in represented and (task.source.uri, party) not in mistaken:
                yield at_offset(
                    "M3073",
                    task,
                    (where.start, where.end),
                    f"`{party}` acts in this task, but has no stakeholder in it",
                    f"add its stakeholders, with `responsibleParty: {party}`",
                )
