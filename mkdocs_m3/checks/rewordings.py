"""When one sentence says in other words what another one says, and is not one of a row of like sentences.

`Test the interface with the payroll system` and `Test the interface with the travel system` are alike, and
mean two things: each has a word of its own. Of a sentence that somebody has reworded, one wording has all
words with a meaning that the other one has, with other small words between them, or two of them the other way
round: `what the phase has cost`, `the cost of the phase`.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_FEWEST_WORDS: Final = 8
_MOST_WORDS: Final = 200
_LONGEST: Final = 4_000
"""Characters of a sentence that is compared."""
_LEAST_RUN: Final = 6
"""Words that both begin with or both end in."""
_LEAST_SHARE: Final = 0.7
"""Of the words of the longer one, those that the other one has as well."""
_FEWEST_MEANT: Final = 2
"""Words with a meaning that both have among those that differ."""
_SHORTEST_RUN: Final = 2 * _LEAST_RUN - 1
"""Characters that so many words have at least, each of them a letter."""

_WORD: Final = rare(r"[^\W_]+")
_ARTICLES: Final = frozenset({"a", "an", "the"})
_SMALL: Final = _ARTICLES | frozenset(
    "and are as at be been being by can could did do does for had has have he her his how in is it its may"
    " might must of on or s shall she should so that their them there these they this those was we were what"
    " which who whom whose will with would you your".split()
)
"""Words without which a sentence can be said in another way."""
_RELATIONS: Final = frozenset(
    "above after against back before below between beyond down during except from instead into never no nor"
    " not off onto out outside over past since than through to under unless until up upon versus via within"
    " without".split()
)
"""Words that decide what a sentence means; it is another one where their two sides change places."""
_ENDINGS: Final = ("ing", "ed", "es", "s", "e")
_SHORTEST_STEM: Final = 4


def may_be_alike(one: str, other: str) -> bool:
    """Whether two sentences may begin or end alike, by a look that costs next to nothing."""
    one, other = one.rstrip(". "), other.rstrip(". ")
    return one != other and (
        one[-_SHORTEST_RUN:] == other[-_SHORTEST_RUN:] or one[:_SHORTEST_RUN] == other[:_SHORTEST_RUN]
    )


def is_rewording(one: str, other: str, actors: Collection[str]) -> bool:
    """Whether one of two sentences seems to be the other one in other words.

    `actors` are words for those who may do something to one another: where two of these change places, the
    sentences say two things.
    """
    if max(len(one), len(other)) > _LONGEST:
        return False
    first, second = _words(one), _words(other)
    shorter, longer = sorted((len(first), len(second)))
    if shorter < _FEWEST_WORDS or longer > _MOST_WORDS:
        return False
    if (Counter(first) & Counter(second)).total() < _LEAST_SHARE * longer:
        return False
    begin = _common(first, second)
    end = _common(reversed(first[begin:]), reversed(second[begin:]))
    if max(begin, end) < _LEAST_RUN:
        return False
    return _are_reworded(first[begin : len(first) - end], second[begin : len(second) - end], actors)


def _words(sentence: str) -> list[str]:
    return [word for word in _WORD.findall(sentence.casefold()) if word not in _ARTICLES]


def _common(first: Iterable[str], second: Iterable[str]) -> int:
    """With how many words both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _are_reworded(first: list[str], second: list[str], actors: Collection[str]) -> bool:
    """Whether words that differ say the same, and perhaps one of them more."""
    for kind in (_RELATIONS.__contains__, str.isdecimal):
        if list(filter(kind, first)) != list(filter(kind, second)):
            return False
    less, more = sorted((_meant(first), _meant(second)), key=len)
    if len(less) < _FEWEST_MEANT or not less.keys() <= more.keys():
        return False
    if _is_within(first, second) or _is_within(second, first):
        return False  # the one is more special than the other: "the final draft"
    changed = _changed_places(list(less), [stem for stem in more if stem in less])
    if changed is None or Counter(first) == Counter(second):
        return False
    return not changed or not (
        any(word in _RELATIONS for word in first)
        or all(less[stem] in actors for stem in changed)
        or _between(first, changed) == _between(second, changed)
    )


def _between(words: list[str], stems: tuple[str, ...]) -> list[str]:
    """The words without a meaning between two with one.

    Where these are the same, it means more that the two have changed places: `users that have roles`, `roles
    that have users`. Where they are not, it may only be grammar: `the phase has cost`, `cost of the phase`.
    """
    begin, end = sorted(next(n for n, word in enumerate(words) if _stem(word) == stem) for stem in stems)
    return [word for word in words[begin:end] if word in _SMALL]


def _changed_places(first: list[str], second: list[str]) -> tuple[str, ...] | None:
    """The two neighbors that have changed places; empty where none have, and `None` where more have."""
    other = [n for n, (one, two) in enumerate(zip(first, second, strict=True)) if one != two]
    if not other:
        return ()
    changed = tuple(first[n] for n in other)
    is_one_pair = len(other) == 2 and other[1] == other[0] + 1  # noqa: PLR2004 - a pair
    return changed if is_one_pair and changed == (second[other[1]], second[other[0]]) else None


def _meant(words: list[str]) -> dict[str, str]:
    """The words with a meaning, in their order, by their stems."""
    meant: dict[str, str] = {}
    for word in words:
        if word not in _SMALL and word not in _RELATIONS:
            meant.setdefault(_stem(word), word)
    return meant


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= _SHORTEST_STEM + len(ending):
            return word.removesuffix(ending)
    return word


def _is_within(words: list[str], others: list[str]) -> bool:
    """Whether all words are among others in their order."""
    rest = iter(others)
    return all(word in rest for word in words)
