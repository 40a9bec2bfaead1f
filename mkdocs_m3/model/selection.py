"""Which part of a playbook a view shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_m3.model.ids import Id, WrittenId
    from mkdocs_m3.model.key_task import KeyTask
    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.source import Text


class Selection(Struct, frozen=True, kw_only=True):
    """What the options of a view's comment choose. Nothing chosen means everything."""

    phases: tuple[Id, ...] = ()
    """The ids of the phases."""
    workstreams: tuple[str, ...] = ()
    """The ids of the workstreams."""
    parties: tuple[str, ...] = ()
    """The ids of the parties of which one must answer for a task or act in it."""
    task: str = ""
    """The id of the one task that is shown, or that a diagram is drawn around."""
    letters: tuple[str, ...] = ()
    """The letters of responsibility."""
    columns: tuple[str, ...] = ()
    """The columns of the table, by the names that the view gives them."""

    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By the names of fields of the site's own, the words of which a task says one in each."""

    @property
    def is_choice(self) -> bool:
        """Whether only some tasks are chosen."""
        return bool(self.phases or self.workstreams or self.parties or self.fields)

    def of(self, playbook: Playbook) -> tuple[KeyTask, ...]:
        """The chosen key tasks, in the order of their numbers."""
        tasks = playbook.key_tasks
        if self.phases:
            tasks = tuple(task for phase in sorted(self.phases) for task in playbook.phases.get(phase, ()))
        if self.workstreams:
            tasks = tuple(task for task in tasks if task.category in self.workstreams)
        if self.parties:
            tasks = tuple(task for task in tasks if set(task.doing) & set(self.parties))
        if self.fields:
            tasks = tuple(task for task in tasks if self._says(task))
        return tasks

    def _says(self, task: KeyTask) -> bool:
        """Whether a task says in each of the fields one of the words."""
        said = {one.spec.name: one.words for one in task.fields}
        return all(not said.get(name, frozenset()).isdisjoint(words) for name, words in self.fields)


class PlacedView(Struct, frozen=True, kw_only=True):
    """A comment that puts a view into a page."""

    name: str
    """Which view: `stakeholder-matrix`."""
    selection: Selection
    """What it shows of the playbook."""
    start: int = 0
    """Where the comment begins in the page, in characters from 0."""
    end: int = 0
    """Where it ends, exclusive."""
    is_whole: bool = True
    """Whether everything that its options say could be read."""
    phases: tuple[WrittenId, ...] = ()
    """The ids of the phases that it names, where the comment says them."""
    task: Text | None = None
    """The id of the task that it names, likewise."""
    playbook: str = ""
    """The name of the playbook that it shows; empty where the site names none."""
