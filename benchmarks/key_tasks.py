"""The facts of a playbook: key tasks, their artifacts, and which tasks have to do with which.

Nothing here knows how a page is written, nor the plugin under test: the relations are worked out anew,
so that the variants can be held against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artifacts import Artifact, Template

FILES_FOLDER: Final = "assets/files"
"""Where templates stand, inside the documentation folder."""
PARTIES: Final = {"customer": "Customer", "provider": "Provider", "qsmo": "QSMO"}
"""The parties' ids with their labels, in the order of the columns."""
WORKSTREAMS: Final = {
    "programManagement": "Program management",
    "workforce": "Workforce",
    "technology": "Technology",
    "process": "Process",
}
"""The workstreams' ids with their labels."""

_NEAREST: Final = 5
"""So many related tasks are named where an artifact is listed; the page of artifacts names all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An activity or a stakeholder."""

    text: str
    """What is to be done, or the role; Markdown."""
    parties: tuple[str, ...]
    """The ids of those responsible or involved; none where nobody is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One key task."""

    phase: int
    """The number of the phase, from 1."""
    number: int
    """The number within the phase, from 1."""
    siblings: int
    """How many key tasks the phase has."""
    name: str
    """What it is called."""
    objective: str
    """What it is for."""
    workstream: str
    """The id of its workstream."""
    parties: tuple[str, ...]
    """The ids of those who answer for it."""
    activities: tuple[Line, ...]
    """What is to be done."""
    stakeholders: tuple[Line, ...]
    """Who takes part."""
    inputs: tuple[Artifact, ...]
    """What it takes in."""
    outputs: tuple[Artifact, ...]
    """What it hands on."""
    practices: tuple[str, ...]
    """What has worked elsewhere."""

    @property
    def id(self) -> str:
        """The number that readers see: `3.1`."""
        return f"{self.phase}.{self.number}"

    @property
    def uri(self) -> str:
        """Its page inside the documentation folder."""
        return f"phase-{self.phase}/{self.id}.md"

    @property
    def columns(self) -> tuple[str, ...]:
        """The parties that have to do with the task in any way, in the order of the columns."""
        named = {party for line in (*self.activities, *self.stakeholders) for party in line.parties}
        return tuple(party for party in PARTIES if party in named.union(self.parties))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What the page of a phase says by itself."""

    number: int
    """Its number, from 1."""
    name: str
    """What it is called."""
    objective: str
    """What it is for."""
    documents: tuple[Artifact, ...]
    """What it leaves behind."""
    criteria: tuple[str, ...]
    """What must be true at its end."""

    @property
    def uri(self) -> str:
        """Its page inside the documentation folder."""
        return f"phase-{self.number}/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Other tasks that have to do with an artifact."""

    label: str
    """What they have to do with it: `Used by`."""
    tasks: tuple[Task, ...]
    """Those nearest to the task at hand, in the order of their numbers."""
    more: int
    """How many others there are."""


class Playbook:
    """All key tasks, in the order of their numbers, and what the pages of their phases say."""

    def __init__(self, tasks: Iterable[Task], phases: Iterable[Phase] = ()) -> None:
        self.tasks = tuple(tasks)
        self.phases = tuple(phases)
        self._order = {task.id: position for position, task in enumerate(self.tasks)}
        self._makers: defaultdict[str, list[Task]] = defaultdict(list)
        self._users: defaultdict[str, list[Task]] = defaultdict(list)
        self._offering: defaultdict[str, list[Task]] = defaultdict(list)
        for task in self.tasks:
            self._take_note(task)

    @property
    def hub(self) -> Task:
        """The task that shares its artifacts with others the most often."""
        return max(self.tasks, key=self._shared)

    @property
    def templates(self) -> tuple[Template, ...]:
        """Every template that a task offers, each once."""
        return tuple(
            {
                artifact.template.file: artifact.template
                for task in self.tasks
                for artifact in (*task.inputs, *task.outputs)
                if artifact.template
            }.values()
        )

    @property
    def artifacts(self) -> dict[str, tuple[Sequence[Task], Sequence[Task], Template | None]]:
        """Every name of an artifact, with the tasks that make it, those that take it in, and its template."""
        named = {
            artifact.name: artifact.template
            for task in self.tasks
            for artifact in (*task.inputs, *task.outputs)
        }
        return {name: (self._makers[name], self._users[name], named[name]) for name in named}

    def of_input(self, task: Task, artifact: Artifact) -> tuple[Relation, ...]:
        """The earlier tasks that make an input, and the others that offer its template."""
        return self._relations(task, artifact, "From", self._before(self._makers[artifact.name], task))

    def of_output(self, task: Task, artifact: Artifact) -> tuple[Relation, ...]:
        """The later tasks that use an output, and the others that offer its template."""
        return self._relations(task, artifact, "Used by", self._after(self._users[artifact.name], task))

    def _shared(self, task: Task) -> int:
        before = sum(len(self._before(self._makers[artifact.name], task)) for artifact in task.inputs)
        return before + sum(len(self._after(self._users[artifact.name], task)) for artifact in task.outputs)

    def _take_note(self, task: Task) -> None:
        for artifacts, index in ((task.outputs, self._makers), (task.inputs, self._users)):
            for artifact in artifacts:
                index[artifact.name].append(task)
        files = {artifact.template.file for artifact in (*task.inputs, *task.outputs) if artifact.template}
        for file in files:
            self._offering[file].append(task)

    def _position(self, task: Task) -> int:
        return self._order[task.id]

    def _before(self, tasks: Sequence[Task], task: Task) -> Sequence[Task]:
        return tasks[: bisect_left(tasks, self._position(task), key=self._position)]

    def _after(self, tasks: Sequence[Task], task: Task) -> Sequence[Task]:
        return tasks[bisect_right(tasks, self._position(task), key=self._position) :]

    def _relations(
        self, task: Task, artifact: Artifact, label: str, related: Sequence[Task]
    ) -> tuple[Relation, ...]:
        named = {other.id for other in (task, *related)}
        offering = self._offering[artifact.template.file] if artifact.template else []
        also = [other for other in offering if other.id not in named]
        pairs = ((label, related), ("Also used in", also))
        return tuple(self._relation(word, task, tasks) for word, tasks in pairs if tasks)

    def _relation(self, label: str, task: Task, related: Sequence[Task]) -> Relation:
        """The nearest of the related tasks; all of them where only one more would be left out."""
        here = self._position(task)
        nearest = sorted(related, key=lambda other: abs(self._position(other) - here))[:_NEAREST]
        shown = related if len(related) <= _NEAREST + 1 else sorted(nearest, key=self._position)
        return Relation(label=label, tasks=tuple(shown), more=len(related) - len(shown))
