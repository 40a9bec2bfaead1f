"""A template is offered wherever its artifact is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks import offered_files
from mkdocs_m3.checks.findings import at_text, with_key
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Reference


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a page, every artifact without the template that other tasks offer for it."""
    offered: dict[str, Reference] = {}
    for _, artifact, template in offered_files.offered(context):
        offered.setdefault(artifact.key, template)
    for task in context.playbook.pages:
        here = {artifact.key for artifact in task.artifacts if artifact.template}
        here |= {made.key for activity in task.activities if activity.template for made in activity.outputs}
        for artifact in task.artifacts:
            other = offered.get(artifact.key)
            if other is None or artifact.key in here or is_struck(artifact.text.value):
                continue
            here.add(artifact.key)
            yield at_text(
                "M3083",
                task,
                artifact.text,
                f"`{artifact.name}` has a template, which is not offered here",
                with_key(task, artifact.text, f"filename: {other.target}"),
            )
