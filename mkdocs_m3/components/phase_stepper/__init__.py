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
    at = numbers.index(number) if number else -1
    is_its_own = number is not None and number.text == str(at + 1)
    others = _as_others(context)
    current = (_current(context, number),) if number else ()
    return View(
        position=context.words.message("phase_position", position=at + 1, count=len(numbers))
        if is_its_own or context.vocabulary.ids.phase != "number"
        else "",
        label=context.words.message("phases_label"),
        steps=(*others[: max(at, 0)], *current, *others[at + 1 :]),
    )


def _as_others(context: Context) -> list[Step]:
    """Every phase as it looks on the page of another one, which is the same on all of these."""
    if not context.steps:
        pages = context.playbook.phase_pages
        context.steps.extend(
            Step(
                number=phase,
                name=phase_name(context, phase),
                address=context.links.page(pages[phase]) if phase in pages else "",
                is_current=False,
            )
            for phase in context.playbook.phases
        )
    return context.steps


def _current(context: Context, phase: Id) -> Step:
    """The phase of the page itself."""
    address = phase_address(context, phase)
    return Step(number=phase, name=phase_name(context, phase), address=address, is_current=True)
