"""The words a site chooses for itself: its parties, its workstreams, and what *shared* means.

The M3 Playbook's own words are the defaults; no other file of the package names one of them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.one_line import on_one_line
from mkdocs_m3.model import fold
from mkdocs_m3.model.id_scheme import NUMBERS, IdScheme
from mkdocs_m3.model.own_fields import OwnFields
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.page_options import GeneratedPages
from mkdocs_m3.model.playbook_place import PlaybookPlace, place_of
from mkdocs_m3.model.short_names import LONGEST_SHORT, short_names
from mkdocs_m3.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model.languages import Language

SHARED: Final = "shared"
"""The word in front matter that stands for several parties at once."""


class Color(Struct, frozen=True, kw_only=True):
    """One color for each palette, as CSS hex colors such as `#1f5fae`."""

    light: str
    """On white."""
    dark: str
    """On the dark background."""


class Term(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """A party or a workstream."""

    id: str
    """What authors write in front matter."""
    label: str
    """What readers see."""
    icon: str
    """One of our icons by its name, or an SVG file inside the documentation folder."""
    color: Color
    """The color of its marks, borders and words."""
    short: str = ""
    """Of a party, the sign that stands for it in a cell: `C`; no other party has it."""
    head: str = ""
    """Of a party, what is above its column where columns are narrow: `QSMO`; likewise."""


class Letters(Struct, frozen=True, kw_only=True):
    """The letters by which a site says who does what in an activity: RACI, or another set.

    A letter may be a code of two, such as `SO`.
    """

    labels: Mapping[str, str]
    """Each letter with what it stands for: a key of the catalogue such as `letter_consulted`, or a label."""
    responsible: str
    """The letter that at least one party of an activity must have."""
    accountable: str
    """The letter that exactly one party of an activity must have."""

    @classmethod
    def of(cls, labels: Mapping[str, str], responsible: str, accountable: str) -> Letters:
        """Such a set, which nothing can change."""
        return cls(labels=MappingProxyType(dict(labels)), responsible=responsible, accountable=accountable)


_CONSULTED: Final = {"C": "letter_consulted", "I": "letter_informed"}
LETTERS: Final[Mapping[str, Letters]] = MappingProxyType(
    {
        "RACI": Letters.of({"R": "letter_responsible", "A": "letter_accountable", **_CONSULTED}, "R", "A"),
        "RASCI": Letters.of(
            {"R": "letter_responsible", "A": "letter_accountable", "S": "letter_support", **_CONSULTED},
            "R",
            "A",
        ),
        "DACI": Letters.of(
            {
                "D": "letter_driver",
                "A": "letter_approver",
                "C": "letter_contributor",
                "I": "letter_informed",
            },
            "D",
            "A",
        ),
    }
)
"""The sets that a site may name by one word."""


class ArtifactNames(Struct, frozen=True, kw_only=True):
    """What a site says by hand of names that are one artifact, and of names that are not."""

    joined: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By a folded name, the key that it shares with others."""
    parted: frozenset[str] = frozenset()
    """Names, blanks folded, that are no other artifact than exactly themselves."""

    @classmethod
    def of(cls, same: Iterable[Iterable[str]], different: Iterable[str]) -> ArtifactNames:
        """The names of lists that each are one artifact, and names that must not be taken for another's."""
        joined = {fold(name): fold(names[0]) for names in map(tuple, same) for name in names}
        return cls(joined=MappingProxyType(joined), parted=frozenset(map(on_one_line, different)))

    def key(self, name: str) -> str:
        """The key of an artifact's name: artifacts with one key are one artifact."""
        if self.parted and (exact := on_one_line(name)) in self.parted:
            return f"={exact}"  # no folded name begins so
        folded = fold(name)
        return self.joined.get(folded, folded)


