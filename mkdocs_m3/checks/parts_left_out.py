"""A body that places every part of its page but one, which is then shown above all of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset, enumerated
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.comments import is_part, is_template, parts_of, why_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Placement

_FEWEST: Final = 2
_HOLDS: Final[Mapping[str, Callable[[KeyTask], object]]] = MappingProxyType(
    {
        "activities": lambda task: task.activities,
        "stakeholders": lambda task: task.stakeholders,
        "inputs": lambda task: task.inputs,
        "outputs": lambda task: task.outputs,
        "best-practices": lambda task: task.best_practice,
    }
)
"""The parts of a key task that its body may place, from top to bottom, and what each shows."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report the one part without a place, unless it comes first anyway."""
    for task in context.playbook.pages:
        if not task.placements:
            continue
        own = parts_of(task, context.vocabulary.fields)
        placed: dict[str, Placement] = {}
        for one in task.placements:
            if is_part(one, own) and not is_template(one) and not why_nothing(one):
                placed.setdefault(one.part, one)
        shown = [part for part, of in _HOLDS.items() if of(task)]
        left_out = [part for part in shown if part not in placed]
        there = [part for part in shown if part in placed]
        if len(left_out) == 1 and len(there) >= _FEWEST and shown[0] != left_out[0]:
            yield _finding(task, left_out[0], there, placed)


def _finding(task: KeyTask, part: str, there: list[str], placed: dict[str, Placement]) -> Finding:
    order = [*_HOLDS]
    above = [one for one in there if order.index(one) < order.index(part)][-1]
    where = tuple(task.body_places[at] for at in (placed[above].start, placed[above].end))
    comment = f"<!-- m3/{part} -->"
    names = enumerated([f"`m3/{one}`" for one in there])
    return at_offset(
        "M3099",
        task,
        (where[0], where[1]),
        f"the text places {names}, but not `m3/{part}`, so that part is shown above the text",
        f"write `{comment}` where it belongs, on a line of its own between blank lines",
        edits=(Fix(start=where[1], end=where[1], replacement=f"\n\n{comment}"),),
    )
