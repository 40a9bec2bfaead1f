"""The parties and the fields that the sources name: those of the site, and new ones for its configuration."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.importing.headings import folded
from mkdocs_m3.importing.marks import is_none
from mkdocs_m3.importing.plain_words import without_bullet
from mkdocs_m3.importing.sheets import ImportProblem
from mkdocs_m3.model.vocabulary import M3, SHARED
from mkdocs_m3.reading.field_options import read_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.importing.headings import Headings
    from mkdocs_m3.importing.plans import Column
    from mkdocs_m3.importing.sheets import Cell
    from mkdocs_m3.model import FieldSpec
    from mkdocs_m3.model.own_fields import FieldType
    from mkdocs_m3.model.vocabulary import Vocabulary

_WITH_SHORT: Final = re.compile(r"(?P<label>.+?)\s*\((?P<short>\S{1,4})\)")
_BETWEEN: Final = re.compile(r"\s*(?:[,;/&+\n]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LONGEST_PARTY: Final = 60
"""Characters of a party's name in a cell of names."""
MOST_PARTIES: Final = 24
"""Parties that a playbook can have."""
_WORKSTREAM: Final = "workstream"


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
        is_usual = vocabulary.parties == M3.parties
        self.new_parties: dict[str, NewTerm] = {}
        self.new_workstreams: dict[str, NewTerm] = {}
        self.fields: dict[tuple[str, str], FieldSpec] = {
            (kind, spec.name): spec
            for kind, specs in (("task", vocabulary.fields.task), ("activity", vocabulary.fields.activity))
            for spec in specs
        }
        self.new_fields: dict[tuple[str, str], FieldSpec] = {}
        self.used: dict[str, None] = {}
        self._known = {
            folded(name): party.id
            for party in vocabulary.parties
            for name in (
                (party.label, party.id) if is_usual else (party.short, party.head, party.label, party.id)
            )
            if folded(name)
        }
        self._streams = {
            folded(name): one.id for one in vocabulary.workstreams for name in (one.label, one.id)
        }

    def party(self, label: str, id_: str = "") -> str:
        """The id of a party; one that is new is noted."""
        key = folded(label) or label
        if not id_ and key in self._known:
            return self._noted(self._known[key])
        if id_ and any(party.id == id_ for party in self.vocabulary.parties):
            self._known[key] = id_
            return self._noted(id_)
        found = _WITH_SHORT.fullmatch(label)
        if found and not id_ and folded(found["label"]) in self._known:
            return self._noted(self._known[folded(found["label"])])
        shorts = {one.short.casefold() for one in self.new_parties.values()}
        short = found["short"] if found and found["short"].casefold() not in shorts else ""
        shown = found["label"] if found and short else label
        if id_ and not is_party_id(id_):
            raise ImportProblem(
                f"in the map, `{id_}` cannot be the id of a party; use letters, digits, `-` and `_`"
            )
        made = NewTerm(id_ or self._free_id(short or shown, "party", self.new_parties), shown, short)
        self.new_parties[made.id] = made
        self._known |= {folded(name): made.id for name in (label, shown, short, made.id) if folded(name)}
        self._known[key] = made.id
        return self._noted(made.id)

    def parties_in(self, cell: Cell) -> list[str] | None:
        """The ids of the parties that a cell names; `None` where it holds something else."""
        if self.headings.is_message(cell.line, "not_stated") or is_none(cell.line):
            return []
        if folded(cell.line) in self._known:
            return [self.party(cell.line)]
        lines = (without_bullet(line.line) for line in cell.lines)
        names = [name for line in lines for name in _BETWEEN.split(line) if name]
        if names == [SHARED]:
            return list(self.vocabulary.shared)
        new = {name for name in names if folded(name) not in self._known}
        if (
            any(len(name) > _LONGEST_PARTY for name in new)
            or len(new | {*self.used, *self.new_parties}) > MOST_PARTIES
        ):
            return None
        return list(dict.fromkeys(map(self.party, names)))

    def workstream(self, label: str) -> str:
        """The id of a workstream; one that is new is noted."""
        key = folded(label) or label
        if key not in self._streams:
            made = NewTerm(self._free_id(label, _WORKSTREAM, self.new_workstreams), label)
            self.new_workstreams[made.id] = made
            self._streams[key] = made.id
        return self._streams[key]

    def field(self, of: str, label: str, type_: FieldType) -> FieldSpec:
        """The field of the site that a heading means, or else a new one of this type."""
        for (kind, _), spec in (*self.fields.items(), *self.new_fields.items()):
            if kind == of and folded(label) in (folded(spec.label), folded(spec.name)):
                return spec
        words = re.findall(r"[A-Za-z0-9]+", _ascii(label))
        name = "".join(word.capitalize() if n else word.lower() for n, word in enumerate(words))
        name = name if name[:1].isalpha() else f"field{name.capitalize()}"
        tries = (name, f"{name}Field", *(f"{name}{n}" for n in range(2, 100)))
        taken = {folded(one) for kind, one in (*self.fields, *self.new_fields) if kind == of}
        for tried in tries:
            read, problems = read_fields({of: {tried: {"label": label, "type": type_}}})
            if not problems and folded(tried) not in taken:
                return self.add_field(of, read.task[0] if of == "task" else read.activity[0])
        raise AssertionError(label)

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
        return self.add_field(of, (read.task if of == "task" else read.activity)[0])

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
        return id_

    def _free_id(self, label: str, otherwise: str, taken: Iterable[str]) -> str:
        made = re.sub(r"[^A-Za-z0-9]+", "-", _ascii(label)).strip("-").lower()
        made = made if is_party_id(made) else f"{otherwise}-{made}".strip("-")
        theirs = {one.id for one in (*self.vocabulary.parties, *self.vocabulary.workstreams)}
        used = {*taken, *(theirs if self.vocabulary.parties != M3.parties else ())}
        tries = (made, *(f"{made}-{n}" for n in range(2, 1000)))
        return next(one for one in tries if one not in used)


def _ascii(text: str) -> str:
    """A text without accents and other signs."""
    return unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
