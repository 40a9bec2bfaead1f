"""The option `raci` of a site: its letters of responsibility, and what is wrong in them. Any host may ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from mkdocs_m3.model.letter_codes import read_in_two_ways, readings
from mkdocs_m3.model.option_problem import OptionError, only
from mkdocs_m3.model.vocabulary import LETTERS, Letters

_LETTER: Final = re.compile(r"[A-Z]{1,2}")


def read_letters(value: object) -> Letters:
    """RACI, RASCI, DACI, or letters of the site's own with their labels; raises `OptionError`."""
    if isinstance(value, str):
        if value.upper() in LETTERS:
            return LETTERS[value.upper()]
        known = ", ".join(f"`{name}`" for name in LETTERS)
        raise OptionError(f"{value!r} is not a set of letters; allowed are {known}, or letters of your own")
    if not isinstance(value, Mapping):
        raise OptionError(f"Expected `RACI` or letters of your own, but got {value!r}")
    only(("letters", "responsible", "accountable"), value, "raci")
    labels = value.get("letters")
    if (
        not labels
        or not isinstance(labels, Mapping)
        or not all(
            isinstance(sign, str) and _LETTER.fullmatch(sign) and isinstance(label, str)
            for sign, label in labels.items()
        )
    ):
        raise OptionError(
            "`letters` takes one or two capital letters with their labels, as in `R: Responsible`"
        )
    if word := read_in_two_ways(labels):
        ways = sorted(readings(word, labels), key=len)
        one, other = (", ".join(f"`{sign}`" for sign in way) for way in ways[:2])
        raise OptionError(f"`{word}` can be read as {one} and as {other}; use other letters for one of them")
    for key in ("responsible", "accountable"):
        if value.get(key) not in labels:
            listed = ", ".join(f"`{sign}`" for sign in labels)
            raise OptionError(f"`{key}` takes one of the letters {listed}, but got {value.get(key)!r}")
    return Letters.of(labels, str(value["responsible"]), str(value["accountable"]))
