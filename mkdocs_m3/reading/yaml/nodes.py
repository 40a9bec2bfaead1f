"""What YAML holds, as nodes that know their place in the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from types import MappingProxyType


class Scalar(NamedTuple):
    """A single value. A tuple, since pages consist of them and it is the quickest value to make."""

    value: str
    """As written, quotes and escapes resolved."""
    kind: str
    """What YAML takes it for: `str`, `int`, `float`, `bool`, `null`, `timestamp` or another tag."""
    is_plain: bool
    """Whether it is written without quotes and not as a block."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    @property
    def is_null(self) -> bool:
        """Whether nothing is written, or a word for nothing."""
        return self.kind == "null"


class Sequence(Struct, frozen=True, kw_only=True):
    """A list."""

    items: tuple[Node, ...]
    """In the author's order."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    @property
    def holds_records(self) -> bool:
        """Whether there is a record in it."""
        return any(isinstance(item, Mapping) for item in self.items)


class Mapping(Struct, frozen=True, kw_only=True):
    """Keys with their values."""

    by_key: MappingProxyType[str, tuple[Scalar, Node]]
    """In the author's order; of a key that appears twice, the items of both lists, or the last value."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    @property
    def entries(self) -> tuple[tuple[Scalar, Node], ...]:
        """Each key with its value."""
        return tuple(self.by_key.values())

    def get(self, key: str) -> Node | None:
        """The value of a key; `None` where the key is absent."""
        found = self.by_key.get(key)
        return found[1] if found else None


Node = Scalar | Sequence | Mapping


def values(root: Mapping) -> dict[str, object]:
    """What the nodes hold as plain values: what YAML takes for a date, or for no number, is left as text."""
    return {key: _value(node) for key, (_, node) in root.by_key.items()}


def _value(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key: _value(value) for key, (_, value) in node.by_key.items()}
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return _plain_value(node)


def _plain_value(node: Scalar) -> object:
    if node.is_null:
        return None
    if node.kind == "bool":
        return node.value.casefold() in ("true", "yes", "on", "y")
    try:
        number = {"int": int, "float": float}.get(node.kind, str)(node.value)
    except ValueError:  # 0x1f, 1:30 and other ways to write one
        return node.value
    return number if not isinstance(number, float) or math.isfinite(number) else node.value
