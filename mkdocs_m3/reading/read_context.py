"""What a shape has at hand while it reads, and what it answers where it cannot."""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.findings.nearest import is_typo
from mkdocs_m3.model import Source
from mkdocs_m3.reading.lines.outline import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.yaml.nodes import Node


class Unreadable(enum.Enum):
    """Says that a value was written and could not be read, which `None` (absent) does not."""

    UNREADABLE = "unreadable"


UNREADABLE: Final[Literal[Unreadable.UNREADABLE]] = Unreadable.UNREADABLE


NO_ROLES: Final[MappingProxyType[str, str]] = MappingProxyType({})


class ReadContext(Struct, frozen=True, kw_only=True):
    """What a shape needs at hand while it reads one page."""

    source: Source
    """The page."""
    vocabulary: Vocabulary
    """The words of the site."""
    keys: Keys
    """Every key that front matter may hold, on all levels."""
    add: Callable[[Finding], None]
    """Takes each finding."""
    roles: MappingProxyType[str, str] = NO_ROLES
    """By the role of each stakeholder of the page, in small letters, the one party it belongs to."""

    @classmethod
    def without_page(cls, text: str, vocabulary: Vocabulary) -> ReadContext:
        """One for a text that is in no page, or has been read before: what is wrong in it is not reported."""
        source = Source(path="", uri="", text=text)
        return cls(
            source=source, vocabulary=vocabulary, keys=Keys(frozenset(), frozenset()), add=_say_nothing
        )

    def silent(self) -> ReadContext:
        """The same, while nothing is reported."""
        return replace(self, add=_say_nothing)

    def report(
        self,
        code: str,
        place: Node,
        headline: str,
        cure: str,
        *,
        fix: Fix | None = None,
        edits: Iterable[Fix] = (),
    ) -> Literal[Unreadable.UNREADABLE]:
        """Report a finding about a node; answers `UNREADABLE`, for the shape to hand on."""
        return self.report_at(code, place.start, place.end, headline, cure, fix=fix, edits=edits)

    def report_at(
        self,
        code: str,
        start: int,
        end: int,
        headline: str,
        cure: str,
        *,
        fix: Fix | None = None,
        edits: Iterable[Fix] = (),
    ) -> Literal[Unreadable.UNREADABLE]:
        """The same about characters of the page, from 0, `end` exclusive."""
        span = Span.at(self.source.path, self.source.text, start, end)
        self.add(Finding(code=code, span=span, headline=headline, help=cure, fix=fix, edits=tuple(edits)))
        return UNREADABLE

    def rewrite(self, place: Node, old: str, new: str | None, known: Iterable[str]) -> Fix | None:
        """The change of a node's word into the known one that it misspells.

        None where it may be another word, or is not there as it is.
        """
        start = self.source.text.find(old, place.start, place.end)
        if not new or not old or start < 0 or not is_typo(old, new, known):
            return None
        if self.source.text.find(old, start + 1, place.end) >= 0:
            return None
        return Fix(start=start, end=start + len(old), replacement=new)

    def replace(self, place: Node, old: str, new: str | None) -> tuple[Fix, ...]:
        """The same where a person decides: any word into the one that the cure names."""
        start = self.source.text.find(old, place.start, place.end)
        if not new or not old or start < 0 or self.source.text.find(old, start + 1, place.end) >= 0:
            return ()
        return (Fix(start=start, end=start + len(old), replacement=new),)


def _say_nothing(_: Finding) -> None:
    """Takes a finding, and forgets it."""
