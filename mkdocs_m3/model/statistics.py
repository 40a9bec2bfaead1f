"""What views and exports tell of many tasks together: counts, and who has to do with what.

Each function goes through the tasks once. The page, the CSV file and the workbook take the same figures.
"""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from mkdocs_m3.model.key_task import KeyTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_m3.model.ids import Id
    from mkdocs_m3.model.key_task import Artifact, Reference, Stakeholder
    from mkdocs_m3.model.phase import Phase
    from mkdocs_m3.model.playbook import Playbook


class Load(Struct, frozen=True, kw_only=True):
    """How many activities of a task, or of several, are whose."""

    total: int
    """All activities."""
    alone: Mapping[str, int]
    """By a party's id, those in which it acts alone; none of a party that has none."""
    shared: Mapping[str, int]
    """By a party's id, those in which it acts with others, likewise."""
    unstated: int
    """Those of which nobody is named."""

    def of(self, party: str) -> tuple[int, int]:
        """How many a party leads, and how many it shares."""
        return self.alone.get(party, 0), self.shared.get(party, 0)


def load_of(tasks: Iterable[KeyTask]) -> Load:
    """The load of tasks together."""
    alone: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    total = unstated = 0
    for task in tasks:
        for activity in task.activities:
            total += 1
            who = activity.responsible_party
            if who is None or not who.parties:
                unstated += 1
            else:
                (shared if who.is_shared else alone).update(who.parties)
    return Load(total=total, alone=alone, shared=shared, unstated=unstated)


def unstated_of(task: KeyTask) -> tuple[int, ...]:
    """The activities of a task of which nobody is named, by their numbers, from 1."""
    return tuple(
        number
        for number, activity in enumerate(task.activities, start=1)
        if activity.responsible_party is None or not activity.responsible_party.parties
    )


class Role(Struct, frozen=True, kw_only=True):
    """A role, and the tasks in which somebody who has it takes part."""

    key: str
    """What makes it one role: the key of its entry in a glossary, or else of its name."""
    first: Stakeholder
    """Where it is first."""
    parties: Mapping[str, tuple[str, ...]]
    """By a task's id, the ids of the parties for which they do; none where no party is named."""

    @property
    def name(self) -> str:
        """As the first task spells it, in plain words."""
        return self.first.name


def roles_of(
    playbook: Playbook, tasks: Iterable[KeyTask], order: Iterable[str], only: Iterable[str] = ()
) -> tuple[Role, ...]:
    """Every role, by the number of its tasks from many to few, then by name; parties in their `order`.

    Roles with one entry in the glossary are one: `Program Manager (PM)` and `PM`. With `only` some
    parties, the roles and tasks in which somebody takes part for one of them.
    """
    only = frozenset(only)
    order = tuple(order)
    first: dict[str, Stakeholder] = {}
    named: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for task in tasks:
        for stakeholder in task.stakeholders:
            who = stakeholder.responsible_party
            key = playbook.role_key(stakeholder)
            first.setdefault(key, stakeholder)
            named[key][task.id or ""].update(who.parties if who else ())
    roles = (
        Role(
            key=key,
            first=stakeholder,
            parties={
                id_: tuple(party for party in order if party in parties)
                for id_, parties in named[key].items()
                if not only or parties & only
            },
        )
        for key, stakeholder in first.items()
    )
    some = (role for role in roles if role.parties)
    return tuple(sorted(some, key=lambda role: (-len(role.parties), role.name.casefold())))


class Template(Struct, frozen=True, kw_only=True):
    """A file or an address that is offered to make something from."""

    page: KeyTask | Phase
    """The page that names it first."""
    reference: Reference
    """How that page names it."""
    names: tuple[str, ...]
    """The names of what is made from it, the most frequent first; none where nobody names anything."""
    needed_by: tuple[KeyTask, ...]
    """The tasks that offer it for an input or an activity."""
    made_by: tuple[KeyTask, ...]
    """The tasks that offer it for an output."""
    listed_in: tuple[Id, ...]
    """The phases whose page lists it."""


class _Use(enum.Enum):
    """What a page offers a template for."""

    NEEDED = enum.auto()
    """To do its work."""
    MADE = enum.auto()
    """To make something from it."""
    LISTED = enum.auto()
    """As a document of a phase."""


class Offering(NamedTuple):
    """A template on a page."""

    page: KeyTask | Phase
    use: _Use
    reference: Reference
    name: str
    """What is made from it; empty where nobody says so."""


