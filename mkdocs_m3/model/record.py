"""What the records of all kinds of page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.model.ids import WrittenId
    from mkdocs_m3.model.key_task import Reference
    from mkdocs_m3.model.placement import Placement
    from mkdocs_m3.model.source import Source, Text


class Record(Protocol):
    """A page of the playbook, of whatever kind."""

    noun: ClassVar[str]
    """What messages call such a page: `key task`."""
    name_key: ClassVar[str]
    """The key of the front matter with its name: `name`; `title` is one that themes read as well."""
    number_key: ClassVar[str]
    """The key with its own number: `keyTask`; empty where such pages have none."""

    @property
    def source(self) -> Source:
        """The page."""
        ...

    @property
    def own_number(self) -> WrittenId | None:
        """Its own number, or other id, where the page says it."""
        ...

    @property
    def id(self) -> str | None:
        """Its id as readers see it: `3.1` of a key task, `3` of a phase."""
        ...

    @property
    def name(self) -> Text | None:
        """What it is called, without its number."""
        ...

    @property
    def objective(self) -> Text | None:
        """What it is for."""
        ...

    @property
    def permalink(self) -> Text | None:
        """The address the author chose."""
        ...

    @property
    def is_exported(self) -> bool:
        """Whether it may be in the exports."""
        ...

    @property
    def body(self) -> str:
        """The author's own Markdown after the front matter."""
        ...

    @property
    def body_places(self) -> Sequence[int]:
        """For each character of the body, and for its end, its place in the source."""
        ...

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The comments in the body that place a part or a view, or mean to."""
        ...

    @property
    def references(self) -> Iterator[Reference]:
        """Every file and address that the page offers."""
        ...

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that may hold markup and is shown to readers."""
        ...
