"""What the records of all kinds of page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.model.key_task import Reference
    from mkdocs_m3.model.source import Source, Text


class Record(Protocol):
    """A page of the playbook, of whatever kind."""

    @property
    def source(self) -> Source:
        """The page."""
        ...

    @property
    def permalink(self) -> Text | None:
        """The address the author chose."""
        ...

    @property
    def is_exported(self) -> bool:
        """Whether it may stand in the exports."""
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
    def references(self) -> Iterator[Reference]:
        """Every file and address that the page offers."""
        ...

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that may hold markup and is shown to readers."""
        ...
