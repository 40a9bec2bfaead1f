"""What the task or the phase is for, in a summary box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Text


class View(Struct, frozen=True, kw_only=True):
    """The box."""

    text: Markup
    """The objective."""


def has_content(context: Context) -> bool:
    """Whether the task or the phase says what it is for."""
    objective = _objective(context)
    return bool(objective and objective.value)


def view(context: Context) -> View | None:
    """The box for one page."""
    objective = _objective(context)
    return View(text=context.prose(objective)) if objective else None


def _objective(context: Context) -> Text | None:
    page = context.page
    return page.objective if page else None
