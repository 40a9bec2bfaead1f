"""The ids of phases and key tasks: numbers, dotted ids such as `1.10`, or words.

One value stands for all of them, so nothing that follows asks which kind it has.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

_DIGITS: Final = re.compile(r"(\d+)")
_MOST_DIGITS: Final = 99
"""Digits in a row by which ids are sorted."""
_NO_SLUG: Final = re.compile(r"[^\w.]+|_+")


Order = tuple[str | int, ...]
"""Texts and numbers in turn; what has no id comes first, with `()`."""


class Id(Struct, frozen=True, order=True):
    """What a phase, or a key task within its phase, is called by; `id_of` or an `IdScheme` makes it.

    Ids come in natural order: 9 before 10, `1.9` before `1.10`, `A-2` before `A-10`. Two with one text are
    one id.
    """

    order: Order
    """What it is sorted by."""
    text: str
    """As authors write it and readers see it: `3`, `1.10`, `GOVERN`."""

    @property
    def slug(self) -> str:
        """The same for addresses, ids of elements, and names of files."""
        return slug_of(self.text)

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Id) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class WrittenId(Struct, frozen=True, kw_only=True):
    """An id and the place where it was written."""

    value: Id
    """The id."""
    start: int
    """Where it begins in its source, in characters from 0."""
    end: int
    """Where it ends in its source, exclusive."""

    def __str__(self) -> str:
        return self.value.text


@lru_cache(maxsize=8192)
def id_of(text: str) -> Id:
    """The id that is written like this."""
    pieces = _DIGITS.split(text.casefold())
    order = (int(piece[:_MOST_DIGITS]) if n % 2 else piece for n, piece in enumerate(pieces))
    return Id(order=tuple(order), text=text)


@lru_cache(maxsize=8192)
def slug_of(shown: str) -> str:
    """An id for addresses, ids of elements, and names of files: `GOVERN 1.10` -> `govern-1.10`."""
    return _NO_SLUG.sub("-", shown.casefold()).strip("-.")
