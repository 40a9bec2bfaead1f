"""The parties and the fields that the sources name: those of the site, and new ones for its configuration."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.importing.free_ids import FreeIds
from mkdocs_m3.importing.headings import folded
from mkdocs_m3.importing.known_names import KnownNames
from mkdocs_m3.importing.marks import is_none
from mkdocs_m3.importing.plain_words import without_bullet
from mkdocs_m3.importing.sheets import ImportProblem
from mkdocs_m3.model.vocabulary import M3, SHARED
from mkdocs_m3.reading.field_options import read_fields

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from mkdocs_m3.importing.headings import Headings
    from mkdocs_m3.importing.plans import Column
    from mkdocs_m3.importing.sheets import Cell
    from mkdocs_m3.model import FieldSpec
    from mkdocs_m3.model.own_fields import FieldType
    from mkdocs_m3.model.vocabulary import Vocabulary

_WITH_SHORT: Final = re.compile(r"(?P<label>.+?)\s*\((?P<short>\S{1,4})\)")
_BETWEEN: Final = (
    re.compile(r"\s*;\s*"),
    re.compile(r"\s*,\s*"),
    re.compile(r"(?<=\S)\s*[/&+]\s*(?=\S)|\s*\b(?:and|und|et|y)\b\s*"),
)
"""What may be between names; the last may as well be within one."""
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LONGEST_PARTY: Final = 60
"""Characters of a party's name in a cell of names."""
MOST_PARTIES: Final = 24
"""Parties that a playbook can have."""
OF: Final = ("task", "activity", "phase")
"""What may have fields."""


def is_party_id(word: str) -> bool:
    """Whether a configuration takes a word as the id of a party."""
    return bool(_ID.fullmatch(word)) and word not in (SHARED, "unstated")


class NewTerm(Struct, frozen=True):
    """A party or a workstream that the site does not know yet."""

    id: str
    label: str
    short: str = ""


