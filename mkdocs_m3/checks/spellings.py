"""One artifact is spelled in one way."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a page, every spelling of an artifact that is not its most frequent one."""
    found: defaultdict[str, list[tuple[KeyTask, Artifact]]] = defaultdict(list)
    for task in context.playbook.pages:
        for artifact in task.artifacts:
            if is_struck(artifact.text.value):
                continue  # which is told by itself
            # Names that the configuration makes one artifact are no slips of each other. Which is the most
            # frequent, nobody knows while a page that has it cannot be read.
            if artifact.key == fold(artifact.name) and artifact.key not in context.playbook.unread.names:
                found[artifact.key].append((task, artifact))
    for uses in found.values():
        names = Counter(artifact.name for _, artifact in uses)
        if len(names) == 1:
            continue
        usual = names.most_common(1)[0][0]
        told: set[tuple[str, str]] = set()
        for task, artifact in uses:
            if artifact.name == usual or (task.source.uri, artifact.name) in told:
                continue
            told.add((task.source.uri, artifact.name))
            yield at_text(
                "M3081",
                task,
                artifact.text,
                f"`{artifact.name}` is spelled `{usual}` elsewhere; the page links the two as one artifact",
                f"write `{usual}`",
            )
