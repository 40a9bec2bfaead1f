"""Letters of responsibility follow the rules of their field: one accountable, somebody who does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, KeyTask
    from mkdocs_m3.model.vocabulary import Vocabulary


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every activity with letters whose letters break a rule. One without letters breaks none."""
    for task in context.playbook.pages:
        for number, activity in enumerate(task.activities, 1):
            if activity.assignments and activity.has_all_letters:
                yield from _of(task, activity, number, context.vocabulary)


def _of(task: KeyTask, activity: Activity, number: int, vocabulary: Vocabulary) -> Iterator[Finding]:
    letters = vocabulary.letters
    where = activity.assignments[0].start, activity.assignments[-1].end
    accountable = [one.party for one in activity.assignments if letters.accountable in one.letters]
    doing = [one.party for one in activity.assignments if letters.responsible in one.letters]
    if len(accountable) != 1:
        found = f"{listed(accountable)} have" if accountable else "no party has"
        yield at_offset(
            "M3074",
            task,
            where,
            f"of activity {number}, {found} the letter `{letters.accountable}`; one party must have it",
            f"give `{letters.accountable}` to the one party that answers for the result",
        )
    if not doing:
        yield at_offset(
            "M3075",
            task,
            where,
            f"of activity {number}, no party has the letter `{letters.responsible}`",
            f"give `{letters.responsible}` to each party that does the work, as in "
            f"`{letters.accountable}/{letters.responsible}` where one does both",
        )
    who = activity.responsible_party
    if doing and who and who.parties and set(who.parties) != set(doing):
        yield at_offset(
            "M3077",
            task,
            (who.start, who.end),
            f"activity {number} is done by {listed(who.parties)} here, and by {listed(doing)} in `raci`",
            "correct one of the two, or delete `responsibleParty`, which follows from the letters",
        )
