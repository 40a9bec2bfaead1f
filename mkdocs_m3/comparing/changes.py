"""What can change in a playbook: every kind of change, with what people call it, and one change as data."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(Struct, frozen=True):
    """One kind of change, in our words; `Vocabulary.say` puts those of the site in their place."""

    title: str
    """The heading over such changes."""
    subject: str = ""
    """What has changed, as the head of a column; empty where it is the task or the phase itself."""
    before: str = ""
    """What is in the column of how it was; empty where there is none."""
    now: str = ""
    """What is in the column of how it is; empty where there is none."""


def _replaced(title: str, subject: str = "") -> Kind:
    return Kind(title, subject, "Before", "Now")


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "activity-changed-hands": _replaced("Activities that changed hands", "Activity"),
        "activity-letters": _replaced("Activities with other letters of responsibility", "Activity"),
        "task-changed-hands": _replaced("Key tasks that changed hands"),
        "activity-appeared": Kind("Activities that are new", "Activity", now="Responsible"),
        "activity-went": Kind("Activities that are gone", "Activity", before="Was responsible"),
        "activity-moved": Kind("Activities that moved here from another key task", "Activity", "From"),
        "activity-reworded": _replaced("Activities in other words"),
        "role-joined": Kind("Stakeholders that joined", "Stakeholder", now="Takes part for"),
        "role-left": Kind("Stakeholders that left", "Stakeholder", before="Took part for"),
        "role-changed-hands": _replaced("Stakeholders that take part for other parties", "Stakeholder"),
        "task-appeared": Kind("Key tasks that are new", now="Responsible"),
        "task-went": Kind("Key tasks that are gone", before="Was responsible"),
        "task-renamed": _replaced("Key tasks with another name"),
        "task-renumbered": _replaced("Key tasks with another number"),
        "task-moved-phase": _replaced("Key tasks that moved to another phase"),
        "task-moved-address": _replaced("Key tasks with another address"),
        "task-workstream": _replaced("Key tasks that moved to another workstream"),
        "task-objective": _replaced("Key tasks with another objective"),
        "phase-appeared": Kind("Phases that are new"),
        "phase-went": Kind("Phases that are gone"),
        "phase-renamed": _replaced("Phases with another name"),
        "phase-renumbered": _replaced("Phases with another number"),
        "phase-objective": _replaced("Phases with another objective"),
        "criterion-added": Kind("Readiness indicators that are new", "Indicator"),
        "criterion-removed": Kind("Readiness indicators that are gone", "Indicator"),
        "artifact-lost-maker": Kind(
            "Artifacts that nobody makes any more", "Artifact", "Was made by", "Used by"
        ),
        "artifact-found-maker": Kind("Artifacts that somebody makes now", "Artifact", now="Made by"),
        "output-added": Kind("Outputs that are new", "Output"),
        "output-removed": Kind("Outputs that are gone", "Output"),
        "input-added": Kind("Inputs that are new", "Input"),
        "input-removed": Kind("Inputs that are gone", "Input"),
        "document-added": Kind("Documents that are new", "Document"),
        "document-removed": Kind("Documents that are gone", "Document"),
        "template-replaced": _replaced("Templates that were replaced", "For"),
        "template-added": Kind("Templates that are new", "For", now="Now"),
        "template-removed": Kind("Templates that are gone", "For", before="Before"),
        "example-replaced": _replaced("Examples that were replaced", "For"),
        "example-added": Kind("Examples that are new", "For", now="Now"),
        "example-removed": Kind("Examples that are gone", "For", before="Before"),
        "best-practice-added": Kind("Best practices that are new", "Best practice"),
        "best-practice-removed": Kind("Best practices that are gone", "Best practice"),
        "field-changed": _replaced("Fields of your own that changed", "Field"),
        "party-renamed": _replaced("Parties with another name", "Party"),
    }
)
"""Every kind, in the order in which they are told: who does what first."""


class Page(Struct, frozen=True, kw_only=True):
    """A key task or a phase, as a change names it."""

    id: str = ""
    """Its number: `3.1`; empty where it has none."""
    name: str = ""
    """Its name, without markup."""
    uri: str = ""
    """Its path in the documentation folder."""
    is_phase: bool = False
    """Whether it is a phase."""

    @property
    def words(self) -> str:
        """Both in one: `3.1 Form one team`; without both, its path."""
        return " ".join(filter(None, (self.id, self.name))) or self.uri


class Change(Struct, frozen=True, kw_only=True):
    """One change, by meaning."""

    kind: str
    """A key of `KINDS`."""
    page: Page | None
    """Where it is, as it is called now if it is there now; `None` where it is in no single page."""
    subject: str = ""
    """What has changed on this page, in the author's words without markup."""
    before: tuple[str, ...] = ()
    """How it was; several where several belong there, such as parties."""
    now: tuple[str, ...] = ()
    """How it is."""
    playbook: str = ""
    """The name of its playbook, where the site has several."""


def in_order(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes, each once, by their kinds; those of one kind keep their order."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: places[change.kind]))
