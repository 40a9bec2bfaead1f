"""Where this phase is among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.phase_names import phase_address, phase_name

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id


class Step(Struct, frozen=True, kw_only=True):
    """One phase."""

    number: Id
    """Its number, or its other id."""
    name: str
    """Its number and name in words."""
    address: str
    """Its page; empty for the page itself, and where there is none."""
    is_current: bool
    """Whether it is the phase of this page."""


class View(Struct, frozen=True, kw_only=True):
    """The list of phases."""

    position: str
    """`Phase 3 of 6`; empty where phases are missing, so that it would be another number than its own."""
    label: str
    """What the list is called."""
    steps: tuple[Step, ...]
    """Every phase, in order."""


def has_content(context: Context) -> bool:
    """Whether the phase has a number, and there are others."""
    return context.phase.number in context.playbook.phases and len(context.playbook.phases) > 1


def view(context: Context) -> View:
    """The list for one phase's page."""
    numbers = tuple(context.playbook.phases)
    number = context.phase.number
    position = numbers.index(number) + 1 if number else 0
    is_its_own = number is not None and number.text == str(position)
    return View(
        position=context.words.message("phase_position", position=position, count=len(numbers))
        if is_its_own or context.vocabulary.ids.phase != "number"
        else "",
        label=context.words.message("phases_label"),
        steps=tuple(
            Step(
                number=one,
                name=phase_name(context, one),
                address=phase_address(context, one),
                is_current=one == number,
            )
            for one in numbers
        ),
    )
