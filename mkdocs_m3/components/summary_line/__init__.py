"""Where this task stands: phase, position, workstream and responsible party in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.phase_names import phase_address, phase_name

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model.vocabulary import Term


class View(Struct, frozen=True, kw_only=True):
    """The line, ready to be written."""

    phase: str
    """`Phase 3: Engagement`, or nothing where the phase is not known."""
    phase_address: str
    """The phase's page; empty where it has none."""
    position: str
    """`Task 1 of 16`, or nothing where the number is not known."""
    workstream: Term | None
    """The workstream, with its icon's name."""
    responsible: str
    """The words before the responsible parties."""
    parties: tuple[Term, ...]
    """The parties that answer for the task."""
    unknown: str
    """Words that were written for a party and are none."""


def has_content(context: Context) -> bool:
    """Whether anything is known of where the task stands."""
    task = context.task
    return task.phase is not None or bool(task.category) or task.responsible_party is not None


def view(context: Context) -> View:
    """The line for one task."""
    task, words = context.task, context.words
    who = task.responsible_party
    return View(
        phase=phase_name(context, task.phase) if task.phase is not None else "",
        phase_address=phase_address(context, task.phase) if task.phase is not None else "",
        position=_position(context),
        workstream=context.vocabulary.workstream(task.category) if task.category else None,
        responsible=words.message("responsible_party"),
        parties=tuple(context.vocabulary.party(party) for party in who.parties) if who else (),
        unknown=", ".join(text.value for text in who.unknown) if who else "",
    )


def _position(context: Context) -> str:
    task = context.task
    position = context.playbook.positions.get(task.source.uri)
    if position is None or task.phase is None:
        return ""
    count = len(context.playbook.phases[task.phase])
    return context.words.message("position", position=position, count=count)
