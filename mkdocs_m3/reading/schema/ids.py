"""The tables of a site whose phases and key tasks are not named by numbers, or that has no phases."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.model.id_scheme import NUMBERS
from mkdocs_m3.reading.shapes.ids import TextId
from mkdocs_m3.reading.shapes.scalars import WholeNumber

if TYPE_CHECKING:
    from mkdocs_m3.model.id_scheme import IdScheme
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

_PHASE: Final = "phase"
_TASK: Final = "keyTask"


def phase_shape(scheme: IdScheme) -> Shape[object]:
    """What may be written for a phase."""
    known = tuple(id_ for id_, _ in scheme.phases)
    return WholeNumber(known) if scheme.phase == "number" else TextId("word", scheme.examples[0], known)


def task_shape(scheme: IdScheme) -> Shape[object]:
    """What may be written for a key task within its phase."""
    return WholeNumber() if scheme.task == "number" else TextId(scheme.task, scheme.examples[1])


@lru_cache(maxsize=32)
def with_ids(page_type: PageType, scheme: IdScheme) -> PageType:
    """A kind of page whose ids are those of the site."""
    if scheme == NUMBERS:
        return page_type
    fields = (_with_id(field, scheme) for field in page_type.fields)
    return replace(page_type, fields=tuple(field for field in fields if field))


def _with_id(field: Field, scheme: IdScheme) -> Field | None:
    phase, task = scheme.examples
    if field.key == _PHASE:
        help_ = field.help if scheme.phase == "number" else "The id of the phase."
        own = replace(field, shape=phase_shape(scheme), help=help_, example=f"phase: {phase}")
        return own if scheme.has_phases else None
    if field.key != _TASK:
        return field
    what = "number" if scheme.task == "number" else "id"
    help_ = f"The {what} of the task within its phase; readers see `{scheme.example}`."
    if not scheme.has_phases:
        help_ = f"The {what} of the task; readers see `{scheme.example}`."
    return replace(field, shape=task_shape(scheme), help=help_, example=f"keyTask: {task}")
