"""The record of one phase page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.model.ids import Id, WrittenId
    from mkdocs_m3.model.key_task import Artifact, Reference
    from mkdocs_m3.model.own_fields import FieldValue
    from mkdocs_m3.model.placement import Placement
    from mkdocs_m3.model.source import Source, Text


class Criterion(Struct, frozen=True, kw_only=True):
    """What must be true before the next phase begins."""

    text: Text
    """The criterion."""
    address: Reference | None = None
    """Where more about it is found."""


class Phase(Struct, frozen=True, kw_only=True):
    """One phase page. What could not be read is absent; a finding says so."""

    noun: ClassVar = "phase"
    name_key: ClassVar = "name"
    number_key: ClassVar = "phase"

    source: Source
    """The page."""
    own_number: WrittenId | None = None
    """The number of the phase, or its other id, where the page says it: the front matter's `phase`."""
    name: Text | None = None
    """What the phase is called, without its number."""
    objective: Text | None = None
    """What the phase is for."""
    permalink: Text | None = None
    """The address the author chose, such as `/phase-3/`."""
    documentation_intro: Text | None = None
    """A lead-in above the documents."""
    documentation: tuple[Artifact, ...] = ()
    """The documents that the author lists."""
    documentation_outro: Text | None = None
    """What is below the documents."""
    exit_criteria: tuple[Criterion, ...] = ()
    """The readiness indicators of the next phase."""
    listed: tuple[Text, ...] = ()
    """The names of key tasks in a list that older pages keep by hand, and that is not shown."""
    fields: tuple[FieldValue, ...] = ()
    """What it says in the fields of the site's own."""
    is_exported: bool = True
    """Whether it may be in the exports."""
    body: str = ""
    """The author's own Markdown after the front matter."""
    body_places: Sequence[int] = range(1)
    """For each character of the body, and for its end, its place in the source."""
    placements: tuple[Placement, ...] = ()
    """The comments in the body that place a part or a view, or mean to."""

    @property
    def number(self) -> Id | None:
        """The number of the phase, or its other id."""
        return self.own_number.value if self.own_number else None

    @property
    def id(self) -> str | None:
        """The same as a text."""
        return str(self.own_number) if self.own_number else None

    @property
    def references(self) -> Iterator[Reference]:
        """Every file and address that the page offers, in the order of the page."""
        yield from (document.template for document in self.documentation if document.template)
        yield from (criterion.address for criterion in self.exit_criteria if criterion.address)
        yield from (offer for field in self.fields for offer in field.references)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that may hold markup and is shown to readers, in the order of the page."""
        yield from (text for text in (self.name, self.objective, self.documentation_intro) if text)
        yield from (document.text for document in self.documentation)
        yield from (self.documentation_outro,) if self.documentation_outro else ()
        yield from (criterion.text for criterion in self.exit_criteria)
        yield from (text for field in self.fields for text in field.markup)
