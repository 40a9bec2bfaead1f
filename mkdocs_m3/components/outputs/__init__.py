"""What the task hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.components.artifacts import View, outputs_of

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


def has_content(task: KeyTask) -> bool:
    """Whether the task has any."""
    return bool(task.outputs)


def view(context: Context) -> View:
    """The list for one task."""
    return outputs_of(context)
