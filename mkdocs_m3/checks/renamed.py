"""What an artifact is called now that a task makes under another name than those that take it in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import LONGEST_WORD

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from mkdocs_m3.checks.near_names import Made, MadeNames

_MOST_WITH_WORD: Final = 3
"""Names of artifacts that share a word which says something of them; one that more share is of any."""
_LEAST_LETTERS: Final = 3


class RenamedNames(Struct, frozen=True, kw_only=True):
    """The artifacts that tasks make and none takes in, each of which may have had another name."""

    by_word: Mapping[str, tuple[Made, ...]]
    """By a word that few of all artifacts have in their names."""

    @classmethod
    def of(cls, names: MadeNames, taken: Container[str]) -> RenamedNames:
        """Those of all tasks that are not `taken` in, by their keys."""
        few = by_rare_word(made.key for made in names.by_key.values())
        return cls(
            by_word={
                word: tuple(names.by_key[key] for key in keys if key not in taken)
                for word, keys in few.items()
            }
        )

    def now(self, key: str, before: int) -> Made | None:
        """Of those that a task before that position makes, the one with most words in common.

        These are half of the words at least, and not only the last one, as of `Test Plan` and `Risk Plan`.
        """
        near = {made.key: made for word in words_of(key) for made in self.by_word.get(word, ())}
        shares = ((share_of_words(key, made.key), made) for made in near.values() if made.position < before)
        alike = [(share, made) for share, made in shares if share]
        return max(alike, key=lambda found: (found[0], found[1].position))[1] if alike else None


def by_rare_word(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Folded names by each of their words that few of them have."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        for word in words_of(key):
            found[word].append(key)
    return {word: tuple(several) for word, several in found.items() if len(several) <= _MOST_WITH_WORD}


def words_of(key: str) -> dict[str, None]:
    """The words of a folded name that are long enough to say something, each once."""
    if len(key) > LONGEST_WORD or key.startswith("="):
        return {}
    return dict.fromkeys(word for word in key.split() if len(word) >= _LEAST_LETTERS)


def share_of_words(one: str, other: str) -> float:
    """The share of words that two names have in common, from 0 to 1; 0 where they are not alike."""
    words, others = one.split(), other.split()
    common = set(words).intersection(others)
    if words[-1] == others[-1] and common == {words[-1]}:
        return 0
    if _numbers(words) != _numbers(others):
        return 0
    share = len(common) / max(len(words), len(others))
    return share if 2 * share >= 1 else 0


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}
