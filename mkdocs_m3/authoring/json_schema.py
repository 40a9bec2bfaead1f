"""The JSON Schema of front matter, for editors and other programs that check a page as it is written.

It says what the shapes say and nothing of its own: a page has an error in its shape exactly where the
schema refuses its data. The schema sees data and the reader sees letters, so the two part in what only
the letters tell, and there the schema lets pass what the reader refuses: `3.0` for `3`, `010` for `8`.
What needs other pages or files is the reader's alone: an id that appears twice, a file that is missing.
Dates, which JSON has not, are texts. Editors such as yaml-language-server offer what is among `examples`, so
these are all words where a key takes one of several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.authoring.examples import example
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.own_keys import OF_PARTIES
from mkdocs_m3.reading.shapes.fields import keys_schema, used
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, at_most_one
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def front_matter_schema(vocabulary: Vocabulary) -> dict[str, object]:
    """The schema of a page's front matter, in the site's own words.

    The pages of a playbook are described; any other page is accepted as it is, unless its layout is
    one of `m3/` that does not exist.
    """
    layout: JsonSchema = {
        "title": "Layout",
        "description": "What kind of page it is.",
        "if": {"type": ["string"], "pattern": "^m3/"},
        "then": {"enum": [*schema.declared(vocabulary).by_layout]},
        "examples": [*schema.declared(vocabulary).meant_layouts],
    }
    whole: JsonSchema = {
        "$schema": _DIALECT,
        "title": "Front matter of a playbook page",
        "properties": {"layout": layout},
        "allOf": [
            _page(named, _described(page_type, vocabulary))
            for named, page_type in schema.declared(vocabulary).by_layout.items()
        ],
    }
    return dict(whole)


def _page(layout: str, described: JsonSchema) -> JsonSchema:
    is_it: JsonSchema = {
        "type": ["object"],
        "required": ["layout"],
        "properties": {"layout": {"const": layout}},
    }
    return {"if": is_it, "then": described}


def _described(page_type: PageType, vocabulary: Vocabulary) -> JsonSchema:
    fields = used(page_type.fields, vocabulary)
    keys = _with_examples(keys_schema(fields, vocabulary), fields, vocabulary)
    return {**keys, **at_most_one(vocabulary.keys.in_pairs(page_type.pairs))}


def _with_examples(described: JsonSchema, fields: tuple[Field, ...], vocabulary: Vocabulary) -> JsonSchema:
    """The same with each key's example, down to the keys of records in lists."""
    properties = {
        key: _with_example(described["properties"][key], field, vocabulary)
        for field in fields
        if (key := vocabulary.keys.theirs(field.key))
    }
    return {**described, "properties": properties}


def _with_example(described: JsonSchema, field: Field, vocabulary: Vocabulary) -> JsonSchema:
    first = _own_example(field, vocabulary)
    words = (word for word in described.get("examples", ()) if word != first)
    described = {**described, "examples": [first, *words]}
    many = field.shape
    if not isinstance(many, ListOf) or not isinstance(many.item, ObjectShape):
        return described
    fields = used(many.item.fields, vocabulary)
    if many.is_single_allowed:
        described = _with_examples(described, fields, vocabulary)
    return {**described, "items": _with_examples(described["items"], fields, vocabulary)}


def _own_example(field: Field, vocabulary: Vocabulary) -> object:
    value = example(field, vocabulary)
    return value if field.key in OF_PARTIES else vocabulary.keys.in_values(value, but=OF_PARTIES)
