"""What a cell below a party says: a letter such as `R/A`, a cross, or that there is none."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.model.letter_codes import readings
from mkdocs_m3.model.vocabulary import LETTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_m3.model.vocabulary import Letters

_CROSSES: Final = frozenset("xX✓✔☑☒✗✘●■•⬤")
_NONE: Final = re.compile(r"(?:[-–—]+|[nN][./]?\s*[aA]\.?)")  # noqa: RUF001
_BETWEEN: Final = re.compile(r"[\s/,;&+|]+")
_NOTE: Final = re.compile(r"(?:\s*(?:\*+|†|‡|[¹²³⁴⁵⁶⁷⁸⁹]+|\(?\d{1,2}\)))+$")
_ENDS_NOTE: Final = frozenset("*†‡¹²³⁴⁵⁶⁷⁸⁹)")
LONGEST_MARK: Final = 12
"""Characters of a cell that is nothing but letters."""


def is_cross(text: str) -> bool:
    """Whether a cell says that a party takes part."""
    return text in _CROSSES


def is_none(text: str) -> bool:
    """Whether a cell says that a party has no part: `-`, `n.a.`."""
    return bool(_NONE.fullmatch(text))


def without_note(text: str) -> tuple[str, str]:
    """A mark without what refers to a footnote behind it, and that: `R*` is `R` and `*`."""
    if text[-1:] not in _ENDS_NOTE:
        return text, ""
    found = _NOTE.search(text)
    return (text[: found.start()].strip(), found[0].strip()) if found else (text, "")


def letters_in(text: str, codes: Collection[str]) -> tuple[str, ...] | None:
    """The letters that a cell names, each once, in its order; `None` where it names something else."""
    return _letters_in(text, tuple(codes)) if len(text) <= LONGEST_MARK else None


@lru_cache(maxsize=4096)
def _letters_in(text: str, codes: tuple[str, ...]) -> tuple[str, ...] | None:
    words = [word for word in _BETWEEN.split(text) if word]
    read = [next(readings(word.upper() if word.isascii() else word, codes), None) for word in words]
    if not read or None in read:
        return None
    found = [letter for letters in read for letter in letters or ()]
    return tuple(found) if len(set(found)) == len(found) else None


def letter_set(cells: Iterable[str], site: Letters) -> tuple[str, Letters]:
    """The letters of which most cells are made, with the name that a site has for them.

    The name is empty where they are what the site has already.
    """
    texts = Counter(cell for cell in cells if len(cell) <= LONGEST_MARK)
    kinds = [("", site), *LETTERS.items()]

    def read(kind: tuple[str, Letters]) -> int:
        return sum(n for cell, n in texts.items() if letters_in(without_note(cell)[0], kind[1].labels))

    name, letters = max(kinds, key=read)
    return ("", site) if letters == site else (name, letters)


def is_letter(text: str, site: Collection[str]) -> bool:
    """Whether a cell is made of letters of the site or of a set that we know."""
    text = without_note(text)[0]
    return any(letters_in(text, codes) for codes in (site, *(kind.labels for kind in LETTERS.values())))
