"""How much room words take in a drawing, and how they are cut to fit.

An estimate, since no font is known here: a little wider than Arial and Roboto set them. In the widest of the
usual fonts, DejaVu Sans and Verdana, a full line runs into the space around it and stays inside its box.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

SIZE: Final = 13
"""The size of all letters in a drawing, in pixels."""

_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_BOLD: Final = 1.1
"""How much wider bold letters are."""

_STUMP: Final = 4
"""Fewer signs of a word, its blank among them, say nothing."""

# In thousandths of the letters' size.
_WIDTHS: Final = {
    sign: width
    for signs, width in (
        ("ijl|'", 255),
        (" !,./:;I[]ft", 310),
        ('()-`r"', 360),
        ("Jcksvxyz*", 550),
        ("0123456789#$?L_abdeghnopqu\N{EN DASH}", 612),
        ("FTZ+<=>~^{}", 670),
        ("ABEKPSVXY&", 725),
        ("CDHNRUw", 775),
        ("GOQ", 835),
        ("MmW%@\N{EM DASH}" + _ELLIPSIS, 1000),
    )
    for sign in signs
}
_USUAL: Final = 655
"""Of any other sign."""
_FULL: Final = 1000
"""Of a sign as wide as it is high, as Chinese ones are."""


def width_of(text: str, *, is_bold: bool = False) -> float:
    """The width of a text on one line, in pixels."""
    return sum(map(_width, text)) * SIZE / 1000 * (_BOLD if is_bold else 1)


def cut(text: str, room: float) -> str:
    """A text on one line; what has no room gives way to an ellipsis."""
    kept = _fitting(text, room)
    if kept == len(text):
        return text
    kept = _fitting(text, room - width_of(_ELLIPSIS))
    blank = text.rfind(" ", 0, kept)
    if blank > 0 and kept - blank <= _STUMP and not text[kept].isspace():
        kept = blank
    return text[:kept].rstrip(" ,;:-(&/") + _ELLIPSIS


def wrapped(text: str, *rooms: float) -> tuple[str, ...]:
    """A text on as many lines as there are rooms at most, each as wide as its own; the last one is cut."""
    lines: list[str] = []
    rest = text
    for room in rooms[:-1]:
        end = _fitting(rest, room)
        if end < len(rest):
            end = rest.rfind(" ", 0, end + 1) if " " in rest[: end + 1].strip() else end
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(line for line in (*lines, cut(rest, rooms[-1])) if line)


def _fitting(text: str, room: float) -> int:
    """How many signs of a text fit on a line."""
    left = room * 1000 / SIZE
    for position, sign in enumerate(text):
        left -= _width(sign)
        if left < 0:
            return position
    return len(text)


@cache
def _width(sign: str) -> int:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign):
        return 0
    base = unicodedata.normalize("NFD", sign)[0]
    if base != sign:
        return _width(base)
    return _FULL if unicodedata.east_asian_width(sign) in "WF" else _USUAL