def templates_of(playbook: Playbook, tasks: Iterable[KeyTask], phases: Iterable[Id]) -> tuple[Template, ...]:
    """Every template of these tasks and of these phases' pages, once, in the order in which they come.

    An address is no template where the artifact comes from outside the playbook, nor on a phase's page:
    there it says where something is found.
    """
    pages = (playbook.phase_pages[number] for number in phases if number in playbook.phase_pages)
    of_tasks = (offering for task in tasks for offering in (*_needed(task), *_made(task)))
    of_phases = (offering for page in pages for offering in _listed(page))
    return tuple(template_of(several) for several in _by_target(chain(of_tasks, of_phases)).values())


def offerings_of(task: KeyTask) -> Mapping[str, Sequence[Offering]]:
    """By a file or an address, each place where a task offers it as a template."""
    return _by_target(chain(_needed(task), _made(task)))


def _by_target(offerings: Iterable[Offering]) -> dict[str, list[Offering]]:
    found: dict[str, list[Offering]] = {}
    for offering in offerings:
        found.setdefault(offering.reference.target.value, []).append(offering)
    return found


def have_templates(tasks: Iterable[KeyTask]) -> bool:
    """Whether any of these tasks has a template."""
    return any(True for task in tasks for _ in chain(_needed(task), _made(task)))


def _needed(task: KeyTask) -> Iterator[Offering]:
    """The templates of a task's inputs and activities."""
    for artifact in task.inputs:
        if artifact.template and (artifact.template.is_file or not artifact.is_external):
            yield Offering(task, _Use.NEEDED, artifact.template, artifact.name)
    for activity in task.activities:
        if activity.template:
            name = activity.outputs[0].name if activity.outputs else ""
            yield Offering(task, _Use.NEEDED, activity.template, name)


def _made(task: KeyTask) -> Iterator[Offering]:
    """The templates of what a task makes."""
    for artifact in task.made:
        if artifact.template:
            yield Offering(task, _Use.MADE, artifact.template, artifact.name)


def _listed(page: Phase) -> Iterator[Offering]:
    """The files among the documents of a phase."""
    for document in page.documentation:
        if document.template and document.template.is_file:
            yield Offering(page, _Use.LISTED, document.template, document.name)


def template_of(offerings: Sequence[Offering]) -> Template:
    """The one template that all of these are, one or more."""
    names = Counter(one.name for one in offerings if one.name)
    tasks: dict[_Use, dict[str, KeyTask]] = {_Use.NEEDED: {}, _Use.MADE: {}}
    phases: dict[Id, None] = {}
    for one in offerings:
        if isinstance(one.page, KeyTask):
            tasks[one.use][one.page.source.uri] = one.page
        elif one.page.number is not None:
            phases[one.page.number] = None
    return Template(
        page=offerings[0].page,
        reference=offerings[0].reference,
        names=tuple(name for name, _ in names.most_common()),
        needed_by=tuple(tasks[_Use.NEEDED].values()),
        made_by=tuple(tasks[_Use.MADE].values()),
        listed_in=tuple(phases),
    )


class Made(Struct, frozen=True, kw_only=True):
    """An artifact with the tasks that have to do with it."""

    key: str
    """Its key."""
    names: tuple[str, ...]
    """Its spellings, the most frequent first."""
    made_by: tuple[KeyTask, ...]
    """The tasks that make it."""
    used_by: tuple[KeyTask, ...]
    """The tasks that take it in."""
    template: tuple[KeyTask, Reference] | None
    """The first task that offers something to make it from, and what; `None` where none does."""
    is_external: bool
    """Whether a task says that it comes from outside the playbook."""

    @property
    def name(self) -> str:
        """Its most frequent spelling."""
        return self.names[0]


def artifacts_of(playbook: Playbook, tasks: Iterable[KeyTask]) -> tuple[Made, ...]:
    """Every artifact of these tasks, by name; with all tasks of the playbook that make or use it."""
    found: dict[str, list[tuple[KeyTask, Artifact]]] = {}
    for task in tasks:
        for artifact in task.artifacts:
            found.setdefault(artifact.key, []).append((task, artifact))
    made = (
        Made(
            key=key,
            names=tuple(name for name, _ in Counter(one.name for _, one in several).most_common()),
            made_by=playbook.makers.get(key, ()),
            used_by=playbook.users.get(key, ()),
            template=next(((task, one.template) for task, one in several if one.template), None),
            is_external=any(one.is_external for _, one in several),
        )
        for key, several in found.items()
    )
    return tuple(sorted(made, key=lambda one: one.name.casefold()))
