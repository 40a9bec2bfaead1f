"""Every role has an entry in the glossary, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks import parties_in_roles
from mkdocs_m3.checks.findings import at_text, rewriting
from mkdocs_m3.checks.joined_roles import Roles
from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.model.names import with_initials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Stakeholder


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a playbook, every stakeholder's role that no glossary explains."""
    missing = dict(_missing(context))
    if not missing:
        return
    playbook = context.playbook
    terms = {key: found.term.plain for key, found in playbook.definitions.items() if found.term.plain}
    alike, roles = Alike(terms), Roles.of(playbook)
    shortened = {short: key for key in reversed(terms) for short in with_initials(key)}
    for key, (task, stakeholder) in missing.items():
        if several := roles.joined(stakeholder.name):
            yield at_text("M3084", task, stakeholder.text, *_told(stakeholder.name, several))
            continue
        shorter = (short for short in with_initials(key) if short in terms)
        near = shortened.get(key) or next(shorter, None) or nearest(key, alike.to(key), 0.85)
        change = rewriting(stakeholder.text, terms[near]) if near else None
        yield at_text(
            "M3084",
            task,
            stakeholder.text,
            f"the role `{stakeholder.name}` has no entry in the glossary",
            f"write `{terms[near]}`, or add an entry" if near else "add an entry to the glossary",
            edits=(change,) if change else (),
        )


def _missing(context: CheckContext) -> Iterator[tuple[str, tuple[KeyTask, Stakeholder]]]:
    """By its key, each role without an entry, with the first task that names it; none without a glossary."""
    playbook = context.playbook
    if not any(found.term.plain for found in playbook.definitions.values()):
        return
    told = set(parties_in_roles.keys(context))
    for task in playbook.pages:
        for stakeholder in task.stakeholders:
            if stakeholder.key in told or playbook.definition_of(stakeholder):
                continue
            if stakeholder.is_misplaced or is_struck(stakeholder.text.value):
                continue
            if stakeholder.key in playbook.unread.names:
                continue
            told.add(stakeholder.key)
            yield stakeholder.key, (task, stakeholder)


def _told(name: str, several: tuple[str, ...]) -> tuple[str, str]:
    """What is said of roles that are in one item, and the cure."""
    count = "several" if several[2:] else "two"
    *first, last = (f"`{role}`" for role in several)
    cure = f"write an item for each: {', '.join(first)} and {last}"
    return f"`{name}` names {count} roles of the glossary in one item", cure
