"""Addresses of the web that are typed as they are, with no sign around them, are links as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN: Final = r"https?://"
_ADDRESS: Final = re.compile(rf"(?<![\w@./:=?&-]){BEGIN}[^\s<>\"“”„«»|\\^`{{}}]+")
_PAIRS: Final = {")": "(", "]": "["}
_HOST: Final = re.compile(rf"{BEGIN}[\w-]+(?:[.:][\w-]+)+(?=[/?#]|$)|{BEGIN}localhost(?=[/?#]|$)")


def bare_addresses(words: str) -> Iterator[tuple[int, int]]:
    """Where each address of some words begins, in characters from 0, and where it ends, exclusive.

    The period of a sentence belongs to the sentence, as does a closing parenthesis that was opened before.
    """
    for found in _ADDRESS.finditer(words):
        address = _without_what_follows(found[0])
        if _HOST.match(address):
            yield found.start(), found.start() + len(address)


def _without_what_follows(address: str) -> str:
    surplus = {
        closing: address.count(closing) - address.count(opening) for closing, opening in _PAIRS.items()
    }
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'’*_~…":
            break
        end -= 1
    return address[:end]
