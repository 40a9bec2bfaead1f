"""The names of signs that look like others, which authors paste from Word, mail and web pages."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_m3.findings.rare_patterns import rare

BLANKS: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Blanks that YAML does not take for spaces, as they are written inside the brackets of a pattern."""

UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Signs of no width, which nobody sees, likewise."""

DASHES: Final = "\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2219\u2043\u25cb\u25a0\uf0b7"
"""Signs that begin the items of a list elsewhere, likewise."""

CURLY: Final = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"
"""Typographic quotes, likewise."""

WORD_KEYS: Final = frozenset(
    {
        "layout", "phase", "keyTask", "permalink", "responsibleParty", "category", "filename", "url",
        "template", "example", "external", "json", "code",
    }
)  # fmt: skip
"""Keys whose value is a word, a number, a file or an address, never a sentence."""

LAYOUT_LINE: Final = rare(
    r"(?P<before>[^\n]{0,40}?)(?P<layout>m3/(?:keyTask|task|phase|glossary|resources))(?![\w/])[^\w\n]{0,3}",
    re.IGNORECASE,
)
"""A line that ends in one of our layouts."""

_NAMES: Final = {
    "\t": "a tab",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u2010": "a hyphen of another kind",
    "\u2011": "a hyphen of another kind",
    "\u2012": "a dash",
    "\u2013": "an en dash",
    "\u2014": "an em dash",
    "\u2212": "a minus sign",
    "\u2022": "a bullet",
    "\u00b7": "a middle dot",
    "*": "a star",
    "+": "a plus sign",
}


def name_of_blank(sign: str) -> str:
    """What a blank that is no space is called."""
    return _NAMES.get(sign, "a no-break space")


def name_of_unseen(sign: str) -> str:
    """What a sign of no width is called."""
    return _NAMES.get(sign, "a mark of direction")


def called(sign: str) -> str:
    """A sign in a sentence, by its name where its looks may deceive, as in ``a star (`*`)``."""
    name = _NAMES.get(sign)
    return f"{name} (`{sign}`)" if name else f"`{sign}`"
