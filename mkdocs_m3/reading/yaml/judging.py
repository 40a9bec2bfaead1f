"""How much of YAML that parses is nothing that anybody means to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.lines.outline import Keys
    from mkdocs_m3.reading.yaml.composing import Composed
    from mkdocs_m3.reading.yaml.nodes import Node

_GROUP: Final = re.compile(r"^(?P<indent>[ ]*)-[ ]+group[ ]*:", re.MULTILINE)
_KEY_IN_TEXT: Final = rare(r"(?:^|\s)(?P<key>[A-Za-z_]+):(?=\s|$)")
_KEY_AT_START: Final = re.compile(r"(?P<key>[A-Za-z_]+) ?[;=\uff1a]")
_FILE_AND_ITEM: Final = re.compile(r"\.[A-Za-z]{2,5} *- +\S")
_ITEM_AT_END: Final = rare(r"\S *- +(?P<key>[A-Za-z_]+)$")
_MIXED: Final = re.compile(r"[a-z](?:[A-Z]|_[a-z])")


class Judgement(NamedTuple):
    """What a reading of the values by their shapes finds."""

    weight: int
    """How much is wrong: a finding is 1, one of a key that is not known more, and a lost layout most."""
    places: tuple[int, ...]
    """Where lines may be out of place, in characters from 0 of the page."""


class Strangeness(NamedTuple):
    """How much of what a text parses into is nothing that anybody means to write."""

    weight: int
    """What the judge finds, and what the YAML itself shows."""
    places: tuple[int, ...]
    """Where lines may be out of place, in characters from 0 of the page."""
    is_broken: bool
    """Whether the YAML itself shows that lines are out of place, whatever its keys mean."""


Judge = Callable[[Mapping], Judgement]
"""Reads the keys of a page by their shapes."""


def nothing(_: Mapping) -> Judgement:
    """Finds nothing, in YAML of which no shape is known."""
    return Judgement(0, ())


def weight(
    composed: Composed, text: str, keys: Keys, judge: Judge, *, counts_quoted: bool = False
) -> Strangeness:
    """How much is strange in what a text parses into, and where.

    What an author has put in quotes is meant as it is; where quotes are what is tried, it counts as well.
    """
    columns = {found["indent"] for found in _GROUP.finditer(text)}
    wrapped_words = tuple(place for key, place in composed.wrapped if key in keys.of_words)
    places = (*composed.wrapped_items, *wrapped_words)
    found = (
        2 * len(composed.duplicates)
        + len(composed.wrapped_items)
        + len(wrapped_words)
        + len(composed.marked)
        + max(0, len(columns) - 1)  # groups of activities begin in one column
    )
    blocks = tuple(place for key, place in composed.block_keys if key in keys)
    if not isinstance(composed.root, Mapping):
        return Strangeness(found, places, found > len(composed.marked))
    is_found = found > len(composed.marked)
    found += sum(key in keys.of_items - keys.of_pages - keys.of_sites for key in composed.root.by_key)
    judged = judge(composed.root)
    swallowed = tuple(_swallowed(composed.root, keys, _mixed(keys), counts_quoted=counts_quoted))
    return Strangeness(
        found + judged.weight + 2 * len(swallowed) + len(blocks),
        (*places, *judged.places, *swallowed, *blocks),
        is_found or bool(swallowed),
    )


def _swallowed(node: Node, keys: Keys, mixed: tuple[str, ...], *, counts_quoted: bool) -> list[int]:
    """Where texts and keys begin that hold a key of ours; the `mixed` of them can be no other word."""
    if isinstance(node, Scalar):
        is_meant = not (node.is_plain or counts_quoted)
        return [node.start] if not is_meant and _holds_key(node.value, keys, mixed) else []
    entries = () if isinstance(node, Sequence) else node.entries
    places = [
        key.start
        for key, value in entries
        if _is_joined(key.value, keys) or (key.value in keys.of_words and _holds_item(value))
    ]
    for child in node.items if isinstance(node, Sequence) else (value for _, value in entries):
        places += _swallowed(child, keys, mixed, counts_quoted=counts_quoted)
    return places


def _holds_item(value: Node) -> bool:
    """Whether the name of a file goes on with an item, as `plan.docx - Charter` does."""
    return isinstance(value, Scalar) and _FILE_AND_ITEM.search(value.value) is not None


def _is_joined(key: str, keys: Keys) -> bool:
    """Whether a key is a text with an item and its key behind it, as `provider - text` is."""
    found = _ITEM_AT_END.search(key) if "- " in key else None
    return found is not None and found["key"] in keys


def _holds_key(text: str, keys: Keys, mixed: tuple[str, ...]) -> bool:
    """Whether a text holds a key with its colon, or one that can be no other word, as `responsibleParty`."""
    if ":" in text and any(found["key"] in keys for found in _KEY_IN_TEXT.finditer(text)):
        return True
    found = _KEY_AT_START.match(text)
    if found is not None and found["key"] in keys:
        return True
    return any(key in text for key in mixed) and _any_of(mixed).search(text) is not None


@lru_cache(maxsize=4)
def _mixed(keys: Keys) -> tuple[str, ...]:
    """The keys that have a capital or an underscore within."""
    return tuple(sorted({key for key in (*keys.of_pages, *keys.of_items) if _MIXED.search(key)}))


@lru_cache(maxsize=4)
def _any_of(mixed: tuple[str, ...]) -> re.Pattern[str]:
    """Matches one of these keys wherever a word ends in it."""
    return re.compile(rf"(?<![/-])(?:{'|'.join(mixed)})(?!\w)")
