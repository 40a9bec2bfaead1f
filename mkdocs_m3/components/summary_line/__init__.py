"""Where this task stands: phase, position, workstream and responsible party in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.context import party_address
from mkdocs_m3.components.counts import Count, tasks_of_phase
from mkdocs_m3.components.own_values import Shown, shown_in
from mkdocs_m3.components.phase_names import Parent, parent_of, phase_address, phase_name
from mkdocs_m3.model import Phase

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import FieldValue
    from mkdocs_m3.model.vocabulary import Term


class Party(Struct, frozen=True, kw_only=True):
    """A party that answers for the task."""

    id: str
    """The party's id, which also ends its class name."""
    label: str
    """What it is called."""
    address: str
    """Its page; empty where it has none."""


class View(Struct, frozen=True, kw_only=True):
    """The line, ready to be written."""

    phase: str
    """`Phase 3: Engagement`, or nothing where the phase is not known."""
    phase_address: str
    """The phase's page; empty where it has none."""
    part_of: str
    """The words before the task that this one is part of."""
    parent: Parent | None
    """That task, where the id says that there is one."""
    position: Count | None
    """`Task 1 of 16`, leading to these on the phase's page; `None` where the number is not known."""
    workstream: Term | None
    """The workstream, with its icon's name."""
    responsible: str
    """The words before the responsible parties."""
    parties: tuple[Party, ...]
    """The parties that answer for the task."""
    unknown: str
    """Words that were written for a party and are none."""
    fields: tuple[Shown, ...]
    """The fields of the site's own that are shown here."""


def has_content(context: Context) -> bool:
    """Whether anything is known of where the task stands, or a field of the site's own is shown here."""
    if any(field.spec.show == "line" for field in _fields(context)):
        return True
    if isinstance(context.page, Phase):
        return False
    task = context.task
    return bool(task.phase or task.id or task.category or task.responsible_party)


def view(context: Context) -> View:
    """The line for one task, or for a phase, which has only fields of the site's own there."""
    words, fields = context.words, shown_in(context, _fields(context), "line")
    if isinstance(context.page, Phase):
        return View(
            phase="",
            phase_address="",
            part_of="",
            parent=None,
            position=None,
            workstream=None,
            responsible="",
            parties=(),
            unknown="",
            fields=fields,
        )
    task = context.task
    who = task.responsible_party
    return View(
        phase=phase_name(context, task.phase),
        phase_address=phase_address(context, task.phase),
        part_of=words.message("part_of"),
        parent=parent_of(context, task),
        position=_position(context),
        workstream=context.vocabulary.workstream(task.category) if task.category else None,
        responsible=words.message("responsible_party"),
        parties=tuple(_party(context, party) for party in who.parties) if who else (),
        unknown=", ".join(text.value for text in who.unknown) if who else "",
        fields=fields,
    )


def _party(context: Context, id_: str) -> Party:
    label = context.vocabulary.party(id_).label
    return Party(id=id_, label=label, address=party_address(context, id_))


def _fields(context: Context) -> tuple[FieldValue, ...]:
    return context.phase.fields if isinstance(context.page, Phase) else context.task.fields


def _position(context: Context) -> Count | None:
    task = context.task
    position = context.playbook.positions.get(task.source.uri)
    if position is None:
        return None
    beside = context.playbook.phases[task.phase] if task.phase else context.playbook.key_tasks
    words = context.words.message("position", position=position, count=len(beside))
    return Count(words=words, address=tasks_of_phase(context, task.phase))
