"""The records of one key-task page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from mkdocs_m3.model.ids import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_m3.model.ids import Id, Order, WrittenId
    from mkdocs_m3.model.own_fields import FieldValue
    from mkdocs_m3.model.placement import Placement
    from mkdocs_m3.model.source import Source, Text


class ResponsibleParty(Struct, frozen=True, kw_only=True):
    """Who is named as responsible."""

    parties: tuple[str, ...]
    """Ids of the parties, each once, in the order of the vocabulary; `shared` is already resolved."""
    unknown: tuple[Text, ...] = ()
    """What was written and is no party."""
    start: int = 0
    """Where they are written in the page, in characters from 0."""
    end: int = 0
    """Where that ends, exclusive."""

    @property
    def is_shared(self) -> bool:
        """Whether several parties act together."""
        return len(self.parties) > 1


class Assignment(Struct, frozen=True, kw_only=True):
    """What one party does in an activity, where the playbook says it in letters such as RACI."""

    party: str
    """The party's id."""
    letters: tuple[str, ...]
    """The letters that are written for it, each once, in the order of the playbook's letters."""
    start: int
    """Where they are written in the page, in characters from 0."""
    end: int
    """Where that ends, exclusive."""


class Reference(Struct, frozen=True, kw_only=True):
    """A template or an example: a file of the site, or an address."""

    target: Text
    """The file inside the files folder, or the address, as written."""
    is_file: bool
    """Whether the target is a file."""


class Artifact(Struct, frozen=True, kw_only=True):
    """What a task takes in or hands on."""

    text: Text
    """The artifact's name, with its markup."""
    name: str
    """The name in plain words, without markup."""
    key: str
    """The folded name: artifacts with one key are one artifact."""
    template: Reference | None = None
    """What is offered to make it from."""
    is_external: bool = False
    """Whether it comes from outside the playbook, as its page or the site's configuration says."""


class Activity(Struct, frozen=True, kw_only=True):
    """One thing to do."""

    text: Text
    """What is to be done."""
    responsible_party: ResponsibleParty | None = None
    """Who does it; `None` where nobody is stated."""
    assignments: tuple[Assignment, ...] = ()
    """Every party's letters, as they are written; none where the activity has none."""
    has_all_letters: bool = True
    """Whether everything that was written of letters could be read."""
    outputs: tuple[Artifact, ...] = ()
    """The artifacts the activity aims at."""
    template: Reference | None = None
    """A template to work from."""
    example: Reference | None = None
    """An example to look at."""
    fields: tuple[FieldValue, ...] = ()
    """What it says in the fields of the site's own."""

    @property
    def involved(self) -> frozenset[str]:
        """The ids of all parties that act in it or have a letter."""
        acting = self.responsible_party.parties if self.responsible_party else ()
        return frozenset((*acting, *(assignment.party for assignment in self.assignments)))


Numbered = tuple[int, Activity]
"""An activity with its number in its task, from 1."""


class ActivityGroup(Struct, frozen=True, kw_only=True):
    """Activities under one heading, or all activities of a task that has no groups."""

    name: Text | None = None
    """The heading; `None` where the task has no groups."""
    activities: tuple[Activity, ...] = ()
    """In the author's order."""


class Stakeholder(Struct, frozen=True, kw_only=True):
    """A role that takes part."""

    text: Text
    """The role, with its markup."""
    name: str
    """The role in plain words, without markup."""
    key: str
    """The folded role: stakeholders with one key are one role."""
    responsible_party: ResponsibleParty | None = None
    """For which parties someone in this role takes part; `None` where nobody is stated."""
    is_misplaced: bool = False
    """Whether it is rather an artifact that was put here, so that no role is known of it."""


