"""Front matter as people write it, fast: thousands of pages are written at once when a spreadsheet comes in.

The library writes each scalar that needs thought; what is around them is written here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import yaml

from mkdocs_m3.findings.plain_texts import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IN_FLOW: Final = re.compile(r"[,\[\]{}]")
"""Signs that end a text inside braces."""
_WIDEST: Final = 2**31 - 1
"""Characters of a line, as many as the library takes."""
_LONGEST_LINE: Final = 100
"""Characters of a record that is written on one line."""


def as_lines(values: Mapping[str, object]) -> str:
    """Keys with their values, a line each; items of lists are set in from their key.

    A record within a record is on one line where it is short.
    """
    return "".join(f"{line}\n" for key, value in values.items() for line in _pair(key, value))


def _pair(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and value:
        yield f"{_scalar(key)}:"
        for item in value:
            yield from _item(item)
    elif isinstance(value, dict) and value:
        short = f"{{{', '.join(f'{_in_braces(one)}: {_in_braces(inner)}' for one, inner in value.items())}}}"
        if len(short) <= _LONGEST_LINE:
            yield f"{_scalar(key)}: {short}"
        else:
            yield f"{_scalar(key)}:"
            yield from (f"  {line}" for one, inner in value.items() for line in _pair(one, inner))
    else:
        yield f"{_scalar(key)}: {_scalar(value)}"


def _item(item: object) -> Iterator[str]:
    if isinstance(item, dict) and item:
        lines = [line for key, value in item.items() for line in _pair(key, value)]
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])
    else:
        yield f"  - {_scalar(item)}"


def _in_braces(value: object) -> str:
    """A scalar inside braces, where a comma or a bracket would end it."""
    written = _scalar(value)
    if not isinstance(value, str) or written[:1] in ("'", '"') or not _IN_FLOW.search(written):
        return written
    return "'" + written.replace("'", "''") + "'"


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value if is_plain(value) else _dumped(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return str(yaml.safe_dump(value, default_flow_style=True)).removesuffix("...\n").rstrip("\n")


@lru_cache(maxsize=1 << 14)
def _dumped(text: str) -> str:
    """A text with the quotes that it needs."""
    written = yaml.dump(text, Dumper=_Dumper, allow_unicode=True, width=_WIDEST)
    return str(written).removesuffix("\n").removesuffix("\n...")


_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
