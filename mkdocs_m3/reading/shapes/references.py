"""Files and addresses that authors write under another word than the key that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.shapes.addresses import FileOrAddress, is_like_address, is_like_file
from mkdocs_m3.reading.yaml.nodes import Scalar

if TYPE_CHECKING:
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.yaml.nodes import Mapping, Node

_OTHER_WORDS: Final = frozenset(
    {"address", "attachment", "doc", "document", "download", "file", "href", "link", "path", "template"}
)


def meant(key: str, value: Node, fields: tuple[Field, ...]) -> Field | None:
    """The key that takes the file or address that is written under another word; `None` where none is."""
    if key.casefold() not in _OTHER_WORDS or not isinstance(value, Scalar):
        return None
    shapes = [(field, field.shape) for field in fields if isinstance(field.shape, FileOrAddress)]
    if is_like_address(value.value):
        return next((field for field, shape in shapes if not shape.takes_files), None)
    is_file = is_like_file(value.value)
    return next((field for field, shape in shapes if is_file and not shape.takes_addresses), None)


def keys(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Those that take files or addresses."""
    return tuple(field.key for field in fields if isinstance(field.shape, FileOrAddress))


def meant_by(node: Mapping, fields: tuple[Field, ...]) -> dict[str, Field]:
    """The first such key by the word that is written for it, where the record has no file and no address."""
    words = [word for word in node.by_key if word.casefold() in _OTHER_WORDS]
    if words and node.by_key.keys().isdisjoint(keys(fields)):
        for word in words:
            if field := meant(word, node.by_key[word][1], fields):
                return {word: field}
    return {}
