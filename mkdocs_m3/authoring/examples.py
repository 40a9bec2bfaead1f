"""The examples of the schema tables as values, with the site's own words, and values as YAML."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import yaml

from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field


_AS_IT_IS: Final = (
    AcceptedCode, AnyText, Boolean, FileOrAddress, ListOf, ObjectShape, Parties, Permalink, WholeNumber,
)  # fmt: skip
"""Shapes of which the table's own example holds for every site."""


def example(field: Field, vocabulary: Vocabulary) -> object:
    """The value that the table shows for a key; where the table shows others' words, the site's."""
    value: object = yaml.safe_load(field.example)[field.key]
    if isinstance(field.shape, Assignments):
        letters = (vocabulary.letters.accountable, vocabulary.letters.responsible)
        return dict(zip((party.id for party in vocabulary.parties), letters, strict=False))
    if isinstance(field.shape, Workstream):
        ids = [workstream.id for workstream in vocabulary.workstreams]
        return ids[0] if ids and value not in ids else value
    if isinstance(field.shape, _AS_IT_IS):
        return value
    raise unknown(field.shape, "authoring/examples.py")


def as_yaml(value: object) -> str:
    """The value as people write it: keys in their order, each item on its line, quotes where needed."""
    return yaml.dump(value, Dumper=_Indented, sort_keys=False, allow_unicode=True, width=sys.maxsize)


class _Indented(yaml.SafeDumper):
    """Sets the items of a list in from their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - the library's signature
        super().increase_indent(flow, indentless=False)
