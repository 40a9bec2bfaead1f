"""What older pages of phases list by hand, which is not shown: the names of the phase's key tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.model import Text
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.yaml.nodes import Node


def names(node: Node | None) -> tuple[Text, ...]:
    """The names in a list of such tasks, or in the lists of a record, one for each workstream."""
    lists = [value for _, value in node.entries] if isinstance(node, Mapping) else [node]
    return tuple(text for one in lists if isinstance(one, Sequence) for text in _names(one))


def _names(items: Sequence) -> Iterator[Text]:
    for item in items.items:
        name = item.get("name") if isinstance(item, Mapping) else item
        if isinstance(name, Scalar) and (words := " ".join(name.value.split())):
            yield Text(value=words, start=name.start, end=name.end)
