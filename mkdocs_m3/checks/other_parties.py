"""A role takes part for a party for which it takes part elsewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, ResponsibleParty, Stakeholder

_WORD: Final = rare(r"[\w-]+")
_FEWEST: Final = 3
"""Other tasks in which a role takes part for one party, and for no other."""


class OtherParty(NamedTuple):
    """A role that takes part for another party than in all other tasks."""

    task: KeyTask
    """The task in which it does."""
    row: Stakeholder
    """Its row there."""
    party: str
    """The id of the party of the others."""
    others: int
    """In how many other tasks it takes part for that one."""


@once
def other_parties(context: CheckContext) -> tuple[OtherParty, ...]:
    """Every role that takes part for one party in just one task, and for another one in all others."""
    rows: defaultdict[str, list[tuple[KeyTask, Stakeholder, ResponsibleParty]]] = defaultdict(list)
    for task in context.playbook.pages:
        for row in task.stakeholders:
            if row.responsible_party and not row.responsible_party.unknown:
                rows[context.playbook.role_key(row)].append((task, row, row.responsible_party))
    return tuple(found for of_role in rows.values() if (found := _one_alone(of_role)))


def _one_alone(rows: list[tuple[KeyTask, Stakeholder, ResponsibleParty]]) -> OtherParty | None:
    if len(rows) <= _FEWEST or any(len(who.parties) != 1 for _, _, who in rows):
        return None
    by_party: defaultdict[str, list[tuple[KeyTask, Stakeholder]]] = defaultdict(list)
    for task, row, who in rows:
        by_party[next(iter(who.parties))].append((task, row))
    (usual, many), *rest = sorted(by_party.items(), key=lambda one: -len(one[1]))
    if len(rest) != 1 or len(rest[0][1]) != 1:
        return None
    ((task, row),) = rest[0][1]
    others = {one.source.uri for one, _ in many}
    return OtherParty(task, row, usual, len(others)) if _is_odd(task, row, others) else None


def _is_odd(task: KeyTask, row: Stakeholder, others: set[str]) -> bool:
    """Whether enough other tasks say otherwise, and the row says its party in a word of its own."""
    where = row.responsible_party
    written = task.source.text[where.start : where.end] if where else ""
    return len(others) >= _FEWEST and task.source.uri not in others and _WORD.fullmatch(written) is not None


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each such role at its party."""
    for task, row, party, others in other_parties(context):
        where = row.responsible_party
        if where is None:
            continue
        place = (where.start, where.end)
        written = task.source.text[slice(*place)]
        yield at_offset(
            "M3118",
            task,
            place,
            f"`{row.name}` takes part for `{party}` in {others} other tasks, and for `{written}` here",
            f"write `{party}`, if this was copied from another row",
            edits=(Fix(start=place[0], end=place[1], replacement=party),),
        )
