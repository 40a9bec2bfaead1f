"""An input comes from somewhere: from an earlier task, or from outside the playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import KeyTask, Playbook


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every input that no earlier task makes, where the site holds every earlier phase."""
    del links
    made: dict[str, str] = {}
    for task in playbook.key_tasks:
        if _is_all_before_there(task, playbook):
            for artifact in task.inputs:
                if artifact.is_external or artifact.key in made:
                    continue
                near = nearest(artifact.key, made, 0.85)
                cure = f"write `{made[near]}` if it is that; if not, add it" if near else "add it"
                yield at_text(
                    "M3080",
                    task,
                    artifact.text,
                    f"no earlier task makes the input `{artifact.name}`",
                    f"{cure} to the outputs of the task that makes it, or say `external: true` here",
                )
        made |= {artifact.key: artifact.name for artifact in task.made if artifact.key not in made}


def _is_all_before_there(task: KeyTask, playbook: Playbook) -> bool:
    return all(phase in playbook.phases for phase in range(1, task.phase or 0))
