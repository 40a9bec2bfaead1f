"""JSON that people can read and programs write quickly: a line for each key, and each record of a list."""

from __future__ import annotations

import json
from typing import Final

_FLAT: Final = json.JSONEncoder(ensure_ascii=False).encode
"""On one line; the library is quick where it need not indent."""


def as_json(data: dict[str, object]) -> bytes:
    """The data in UTF-8, keys in their order, with a line ending at the end."""
    lines = ",\n".join(f" {_FLAT(key)}: {_below(value)}" for key, value in data.items())
    return f"{{\n{lines}\n}}\n".encode(errors="replace")


def _below(value: object) -> str:
    """The value of a key; of a list, each record on a line of its own."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        items = ",\n".join(f"  {_FLAT(item)}" for item in value)
        return f"[\n{items}\n ]"
    return _FLAT(value)
