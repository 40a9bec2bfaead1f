"""What the task hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.components.artifact_list import View, outputs_of

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context


def has_content(context: Context) -> bool:
    """Whether the task has any."""
    return bool(context.task.outputs)


def view(context: Context) -> View:
    """The list for one task."""
    return outputs_of(context)
