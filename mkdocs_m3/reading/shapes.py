"""The shapes that a value of the front matter may have: how each is read, and how it is described.

A shape never raises. What it cannot read it reports, once, and answers `UNREADABLE`.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Generic, Literal, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import Text
from mkdocs_m3.model.names import says_none
from mkdocs_m3.reading.draft import in_quotes, quote
from mkdocs_m3.reading.json_shapes import (
    NOT_BLANK,
    JsonSchema,
    allow_blank,
    allow_nothing,
    at_most_one,
    with_types,
)
from mkdocs_m3.reading.near_keys import NearKeys
from mkdocs_m3.reading.nodes import Mapping, Node, Scalar, Sequence
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.reshaping import as_list, as_pair, out_of_list, without_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model.vocabulary import Vocabulary


Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)

_CUT: Final = re.compile(r"[ \t]+(?P<comment>#[^\r\n]*)")
_LOST: Final = re.compile(r"[ \t]+(?P<comment>#[^\s#][^\r\n]*)")
_LONGEST_QUOTE: Final = 2_000
"""Characters of a line that a cure quotes, since thousands of records may stand in one line."""
_DIGITS: Final = re.compile(r"0|[1-9][0-9]{0,5}")

_NAMED_NUMBER: Final = re.compile(r"`\w+: (?P<number>\d{1,6})`$")
_ITEM_BELOW: Final = re.compile(r"\n[ \t]*(?P<item>(?P<dash>-)[ \t]+\S.*)")

BLANKS: Final = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{BYTE ORDER MARK}"
"""Dropped at either end of a text."""


class Shape(Protocol[Value_co]):
    """One kind of value."""

    def read(self, node: Node, context: ReadContext, name: str) -> Value_co | Literal[Unreadable.UNREADABLE]:
        """The value of a node; `name` is what messages call it, such as `` `objective` ``."""
        ...

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write, in a few words of Markdown."""
        ...

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """The same for programs: accepts what `read` reads without an error."""
        ...


class AnyText(Struct, frozen=True):
    """A text: inline Markdown or inline HTML. Numbers, dates and `Yes` are taken as written."""

    is_one_word: bool = False
    """Whether it is an id or an address, which a comment may follow: nothing of it is cut."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The text without blanks at either end."""
        if isinstance(node, Sequence):
            cure, edits = out_of_list(context.source.text, node, "write one text")
            return context.report("M3011", node, f"{name} is a list; it takes one text", cure, edits=edits)
        if isinstance(node, Mapping):
            return _colon_made_mapping(node, context, name)
        if node.is_plain and _report_misread(node, context, name):
            return UNREADABLE
        if not self.is_one_word:
            _warn_of_cut(node, context, name)
        value = node.value.strip(BLANKS)
        # Where the source is just as long, quotes aside, each character stands there one for one.
        quotes = 0 if node.is_plain else 1
        is_verbatim = node.end - node.start == len(node.value) + 2 * quotes
        begin = node.start
        if is_verbatim:
            begin += quotes + len(node.value) - len(node.value.lstrip(BLANKS))
        return Text(value=value, start=begin, end=begin + len(value), is_verbatim=is_verbatim)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "text"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """Any single value."""
        del vocabulary
        return {"type": ["string", "number", "boolean"]}


def _report_misread(node: Scalar, context: ReadContext, name: str) -> bool:
    """Report a text that YAML reads as another one than the author meant; says whether it is one."""
    written = context.source.text[node.start : node.end]
    found = _ITEM_BELOW.search(written)
    if not found or " ".join(found["item"].split()) not in " ".join(node.value.split()):
        return False
    start = node.start + found.start("dash")
    context.report_at(
        "M3001",
        start,
        start + len(found["item"]),
        f"`{found['item']}` is read as part of {name}, which begins above it",
        "put its `-` right below the `-` above; if it is no item of its own, put the text in quotes",
        edits=quote(context.source.text, node.start, node.end),
    )
    return True


