"""The examples of the schema tables as values, with the site's own words, and values as YAML."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import yaml

from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.words import Workstream

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field


def example(field: Field, vocabulary: Vocabulary) -> object:
    """The value that the table shows for a key; where the table shows others' words, the site's."""
    value: object = yaml.safe_load(field.example)[field.key]
    ids = [workstream.id for workstream in vocabulary.workstreams]
    if isinstance(field.shape, Assignments):
        letters = (vocabulary.letters.accountable, vocabulary.letters.responsible)
        return dict(zip((party.id for party in vocabulary.parties), letters, strict=False))
    return ids[0] if isinstance(field.shape, Workstream) and ids and value not in ids else value


def as_yaml(value: object) -> str:
    """The value as people write it: keys in their order, each item on its line, quotes where needed."""
    return yaml.dump(value, Dumper=_Indented, sort_keys=False, allow_unicode=True, width=sys.maxsize)


class _Indented(yaml.SafeDumper):
    """Sets the items of a list in from their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - the library's signature
        super().increase_indent(flow, indentless=False)
