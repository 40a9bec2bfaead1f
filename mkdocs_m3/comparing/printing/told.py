"""What is told of two states of a playbook, in whatever format."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from mkdocs_m3.comparing.changes import KINDS, Change, Kind
from mkdocs_m3.model.words import capitalized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.model.words import Words

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
    playbooks: Mapping[str, Vocabulary] = field(default_factory=dict)
    """Those of each playbook, by its name, where the site has several."""

    @property
    def heading(self) -> str:
        """What is compared, our words only between those who asked."""
        return f"from {self.before} to {self.now}" if self.now else f"since {self.before}"

    @property
    def by_kind(self) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
        """The kinds that there are, each with its changes, and once for all playbooks with the same words."""
        for name, kind in KINDS.items():
            in_words: defaultdict[Words, list[Change]] = defaultdict(list)
            for change in self.changes:
                if change.kind == name:
                    in_words[self._vocabulary(change).words].append(change)
            for words, found in in_words.items():
                say = words.say
                yield Kind(say(kind.title), say(kind.subject), say(kind.before), say(kind.now)), tuple(found)

    def _vocabulary(self, change: Change) -> Vocabulary:
        return self.playbooks.get(change.playbook, self.vocabulary)

    def heads(self, changes: tuple[Change, ...]) -> str:
        """The head of the column with the pages of these changes; empty where there is none."""
        kinds = {change.page.is_phase for change in changes if change.page}
        words = " or ".join(_PAGES[is_phase] for is_phase in sorted(kinds))
        return capitalized(self._vocabulary(changes[0]).say(words))

    def page(self, change: Change) -> str:
        """What the page of a change is called: `3.1 Form one team`, or `Migration: 3.1 Form one team`."""
        return self._in_playbook(change, change.page.words) if change.page else ""

    def subject(self, change: Change) -> str:
        """What has changed, with the playbook where no page tells it."""
        return change.subject if change.page else self._in_playbook(change, change.subject)

    def _in_playbook(self, change: Change, words: str) -> str:
        return f"{self._vocabulary(change).place.title}: {words}" if change.playbook else words


def before_of(change: Change) -> str:
    """How it was, in one line."""
    return ", ".join(change.before) or _none(change)


def now_of(change: Change) -> str:
    """How it is, in one line."""
    return ", ".join(change.now) or _none(change)


def _none(change: Change) -> str:
    return _NOBODY if change.kind in _OF_WHO else _NOTHING
