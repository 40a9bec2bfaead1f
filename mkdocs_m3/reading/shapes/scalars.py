"""The shapes of a number and of `true` or `false`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import WrittenId, id_of
from mkdocs_m3.reading.read_context import UNREADABLE
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.yaml.nodes import Node, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.read_context import ReadContext, Unreadable
    from mkdocs_m3.reading.shapes.json_schema import JsonSchema

_DIGITS: Final = re.compile(r"0|[1-9][0-9]{0,5}")
_NAMED_NUMBER: Final = re.compile(r"`\w+: (?P<number>\d{1,6})`$")


class WholeNumber(Struct, frozen=True):
    """A number such as `3`, in decimal digits and without quotes."""

    known: tuple[str, ...] = ()
    """The only ones that may be written; none where any may."""

    def read(self, node: Node, context: ReadContext, name: str) -> WrittenId | Literal[Unreadable.UNREADABLE]:
        """The number, with its place."""
        name = name.removeprefix("an item of ")
        if not isinstance(node, Scalar):
            return context.report(
                "M3012", node, f"{name} is not a whole number", f"write one, as in {_set(name, '3')}"
            )
        if node.is_plain and _DIGITS.fullmatch(node.value):
            if self.known and node.value not in self.known:
                return report_unlisted(node, context, name, self.known)
            return WrittenId(value=id_of(node.value), start=node.start, end=node.end)
        headline, cure = _misread(node, name, context.source.uri)
        return context.report(
            "M3012", node, headline, cure, fix=_only_number(node), edits=_number_in(cure, node)
        )

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return listed(self.known) if self.known else "whole number"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A number of at most six digits."""
        if self.known:
            return {"type": ["integer"], "enum": [int(one) for one in self.known]}
        return {"type": ["integer"], "minimum": 0, "maximum": 999_999}


def report_unlisted(
    node: Scalar, context: ReadContext, name: str, known: tuple[str, ...]
) -> Literal[Unreadable.UNREADABLE]:
    """Report an id that is none of those that the site's configuration lists."""
    near = nearest(node.value, known)
    cure = f"write `{near}`" if near else f"write one of {listed(known)}"
    return context.report(
        "M3012",
        node,
        f"{name} is `{node.value}`, which `phases` in mkdocs.yml does not list",
        f"{cure}, or list it there",
        fix=context.rewrite(node, node.value, near, known),
        edits=context.replace(node, node.value, near),
    )


def _misread(node: Scalar, name: str, uri: str) -> tuple[str, str]:
    """What YAML made of a number written in another way on a page, and how to write it."""
    value = node.value
    digits = value.strip().lstrip("0") or "0"
    if not node.is_plain:
        cure = f"write {_set(name, digits)}" if digits.isdecimal() else "write a whole number without quotes"
        return f"{name} is the text `{value}`: quotes make it a text", cure
    if node.kind == "float":
        read = re.sub(r"0+$", "", value) if value.count(".") == 1 else value
        own = _own_number(value, name, uri)
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


def _own_number(value: str, name: str, uri: str) -> str:
    """The number that a decimal one stands for: task 10 for `3.10`, and also for `10.0`, as Excel writes it.

    Only a file named after it, such as `3.0.md`, says that `3.0` is task 0 of phase 3.
    """
    whole, _, decimals = value.partition(".")
    is_whole = not decimals.strip("0") and not posixpath.basename(uri).startswith((f"{value}.", f"{value}-"))
    own = whole if name == "`phase`" or is_whole else decimals
    return own.lstrip("0") or own[:1]


def _only_number(node: Scalar) -> Fix | None:
    """The change of a quoted number into a bare one, and of `03` into `3`: what YAML made of it is clear."""
    digits = node.value.strip().lstrip("0")
    is_written_out = node.is_plain and node.kind in ("int", "str") and node.value.isdecimal()
    if node.end - node.start != len(node.value) + 2 * (not node.is_plain):
        return None  # an anchor or a tag is there, too
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


_MEANT: Final = {
    **dict.fromkeys(("true", "yes", "y", "on", "x", "1", "ja", "oui", "s\u00ed"), True),
    **dict.fromkeys(("false", "no", "n", "off", "0", "nein", "non"), False),
}
"""What somebody means who writes another word, or quotes around it."""


class Boolean(Struct, frozen=True):
    """`true` or `false`."""

    def read(self, node: Node, context: ReadContext, name: str) -> bool | Literal[Unreadable.UNREADABLE]:
        """Whether it says yes."""
        if isinstance(node, Scalar) and node.kind == "bool":
            return node.value.casefold() in ("true", "yes", "on", "y")
        meant = _MEANT.get(node.value.strip().casefold()) if isinstance(node, Scalar) else None
        edits = (Fix(start=node.start, end=node.end, replacement=str(meant).lower()),) if meant else ()
        cure = "write `true`, or leave the key out"
        context.report("M3011", node, f"{name} takes `true` or `false`", cure, edits=edits)
        return UNREADABLE if meant is None else meant

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "`true` or `false`"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A truth value; `"true"` in quotes is a text."""
        return {"type": ["boolean"]}
