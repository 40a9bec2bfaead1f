"""The examples of the schema tables as values, with the site's own words, and values as YAML."""

from __future__ import annotations

import sys
from copy import deepcopy
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import yaml

from mkdocs_m3.model.vocabulary import SHARED
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.fields import used
from mkdocs_m3.reading.shapes.ids import TextId
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape


_AS_IT_IS: Final = (
    AcceptedCode, AnyNumber, AnyText, Boolean, Choice, Date, FileOrAddress, Permalink, WholeNumber,
)  # fmt: skip
"""Shapes of which the table's own example holds for every site."""


def example(field: Field, vocabulary: Vocabulary, *, by_letters: bool = False) -> object:
    """The value that the table shows for a key; where the table shows others' words, the site's.

    `by_letters`, a record that can say who does it in letters says so, and names no party besides.
    """
    value = _read(field.example)[field.key]
    if isinstance(field.shape, TextId):
        return field.shape.example
    if isinstance(value, date):  # JSON has no dates, and a page says one in the same way
        value = value.isoformat()
    value = _by_letters(value, field.shape) if by_letters else value
    return _in_own_words(value, field.shape, vocabulary)


def _read(text: str) -> dict[str, object]:
    """The YAML of an example, as a value of its own."""
    return deepcopy(_read_once(text))


@cache
def _read_once(text: str) -> dict[str, object]:
    """A schema has each example in every kind of page, and reading them was nearly all of its time."""
    read: dict[str, object] = yaml.safe_load(text)
    return read


def _by_letters(value: object, shape: Shape[object]) -> object:
    """The value with letters in place of parties, in each record that has a key for them."""
    if isinstance(shape, ListOf) and isinstance(value, list):
        return [_by_letters(item, shape.item) for item in value]
    if not isinstance(shape, ObjectShape) or not isinstance(value, dict):
        return value
    fields = {field.key: field for field in shape.fields}
    letters = next((field for field in shape.fields if isinstance(field.shape, Assignments)), None)
    said: dict[str, object] = {}
    for key, inner in value.items():
        if letters and isinstance(fields[key].shape, Parties):
            said |= _read(letters.example)
        else:
            said[key] = _by_letters(inner, fields[key].shape)
    return said


def _in_own_words(value: object, shape: Shape[object], vocabulary: Vocabulary) -> object:
    if isinstance(shape, ListOf):
        items = value if isinstance(value, list) else [value]
        own = [_in_own_words(item, shape.item, vocabulary) for item in items]
        return own if isinstance(value, list) else own[0]
    if isinstance(shape, ObjectShape):
        shapes = {field.key: field.shape for field in used(shape.fields, vocabulary)}
        pairs = value.items() if isinstance(value, dict) else ()
        own_pairs = {
            key: _in_own_words(item, shapes[key], vocabulary) for key, item in pairs if key in shapes
        }
        return own_pairs or value
    if isinstance(shape, Assignments):
        return _letters(vocabulary)
    if isinstance(shape, Parties):
        return _known(value, [SHARED, *(party.id for party in vocabulary.parties)], at_first=1)
    if isinstance(shape, Workstream):
        return _known(value, [workstream.id for workstream in vocabulary.workstreams])
    if isinstance(shape, _AS_IT_IS):
        is_prose = isinstance(shape, AnyText) and isinstance(value, str)
        return vocabulary.words.say(str(value)) if is_prose else value
    raise unknown(shape, "authoring/examples.py")


def _letters(vocabulary: Vocabulary) -> dict[str, str]:
    """Who is accountable and who does it; in a site with one party, that one is and does."""
    letters = dict.fromkeys((vocabulary.letters.accountable, vocabulary.letters.responsible))
    parties = [party.id for party in vocabulary.parties]
    return {one: "/".join(letters) for one in parties} if len(parties) == 1 else dict(zip(parties, letters))  # noqa: B905 - some parties have none


def _known(value: object, words: list[str], at_first: int = 0) -> object:
    """The word, or, where the site does not have it, the first that it has, counted from `at_first`."""
    return value if value in words else next(iter(words[at_first:]), value)


def as_yaml(value: object) -> str:
    """The value as people write it: keys in their order, each item on its line, quotes where needed."""
    return yaml.dump(value, Dumper=_Indented, sort_keys=False, allow_unicode=True, width=sys.maxsize)


class _Indented(yaml.SafeDumper):
    """Sets the items of a list in from their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - the library's signature
        super().increase_indent(flow, indentless=False)
