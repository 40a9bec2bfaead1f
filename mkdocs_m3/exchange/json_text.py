"""JSON that people can read: what holds only single values stands on one line, anything else is indented.

The library's own indentation goes through every value in Python; this leaves most of it to its C code.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ON_ONE_LINE: Final = json.JSONEncoder(ensure_ascii=False).encode


def as_json(data: object) -> bytes:
    """The data in UTF-8, with a line ending at the end."""
    return f"{_written(data, '')}\n".encode(errors="replace")


def _written(value: object, indent: str) -> str:
    inner = f"{indent} "
    if isinstance(value, dict) and _holds_collections(value.values()):
        pairs = (f"{inner}{_ON_ONE_LINE(key)}: {_written(item, inner)}" for key, item in value.items())
        return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"
    if isinstance(value, list) and _holds_collections(value):
        items = (f"{inner}{_written(item, inner)}" for item in value)
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return _ON_ONE_LINE(value)


def _holds_collections(values: Iterable[object]) -> bool:
    return any(isinstance(value, (dict, list)) and value for value in values)
