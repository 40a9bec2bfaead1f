"""What is told of two states of a playbook, in whatever format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.comparing.changes import KINDS, Change, Kind
from mkdocs_m3.model.words import capitalized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model.vocabulary import Vocabulary

_NOBODY: Final = "nobody"
_NOTHING: Final = "nothing"
_PAGES: Final = ("key task", "phase")
_OF_WHO: Final = frozenset(
    {
        "activity-changed-hands", "activity-letters", "task-changed-hands", "activity-appeared",
        "activity-went", "role-joined", "role-left", "role-changed-hands", "task-appeared", "task-went",
    }
)  # fmt: skip
"""The kinds that say who; the others say what."""


class Told(Struct, frozen=True, kw_only=True):
    """The changes, and what they lie between."""

    changes: tuple[Change, ...]
    """In the order in which they are told."""
    before: str
    """The earlier state, as whoever asks calls it: `main`."""
    now: str
    """The later one; empty for the files as they are."""
    vocabulary: Vocabulary
    """The site's words."""

    @property
    def heading(self) -> str:
        """What is compared, our words only between those who asked."""
        return f"from {self.before} to {self.now}" if self.now else f"since {self.before}"

    @property
    def by_kind(self) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
        """The kinds that there are, in the site's words, each with its changes."""
        for name, kind in KINDS.items():
            if found := tuple(one for one in self.changes if one.kind == name):
                yield self._said(kind), found

    def _said(self, kind: Kind) -> Kind:
        say = self.vocabulary.say
        return Kind(say(kind.title), say(kind.subject), say(kind.before), say(kind.now))

    def page(self, changes: tuple[Change, ...]) -> str:
        """The head of the column with the pages of these changes; empty where none has a page."""
        kinds = {change.page.is_phase for change in changes if change.page}
        return capitalized(self.vocabulary.say(" or ".join(_PAGES[is_phase] for is_phase in sorted(kinds))))


def before_of(change: Change) -> str:
    """How it was, in one line."""
    return ", ".join(change.before) or _none(change)


def now_of(change: Change) -> str:
    """How it is, in one line."""
    return ", ".join(change.now) or _none(change)


def _none(change: Change) -> str:
    return _NOBODY if change.kind in _OF_WHO else _NOTHING
