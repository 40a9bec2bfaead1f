"""Words that stand in place of a list or an item and only say where it is: `Same as Key Task 3.1`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_NUMBER: Final = r"(?:no\.?\s*|nr\.?\s*|n°\s*|#\s*)?[a-z]{0,8}[ .-]?\d[\w.-]*"
_TASK: Final = (
    r"(?:(?:in|from|for|of|to|the|in der|de la|la|aus|zu)\s+){0,2}"
    r"(?:key\s+task|task|phase|step|activity|page|"
    r"schl\u00fcsselaufgabe|kernaufgabe|aufgabe|schritt|seite|"
    r"t\u00e2che(?:\s+cl\u00e9)?|\u00e9tape|page|"
    r"tarea(?:\s+clave)?|fase|paso|p\u00e1gina)\s+"
)
_NEAR: Final = (
    r"above|below|before|(?:the\s+)?(?:previous|prior|preceding|last|above)(?:\s+(?:key\s+)?(?:task|phase|page|list))?|"
    r"oben|unten|zuvor|vorher|(?:der\s+)?vorherige(?:n)?(?:\s+aufgabe)?|"
    r"ci-dessus|ci-dessous|plus\s+haut|(?:la\s+)?t\u00e2che\s+pr\u00e9c\u00e9dente|"
    r"arriba|abajo|(?:el|la)\s+anterior|(?:la\s+)?tarea\s+anterior"
)
_SURE: Final = (
    r"(?:the\s+)?same(?:\s+\w+)?\s+as|identical\s+to|as\s+in|see|refer\s+to|cf\.?|"
    r"wie\s+in|siehe|vgl\.?|gleich\s+wie|dieselben?\s+wie|"
    r"comme\s+dans|voir|idem\s+que|identique\s+\u00e0|"
    r"igual(?:es)?\s+que|como\s+en|v\u00e9ase|v\u00e9anse"
)
_BY: Final = rf"{_SURE}|as|like|wie|s\.|comme|como|ver"
"""The same with words that, before a mere number, may be a name: `AS 9100`."""
_FIRST: Final = frozenset(
    (
        *("the", "same", "identical", "as", "see", "refer", "cf", "ditto", "like"),
        *("wie", "siehe", "vgl", "gleich", "dieselbe", "dieselben", "dito", "s", "s.o"),
        *("comme", "voir", "idem", "identique"),
        *("igual", "iguales", "como", "v\u00e9ase", "v\u00e9anse", "ver", "\u00eddem"),
    )
)
"""The first word of all of these: most words begin with none, and are done with."""
_LONGEST: Final = 200
_AROUND: Final = "*_`()[]\"' "
"""Signs that may be around such words."""


def refers_elsewhere(words: str, *, with_links: bool = False) -> bool:
    """Whether words say nothing but where something is, in a language of the catalogs.

    With links, that may be a link, too, as in `See [the plan](plan.md)`, which among sentences is one.
    """
    if len(words) > _LONGEST:
        return False
    bare = " ".join(words.split()).rstrip(".! ")
    within = bare.strip(_AROUND).rstrip(".! ")
    if within.partition(" ")[0].rstrip(".").casefold() not in _FIRST:
        return False
    return bool(_words().fullmatch(within) or (with_links and _link().fullmatch(bare)))


@cache
def _words() -> re.Pattern[str]:
    by_word = rf"(?:{_BY})\s+(?:{_NEAR}|{_TASK}{_NUMBER})|(?:{_SURE})\s+{_NUMBER}"
    return re.compile(rf"{by_word}|ditto|dito|idem|\u00eddem|s\. ?o", re.IGNORECASE)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?:{_SURE})\s+(?:\[[^\[\]]*\]\([^()]*\)|<a\s[^<>]*>[^<>]*</a>)", re.IGNORECASE)
