"""Leaves out of a front matter what the YAML parser cannot get past, so that the rest can be read."""

from __future__ import annotations

import re
from typing import Final

_KEY_LINE: Final = re.compile(r"[\"']?(?P<key>[^\s\"'#:-][^\"':]*)[\"']?\s*:(?:\s|$)|(?P<tight>[A-Za-z]+):")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+\Z")
_ITEM_LINE: Final = re.compile(r"(?P<indent>\s*)-\s")


def without(text: str, offset: int, *, is_stray_line: bool) -> tuple[str, str, tuple[int, int]]:
    """The text with the list item or key around an offset blanked out, that top-level key, and the extent.

    A stray line, which is where a key should, goes alone. Everything else stays where it is. The
    key is empty where nothing was left to blank.
    """
    lines = _LINE.findall(text)  # not `splitlines`, which ends lines where YAML does not
    at = min(text.count("\n", 0, offset), len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    first = next((n for n in range(at, -1, -1) if _KEY_LINE.match(lines[n])), None)
    if first is None:
        return text, "", (0, len(text))
    last = next((n for n in range(first + 1, len(lines)) if _begins_key(lines[n])), len(lines))
    if is_stray_line and first < at and _begins_key(lines[at]):
        from_, to = at, at + 1
    else:
        from_, to = _item_around(lines, first + 1, last, at) or (first, last)
    blank = ["".join(letter if letter in "\r\n" else " " for letter in line) for line in lines[from_:to]]
    begin = sum(map(len, lines[:from_]))
    extent = (begin, begin + sum(map(len, blank)))
    return "".join([*lines[:from_], *blank, *lines[to:]]), _key(lines[first]), extent


def _key(line: str) -> str:
    found = _KEY_LINE.match(line)
    return (found["key"] or found["tight"]).strip() if found else ""


def _begins_key(line: str) -> bool:
    return bool(line.strip()) and not line[0].isspace() and not line.startswith(("-", "#"))


def _item_around(lines: list[str], first: int, last: int, at: int) -> tuple[int, int] | None:
    """The lines of the outermost list's item that line `at` is in, from `first` to `last`."""
    indents = {n: len(found["indent"]) for n in range(first, last) if (found := _ITEM_LINE.match(lines[n]))}
    outermost = min(indents.values(), default=0)
    starts = [n for n, indent in indents.items() if indent == outermost]
    from_ = max((n for n in starts if n <= at), default=None)
    return None if from_ is None else (from_, min((n for n in starts if n > at), default=last))
