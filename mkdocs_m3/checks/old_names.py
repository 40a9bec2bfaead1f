"""When words behind a number are a name, and not the one that goes with the number now."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold

AROUND: Final = " \t\n:.,;*_\u2013\u2014-"
"""Signs between a number and a name, and behind it."""
_LONGEST_SMALL: Final = 4
"""Letters of a word that titles may write small."""
_WORD: Final = rare(r"[^\W\d_]+")


def is_other_name(words: str, name: str, *, fewest: int) -> bool:
    """Whether words are a name, as the other one is, and no part of it.

    In a name, at least the `fewest` words begin with a capital letter.
    """
    if not (_is_title(words, fewest) and _is_title(name, fewest)):
        return False
    is_part = {*_WORD.findall(fold(words))} <= {*_WORD.findall(fold(name))}
    return not is_part and fold(name) not in fold(words)


def _is_title(words: str, fewest: int) -> bool:
    """Whether all longer words begin with a capital letter, and enough do."""
    letters = _WORD.findall(words)
    capital = [word for word in letters if word[0].isupper() and len(word) >= _LONGEST_SMALL]
    return len(capital) >= fewest and all(word[0].isupper() for word in letters if len(word) > _LONGEST_SMALL)
