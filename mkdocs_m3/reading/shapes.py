"""The shapes that a value of the front matter may have: how each is read, and how it is described.

A shape never raises. What it cannot read it reports, once, and answers `UNREADABLE`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, Literal, Protocol, TypeVar

from mkdocs_m3.model import Text
from mkdocs_m3.reading.desk import UNREADABLE, Desk, Unreadable
from mkdocs_m3.reading.nodes import Mapping, Node, Scalar, Sequence
from mkdocs_m3.vocabulary import Vocabulary, nearest

if TYPE_CHECKING:
    from collections.abc import Callable


Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)

_CUT: Final = re.compile(r"[ \t]+(?P<comment>#[^\r\n]*)")
_DIGITS: Final = re.compile(r"0|[1-9][0-9]{0,5}")

BLANKS: Final = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{BYTE ORDER MARK}"
"""Dropped at either end of a text."""


class Shape(Protocol[Value_co]):
    """One kind of value."""

    def read(self, node: Node, desk: Desk, name: str) -> Value_co | Literal[Unreadable.UNREADABLE]:
        """The value of a node; `name` is what messages call it, such as `` `objective` ``."""
        ...

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write, in a few words of Markdown."""
        ...


@dataclass(frozen=True, slots=True)
class AnyText:
    """A text: inline Markdown or inline HTML. Numbers, dates and `Yes` are taken as written."""

    def read(self, node: Node, desk: Desk, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The text without blanks at either end."""
        if isinstance(node, Sequence):
            return desk.slip("M3011", node, f"{name} is a list; it takes one text", "write one text")
        if isinstance(node, Mapping):
            return _colon_made_mapping(node, desk, name)
        _warn_of_cut(node, desk, name)
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


def _colon_made_mapping(node: Mapping, desk: Desk, name: str) -> Literal[Unreadable.UNREADABLE]:
    """Report a record where one text belongs, or where a colon has made one of a text."""
    if len(node.entries) == 1 and node.entries[0][0].value == "text":
        value = node.entries[0][1]
        words = value.value if isinstance(value, Scalar) else "…"
        return desk.slip("M3011", node, f"{name} takes one text, not a record", f"write only `{words}`")
    return desk.slip(
        "M3015",
        node,
        f"{name} has no `text`: its colon made it a key and a value",
        f"put the whole text in quotes: `{_quoted_line(node, desk)}`",
    )


def _quoted_line(node: Node, desk: Desk) -> str:
    """The rest of the line from a node on, as a quoted text."""
    line = desk.source.text[node.start :].split("\n", 1)[0].strip().replace('"', '\\"')
    return f'"{line}"'


def _warn_of_cut(node: Scalar, desk: Desk, name: str) -> None:
    """A plain text ends at a blank followed by `#`, and YAML says nothing of the rest."""
    if not node.is_plain or node.is_null:
        return
    if cut := _CUT.match(desk.source.text, node.end):
        desk.slip_at(
            "M3023",
            cut.start("comment"),
            cut.end("comment"),
            f"{name} ends before `#`: YAML reads the rest of the line as a comment",
            "put the text in quotes, or move the comment onto a line of its own",
        )


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A number such as `3`, in decimal digits and without quotes."""

    def read(self, node: Node, desk: Desk, name: str) -> int | Literal[Unreadable.UNREADABLE]:
        """The number."""
        if not isinstance(node, Scalar):
            return desk.slip(
                "M3012", node, f"{name} is not a whole number", f"write one, as in {_set(name, '3')}"
            )
        if node.is_plain and _DIGITS.fullmatch(node.value):
            return int(node.value)
        headline, cure = _misread(node, name)
        return desk.slip("M3012", node, headline, cure)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "whole number"


def _misread(node: Scalar, name: str) -> tuple[str, str]:
    """What YAML made of a number written in another way, and how to write it."""
    value = node.value
    digits = value.strip().lstrip("0") or "0"
    if not node.is_plain:
        cure = f"write {_set(name, digits)}" if digits.isdecimal() else "write a whole number without quotes"
        return f"{name} is the text `{value}`: quotes make it a text", cure
    if node.kind == "float":
        read = re.sub(r"0+$", "", value) if value.count(".") == 1 else value
        last = value.rpartition(".")[2]
        return (
            f"{name} is written `{value}`, which YAML reads as the decimal number {read.rstrip('.')}",
            f"write only the task's own number: {_set(name, last)}"
            if last.isdecimal()
            else "write a whole number",
        )
    if node.kind == "int" and value.lstrip("-+").isdecimal() and value.lstrip("-+").startswith("0"):
        octal = int(value, 8) if set(value.lstrip("-+")) <= set("01234567") else value
        return f"{name} is written `{value}`, which YAML reads as the octal number {octal}", (
            f"write it without the zero: {_set(name, digits)}"
        )
    if node.kind == "int" and ":" in value:
        return f"{name} is written `{value}`, which YAML reads as a time in base 60", "write a whole number"
    return f"{name} is `{value}`, which is not a whole number", f"write digits only, as in {_set(name, '3')}"


def _set(name: str, value: str) -> str:
    """The key that messages call by `name`, with a value, as an author writes it."""
    return f"`{name.strip('`')}: {value}`"


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """`true` or `false`."""

    def read(self, node: Node, desk: Desk, name: str) -> bool | Literal[Unreadable.UNREADABLE]:
        """Whether it says yes."""
        if isinstance(node, Scalar) and node.kind == "bool":
            return node.value.casefold() in ("true", "yes", "on", "y")
        return desk.slip(
            "M3011", node, f"{name} takes `true` or `false`", "write `true`, or leave the key out"
        )

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "`true` or `false`"


@dataclass(frozen=True, slots=True)
class Many(Generic[Value]):
    """A list, each item of one shape. Nothing after the key means none."""

    item: Shape[Value]
    """The shape of each item."""
    is_single_allowed: bool = False
    """Whether one item may stand without a list."""

    def read(self, node: Node, desk: Desk, name: str) -> tuple[Value, ...]:
        """What could be read of the list; what could not is reported."""
        if isinstance(node, Sequence):
            items = (self._item(item, desk, name) for item in node.items)
            return tuple(item for item in items if not isinstance(item, Unreadable))
        if not self.is_single_allowed:
            desk.slip(
                "M3011",
                node,
                f"{name} holds {'one record' if isinstance(node, Mapping) else 'one text'}; it takes a list",
                "write each item on a line of its own that begins with `- `",
            )
        item = self._item(node, desk, name)
        return () if isinstance(item, Unreadable) else (item,)

    def _item(self, node: Node, desk: Desk, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        if isinstance(node, Scalar) and (node.is_null or not node.value.strip(BLANKS)):
            return desk.slip(
                "M3022", node, f"an item of {name} is empty", "write its text, or delete the item"
            )
        return self.item.read(node, desk, f"an item of {name}")

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        item = self.item.describe(vocabulary)
        return f"{item}, or a list of them" if self.is_single_allowed else f"list; each item: {item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[Value]):
    """Keys with values of their own shapes, or, where one key is enough, its bare value."""

    noun: str
    """What such a record is called: `an activity`."""
    fields: tuple[Field, ...]
    """Its keys; the first is the one that a bare value stands for, and must be there."""
    make: Callable[..., Value]
    """Makes the record from the fields' names and values; called with the desk first."""

    def read(self, node: Node, desk: Desk, name: str) -> Value | Literal[Unreadable.UNREADABLE]:
        """The record; unreadable where its first key is missing or unreadable."""
        first = self.fields[0]
        if isinstance(node, Sequence):
            return desk.slip(
                "M3011",
                node,
                f"{name} is a list; {self.noun} is a text or a record",
                "write it without the list",
            )
        if isinstance(node, Scalar):
            bare = first.shape.read(node, desk, name)
            return UNREADABLE if bare is UNREADABLE else self.make(desk, **{first.name: bare})
        head = node.get(first.key)
        if head is None:
            return self._without_first(node, desk, name)
        if isinstance(head, Scalar) and not head.value.strip(BLANKS):
            return self._say_what_it_is(node, desk, name)
        self._warn_of_unknown(node, desk)
        values = read_fields(self.fields, node, desk)
        return self.make(desk, **values) if first.name in values else UNREADABLE

    def _without_first(self, node: Mapping, desk: Desk, name: str) -> Literal[Unreadable.UNREADABLE]:
        """Report a record whose first key is missing, looking at the keys that stand there instead."""
        known, first = [field.key for field in self.fields], self.fields[0].key
        strange = [key for key, _ in node.entries if key.value not in known]
        for key in strange:
            if near := nearest(key.value, known):
                return desk.slip(
                    "M3015", key, f"{name} has no `{first}`, but `{key.value}`", f"write `{near}`"
                )
        if not strange:
            return self._say_what_it_is(node, desk, name)
        if len(node.entries) == 1:
            return _colon_made_mapping(node, desk, name)
        return desk.slip(
            "M3015",
            strange[0],
            f"{name} has no `{first}`: its colon made it a key and a value",
            f"put the whole text in quotes: `{first}: {_quoted_line(strange[0], desk)}`",
        )

    def _say_what_it_is(self, node: Mapping, desk: Desk, name: str) -> Literal[Unreadable.UNREADABLE]:
        first = self.fields[0].key
        return desk.slip("M3015", node, f"{name} has no `{first}`", f"say what it is: `{first}: …`")

    def _warn_of_unknown(self, node: Mapping, desk: Desk) -> None:
        known = [field.key for field in self.fields]
        for key, _ in node.entries:
            if key.value not in known:
                near = nearest(key.value, known)
                listed = ", ".join(f"`{word}`" for word in known)
                desk.slip(
                    "M3021",
                    key,
                    f"{self.noun} has no key `{key.value}`, so what stands there is not shown",
                    f"write `{near}`" if near else f"use one of {listed}, or delete it",
                )

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        first, *others = (f"`{field.key}`" for field in self.fields)
        return f"{first[1:-1]}, or a record of {', '.join((first, *others))}" if others else first


def read_fields(fields: tuple[Field, ...], node: Mapping, desk: Desk) -> dict[str, object]:
    """The values of those fields that are there and could be read, by the fields' names."""
    values: dict[str, object] = {}
    for field in fields:
        value_node = node.get(field.key)
        if value_node is None or (isinstance(value_node, Scalar) and value_node.is_null):
            continue
        value = field.shape.read(value_node, desk, f"`{field.key}`")
        if value is not UNREADABLE:
            values[field.name] = value
    return values
