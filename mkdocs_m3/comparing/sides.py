"""One of two states of a playbook, and how its parts are called when the two are compared."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from mkdocs_m3.comparing.changes import Page
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import Phase, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from mkdocs_m3.model import Activity, KeyTask, Playbook, Record, ResponsibleParty, Text
    from mkdocs_m3.model.vocabulary import Vocabulary

_Part = TypeVar("_Part")


class Side(Struct, frozen=True, kw_only=True):
    """A playbook as it is at one time."""

    playbook: Playbook
    """Its pages."""
    vocabulary: Vocabulary
    """The site's own words at that time."""
    addresses: Mapping[str, str]
    """Where each page is published, from the site's root: by its path in the documentation folder."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """By its id, each party that has another id on the other side, with that one."""

    def acting(self, stated: ResponsibleParty | None) -> frozenset[str]:
        """Those who act, as they can be compared with those of the other side."""
        parties = stated.parties if stated else ()
        unknown = (likeness(text) for text in stated.unknown) if stated else ()
        return frozenset((*(self.aliases.get(party, party) for party in parties), *unknown))

    def lettered(self, activity: Activity) -> frozenset[tuple[str, frozenset[str]]]:
        """The letters of each party, likewise."""
        given = (one for one in activity.assignments if one.letters)
        return frozenset((self.aliases.get(one.party, one.party), frozenset(one.letters)) for one in given)

    def who(self, stated: ResponsibleParty | None) -> tuple[str, ...]:
        """What readers see of those who act, in order; also what is written and names no party."""
        if stated is None:
            return ()
        parties = (self.vocabulary.party(party).label for party in stated.parties)
        return (*parties, *(words(text) for text in stated.unknown))

    def letters(self, activity: Activity) -> tuple[str, ...]:
        """What readers see of its letters, a party each: `Customer RA`."""
        return tuple(
            f"{self.vocabulary.party(one.party).label} {''.join(one.letters)}"
            for one in activity.assignments
            if one.letters
        )

    def workstream(self, task: KeyTask) -> tuple[str, ...]:
        """The label of its workstream, if it has one."""
        return (self.vocabulary.workstream(task.category).label,) if task.category else ()

    def address(self, uri: str) -> tuple[str, ...]:
        """Where a page is published, with a slash before it."""
        return (f"/{self.addresses[uri].removeprefix('./')}",) if uri in self.addresses else ()


def aliases(before: Vocabulary, now: Vocabulary) -> Mapping[str, str]:
    """By the id that it had, each party that has another one now, and is the same to readers."""
    known = {party.id for party in now.parties}
    by_label = {party.label: party.id for party in now.parties}
    return {
        party.id: by_label[party.label]
        for party in before.parties
        if party.id not in known and party.label in by_label
    }


def words(text: Text | None) -> str:
    """The words of a text without markup."""
    return plain(text.value) if text else ""


def likeness(text: Text | str | None) -> str:
    """What must be equal for two texts to say the same: letter case, punctuation, and markup don't count."""
    return fold(text if isinstance(text, str) else words(text))


def page_of(record: Record) -> Page:
    """A page as changes name it."""
    is_phase = isinstance(record, Phase)
    return Page(id=record.id or "", name=words(record.name), uri=record.source.uri, is_phase=is_phase)


def one_each(parts: Iterable[_Part], key: Callable[[_Part], str]) -> dict[tuple[str, int], _Part]:
    """The parts by their keys; of several with one key, the second is another one than the first."""
    seen: defaultdict[Hashable, int] = defaultdict(int)
    found: dict[tuple[str, int], _Part] = {}
    for part in parts:
        name = key(part)
        found[name, seen[name]] = part
        seen[name] += 1
    return found