class KeyTask(Struct, frozen=True, kw_only=True, dict=True):
    """One key-task page. What could not be read is absent; a finding says so.

    What follows from its fields is asked for again and again, so that it is only made once.
    """

    noun: ClassVar = "key task"
    name_key: ClassVar = "name"
    number_key: ClassVar = "keyTask"

    source: Source
    """The page."""
    phase: Id | None = None
    """The number of the phase, or its other id."""
    own_number: WrittenId | None = None
    """The task's number within its phase, or its other id, where the page says it: `keyTask`."""
    id: str | None = None
    """The id of the task as readers see it, and as authors write it in options: `3.1`."""
    parent: str | None = None
    """The id of the task above it, likewise; `None` where there is no dot in its own."""
    name: Text | None = None
    """What the task is called, without its number."""
    objective: Text | None = None
    """What the task is for."""
    responsible_party: ResponsibleParty | None = None
    """Who answers for the task as a whole."""
    category: str | None = None
    """The id of the task's workstream."""
    activities_text: Text | None = None
    """A lead-in above the activities."""
    activity_groups: tuple[ActivityGroup, ...] = ()
    """All activities; one group without a name where the author made none."""
    inputs: tuple[Artifact, ...] = ()
    """What the task takes in."""
    outputs: tuple[Artifact, ...] = ()
    """What the task hands on."""
    stakeholders: tuple[Stakeholder, ...] = ()
    """Who takes part."""
    best_practice: tuple[Text, ...] = ()
    """What has worked elsewhere."""
    permalink: Text | None = None
    """The address the author chose, such as `/3.1/`; only one that can be an address."""
    fields: tuple[FieldValue, ...] = ()
    """What it says in the fields of the site's own."""
    is_exported: bool = True
    """Whether it may be in the exports."""
    is_whole: bool = True
    """Whether everything that was written could be read."""
    body: str = ""
    """The author's own Markdown after the front matter."""
    body_places: Sequence[int] = range(1)
    """For each character of the body, and for its end, its place in the source."""
    placements: tuple[Placement, ...] = ()
    """The comments in the body that place a part or a view, or mean to."""

    @property
    def number(self) -> Id | None:
        """The number of the task within its phase, or its other id."""
        return self.own_number.value if self.own_number else None

    @property
    def slug(self) -> str:
        """The same for addresses, ids of elements, and names of files; empty where it has none."""
        return slug_of(self.id) if self.id else ""

    @cached_property
    def order(self) -> tuple[Order, Order]:
        """By phase, then by number, so that 3.10 comes after 3.9; only for a task that has an id."""
        number = self.own_number
        return self.phase.order if self.phase else (), number.value.order if number else ()

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """All activities, through all groups."""
        return tuple(activity for group in self.activity_groups for activity in group.activities)

    @cached_property
    def led(self) -> Mapping[str, tuple[Numbered, ...]]:
        """By a party's id, the activities that it does alone; none of a party that has none."""
        led: dict[str, list[Numbered]] = {}
        for number, activity in enumerate(self.activities, start=1):
            who = activity.responsible_party
            for party in who.parties if who and not who.is_shared else ():
                led.setdefault(party, []).append((number, activity))
        return {party: tuple(activities) for party, activities in led.items()}

    @cached_property
    def shared(self) -> tuple[Numbered, ...]:
        """The activities that several parties do together."""
        return tuple(
            (number, activity)
            for number, activity in enumerate(self.activities, start=1)
            if activity.responsible_party and activity.responsible_party.is_shared
        )

    @property
    def involved(self) -> frozenset[str]:
        """The ids of all parties that answer for the task, act in it, or take part for a role."""
        named = (self.responsible_party, *(one.responsible_party for one in self.stakeholders))
        return frozenset(
            (
                *(party for who in named if who for party in who.parties),
                *(party for activity in self.activities for party in activity.involved),
            )
        )

    @cached_property
    def doing(self) -> tuple[str, ...]:
        """The ids of the parties that answer for the task or act in it, each once."""
        who = self.responsible_party
        return tuple(dict.fromkeys((*(who.parties if who else ()), *self.acting)))

    @property
    def acting(self) -> dict[str, ResponsibleParty]:
        """Each party that acts in it, with the words of the first activity that name it."""
        stated = (activity.responsible_party for activity in reversed(self.activities))
        return {party: who for who in stated if who for party in who.parties}

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Everything that the task takes in or makes."""
        return (*self.inputs, *self.made)

    @cached_property
    def made(self) -> tuple[Artifact, ...]:
        """Every artifact that the task makes: its outputs, and those its activities aim at."""
        return (*self.outputs, *(output for activity in self.activities for output in activity.outputs))

    @property
    def references(self) -> Iterator[Reference]:
        """Every template and example that the page offers, in the order of the page."""
        for activity in self.activities:
            yield from (offer for offer in (activity.template, activity.example) if offer)
            yield from (output.template for output in activity.outputs if output.template)
            yield from (offer for field in activity.fields for offer in field.references)
        yield from (artifact.template for artifact in (*self.inputs, *self.outputs) if artifact.template)
        yield from (offer for field in self.fields for offer in field.references)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that may hold markup and is shown to readers, in the order of the page."""
        yield from (text for text in (self.name, self.objective, self.activities_text) if text)
        for group in self.activity_groups:
            yield from (group.name,) if group.name else ()
            for activity in group.activities:
                yield activity.text
                yield from (output.text for output in activity.outputs)
                yield from (text for field in activity.fields for text in field.markup)
        yield from (stakeholder.text for stakeholder in self.stakeholders)
        yield from (artifact.text for artifact in (*self.inputs, *self.outputs))
        yield from self.best_practice
        yield from (text for field in self.fields for text in field.markup)
