"""Ids that nothing has yet: where one is taken, the same with a number behind it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


class FreeIds:
    """Goes on counting where it stopped, so that a thousand equal names take no million attempts."""

    def __init__(self, between: str = "-") -> None:
        self._between = between
        self._numbers: dict[str, Iterator[int]] = {}

    def find(self, wanted: str, taken: Container[str]) -> str:
        """The id itself, or the first one after it that is not taken: `team`, `team-2`."""
        if wanted not in taken:
            return wanted
        numbers = self._numbers.setdefault(wanted, count(2))
        tries = (f"{wanted}{self._between}{n}" for n in numbers)
        return next(one for one in tries if one not in taken)
