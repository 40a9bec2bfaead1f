"""The files that tasks offer for what they take in and make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.files_of_deleted_items import is_left_behind

if TYPE_CHECKING:
    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import Artifact, KeyTask, Reference


@once
def offered(context: CheckContext) -> tuple[tuple[KeyTask, Artifact, Reference], ...]:
    """Each file that is there and that a task offers for an artifact, but for one that was left behind."""
    return tuple(
        (task, artifact, template)
        for task in context.playbook.pages
        for artifact in task.artifacts
        if (template := artifact.template)
        and template.is_file
        and not is_left_behind(task, template, context)
        and context.links.template(template.target.value) is not None
    )
