"""An input comes from somewhere: from an earlier task, or from outside the playbook."""

from __future__ import annotations

from collections import defaultdict
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
    made = {artifact.key: artifact.name for task in playbook.unnumbered for artifact in task.made}
    by_rest: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for task in playbook.key_tasks:
        if _is_all_before_there(task, playbook):
            for artifact in task.inputs:
                if artifact.is_external or artifact.key in made:
                    continue
                alike = {name for rest in _rests(artifact.key) for name in by_rest.get(rest, ())}
                near = nearest(artifact.key, sorted(alike), 0.85)
                yield at_text(
                    "M3080",
                    task,
                    artifact.text,
                    f"no earlier task makes the input `{artifact.name}`",
                    _cure(playbook.makers.get(artifact.key, ()), made[near] if near else None),
                )
        for artifact in task.made:
            made.setdefault(artifact.key, artifact.name)
            for rest in _rests(artifact.key):
                by_rest[rest].add(artifact.key)


def _is_all_before_there(task: KeyTask, playbook: Playbook) -> bool:
    return all(playbook.phases.get(phase) for phase in range(1, task.phase or 0))


def _cure(later: tuple[KeyTask, ...], near: str | None) -> str:
    if later:
        return f"{later[0].id} makes it, and does not come before; or say `external: true` here"
    start = f"write `{near}` if it is that; if not, add it" if near else "add it"
    return f"{start} to the outputs of the task that makes it, or say `external: true` here"


def _rests(key: str) -> Iterator[tuple[str, ...]]:
    """What is left of a name without each of its words in turn: two names that differ in one share a rest.

    Only such names are compared letter by letter, so that a playbook's size costs no more than its share.
    """
    words = key.split()
    return (tuple(words[:n] + words[n + 1 :]) for n in range(len(words)))
