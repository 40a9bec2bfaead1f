"""What has worked elsewhere, as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The list."""

    items: tuple[Markup, ...]
    """Each practice, in the author's order."""


def has_content(task: KeyTask) -> bool:
    """Whether the task has any."""
    return bool(task.best_practice)


def view(context: Context) -> View:
    """The list for one task."""
    return View(items=tuple(context.markup(text) for text in context.task.best_practice))
