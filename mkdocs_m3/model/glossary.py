"""The records of glossary and resources pages, which are sections of terms, of files, or of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.model.key_task import Artifact, Reference
    from mkdocs_m3.model.placement import Placement
    from mkdocs_m3.model.source import Source, Text


class Term(Struct, frozen=True, kw_only=True):
    """A word or a role, and what it means."""

    name: Text
    """The word, with its markup."""
    plain: str
    """The word without markup."""
    key: str
    """The folded word, by which a role finds its entry."""
    anchor: str
    """The id of its place in its page: `term-pmo-lead`; no other term of the page has it."""
    abbreviation: str = ""
    """The abbreviation that it is or that is behind it: `IMS`; empty where there is none."""
    description: Text | None = None
    """What it means."""
    meaning: str = ""
    """The same in plain words."""


class Section(Struct, frozen=True, kw_only=True):
    """Terms and files under one heading."""

    name: Text
    """The heading."""
    description: Text | None = None
    """What is below it."""
    terms: tuple[Term, ...] = ()
    """In the author's order."""
    items: tuple[Artifact, ...] = ()
    """What there is to fetch, in the author's order."""


class Collection(Struct, frozen=True, kw_only=True):
    """A page of sections. What could not be read is absent; a finding says so."""

    noun: ClassVar[str]
    name_key: ClassVar = "title"
    number_key: ClassVar = ""
    own_number: ClassVar[None] = None
    id: ClassVar[None] = None
    objective: ClassVar[None] = None

    source: Source
    """The page."""
    name: Text | None = None
    """What the page is called: the front matter's `title`."""
    permalink: Text | None = None
    """The address the author chose, such as `/m3glossary/`."""
    sections: tuple[Section, ...] = ()
    """All terms and files."""
    is_exported: bool = True
    """Whether it may be in the exports."""
    body: str = ""
    """The author's own Markdown after the front matter."""
    body_places: Sequence[int] = range(1)
    """For each character of the body, and for its end, its place in the source."""
    placements: tuple[Placement, ...] = ()
    """The comments in the body that place a part or a view, or mean to."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, through all sections."""
        return tuple(term for section in self.sections for term in section.terms)

    @property
    def items(self) -> tuple[Artifact, ...]:
        """All files and addresses, through all sections."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def references(self) -> Iterator[Reference]:
        """Every file and address that the page offers."""
        return (item.template for item in self.items if item.template)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that may hold markup and is shown to readers, in the order of the page."""
        yield from (self.name,) if self.name else ()
        for section in self.sections:
            yield section.name
            yield from (section.description,) if section.description else ()
            for term in section.terms:
                yield term.name
                yield from (term.description,) if term.description else ()
            yield from (item.text for item in section.items)


class Glossary(Collection, frozen=True, kw_only=True):
    """A glossary page."""

    noun: ClassVar = "glossary"


class Resources(Collection, frozen=True, kw_only=True):
    """A resources page."""

    noun: ClassVar = "resources page"
