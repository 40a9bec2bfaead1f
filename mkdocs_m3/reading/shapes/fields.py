"""A key with the shape of its value, and how the keys of a record are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext
from mkdocs_m3.reading.shapes.json_schema import NOT_BLANK, JsonSchema, allow_nothing
from mkdocs_m3.reading.shapes.letters import Assignments, Letter
from mkdocs_m3.reading.shapes.near_keys import NearKeys
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.shapes.texts import warn_of_loss
from mkdocs_m3.reading.shapes.words import Workstream
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.shape import Shape


class Shown(Struct, frozen=True, kw_only=True):
    """Where readers find what a key says."""

    part: str = ""
    """The part of the page, as in `m3/objective`, or `title`; empty where it is in none, or in its item's."""
    why_nowhere: str = ""
    """Why readers do not find it on the page; empty where they do."""


TITLE: Final = Shown(part="title")
"""In the title of the page."""
IN_ITEM: Final = Shown()
"""In the row or the entry of the item that it is a key of, wherever that item is shown."""


def in_part(name: str) -> Shown:
    """In this part of the page."""
    return Shown(part=name)


def nowhere(why: str) -> Shown:
    """Not on the page, for this reason."""
    return Shown(why_nowhere=why)


class Field(Struct, frozen=True, kw_only=True):
    """One key that authors write: the one place where its name stands."""

    key: str
    """As it is written in front matter."""
    name: str
    """The argument of the record's maker that takes its value."""
    shape: Shape[object]
    """What may be written."""
    help: str
    """What it is for, in one sentence of Markdown."""
    example: str
    """The key with a value, as YAML."""
    shown: Shown
    """Where readers find it."""
    is_required: bool = False
    """Whether a page without it is wrong."""
    aliases: tuple[str, ...] = ()
    """Other words that authors write for it by mistake."""
    label: str = ""
    """What a site calls it; empty where the key says it. Its help is then the site's own, too."""

    @property
    def is_shown(self) -> bool:
        """Whether readers find on a page what it says."""
        return not self.shown.why_nowhere

    @property
    def title(self) -> str:
        """The key as words: `Responsible party`."""
        return (
            self.label
            or re.sub(
                r"(?<=[a-z])[A-Z]|_[a-z]", lambda found: f" {found[0][-1].lower()}", self.key
            ).capitalize()
        )

    def title_in(self, vocabulary: Vocabulary) -> str:
        """The key as words of the site; what the site itself has written is left as it is."""
        return self.label or vocabulary.words.say(self.title)

    def help_in(self, vocabulary: Vocabulary) -> str:
        """What it is for in words of the site, likewise."""
        return self.help if self.label else vocabulary.say(self.help)

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """What may stand after the key; where the key may be absent, nothing may be there, too."""
        schema = self.shape.json_schema(vocabulary)
        if not self.is_required:
            return allow_nothing(schema)
        is_text = "string" in schema.get("type", ()) and "pattern" not in schema
        return {**schema, "pattern": NOT_BLANK} if is_text else schema


def used(fields: tuple[Field, ...], vocabulary: Vocabulary) -> tuple[Field, ...]:
    """Those of a record's keys that say something in a site, which may have no parties or no workstreams."""
    if vocabulary.parties and vocabulary.workstreams:
        return fields
    return tuple(field for field in fields if not _absent(field, vocabulary))


def _absent(field: Field, vocabulary: Vocabulary) -> str:
    """What a key is about and a site has none of, `parties` or `workstreams`; empty where it has some."""
    item = getattr(field.shape, "item", field.shape)
    if isinstance(item, Parties | Assignments | Letter) and not vocabulary.parties:
        return "parties"
    return "workstreams" if isinstance(item, Workstream) and not vocabulary.workstreams else ""


def keys_schema(fields: tuple[Field, ...], vocabulary: Vocabulary) -> JsonSchema:
    """What a record of these keys accepts, each key with its help and an example aside."""
    fields = used(fields, vocabulary)
    keys = vocabulary.keys
    return {
        "required": [keys.theirs(field.key) for field in fields if field.is_required],
        "properties": {
            keys.theirs(field.key): {
                "title": field.title_in(vocabulary),
                "description": field.help_in(vocabulary),
                **field.json_schema(vocabulary),
            }
            for field in fields
        },
    }


def nearest_field(key: str, fields: tuple[Field, ...], likeness: float = 0.7) -> str | None:
    """The key that an author most likely meant, by its likeness or as another word for it."""
    meant = (field.key for field in fields if key.casefold() in field.aliases)
    return nearest(key, (field.key for field in fields), likeness) or next(meant, None)


def near_keys(node: Mapping, fields: tuple[Field, ...]) -> NearKeys:
    """The keys of a mapping that belongs to a record of these fields, each with the one it comes near."""
    return NearKeys.of(node.by_key, lambda key: nearest_field(key, fields))


def key_fix(
    key: Scalar,
    meant: str | None,
    keys: NearKeys,
    context: ReadContext,
    *,
    fields: tuple[Field, ...],
    either: tuple[tuple[str, str], ...] = (),
) -> Fix | None:
    """The change of a key into the one that it misspells, unless another one is in its way."""
    excluded = {word for pair in either if meant in pair for word in pair}
    if meant is None or any(keys.is_meant_by_another(word, key.value) for word in {meant, *excluded}):
        return None
    return context.rewrite(key, key.value, meant, [field.key for field in fields])


def read_fields(fields: tuple[Field, ...], node: Mapping, context: ReadContext) -> dict[str, object]:
    """The values of those fields that are there and could be read, by the fields' names."""
    values: dict[str, object] = {}
    for field in fields:
        value_node = node.get(field.key)
        if value_node is None:
            continue
        if absent := _absent(field, context.vocabulary):
            _report_absent(field, absent, node, context)
            continue
        if isinstance(value_node, Scalar) and value_node.is_null:
            warn_of_loss(value_node, context, f"`{field.key}`")
            continue
        reader = context
        if not field.is_required and _is_empty(value_node):
            context.report(
                "M3024", value_node, f"`{field.key}` is empty", "write something, or delete the key"
            )
            if isinstance(value_node, Scalar):
                continue
            reader = context.silent()  # a list without items is read by those shapes that take one
        value = field.shape.read(value_node, reader, f"`{field.key}`")
        if value is not UNREADABLE:
            values[field.name] = value
    return values


def _report_absent(field: Field, absent: str, node: Mapping, context: ReadContext) -> None:
    """Report a key that can say nothing in this site."""
    headline = f"the playbook has no {absent}, so `{field.key}` is not shown"
    cure = f"delete it, or name {absent} under `{absent}` in mkdocs.yml"
    context.report("M3021" if field.shown == IN_ITEM else "M3025", node.by_key[field.key][0], headline, cure)


def _is_empty(node: Node) -> bool:
    """Whether a list without items is written, or quotes with nothing between them."""
    if isinstance(node, Sequence):
        return not node.items
    return isinstance(node, Scalar) and not node.value.strip(BLANKS)
