"""Backticks that are typed for apostrophes, as in `provider`s`, and that Markdown takes for signs of code."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare

_TICK: Final = rare(r"(?<![`\\])`(?!`)")
_BETWEEN_LETTERS: Final = rare(r"(?<=[^\W\d_])`(?=[^\W\d_])")
_SHORT: Final = rare(r"(?<=[^\W\d_])`(?:[sdmt]|re|ve|ll)(?!\w)", re.IGNORECASE)
"""As in `it's` and `we're`."""
_SHORT_OR_PLURAL: Final = rare(rf"{_SHORT.pattern}|(?<=s)`(?=\s)", re.IGNORECASE)
"""Also as in `the agencies' staff`."""
_LIKE_OTHERS: Final = rare(rf"{_SHORT_OR_PLURAL.pattern}|{_BETWEEN_LETTERS.pattern}", re.IGNORECASE)
"""What is an apostrophe in a text that has others in their place."""


class Apostrophes(NamedTuple):
    """The backticks of a text that are meant as apostrophes."""

    places: tuple[int, ...]
    """In characters from 0."""
    are_certain: bool
    """Whether none of them can be anything else."""


def apostrophes(text: str) -> Apostrophes:
    """The backticks that are meant as apostrophes.

    Code may have a letter right behind it, as "`CSV`s", but not before it. A backtick that pairs with no
    other may be a letter of its own, as in "Hawai`i", which is shown as it is.
    """
    ticks = [found.start() for found in _TICK.finditer(text)] if "``" not in text else []
    places: list[int] = []
    code_end = 0
    for tick, next_ in zip_longest(ticks, ticks[1:]):
        if tick < code_end:
            continue
        if next_ is None:
            is_meant = bool((_LIKE_OTHERS if places else _SHORT).match(text, tick))
        else:
            is_meant = _are_apostrophes(text, tick, next_)
            code_end = tick if is_meant else next_ + 1
        if is_meant:
            places.append(tick)
    return Apostrophes(tuple(places), all(_SHORT.match(text, at) for at in places))


def _are_apostrophes(text: str, tick: int, next_: int) -> bool:
    """Whether there is no code between two backticks, so that the first is meant as an apostrophe."""
    if _SHORT_OR_PLURAL.match(text, tick) and _SHORT_OR_PLURAL.match(text, next_):
        return True
    has_blank = any(map(str.isspace, text[tick:next_]))
    is_short, ends_within = _SHORT.match(text, tick), _BETWEEN_LETTERS.match(text, next_)
    return bool(has_blank and (is_short or (ends_within and _BETWEEN_LETTERS.match(text, tick))))
