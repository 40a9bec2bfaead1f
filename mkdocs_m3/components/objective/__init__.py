"""What the task is for, in a summary box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The box."""

    text: Markup
    """The objective."""


def has_content(task: KeyTask) -> bool:
    """Whether the task says what it is for."""
    return bool(task.objective and task.objective.value)


def view(context: Context) -> View | None:
    """The box for one task."""
    objective = context.task.objective
    return View(text=context.markup(objective)) if objective else None
