"""A page's text with a mark at each character that readers look for, which stays with it whatever changes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

NOTHING: Final = " "
UNSEEN: Final = "~"
"""What is within a text, and is not shown: words at its two sides may be one."""
WORD: Final = "w"
"""What a page shows of a text."""
PARTY: Final = "p"
"""Who answers for something, in words or letters, or which workstream a task belongs to."""
FILE: Final = "f"
"""A file or an address that is offered."""

_TOKEN: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Other characters in the place of some."""

    start: int
    end: int
    text: str
    mark: str = NOTHING
    """The mark of each new character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with a mark for each character."""

    text: str
    marks: str

    def changed(self, changes: tuple[Change, ...]) -> Marked:
        """The text with these changes, none of which overlap."""
        text, marks, position = [], [], 0
        for change in sorted(changes, key=lambda change: (change.start, change.end)):
            text += [self.text[position : change.start], change.text]
            marks += [self.marks[position : change.start], change.mark * len(change.text)]
            position = change.end
        return Marked(
            text="".join((*text, self.text[position:])), marks="".join((*marks, self.marks[position:]))
        )

    def tokens(self, mark: str) -> Counter[str]:
        """How often each word has this mark; none that has run into other letters, as `nameMeet` has."""
        pairs = tuple(
            (letter, own) for letter, own in zip(self.text, self.marks, strict=True) if own != UNSEEN
        )
        text, marks = "".join(letter for letter, _ in pairs), "".join(own for _, own in pairs)
        return Counter(
            found[0] for found in _TOKEN.finditer(text) if {*marks[found.start() : found.end()]} == {mark}
        )


def tokens(text: str) -> Counter[str]:
    """How often each word, of letters and digits, appears in a text."""
    return Counter(_TOKEN.findall(text))
