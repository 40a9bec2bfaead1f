"""What has worked elsewhere, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context


class View(Struct, frozen=True, kw_only=True):
    """The list."""

    items: tuple[Markup, ...]
    """Each practice, in the author's order."""


def has_content(context: Context) -> bool:
    """Whether the task has any."""
    return bool(context.task.best_practice)


def view(context: Context) -> View:
    """The list for one task."""
    return View(items=tuple(context.prose(text) for text in context.task.best_practice))
