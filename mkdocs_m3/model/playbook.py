"""All pages of a playbook, and what can only be said of them together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from mkdocs_m3.model.glossary import Glossary, Resources
from mkdocs_m3.model.id_scheme import NUMBERS, IdScheme
from mkdocs_m3.model.ids import Id
from mkdocs_m3.model.key_task import KeyTask
from mkdocs_m3.model.phase import Phase
from mkdocs_m3.model.related import Offers, Related, after, before
from mkdocs_m3.model.unread import NO_OWN_KEYS, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model.glossary import Term
    from mkdocs_m3.model.key_task import Stakeholder
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.model.record import Record
    from mkdocs_m3.model.related import Tasks
    from mkdocs_m3.model.source import Source

_Key = TypeVar("_Key", str, Id)


class Definition(Struct, frozen=True, kw_only=True):
    """A term and where it stands."""

    term: Term
    """The term."""
    uri: str
    """Its page, by its path in the documentation folder."""


class Playbook(Struct, frozen=True, kw_only=True):
    """The pages of a playbook; key tasks in the order of their numbers."""

    key_tasks: tuple[KeyTask, ...]
    """Every key task that has a phase and a number; of two with one number, both."""
    unnumbered: tuple[KeyTask, ...]
    """Key tasks whose number could not be read, in the order of the site."""
    phases: Mapping[Id, tuple[KeyTask, ...]]
    """By a phase's id, its key tasks in order. A phase that only has a page, or is listed, has none."""
    by_id: Mapping[str, KeyTask]
    """By its id as readers see it, each key task; of two with one id, the first."""
    positions: Mapping[str, int]
    """By its page's path in the documentation folder, the place of each key task in its phase, from 1.

    Without phases, its place among all.
    """
    ranks: Mapping[str, int]
    """Likewise, the place of each key task among all, from 0."""
    phase_pages: Mapping[Id, Phase]
    """By a phase's id, its page; of two with one id, the first."""
    makers: Mapping[str, tuple[KeyTask, ...]]
    """By an artifact's key, the tasks that make it, in order."""
    users: Mapping[str, tuple[KeyTask, ...]]
    """By an artifact's key, the tasks that take it in, in order."""
    fed: Mapping[str, tuple[KeyTask, ...]]
    """The same, without those that say that it comes from outside the playbook."""
    offering: Mapping[str, tuple[KeyTask, ...]]
    """By a file inside the files folder, the tasks that offer it, in order."""
    offers: Offers
    """The same, as one of these tasks sees the others."""
    definitions: Mapping[str, Definition]
    """By the folded name of a term, or by its abbreviation as written, what a glossary says of it."""
    records: tuple[Record, ...]
    """Every page of every kind, in the order of the site."""
    ids: IdScheme = NUMBERS
    """How the site names phases and key tasks."""
    unread: Unread = field(default_factory=Unread)
    """What is in the pages that mean to be of the playbook and could not be read."""

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        unread: Iterable[Source] = (),
        ids: IdScheme = NUMBERS,
        own: OwnKeys = NO_OWN_KEYS,
    ) -> Playbook:
        """The playbook that these pages make up, beside others, with these keys, that could not be read."""
        records = tuple(records)
        pages = tuple(record for record in records if isinstance(record, KeyTask))
        tasks = tuple(sorted((task for task in pages if task.id), key=lambda task: task.order))
        phase_pages: dict[Id, Phase] = {}
        for record in records:
            if isinstance(record, Phase) and record.number is not None:
                phase_pages.setdefault(record.number, record)
        by_phase = _index((task.phase, task) for task in tasks if task.phase)
        listed = (ids.phase_id(id_) for id_, _ in ids.phases)
        ranks = {task.source.uri: rank for rank, task in enumerate(tasks)}
        offering = _index(
            (offer.target.value, task) for task in tasks for offer in task.references if offer.is_file
        )
        return cls(
            key_tasks=tasks,
            unnumbered=tuple(task for task in pages if not task.id),
            phases={phase: by_phase.get(phase, ()) for phase in sorted({*by_phase, *phase_pages, *listed})},
            by_id={task.id or "": task for task in reversed(tasks)},
            positions={
                task.source.uri: place
                for of_phase in (by_phase.values() if ids.has_phases else (tasks,))
                for place, task in enumerate(of_phase, 1)
            },
            ranks=ranks,
            phase_pages=phase_pages,
            makers=_index((artifact.key, task) for task in tasks for artifact in task.made),
            users=_index((artifact.key, task) for task in tasks for artifact in task.inputs),
            fed=_index(
                (artifact.key, task) for task in tasks for artifact in task.inputs if not artifact.is_external
            ),
            offering=offering,
            offers=Offers(offering, ranks),
            definitions=_definitions(records),
            records=records,
            ids=ids,
            unread=Unread.of(unread, ids, own),
        )

    @property
    def pages(self) -> tuple[KeyTask, ...]:
        """Every key-task page, numbered or not."""
        return (*self.key_tasks, *self.unnumbered)

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """The glossary pages, in the order of the site."""
        return tuple(record for record in self.records if isinstance(record, Glossary))

    @property
    def resources(self) -> tuple[Resources, ...]:
        """The resources pages, in the order of the site."""
        return tuple(record for record in self.records if isinstance(record, Resources))

    def definition_of(self, stakeholder: Stakeholder) -> Definition | None:
        """What a glossary says of a role, however it is spelled; `None` where none explains it."""
        return self.definitions.get(stakeholder.name) or self.definitions.get(stakeholder.key)

    def role_key(self, stakeholder: Stakeholder) -> str:
        """What makes a role one: roles with one entry in the glossary are one, however they are spelled."""
        entry = self.definition_of(stakeholder)
        return entry.term.key if entry else stakeholder.key

    def rank(self, task: KeyTask) -> int:
        """The place of a task among all, from 0; one without a number comes last."""
        return self.ranks.get(task.source.uri, len(self.ranks))

    def related(self, *parts: Tasks) -> Related:
        """Tasks of this playbook that have to do with one artifact; none may be in two of the parts."""
        return Related(parts=parts, ranks=self.ranks)

    def makers_before(self, task: KeyTask, key: str) -> Related:
        """The earlier tasks that make an artifact, by its key."""
        return self.related(*((before(self.makers.get(key, ()), task),) if task.id else ()))

    def users_after(self, task: KeyTask, key: str) -> Related:
        """The later tasks that take in an artifact, by its key."""
        return self.related(*((after(self.users.get(key, ()), task),) if task.id else ()))


def _definitions(records: Iterable[Record]) -> Mapping[str, Definition]:
    """Names come before abbreviations, and what comes first stays."""
    pages = [record for record in records if isinstance(record, Glossary)]
    found: dict[str, Definition] = {}
    for page in pages:
        for term in page.terms:
            found.setdefault(term.key, Definition(term=term, uri=page.source.uri))
    for page in pages:
        for term in page.terms:
            if term.abbreviation:
                found.setdefault(term.abbreviation, Definition(term=term, uri=page.source.uri))
    return found


def _index(pairs: Iterable[tuple[_Key, KeyTask]]) -> dict[_Key, tuple[KeyTask, ...]]:
    """Each key with its tasks, each task once, in the order in which they come."""
    found: defaultdict[_Key, dict[str, KeyTask]] = defaultdict(dict)
    for key, task in pairs:
        found[key][task.source.uri] = task
    return {key: tuple(tasks.values()) for key, tasks in found.items()}