class Names:
    """What is known so far."""

    def __init__(self, vocabulary: Vocabulary, headings: Headings) -> None:
        self.vocabulary, self.headings = vocabulary, headings
        self.new_parties: dict[str, NewTerm] = {}
        self.new_workstreams: dict[str, NewTerm] = {}
        self.fields: dict[tuple[str, str], FieldSpec] = {
            (kind, spec.name): spec for kind in OF for spec in getattr(vocabulary.fields, kind)
        }
        self.new_fields: dict[tuple[str, str], FieldSpec] = {}
        self.used: dict[str, None] = {}
        self.taken_as: dict[str, str] = {}
        """Names in the sources that are spelled otherwise than those they are taken as."""
        self._parties, self._streams = _known(vocabulary)
        theirs = {one.id for one in (*vocabulary.parties, *vocabulary.workstreams)}
        self._party_ids = theirs if vocabulary.parties != M3.parties else set()
        self._stream_ids = self._party_ids | {one.id for one in vocabulary.workstreams}
        self._free = FreeIds()

    def party(self, label: str, id_: str = "", *, but: Container[str] = ()) -> str:
        """The id of a party, which is none of certain others; one that is new is noted."""
        known, known_as = self._known_party(label)
        known = None if known in but else known
        is_theirs = any(party.id == id_ for party in self.vocabulary.parties)
        if id_ and not is_theirs and not is_party_id(id_):
            raise ImportProblem(
                f"in the map, `{id_}` cannot be the id of a party; use letters, digits, `-` and `_`"
            )
        if not (is_theirs or (known and not id_)):
            return self._new_party(label, id_)
        if known_as and id_ in ("", known):
            self.taken_as[label] = known_as
        if id_:
            self._parties.set(label, id_, kept=self.used)
        return self._noted(id_ or known or "")

    def _new_party(self, label: str, id_: str) -> str:
        found = _WITH_SHORT.fullmatch(label)
        shorts = {one.short.casefold() for one in self.new_parties.values()}
        short = found["short"] if found and found["short"].casefold() not in shorts else ""
        shown = found["label"] if found and short else label
        made = NewTerm(id_ or self._free_id(short or shown, "party", self._party_ids), shown, short)
        self.new_parties.setdefault(made.id, made)
        for name in (shown, short, made.id):
            self._parties.add(name, made.id)
        self._parties.set(label, made.id, kept=self.used)
        return self._noted(made.id)

    def _known_party(self, label: str) -> tuple[str | None, str]:
        """The id of what is called so, and its name where that is spelled otherwise."""
        if known := self._parties.find(label):
            return known, self._parties.known_as(label)
        found = _WITH_SHORT.fullmatch(label)
        return (self._parties.find(found["label"]), found["label"]) if found else (None, "")

    def parties_in(self, cell: Cell) -> list[str] | None:
        """The ids of the parties that a cell names; `None` where it holds something else."""
        if self.headings.is_message(cell.line, "not_stated") or is_none(cell.line):
            return []
        if self._parties.find(cell.line):
            return [self.party(cell.line)]
        lines = (without_bullet(line.line) for line in cell.lines)
        apart: dict[str, str] = {}
        names = [name for line in lines for name in self._parted(line, _BETWEEN, apart)]
        if names == [SHARED]:
            return list(self.vocabulary.shared)
        new = {name for name in names if not self._parties.find(name)}
        if (
            any(len(name) > _LONGEST_PARTY for name in new)
            or len(new | {*self.used, *self.new_parties}) > MOST_PARTIES
        ):
            return None
        self.taken_as |= apart
        return list(dict.fromkeys(map(self.party, names)))

    def _parted(self, names: str, between: tuple[re.Pattern[str], ...], apart: dict[str, str]) -> list[str]:
        """The names of parties in a text, known ones as they are; what is a guess is noted in `apart`."""
        if not between or not names or self._parties.find(names):
            return [names] if names else []
        pieces = [piece for piece in between[0].split(names) if piece]
        if between == _BETWEEN[-1:] and len(pieces) > 1:
            apart[names] = "`, `".join(pieces)
        return [name for piece in pieces for name in self._parted(piece, between[1:], apart)]

    def workstream(self, label: str) -> str:
        """The id of a workstream; one that is new is noted."""
        if known := self._streams.find(label):
            if known_as := self._streams.known_as(label):
                self.taken_as[label] = known_as
            return known
        made = NewTerm(self._free_id(label, "workstream", self._stream_ids), label)
        self.new_workstreams[made.id] = made
        self._streams.add(label, made.id)
        return made.id

    def field(self, of: str, label: str, type_: FieldType) -> FieldSpec:
        """The field of the site that a heading means, or else a new one of this type."""
        for (kind, _), spec in (*self.fields.items(), *self.new_fields.items()):
            if kind == of and folded(label) in (folded(spec.label), folded(spec.name)):
                return spec
        words = re.findall(r"[A-Za-z0-9]+", _ascii(label))
        name = "".join(word.capitalize() if n else word.lower() for n, word in enumerate(words))
        name = name if name[:1].isalpha() else f"field{name.capitalize()}"
        taken = {folded(one) for kind, one in (*self.fields, *self.new_fields) if kind == of}
        for tried in (name, f"{name}Field"):
            read, problems = read_fields({of: {tried: {"label": label, "type": type_}}})
            if not problems and folded(tried) not in taken:
                return self.add_field(of, getattr(read, of)[0])
        numbered = (f"{name}{n}" for n in count(2))
        free = next(one for one in numbered if folded(one) not in taken)
        return self.declared_field(of, free, label, type_)

    def declared_field(self, of: str, name: str, label: str, type_: FieldType) -> FieldSpec:
        """A field that a map names, of the site or new. Raises `ImportProblem` where it cannot be one."""
        known = self.fields.get((of, name)) or self.new_fields.get((of, name))
        if known or not name:
            return known or self.field(of, label, type_)
        read, problems = read_fields({of: {name: {"label": label, "type": type_}}})
        if problems:
            raise ImportProblem(
                f"in the map, {problems[0].place}: {problems[0].headline}; {problems[0].cure}"
            )
        return self.add_field(of, getattr(read, of)[0])

    def keep_fields(self, columns: Iterable[Column]) -> None:
        """Forget new fields that none of these columns is."""
        kept = {(column.of, column.field.name) for column in columns if column.field}
        self.new_fields = {key: spec for key, spec in self.new_fields.items() if key in kept}

    def add_field(self, of: str, spec: FieldSpec) -> FieldSpec:
        """Note a field, unless the site has it."""
        if (of, spec.name) not in self.fields:
            self.new_fields[of, spec.name] = spec
        return spec

    def _noted(self, id_: str) -> str:
        self.used[id_] = None
        self._party_ids.add(id_)
        return id_

    def _free_id(self, label: str, otherwise: str, taken: set[str]) -> str:
        made = re.sub(r"[^A-Za-z0-9]+", "-", _ascii(label)).strip("-").lower()
        made = self._free.find(made if is_party_id(made) else f"{otherwise}-{made}".strip("-"), taken)
        taken.add(made)
        return made


def _known(vocabulary: Vocabulary) -> tuple[KnownNames, KnownNames]:
    """What the site calls its parties, and its workstreams."""
    parties, streams = KnownNames(), KnownNames()
    has_own = vocabulary.parties != M3.parties
    for names, terms, keys in (
        (parties, vocabulary.parties, ("label", "id", *(("short", "head") if has_own else ()))),
        (streams, vocabulary.workstreams, ("label", "id")),
    ):
        for key in keys:
            for term in terms:
                names.add(getattr(term, key), term.id)
    return parties, streams


def _ascii(text: str) -> str:
    """A text without accents and other signs."""
    return unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
