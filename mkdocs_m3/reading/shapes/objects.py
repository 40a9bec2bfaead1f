"""The shape of a record: keys with values of their own shapes, or one bare value."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, Literal

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import Text
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes import other_lists, pairs, references, strange_keys
from mkdocs_m3.reading.shapes.fields import (
    Field,
    key_fix,
    keys_schema,
    near_keys,
    nearest_field,
    read_fields,
    used,
)
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, at_most_one, with_types
from mkdocs_m3.reading.shapes.points import Points, points_of, report_points
from mkdocs_m3.reading.shapes.reshaping import as_pair
from mkdocs_m3.reading.shapes.several import without_list
from mkdocs_m3.reading.shapes.shape import BLANKS, LONGEST_QUOTE, Value
from mkdocs_m3.reading.shapes.texts import (
    AnyText,
    is_in_braces,
    report_colon,
    report_in_quotes,
    shortened,
    warn_of_loss,
)
from mkdocs_m3.reading.yaml.draft import in_quotes, quote
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model.vocabulary import Vocabulary


class ObjectShape(Struct, Generic[Value], frozen=True, kw_only=True):
    """Keys with values of their own shapes, or, where one key is enough, its bare value."""

    noun: str
    """What such a record is called: `an activity`."""
    fields: tuple[Field, ...]
    """Its keys; the first is the one that a bare value stands for, and must be there."""
    make: Callable[..., Value]
    """Makes the record from the fields' names and values; called with the context first."""
    either: tuple[tuple[str, str], ...] = ()
    """Pairs of keys of which one may stand; `make` reports where both do."""
    is_pair: bool = False
    """Whether authors write its first two values as a key and a value: `Program Manager: customer`."""
    named_by: str = ""
    """The key of the words that authors write as the key of its first value: `Handbook: https://…`."""
    not_its_own: tuple[str, ...] = ()
    """Keys that show that an item belongs to another list, of `other` records; `make` is told."""
    other: str = ""
    """What those are called: `an artifact`."""
    other_lists: str = ""
    """The lists to which they belong, as messages name them."""
    acted_in: str = ""
    """Where somebody acts in place of such a record, which has no party: `activities`."""
    explained_in: str = ""
    """Where else words about it belong: `the role's entry in the glossary`."""
    group: tuple[str, str] = ("", "")
    """The key that begins a group of such records, and the key of the page that takes groups."""

    def read(self, node: Node, context: ReadContext, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        """The record; unreadable where its first key is missing or unreadable."""
        first = self.fields[0]
        if isinstance(node, Sequence):
            cure, edits = without_list(context.source.text, node, "write it without the list")
            headline = f"{name} is a list; {self.noun} is a text or a record"
            return context.report("M3011", node, headline, cure, edits=edits)
        if isinstance(node, Scalar):
            bare = first.shape.read(node, context, name)
            return UNREADABLE if bare is UNREADABLE else self.make(context, **{first.name: bare})
        node = other_lists.with_meant(node, self.fields, context)
        head = node.get(first.key)
        if head is None:
            return self._without_head(node, context, name)
        if isinstance(head, Scalar) and (head.is_null or not head.value.strip(BLANKS)):
            if head.is_null and warn_of_loss(head, context, f"`{first.key}`"):
                return UNREADABLE
            return self._say_what_it_is(head, context, name)
        values: dict[str, object] = {"is_misplaced": True} if self._report_misplaced(node, context) else {}
        if not values:
            strange_keys.report(node, self, context)  # type: ignore[arg-type] # whatever it makes
        values |= read_fields(self.fields, node, context)
        values |= self._read_references(node, context)
        return self.make(context, **values) if first.name in values else UNREADABLE

    def _without_head(
        self, node: Mapping, context: ReadContext, name: str
    ) -> Value | Literal[Unreadable.UNREADABLE]:
        """Report a record without its first key, which may be words between braces or of another list."""
        if is_in_braces(node, context):
            report_colon(node, context, name)
            return self._whole_line(node, context)
        is_misplaced = self._report_misplaced(node, context, "M3015")
        return UNREADABLE if is_misplaced else self._without_first(node, context, name)

    def _without_first(
        self, node: Mapping, context: ReadContext, name: str
    ) -> Value | Literal[Unreadable.UNREADABLE]:
        """Report a record whose first key is missing, looking at the keys that are there instead."""
        known, first = [field.key for field in self.fields], self.fields[0].key
        strange = [key for key, _ in node.entries if key.value not in known]
        fields = used(self.fields, context.vocabulary)
        for key in strange:
            names_group = first == "group" and strange == [node.entries[0][0]] and _is_label(key, node)
            if near := nearest_field(key.value, fields) or (first if names_group else None):
                return context.report(
                    "M3015",
                    key,
                    f"{name} has no `{first}`, but `{key.value}`",
                    f"write `{near}`",
                    fix=key_fix(
                        key,
                        near,
                        near_keys(node, fields),
                        context,
                        fields=fields,
                        either=self.either,
                    ),
                    edits=() if node.get(near) else context.replace(key, key.value, near),
                )
        is_group = self.group[0] in node.by_key
        if is_group or not strange or self.named_by:
            asked = self._say_what_it_is if is_group else self._name_as_key
            return asked(node, context, name)
        if not isinstance(self.fields[0].shape, AnyText) or pairs.is_pair(node, self, context):
            return pairs.report_pair(node, self, context, name)
        if len(node.entries) == 1 and first != "group":
            report_colon(node, context, name, first)
            return self._whole_line(node, context)
        if strange[0].value.isidentifier() and strange[0].value.islower():
            return self._say_what_it_is(node, context, name)
        return self._key_as_text(strange[0], node, context, name)

    def _key_as_text(self, key: Scalar, node: Mapping, context: ReadContext, name: str) -> Value:
        """Report a record in which a text without quotes is a key, and read it with that text."""
        entry, first, page = node.by_key[key.value], self.fields[0].key, context.source.text
        is_flow = page.startswith("{", node.start)
        if points := points_of(entry, context):
            report_points(points, context, name, f"{first}: ")
            return self._with_text(_text_of(points, context), key, node, context)
        if is_flow and not any(field.key in node.by_key for field in self.fields):
            report_in_quotes(node, context, f"{name} has no `{first}`: its colons made a record of it")
            return self._whole_line(node, context)
        below, colon = entry[1], page.find(":", key.end)
        if isinstance(below, Scalar) and below.is_null and colon == key.end and not is_flow:
            context.report(
                "M3015",
                key,
                f"{name} has no `{first}`: the colon at the end of its words makes a key of them",
                f"write `{first}: {shortened(page[key.start : key.end])}`",
                edits=(
                    Fix(start=key.start, end=key.start, replacement=f"{first}: "),
                    Fix(start=colon, end=colon + 1, replacement=""),
                ),
            )
            return self._with_text(_written(key.start, key.end, context), key, node, context)
        end = entry[1].end if is_flow else _line_end(entry[1], key.start, page)
        context.report(
            "M3015",
            key,
            f"{name} has no `{first}`: its colon made it a key and a value",
            f"put the whole text in quotes: `{first}: {in_quotes(shortened(page[key.start : end]))}`",
            edits=(
                Fix(start=key.start, end=key.start, replacement=f"{first}: "),
                *quote(page, key.start, end),
            ),
        )
        return self._with_text(_written(key.start, end, context), key, node, context)

    def _with_text(self, text: Text, key: Scalar, node: Mapping, context: ReadContext) -> Value:
        """The record of a text that is written as a key, and of the other keys."""
        others = {word: entry for word, entry in node.by_key.items() if word != key.value}
        rest = replace(node, by_key=MappingProxyType(others))
        strange_keys.report(rest, self, context)  # type: ignore[arg-type] # whatever it makes
        values = read_fields(self.fields, rest, context) | self._read_references(rest, context)
        return self.make(context, **values, **{self.fields[0].name: text})

    def _name_as_key(self, node: Mapping, context: ReadContext, name: str) -> Literal[Unreadable.UNREADABLE]:
        """Report a record such as `Handbook: https://…`, whose key may be what it is called."""
        if not self.named_by or len(node.entries) != 1:
            return self._say_what_it_is(node, context, name)
        (key, value), first = node.entries[0], self.fields[0].key
        if key.value == self.named_by or not isinstance(value, Scalar):
            return self._say_what_it_is(node, context, name)
        cure = f"write `{self.named_by}: {key.value}`, and below it `{first}: {value.value[:LONGEST_QUOTE]}`"
        edits = as_pair(context.source.text, (key, value), (self.named_by, first))
        return context.report("M3015", node, f"{name} has no `{first}`", cure, edits=edits)

    def _whole_line(self, node: Mapping, context: ReadContext) -> Value:
        """The record of a text that its colon has made a key and a value: nothing of it is lost."""
        points = points_of(node.entries[0], context) if len(node.entries) == 1 else None
        text = _text_of(points, context) if points else _written(node.start, node.end, context)
        return self.make(context, **{self.fields[0].name: text})

    def _say_what_it_is(self, node: Node, context: ReadContext, name: str) -> Literal[Unreadable.UNREADABLE]:
        first, (group, groups) = self.fields[0].key, self.group
        if isinstance(node, Mapping) and group in node.by_key:
            headline = f"`{group}` belongs to `{groups}`, and this is {name}"
            cure = f"write `{groups}:` for the list, and put the other items below the keys of a group"
            return context.report("M3015", node, headline, cure)
        cure = f"say what it is: `{first}: …`"
        if isinstance(node, Mapping) and all(
            isinstance(value, Scalar) and value.is_null for _, value in node.entries
        ):
            cure += ", or delete the item"
        return context.report("M3015", node, f"{name} has no `{first}`", cure)

    def _report_misplaced(self, node: Mapping, context: ReadContext, code: str = "M3021") -> bool:
        """Report an item that was put into the wrong list; says whether it is one.

        One that holds records itself is where it should be.
        """
        keys = [key for key, _ in node.entries if key.value in self.not_its_own]
        if any(isinstance(value, Sequence) and value.holds_records for _, value in node.entries):
            return False
        if keys:
            headline = f"`{keys[0].value}` is a key of {self.other}, and {self.noun} has no such key"
            context.report(code, keys[0], headline, f"move this item to {self.other_lists}")
        return bool(keys)

    def _read_references(self, node: Mapping, context: ReadContext) -> dict[str, object]:
        """The file or address that is written under another word, as its own key reads it."""
        values: dict[str, object] = {}
        for word, field in references.meant_by(node, self.fields).items():
            key, value = node.by_key[word]
            headline = f"{self.noun} has no key `{word}`"
            edits = context.replace(key, word, field.key)
            context.report("M3021", key, headline, f"write `{field.key}`", edits=edits)
            values[field.name] = field.shape.read(value, context, f"`{field.key}`")
        return {name: value for name, value in values.items() if value is not UNREADABLE}

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        first, *others = (f"`{field.key}`" for field in self.fields)
        return f"{first[1:-1]}, or a record of {', '.join((first, *others))}" if others else first

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A record, or the first key's bare value where no other is required; unknown keys may stand."""
        required = [field.key for field in self.fields if field.is_required]
        first = self.fields[0]
        bare = (
            with_types(first.shape.json_schema(vocabulary), "object")
            if required == [first.key]
            else {"type": ["object"]}
        )
        return {
            **bare,
            **keys_schema(self.fields, vocabulary),
            **at_most_one(vocabulary.keys.in_pairs(self.either)),
        }


def _text_of(points: Points, context: ReadContext) -> Text:
    """A text with its points, as its author would write it, or else as it is written."""
    start, end = points.key.start, points.end
    return Text(value=points.text, start=start, end=end) if points.text else _written(start, end, context)


def _written(start: int, end: int, context: ReadContext) -> Text:
    """What is written from here to there, on one line."""
    return Text(value=" ".join(context.source.text[start:end].split()), start=start, end=end)


def _line_end(value: Node, start: int, page: str) -> int:
    """Where the line ends in which a value ends that belongs to what begins at `start`."""
    last = start + len(page[start : value.end].rstrip())
    end = page.find("\n", last)
    return start + len(page[start : end if end >= 0 else None].rstrip())


def _is_label(key: Scalar, node: Mapping) -> bool:
    """Whether a key such as `name` has a text, so that it is not a text itself."""
    value = node.get(key.value)
    return (
        key.value.isidentifier() and key.value.islower() and isinstance(value, Scalar) and not value.is_null
    )