def _colon_made_mapping(
    node: Mapping, context: ReadContext, name: str, first: str = "text"
) -> Literal[Unreadable.UNREADABLE]:
    """Report a record where one text belongs, or where a colon has made one of a text.

    `first` is the key that such a record would have for the text.
    """
    if len(node.entries) == 1 and node.entries[0][0].value == "text":
        value = node.entries[0][1]
        words = value.value if isinstance(value, Scalar) else "…"
        key = node.entries[0][0]
        return context.report(
            "M3011",
            node,
            f"{name} takes one text, not a record",
            f"write only `{words}`",
            edits=(Fix(start=key.start, end=value.start, replacement=""),),
        )
    return context.report(
        "M3015",
        node,
        f"{name} has no `{first}`: its colon made it a key and a value",
        f"put the whole text in quotes: `{_quoted(node, context)}`",
        edits=_quoting(node, context),
    )


def _quoted(node: Node, context: ReadContext) -> str:
    """All that stands from the beginning of a node to its end, as one text in quotes."""
    words = context.source.text[node.start : min(node.end, node.start + _LONGEST_QUOTE + 1)]
    return in_quotes(words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…")


def _quoting(node: Node, context: ReadContext) -> tuple[Fix, ...]:
    """The edits that do so."""
    return quote(context.source.text, node.start, node.end)


def _warn_of_cut(node: Scalar, context: ReadContext, name: str) -> None:
    """A plain text ends at a blank followed by `#`, and YAML says nothing of the rest."""
    if not node.is_plain or node.is_null:
        return
    if cut := _CUT.match(context.source.text, node.end):
        headline = f"{name} ends before `#`: YAML reads the rest of the line as a comment"
        _tell_cut(cut, context, headline, node.start)


def _warn_of_loss(node: Scalar, context: ReadContext, name: str) -> bool:
    """A text that begins with `#` is nothing but a comment to YAML; says whether there is one."""
    lost = _LOST.match(context.source.text, node.end)
    if lost:
        headline = f"{name} begins with `#`: YAML reads all of it as a comment"
        _tell_cut(lost, context, headline, lost.start("comment"))
    return bool(lost)


def _tell_cut(comment: re.Match[str], context: ReadContext, headline: str, start: int) -> None:
    text = context.source.text
    context.report_at(
        "M3023",
        comment.start("comment"),
        comment.end("comment"),
        headline,
        f"put the text in quotes: `{in_quotes(text[start : comment.end()])}`, "
        "or move the comment onto a line of its own",
        edits=quote(text, start, comment.end()),
    )


def _line_from(node: Node, context: ReadContext) -> str:
    """The rest of the line from a node on."""
    end = context.source.text.find("\n", node.start)
    return context.source.text[node.start : end if end >= 0 else None].rstrip()


class WholeNumber(Struct, frozen=True):
    """A number such as `3`, in decimal digits and without quotes."""

    def read(self, node: Node, context: ReadContext, name: str) -> int | Literal[Unreadable.UNREADABLE]:
        """The number."""
        if not isinstance(node, Scalar):
            return context.report(
                "M3012", node, f"{name} is not a whole number", f"write one, as in {_set(name, '3')}"
            )
        if node.is_plain and _DIGITS.fullmatch(node.value):
            return int(node.value)
        headline, cure = _misread(node, name)
        return context.report(
            "M3012", node, headline, cure, fix=_only_number(node), edits=_number_in(cure, node)
        )

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "whole number"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A number of at most six digits."""
        del vocabulary
        return {"type": ["integer"], "minimum": 0, "maximum": 999_999}


def _misread(node: Scalar, name: str) -> tuple[str, str]:
    """What YAML made of a number written in another way, and how to write it."""
    value = node.value
    digits = value.strip().lstrip("0") or "0"
    if not node.is_plain:
        cure = f"write {_set(name, digits)}" if digits.isdecimal() else "write a whole number without quotes"
        return f"{name} is the text `{value}`: quotes make it a text", cure
    if node.kind == "float":
        read = re.sub(r"0+$", "", value) if value.count(".") == 1 else value
        phase, _, number = value.partition(".")
        own = phase if name == "`phase`" else number
        whose = "phase's" if name == "`phase`" else "task's"
        return (
            f"{name} is written `{value}`, which YAML reads as the decimal number {read.rstrip('.')}",
            f"write only the {whose} own number: {_set(name, own)}"
            if own.isdecimal()
            else "write a whole number",
        )
    if value.isdecimal() and value.startswith("0"):
        octal = f", which YAML reads as the octal number {int(value, 8)}" if node.kind == "int" else ""
        return f"{name} is written `{value}`{octal}", f"write it without the zero: {_set(name, digits)}"
    if value.isdecimal():
        return f"{name} is `{value}`, which is too large", "write a number of at most six digits"
    if node.kind == "int" and ":" in value:
        return f"{name} is written `{value}`, which YAML reads as a time in base 60", "write a whole number"
    return f"{name} is `{value}`, which is not a whole number", f"write digits only, as in {_set(name, '3')}"


def _only_number(node: Scalar) -> Fix | None:
    """The change of a quoted number into a bare one, and of `03` into `3`: what YAML made of it is clear."""
    digits = node.value.strip().lstrip("0")
    is_written_out = node.is_plain and node.kind in ("int", "str") and node.value.isdecimal()
    if node.end - node.start != len(node.value) + 2 * (not node.is_plain):
        return None  # an anchor or a tag stands there, too
    if not _DIGITS.fullmatch(digits) or not (is_written_out or (not node.is_plain and node.kind == "str")):
        return None
    return Fix(start=node.start, end=node.end, replacement=digits)


def _number_in(cure: str, node: Scalar) -> tuple[Fix, ...]:
    """The number that a cure names, where it is not an example, in place of the one that is written."""
    found = _NAMED_NUMBER.search(cure)
    if not found or "as in" in cure or node.end - node.start != len(node.value) + 2 * (not node.is_plain):
        return ()
    return (Fix(start=node.start, end=node.end, replacement=found["number"]),)


def _set(name: str, value: str) -> str:
    """The key that messages call by `name`, with a value, as an author writes it."""
    return f"`{name.strip('`')}: {value}`"


class Boolean(Struct, frozen=True):
    """`true` or `false`."""

    def read(self, node: Node, context: ReadContext, name: str) -> bool | Literal[Unreadable.UNREADABLE]:
        """Whether it says yes."""
        if isinstance(node, Scalar) and node.kind == "bool":
            return node.value.casefold() in ("true", "yes", "on", "y")
        return context.report(
            "M3011", node, f"{name} takes `true` or `false`", "write `true`, or leave the key out"
        )

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "`true` or `false`"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A truth value; `"true"` in quotes is a text."""
        del vocabulary
        return {"type": ["boolean"]}


class ListOf(Struct, Generic[Value], frozen=True):
    """A list, each item of one shape. Nothing after the key means none."""

    item: Shape[Value]
    """The shape of each item."""
    is_single_allowed: bool = False
    """Whether one item may stand without a list."""

    def read(self, node: Node, context: ReadContext, name: str) -> tuple[Value, ...]:
        """What could be read of the list; what could not is reported."""
        if isinstance(node, Sequence):
            items = (self._item(item, context, name) for item in node.items)
            return tuple(item for item in items if not isinstance(item, Unreadable))
        if (
            isinstance(node, Mapping)
            and isinstance(self.item, ObjectShape)
            and self.item.holds_pairs(node, context)
        ):
            return self.item.read_pairs(node, context, name)
        if isinstance(node, Scalar) and says_none(node.value):
            edits = (Fix(start=node.start, end=node.end, replacement=""),)
            headline = f"{name} holds `{node.value}`; it takes a list"
            cure = "leave it empty, or delete the key, as long as there is none"
            context.report("M3011", node, headline, cure, edits=edits)
            return ()
        if not self.is_single_allowed:
            context.report(
                "M3011",
                node,
                f"{name} holds {'one record' if isinstance(node, Mapping) else 'one text'}; it takes a list",
                "write each item on a line of its own that begins with `- `",
                edits=as_list(context.source.text, node),
            )
        item = self._item(node, context, name)
        return () if isinstance(item, Unreadable) else (item,)

    def _item(self, node: Node, context: ReadContext, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        if isinstance(node, Scalar) and (node.is_null or not node.value.strip(BLANKS)):
            if node.is_null and _warn_of_loss(node, context, f"an item of {name}"):
                return UNREADABLE
            edits = without_item(context.source.text, node)
            cure = "write its text, or delete the item"
            return context.report("M3022", node, f"an item of {name} is empty", cure, edits=edits)
        return self.item.read(node, context, f"an item of {name}")

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        item = self.item.describe(vocabulary)
        return f"{item}, or a list of them" if self.is_single_allowed else f"list; each item: {item}"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A list; an item without content is only warned of."""
        item = self.item.json_schema(vocabulary)
        items: JsonSchema = {"items": allow_blank(item)}
        return (
            {**with_types(item, "array"), **items} if self.is_single_allowed else {"type": ["array"], **items}
        )


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
    is_required: bool = False
    """Whether a page without it is wrong."""

    @property
    def title(self) -> str:
        """The key as words: `Responsible party`."""
        return re.sub(
            r"(?<=[a-z])[A-Z]|_[a-z]", lambda found: f" {found[0][-1].lower()}", self.key
        ).capitalize()

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """What may stand after the key; where the key may be absent, nothing may stand there, too."""
        schema = self.shape.json_schema(vocabulary)
        if not self.is_required:
            return allow_nothing(schema)
        is_text = "string" in schema.get("type", ()) and "pattern" not in schema
        return {**schema, "pattern": NOT_BLANK} if is_text else schema

    aliases: tuple[str, ...] = ()
    """Other words that authors write for it by mistake."""


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
    not_its_own: tuple[str, ...] = ()
    """Keys that show that an item belongs to another list, of `other` records; `make` is told."""
    other: str = ""
    """What those are called: `an artifact`."""
    other_lists: str = ""
    """The lists to which they belong, as messages name them."""

    def read(self, node: Node, context: ReadContext, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        """The record; unreadable where its first key is missing or unreadable."""
        first = self.fields[0]
        if isinstance(node, Sequence):
            cure, edits = out_of_list(context.source.text, node, "write it without the list")
            headline = f"{name} is a list; {self.noun} is a text or a record"
            return context.report("M3011", node, headline, cure, edits=edits)
        if isinstance(node, Scalar):
            bare = first.shape.read(node, context, name)
            return UNREADABLE if bare is UNREADABLE else self.make(context, **{first.name: bare})
        head = node.get(first.key)
        if head is None:
            return self._without_first(node, context, name)
        if isinstance(head, Scalar) and (head.is_null or not head.value.strip(BLANKS)):
            if head.is_null and _warn_of_loss(head, context, f"`{first.key}`"):
                return UNREADABLE
            return self._say_what_it_is(head, context, name)
        values: dict[str, object] = {"is_misplaced": True} if self._report_misplaced(node, context) else {}
        if not values:
            self._warn_of_unknown(node, context)
        values |= read_fields(self.fields, node, context)
        return self.make(context, **values) if first.name in values else UNREADABLE

    def _without_first(
        self, node: Mapping, context: ReadContext, name: str
    ) -> Value | Literal[Unreadable.UNREADABLE]:
        """Report a record whose first key is missing, looking at the keys that stand there instead."""
        known, first = [field.key for field in self.fields], self.fields[0].key
        strange = [key for key, _ in node.entries if key.value not in known]
        for key in strange:
            if near := nearest_field(key.value, self.fields):
                return context.report(
                    "M3015",
                    key,
                    f"{name} has no `{first}`, but `{key.value}`",
                    f"write `{near}`",
                    fix=key_fix(key, near, near_keys(node, self.fields), context, self),
                    edits=() if node.get(near) else context.replace(key, key.value, near),
                )
        if not strange:
            return self._say_what_it_is(node, context, name)
        if not isinstance(self.fields[0].shape, AnyText) or self._is_written_as_pair(node, context):
            return self._key_as_word(node, context, name)
        if len(node.entries) == 1 and first != "group":
            _colon_made_mapping(node, context, name, first)
            return self._whole_line(node, context)
        if strange[0].value.isidentifier() and strange[0].value.islower():
            return self._say_what_it_is(node, context, name)
        return context.report(
            "M3015",
            strange[0],
            f"{name} has no `{first}`: its colon made it a key and a value",
            f"put the whole text in quotes: `{first}: {in_quotes(_line_from(strange[0], context))}`",
            edits=(
                Fix(start=strange[0].start, end=strange[0].start, replacement=f"{first}: "),
                *quote(
                    context.source.text,
                    strange[0].start,
                    strange[0].start + len(_line_from(strange[0], context)),
                ),
            ),
        )

    def _is_written_as_pair(self, node: Mapping, context: ReadContext) -> bool:
        """Whether its first key is a word and not a key, with a value that the second field takes.

        Other keys of the record may stand beside it, or below it as its value.
        """
        if not self.is_pair:
            return False
        (key, value), *others = node.entries
        if not key.value.strip(BLANKS):
            return False
        known, second = {field.key for field in self.fields[1:]}, self.fields[1]
        if key.value in known or any(other.value not in known for other, _ in others):
            return False
        if isinstance(value, Mapping):
            return not others and all(below.value in known for below, _ in value.entries)
        if isinstance(value, Scalar) and value.is_null:
            return bool(others)
        found: list[Finding] = []
        read = second.shape.read(value, replace(context, add=found.append), "")
        return node.get(second.key) is None and read is not UNREADABLE and not found

    def holds_pairs(self, node: Mapping, context: ReadContext) -> bool:
        """Whether each key of what should be a list of these records is a word with a value of its own."""
        entries = (_alone(entry, node) for entry in node.entries)
        return bool(node.entries) and all(self._is_written_as_pair(one, context) for one in entries)

    def read_pairs(self, node: Mapping, context: ReadContext, name: str) -> tuple[Value, ...]:
        """Report such a record, once, and read its pairs."""
        first, second = self.fields[0].key, self.fields[1].key
        (key, value), *others = node.entries
        below = f"and below it `{second}: …`" if isinstance(value, Scalar) else "and the rest below it"
        rest = ", and so on with each of them" if others else ""
        context.report(
            "M3011",
            key,
            f"{name} takes a list, and `{key.value}` is written as a key",
            f"write `- {first}: {key.value}`, {below}{rest}",
            edits=[
                edit
                for entry in node.entries
                for edit in as_pair(context.source.text, entry, (first, second), dash="- ")
            ],
        )
        pairs = (self._pair(_alone(entry, node), context, f"an item of {name}") for entry in node.entries)
        return tuple(pair for pair in pairs if not isinstance(pair, Unreadable))

    def _pair(self, node: Mapping, context: ReadContext, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        """The record of an entry such as `Program Manager: customer`, its key the first field's value."""
        (key, value), *others = node.entries
        first, second = self.fields[:2]
        values: dict[str, object] = {first.name: first.shape.read(key, context, name)}
        if isinstance(value, Mapping):
            values |= read_fields(self.fields, value, context)
        elif not (isinstance(value, Scalar) and value.is_null):
            values[second.name] = second.shape.read(value, context, f"`{second.key}`")
        return self.make(context, **values, **(read_fields(self.fields, node, context) if others else {}))

    def _key_as_word(
        self, node: Mapping, context: ReadContext, name: str
    ) -> Value | Literal[Unreadable.UNREADABLE]:
        """Report a record such as `M3082: made from one form`, whose key is the word that it begins with."""
        first, second = self.fields[0].key, self.fields[1].key
        key, value = node.entries[0]
        text = context.source.text
        word, written = text[key.start : key.end], text[value.start : value.end]
        is_pair = self._is_written_as_pair(node, context)
        is_alone = len(node.entries) == 1
        if is_pair and (isinstance(value, Mapping) or (isinstance(value, Scalar) and value.is_null)):
            cure = f"write `{first}: {word}`, and the keys below it under the `{first[0]}` of `{first}`"
        elif isinstance(value, Scalar) and len(value.value) <= _LONGEST_QUOTE and "\n" not in written:
            cure = f"write `{first}: {word}`, and below it `{second}: {written}`"
        else:
            below = f"`{second}:` with the list" if isinstance(value, Sequence) else f"`{second}: …`"
            cure = f"write `{first}: {word}`, and below it {below}"
        edits = as_pair(context.source.text, (key, value), (first, second)) if is_pair or is_alone else ()
        context.report("M3015", node, f"{name} has no `{first}`", cure, edits=edits)
        return self._pair(node, context, name) if is_pair else UNREADABLE

    def _whole_line(self, node: Mapping, context: ReadContext) -> Value | Literal[Unreadable.UNREADABLE]:
        """The record of a text that its colon has made a key and a value: nothing of it is lost."""
        words = " ".join(context.source.text[node.start : node.end].split())
        text = Text(value=words, start=node.start, end=node.end)
        return self.make(context, **{self.fields[0].name: text})

    def _say_what_it_is(self, node: Node, context: ReadContext, name: str) -> Literal[Unreadable.UNREADABLE]:
        first = self.fields[0].key
        return context.report("M3015", node, f"{name} has no `{first}`", f"say what it is: `{first}: …`")

    def _report_misplaced(self, node: Mapping, context: ReadContext) -> bool:
        """Report an item that was put under the wrong key of the page; says whether it is one."""
        keys = [key for key, _ in node.entries if key.value in self.not_its_own]
        if keys:
            headline = f"`{keys[0].value}` is a key of {self.other}, and {self.noun} has no such key"
            context.report("M3021", keys[0], headline, f"move this item to {self.other_lists}")
        return bool(keys)

    def _warn_of_unknown(self, node: Mapping, context: ReadContext) -> None:
        known = [field.key for field in self.fields]
        if all(key in known for key in node.by_key):
            return
        keys = near_keys(node, self.fields)
        for key, _ in node.entries:
            if key.value not in known:
                near = keys.near(key.value)
                context.report(
                    "M3021",
                    key,
                    f"{self.noun} has no key `{key.value}`, so what stands there is not shown",
                    self._cure_of_unknown(key.value, near, context),
                    fix=key_fix(key, near, keys, context, self),
                    edits=() if near is None or node.get(near) else context.replace(key, key.value, near),
                )

    def _cure_of_unknown(self, key: str, near: str | None, context: ReadContext) -> str:
        if near:
            return f"write `{near}`"
        if key in context.keys.of_pages - context.keys.of_items:
            return f"begin `{key}` at the left edge, where it is a key of the page"
        return f"use one of {', '.join(f'`{field.key}`' for field in self.fields)}, or delete it"

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
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
        return {**bare, **keys_schema(self.fields, vocabulary), **at_most_one(self.either)}


def _alone(entry: tuple[Scalar, Node], node: Mapping) -> Mapping:
    """A mapping of one of the entries of another."""
    return replace(node, by_key=MappingProxyType({entry[0].value: entry}))


def keys_schema(fields: tuple[Field, ...], vocabulary: Vocabulary) -> JsonSchema:
    """What a record of these keys accepts, each key with its help and an example aside."""
    return {
        "required": [field.key for field in fields if field.is_required],
        "properties": {
            field.key: {"title": field.title, "description": field.help, **field.json_schema(vocabulary)}
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
    known: tuple[Field, ...] | ObjectShape[Value],
) -> Fix | None:
    """The change of a key into the one that it misspells, unless another one stands in its way."""
    fields, either = (known.fields, known.either) if isinstance(known, ObjectShape) else (known, ())
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
        if isinstance(value_node, Scalar) and value_node.is_null:
            _warn_of_loss(value_node, context, f"`{field.key}`")
            continue
        if not field.is_required and _is_empty(value_node):
            context.report(
                "M3024", value_node, f"`{field.key}` is empty", "write something, or delete the key"
            )
            if isinstance(value_node, Sequence) and isinstance(field.shape, ListOf):
                values[field.name] = ()
            continue
        value = field.shape.read(value_node, context, f"`{field.key}`")
        if value is not UNREADABLE:
            values[field.name] = value
    return values


def _is_empty(node: Node) -> bool:
    """Whether a list without items is written, or quotes with nothing between them."""
    if isinstance(node, Sequence):
        return not node.items
    return isinstance(node, Scalar) and not node.value.strip(BLANKS)
