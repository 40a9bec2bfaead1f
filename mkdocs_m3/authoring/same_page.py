"""Whether a page says the same in another text, wherever in it each value is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.reading import read

if TYPE_CHECKING:
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary

_PLACES: Final = frozenset({"source", "start", "end", "is_verbatim", "body_places"})
"""Attributes of records that say where a value is, and not what it is."""


def says_the_same(source: Source, text: str, vocabulary: Vocabulary) -> bool:
    """Whether this text says all that the page says, with nothing wrong in it that was right."""
    before, after = read(source, vocabulary), read(replace(source, text=text), vocabulary)
    wrong = (Counter(found.code for found in page.findings) for page in (after, before))
    is_worse = next(wrong) - next(wrong)
    return not is_worse and all(
        facts(one) == facts(other)
        for one, other in ((before.record, after.record), (before.accepted, after.accepted))
    )


def facts(value: object) -> object:
    """What a record holds, on every level, without the places where it is written."""
    if isinstance(value, tuple):
        return [facts(one) for one in value]
    if not isinstance(value, Struct):
        return value
    names = (name for name in value.__struct_fields__ if name not in _PLACES)
    return {name: facts(getattr(value, name)) for name in names}
