"""What a kind of page is. Which kinds there are is in `schema/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.markup.comments import PARTS_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model import Record
    from mkdocs_m3.reading.shapes.fields import Field


class Either(Struct, frozen=True, kw_only=True):
    """Two keys of which a page has one."""

    first: str
    """The usual key."""
    second: str
    """The other one, at which a page that has both is reported."""
    why: str
    """Why it has one: `a task has one of them`."""
    cure: str
    """What to do where it has both."""


class PageType(Struct, frozen=True, kw_only=True):
    """A kind of page: the word that names it in front matter, its keys, and its record."""

    layout: str
    """What `layout` says: `m3/keyTask`."""
    other_layouts: tuple[str, ...] = ()
    """Other words that pages may have for it just as well."""
    former_layouts: tuple[str, ...] = ()
    """Other words that mean the same, which old pages still have."""
    model: type[Record]
    """The record. What messages call such a page, and which key has its number, is there."""
    make: Callable[..., Record]
    """Makes the record from the fields' names and values; called with the context first."""
    fields: tuple[Field, ...]
    """Its keys."""
    listed_by_hand: str = ""
    """The key of a list of key tasks that older pages of this kind have, which is not shown."""
    either: tuple[Either, ...] = ()
    """Of which of them it has one."""

    @property
    def noun(self) -> str:
        """What messages call such a page: `a key task`."""
        return f"a {self.model.noun}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that it is made of, in their usual order."""
        return PARTS_OF[self.model]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The keys of which it has one, pair by pair."""
        return tuple((one.first, one.second) for one in self.either)
