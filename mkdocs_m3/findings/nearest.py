"""Did you mean: the known word that somebody who wrote another one most likely meant."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LETTERS_OFF: Final = 2
LONGEST_WORD: Final = 200
"""Characters of a word that is compared with others; nobody misspells a longer one."""


def nearest(word: str, known: Iterable[str], likeness: float = 0.7) -> str | None:
    """The known word that someone who wrote `word` most likely meant, if one is near enough.

    `likeness` is the share of characters in common, from 0 to 1.
    """
    if len(word) > LONGEST_WORD:
        return None
    folded = {_folded(candidate): candidate for candidate in known}
    if _folded(word) in folded:
        return folded[_folded(word)]
    close = get_close_matches(_folded(word), folded, n=1, cutoff=likeness)
    return folded[close[0]] if close else None


def is_typo(word: str, meant: str, known: Iterable[str]) -> bool:
    """Whether a word can only be a misspelling of one of the known words, and of no other.

    It begins with the same letter, has the same digits, is at most two letters longer or shorter, and no
    other known word is nearly as like it: `team3` is no misspelling of `team2`, nor `subprovider` of
    `provider`.
    """
    written, right = _folded(word), _folded(meant)
    folded = [_folded(candidate) for candidate in known]
    if written == right:
        return folded.count(right) == 1
    if written[:1] != right[:1] or abs(len(written) - len(right)) > _MOST_LETTERS_OFF:
        return False
    if [sign for sign in written if sign.isdigit()] != [sign for sign in right if sign.isdigit()]:
        return False
    return bool(get_close_matches(written, [right], cutoff=0.85)) and get_close_matches(
        written, folded, n=2, cutoff=0.75
    ) == [right]


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum() or letter == "/")
