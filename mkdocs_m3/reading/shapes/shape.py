"""What every shape can do: read a node, and say what an author may write there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.read_context import ReadContext, Unreadable
    from mkdocs_m3.reading.shapes.json_schema import JsonSchema
    from mkdocs_m3.reading.yaml.nodes import Node

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
BLANKS: Final = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{BYTE ORDER MARK}"
"""Dropped at either end of a text."""
LONGEST_QUOTE: Final = 2_000
"""Characters of a line that a cure quotes, since thousands of records may be in one line."""


def unknown(shape: Shape[object], place: str) -> TypeError:
    """What a place raises that has to know every shape, and does not know this one."""
    return TypeError(f"{place} does not know the shape `{type(shape).__name__}`")


class Shape(Protocol[Value_co]):
    """One kind of value."""

    def read(self, node: Node, context: ReadContext, name: str) -> Value_co | Literal[Unreadable.UNREADABLE]:
        """The value of a node; `name` is what messages call it, such as `` `objective` ``."""
        ...

    def describe(self, vocabulary: Vocabulary, /) -> str:
        """What an author may write, in a few words of Markdown."""
        ...

    def json_schema(self, vocabulary: Vocabulary, /) -> JsonSchema:
        """The same for programs: accepts what `read` reads without an error."""
        ...
