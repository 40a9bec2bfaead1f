"""Which inputs come from outside the playbook because the site says so of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_m3.model.key_task import KeyTask
from mkdocs_m3.model.names import is_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model.record import Record


def with_external(records: Iterable[Record], patterns: tuple[str, ...]) -> Iterator[Record]:
    """The same pages, with the inputs that match one of the patterns marked as external.

    What a task makes does not come from outside, whatever its name is: its links to that task stay.
    """
    if not patterns:
        yield from records
        return
    records = tuple(records)
    tasks = tuple(record for record in records if isinstance(record, KeyTask))
    made = {artifact.key for task in tasks for artifact in task.made}
    unmade = {artifact.name for task in tasks for artifact in task.inputs if artifact.key not in made}
    external = {name for name in unmade if any(is_like(name, pattern) for pattern in patterns)}
    for record in records:
        yield _marked(record, external) if isinstance(record, KeyTask) else record


def _marked(task: KeyTask, external: set[str]) -> KeyTask:
    if external.isdisjoint(artifact.name for artifact in task.inputs):
        return task
    inputs = (
        replace(artifact, is_external=True) if artifact.name in external else artifact
        for artifact in task.inputs
    )
    return replace(task, inputs=tuple(inputs))


def idle_patterns(tasks: Iterable[KeyTask], patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns that no input's name matches."""
    names = {artifact.name for task in tasks for artifact in task.inputs}
    return tuple(pattern for pattern in patterns if not any(is_like(name, pattern) for name in names))
