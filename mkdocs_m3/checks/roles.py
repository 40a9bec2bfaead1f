"""Every role has an entry in the glossary, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks import parties_in_roles
from mkdocs_m3.checks.findings import at_text, enumerated, place_of, rewriting
from mkdocs_m3.checks.joined_roles import Roles
from mkdocs_m3.checks.renamed_roles import RenamedRoles
from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.model.names import CutShort, with_initials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Stakeholder

    _Place = tuple[KeyTask, Stakeholder]


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a playbook, every stakeholder's role that no glossary explains."""
    missing = _missing(context)
    if not missing:
        return
    playbook = context.playbook
    terms = {key: found.term.plain for key, found in playbook.definitions.items() if found.term.plain}
    alike, roles = Alike(terms), Roles.of(playbook)
    shortened = {short: key for key in reversed(terms) for short in with_initials(key)}
    renamed, cut_short = RenamedRoles.of(roles, playbook), CutShort(terms)
    for key, places in missing.items():
        task, stakeholder = places[0]
        if several := roles.joined(stakeholder.name):
            yield at_text("M3084", task, stakeholder.text, *_told(stakeholder, several))
            continue
        shorter = (short for short in with_initials(key) if short in terms)
        near = shortened.get(key) or next(shorter, None) or nearest(key, alike.to(key), 0.85)
        near = near or cut_short.whole(key)
        now = None if near else renamed.now(stakeholder.name, key, is_only=len(missing) == 1)
        yield _finding(places, terms[near] if near else None, now)


def _finding(places: list[_Place], near: str | None, now: str | None) -> Finding:
    """What is said of a role that has no entry, or another one: near by its letters, or a new name."""
    (task, stakeholder), *others = places
    elsewhere = [one.id or one.source.path for one in dict.fromkeys(page for page, _ in others)]
    where = ""
    if elsewhere:
        where = f" here and in {enumerated(elsewhere) if len(elsewhere) > 1 else elsewhere[0]}"
    cure = "add an entry to the glossary"
    if near:
        cure = f"write `{near}`{where}, or add an entry"
    elif now:
        cure = f"if it was renamed there, write `{now}`{where or ' here'}; if not, {cure}"
    change = None if others else rewriting(stakeholder.text, near or now)
    return at_text(
        "M3084",
        task,
        stakeholder.text,
        f"the role `{stakeholder.name}` has no entry in the glossary",
        cure,
        edits=(change,) if change else (),
        others=tuple(place_of(page, one.text) for page, one in others) if near or now else (),
    )


def _missing(context: CheckContext) -> dict[str, list[_Place]]:
    """By its key, each role without an entry, with the tasks that name it; none without a glossary."""
    playbook = context.playbook
    found: dict[str, list[_Place]] = {}
    if not any(found.term.plain for found in playbook.definitions.values()):
        return found
    told = parties_in_roles.keys(context) | playbook.unread.names
    for task in playbook.pages:
        own = {one.key: one for one in reversed(task.stakeholders) if not _is_told(one)}
        for key, stakeholder in reversed(own.items()):
            if key not in told and not playbook.definition_of(stakeholder):
                found.setdefault(key, []).append((task, stakeholder))
    return found


def _is_told(stakeholder: Stakeholder) -> bool:
    """Whether it is told of by itself, as what is struck through."""
    return stakeholder.is_misplaced or is_struck(stakeholder.text.value)


def _told(stakeholder: Stakeholder, several: tuple[str, ...]) -> tuple[str, str]:
    """What is said of roles that are in one item, and the cure, which keeps their party."""
    count = "several" if several[2:] else "two"
    *first, last = (f"`{role}`" for role in several)
    party = ", with its `responsibleParty`" if stakeholder.responsible_party else ""
    cure = f"write an item for each{party}: {', '.join(first)} and {last}"
    return f"`{stakeholder.name}` names {count} roles of the glossary in one item", cure
