"""Values as TOML, of which Python reads but does not write any."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def written(tables: Mapping[str, Mapping[str, object]]) -> str:
    """Tables by their names, each with its keys in lines of their own; what is nested is on one line."""
    return "\n".join(
        "\n".join((f"[{_key(name)}]", *(f"{_key(key)} = {_value(one)}" for key, one in table.items()), ""))
        for name, table in tables.items()
    )


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(str(key))} = {_value(one)}' for key, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return _text(str(value))


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