class Vocabulary(Struct, frozen=True, kw_only=True):
    """Everything a site may name in its own way."""

    parties: tuple[Term, ...]
    """In the order of the columns."""
    shared: tuple[str, ...]
    """The ids of the parties that `shared` stands for."""
    workstreams: tuple[Term, ...]
    """In the order in which the playbook lists them."""
    files: str
    """The folder that `filename` looks in, inside the documentation folder, without slashes at its ends."""
    letters: Letters = LETTERS["RACI"]
    """The letters of responsibility."""
    artifacts: ArtifactNames = ArtifactNames()
    """What is said by hand of the names of artifacts."""
    external: tuple[str, ...] = ()
    """Patterns of the names of inputs that come from outside the playbook, such as `Existing *`."""
    outside: tuple[str, ...] = ()
    """Patterns of addresses that begin with `/` and belong to the surrounding web site, such as `/fibf*`."""
    phase_words: frozenset[str] = frozenset({"phase", "fase"})
    """What is before the number of a phase in titles, in any of our languages and in the site's own."""
    words: Words = Words()
    """What the site calls the things that a playbook is made of."""
    keys: OwnKeys = OwnKeys()
    """The keys that it writes in place of ours."""
    ids: IdScheme = NUMBERS
    """How it names phases and key tasks."""

    def say(self, prose: str) -> str:
        """A sentence of ours with the site's words, and between backticks with its keys."""
        return self.keys.say(self.words.say(prose))

    fields: OwnFields = OwnFields()
    """The fields of the site's own."""
    pages: GeneratedPages = GeneratedPages()
    """The pages that it wants to have generated."""
    place: PlaybookPlace = PlaybookPlace()
    """Which of the site's playbooks it is the vocabulary of."""
    playbooks: Mapping[str, Vocabulary] = field(default_factory=dict)
    """By its name, the vocabulary of each playbook of the site; none where the site names none."""

    def of_page(self, uri: str, language: Language | None) -> Vocabulary:
        """The vocabulary of the playbook in whose folder a page is, or else that of all other pages."""
        places = [one.place for one in self.playbooks.values()]
        place = place_of(uri, places, language) if places else None
        return self.playbooks[place.name] if place else self

    def ids_by_name(self) -> dict[str, str]:
        """By each name of a party in small letters, its id; and the word for those that share."""
        labels = {party.label.casefold(): party.id for party in self.parties}
        return labels | {party.id.casefold(): party.id for party in self.parties} | {SHARED: SHARED}

    def party(self, id_: str) -> Term:
        """The party with this id; `KeyError` if there is none."""
        return _by_id(self.parties, id_)

    def workstream(self, id_: str) -> Term:
        """The workstream with this id; `KeyError` if there is none."""
        return _by_id(self.workstreams, id_)


def _by_id(terms: tuple[Term, ...], id_: str) -> Term:
    for term in terms:
        if term.id == id_:
            return term
    raise KeyError(id_)


def with_short_names(parties: Iterable[Term]) -> tuple[Term, ...]:
    """The parties, each with a short name of its own; one that has a short name keeps it."""
    parties = tuple(parties)
    given = {party.id: party.short for party in parties if party.short}
    made = short_names({party.id: party.label for party in parties}, given)
    return tuple(replace(party, short=made[party.id], head=_head(party, made[party.id])) for party in parties)


def _head(party: Term, short: str) -> str:
    """What is above a narrow column: a label that is short enough by itself needs no other name."""
    is_narrow = not party.short and len(party.label) <= LONGEST_SHORT and " " not in party.label
    return party.label if is_narrow else short


def _term(id_: str, label: str, light: str, dark: str) -> Term:
    return Term(id=id_, label=label, icon=id_, color=Color(light=light, dark=dark))


M3: Final = Vocabulary(
    parties=with_short_names(
        (
            _term("customer", "Customer", "#1f5fae", "#82b4f5"),
            _term("provider", "Provider", "#0a7060", "#55c8b2"),
            _term("qsmo", "QSMO", "#8a4b08", "#e5a95f"),
        )
    ),
    shared=("customer", "provider"),
    workstreams=(
        _term("programManagement", "Program management", "#4a4fb0", "#a7abf6"),
        _term("workforce", "Workforce", "#982e78", "#ee98d3"),
        _term("technology", "Technology", "#0e6b82", "#62c3da"),
        _term("process", "Process", "#6a5f12", "#cdbe62"),
    ),
    files="assets/files",
)
"""What the M3 Playbook says."""

OWN_COLORS: Final = (
    Color(light="#1f5fae", dark="#82b4f5"),
    Color(light="#0a7060", dark="#55c8b2"),
    Color(light="#8a4b08", dark="#e5a95f"),
    Color(light="#6b3fa0", dark="#c3a3f2"),
    Color(light="#a32b4f", dark="#f295ae"),
    Color(light="#4b6b12", dark="#a9cc66"),
    Color(light="#7a0c02", dark="#e8674f"),
    Color(light="#0079a8", dark="#7fe9ff"),
    Color(light="#111827", dark="#f1f3f8"),
    Color(light="#5465f2", dark="#8b95ff"),
    Color(light="#063f1a", dark="#6ff09a"),
    Color(light="#0b1f6b", dark="#6f86ff"),
)
"""For parties and workstreams that a site names without a color, in their order, round and round."""
