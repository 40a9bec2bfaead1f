"""A template that is offered under several names may be the wrong one for some of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text, place_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask, Playbook, Reference


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a name, every artifact that offers a file which was first offered under another name."""
    first: dict[str, tuple[KeyTask, Artifact]] = {}
    told: defaultdict[str, set[str]] = defaultdict(set)
    for task, artifact, template in _offers(context.playbook):
        file = template.target.value
        if context.links.template(file) is None:
            continue
        maker, other = first.setdefault(file, (task, artifact))
        if artifact.key == other.key or artifact.key in told[file]:
            continue
        told[file].add(artifact.key)
        place = place_of(maker, other.text)
        yield at_text(
            "M3082",
            task,
            template.target,
            f"`{file}` is offered for `{artifact.name}` here, and for `{shortened(other.name)}` in {place}",
            "if the two are one artifact, call them by one name; if not, see whether this is the right file",
        )


def _offers(playbook: Playbook) -> Iterator[tuple[KeyTask, Artifact, Reference]]:
    for task in playbook.pages:
        for artifact in task.artifacts:
            if artifact.template and artifact.template.is_file:
                yield task, artifact, artifact.template
