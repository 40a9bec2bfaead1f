"""The tints of the matrix: five, relative to the greatest number of a view."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_DEGREES: Final = 5
"""Tints of cells that count."""


class Tint(Struct, frozen=True, kw_only=True):
    """What a tint stands for."""

    degree: int
    """How strong it is, from 1 to 5."""
    numbers: str
    """How many tasks: `4\N{EN DASH}6`."""


def tints_of(greatest: int) -> tuple[Tint, ...]:
    """The numbers that each tint stands for, as far as there are any."""
    found = []
    for degree in range(1, _DEGREES + 1):
        numbers = [number for number in range(1, greatest + 1) if degree_of(number, greatest) == degree]
        if numbers:
            ends = dict.fromkeys((numbers[0], numbers[-1]))
            found.append(Tint(degree=degree, numbers="\N{EN DASH}".join(map(str, ends))))
    return tuple(found)


def degree_of(count: int, greatest: int) -> int:
    """How strong a tint is, relative to the greatest number of the view: the next of five steps."""
    return -(-_DEGREES * count // greatest)
