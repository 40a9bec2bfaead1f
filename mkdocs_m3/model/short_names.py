"""Short names of parties: what stands for a party in narrow heads and in signs, and is no other party's."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST_SHORT: Final = 4
"""Characters of a short name; a label of no more needs none above a narrow column."""

_SHORTEST: Final = 2
"""Characters of the beginning of a label that still is a sign."""
_WORD: Final = re.compile(r"\w+")


def short_names(labels: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """By id, a short name for each label: the given one, its beginning, or the initials of its words.

    No two are the same in any letter case, none is another's whole label, and none holds a blank.
    """
    found = dict(given)
    for id_, label in labels.items():
        others = [other.casefold() for other_id, other in labels.items() if other_id != id_]
        if id_ not in found and (beginning := _own_beginning(label, others)):
            found[id_] = beginning
            if repeated(found):
                del found[id_]
    for id_, label in labels.items():
        others = [other.casefold() for other_id, other in labels.items() if other_id != id_]
        if id_ not in found:
            taken = {name.casefold() for name in found.values()}.union(others)
            found[id_] = next(name for name in _candidates(label) if name.casefold() not in taken)
    return {id_: found[id_] for id_ in labels}


def repeated(names: Mapping[str, str]) -> str | None:
    """The first name that an earlier one repeats in any letter case; `None` where each is one party's own."""
    seen: set[str] = set()
    for name in names.values():
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return None


def _own_beginning(label: str, others: list[str]) -> str | None:
    """The shortest beginning of a label that no other label has, while it is short and has no blank."""
    for length in range(1, _SHORTEST + 1):
        beginning = label[:length]
        if len(beginning) < length or not beginning.isalnum():
            return None
        if not any(other.startswith(beginning.casefold()) for other in others):
            return beginning.upper() if length == 1 else beginning
    return None


def _candidates(label: str) -> Iterator[str]:
    """Short names for a label, the best first, and without end."""
    words = _WORD.findall(label) or ["?"]
    named = [word for word in words if word[0].isupper() or word[0].isdecimal()]
    heads = named if len(named) > 1 else words
    initials = "".join(word[0].upper() for word in heads)[:LONGEST_SHORT]
    last = heads[-1][1:]
    if len(heads) == 1:
        yield from (initials + letter for letter in last)
    yield initials
    yield from (initials[: LONGEST_SHORT - 1] + letter for letter in last)
    yield from (f"{initials[: LONGEST_SHORT - len(str(n))]}{n}" for n in count(2))
