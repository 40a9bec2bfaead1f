"""Who answers for a task follows from who acts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every task that names other parties than its activities together."""
    for task in context.playbook.pages:
        responsible, acting = task.responsible_party, task.acting
        if responsible is None or not task.is_whole or not acting:
            continue
        is_stated = all(activity.responsible_party for activity in task.activities)
        idle = [party for party in responsible.parties if party not in acting and is_stated]
        unnamed = [party for party in acting if party not in responsible.parties]
        if not idle and not unnamed:
            continue
        told = [f"{listed(idle)} {_s('act', idle)} in none of its activities"] * bool(idle)
        told += [f"{listed(unnamed)} {_s('act', unnamed)} in it without being named here"] * bool(unnamed)
        yield at_offset(
            "M3072",
            task,
            (responsible.start, responsible.end),
            f"the task's party does not follow from its activities: {', and '.join(told)}",
            _cure(task, acting if is_stated else (*responsible.parties, *unnamed)),
        )


def _cure(task: KeyTask, acting: Iterable[str]) -> str:
    """What to write: as an activity without letters names these very parties, else as a list of them."""
    parties = sorted(acting)
    named = (activity for activity in task.activities if not activity.assignments)
    stated = (who for activity in named if (who := activity.responsible_party))
    words = (task.source.text[who.start : who.end] for who in stated if sorted(who.parties) == parties)
    written = next(words, parties[0] if len(parties) == 1 else f"[{', '.join(parties)}]")
    return f"write `responsibleParty: {written}`, or correct the activities"


def _s(verb: str, parties: list[str]) -> str:
    """The verb in the number of its subject."""
    return f"{verb}s" if len(parties) == 1 else verb
