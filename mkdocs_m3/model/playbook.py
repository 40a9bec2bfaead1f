"""All key tasks of a site, and what can only be said of them together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model.glossary import Glossary
    from mkdocs_m3.model.key_task import KeyTask

_Key = TypeVar("_Key", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """The key tasks of a site, in the order of their numbers."""

    key_tasks: tuple[KeyTask, ...]
    """Every key task that has a phase and a number; of two with one number, both."""
    unnumbered: tuple[KeyTask, ...]
    """Key tasks whose number could not be read, in the order of the site."""
    phases: Mapping[int, tuple[KeyTask, ...]]
    """By a phase's number, its key tasks in order."""
    makers: Mapping[str, tuple[KeyTask, ...]]
    """By an artifact's key, the tasks that make it, in order."""
    users: Mapping[str, tuple[KeyTask, ...]]
    """By an artifact's key, the tasks that take it in, in order."""
    offering: Mapping[str, tuple[KeyTask, ...]]
    """By a file inside the files folder, the tasks that offer it, in order."""
    glossaries: tuple[Glossary, ...] = ()
    """The glossary pages, in the order of the site."""

    @classmethod
    def of(cls, pages: Iterable[KeyTask], glossaries: Iterable[Glossary] = ()) -> Playbook:
        """The playbook that these pages make up."""
        pages = tuple(pages)
        tasks = tuple(sorted((task for task in pages if task.id), key=lambda task: task.order))
        return cls(
            key_tasks=tasks,
            unnumbered=tuple(task for task in pages if not task.id),
            phases=_index((task.phase, task) for task in tasks if task.phase is not None),
            makers=_index((artifact.key, task) for task in tasks for artifact in task.made),
            users=_index((artifact.key, task) for task in tasks for artifact in task.inputs),
            offering=_index(
                (offer.target.value, task) for task in tasks for offer in task.references if offer.is_file
            ),
            glossaries=tuple(glossaries),
        )

    @property
    def pages(self) -> tuple[KeyTask, ...]:
        """Every key-task page, numbered or not."""
        return (*self.key_tasks, *self.unnumbered)


def _index(pairs: Iterable[tuple[_Key, KeyTask]]) -> Mapping[_Key, tuple[KeyTask, ...]]:
    """Each key with its tasks, each task once, in the order in which they come."""
    found: defaultdict[_Key, dict[str, KeyTask]] = defaultdict(dict)
    for key, task in pairs:
        found[key][task.source.uri] = task
    return {key: tuple(tasks.values()) for key, tasks in found.items()}
