"""What a site calls the things that a playbook is made of, and our own prose in those words.

What readers see comes from the catalogs in `locales/`; here is English prose: findings, titles, comments.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Noun(Struct, frozen=True):
    """A word for one thing, and for several."""

    singular: str
    """As in the middle of a sentence: `key task`."""
    plural: str
    """`key tasks`."""

    @property
    def one(self) -> str:
        """With the article: `a key task`; `an` goes by the first letter."""
        return f"{'an' if self.singular[:1].casefold() in tuple('aeiou') else 'a'} {self.singular}"


THINGS: Final[Mapping[str, Noun]] = MappingProxyType(
    {
        "task": Noun("key task", "key tasks"),
        "phase": Noun("phase", "phases"),
        "activity": Noun("activity", "activities"),
        "stakeholder": Noun("stakeholder", "stakeholders"),
        "input": Noun("input", "inputs"),
        "output": Noun("output", "outputs"),
        "artifact": Noun("artifact", "artifacts"),
        "template": Noun("template", "templates"),
        "bestPractice": Noun("best practice", "best practices"),
        "workstream": Noun("workstream", "workstreams"),
        "party": Noun("party", "parties"),
    }
)
"""The things with our words for them, which prose of ours says."""

_SHORT: Final[Mapping[str, Noun]] = MappingProxyType({"task": Noun("task", "tasks")})
"""Shorter words that our prose says as well."""


class Words(Struct, frozen=True, kw_only=True):
    """What a site calls each thing; `None` where it says nothing, and our word holds."""

    task: Noun | None = None
    phase: Noun | None = None
    activity: Noun | None = None
    stakeholder: Noun | None = None
    input: Noun | None = None
    output: Noun | None = None
    artifact: Noun | None = None
    template: Noun | None = None
    bestPractice: Noun | None = None  # noqa: N815 - the key in the configuration, as in front matter
    workstream: Noun | None = None
    party: Noun | None = None

    @property
    def chosen(self) -> dict[str, tuple[str, str]]:
        """The words of the site's own, each for one and for several, by what they stand for."""
        return {
            thing: (noun.singular, noun.plural)
            for thing in THINGS
            if isinstance(noun := getattr(self, thing), Noun)
        }

    def noun(self, thing: str) -> Noun:
        """The site's word for a thing, or else ours."""
        own = getattr(self, thing)
        return own if isinstance(own, Noun) else THINGS[thing]

    def say(self, prose: str) -> str:
        """An English sentence of ours in the site's words; what is between backticks is left as it is."""
        patterns = _patterns(self)
        if not patterns:
            return prose
        pieces = prose.split("`")
        pieces[::2] = [_in_own_words(piece, patterns) for piece in pieces[::2]]
        return "`".join(pieces)


_Patterns = tuple[re.Pattern[str], "Mapping[str, tuple[Noun, bool]]"]
"""What finds our words that the site has others for; and by each, what it says, and whether for several."""


@lru_cache(maxsize=64)
def _patterns(words: Words) -> _Patterns | None:
    ours: dict[str, tuple[Noun, bool]] = {}
    for thing in words.chosen:
        for noun in (THINGS[thing], *((_SHORT[thing],) if thing in _SHORT else ())):
            ours |= {noun.singular: (words.noun(thing), False), noun.plural: (words.noun(thing), True)}
    if not ours:
        return None
    longest_first = sorted(ours, key=len, reverse=True)
    nouns = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w/-])(?P<article>an? )?(?P<noun>{nouns})(?![\w/])", re.IGNORECASE), ours


def _in_own_words(piece: str, patterns: _Patterns) -> str:
    pattern, ours = patterns

    def own(found: re.Match[str]) -> str:
        noun, is_several = ours[found["noun"].casefold()]
        said = noun.plural if is_several else noun.singular
        said = noun.one if found["article"] and not is_several else f"{found['article'] or ''}{said}"
        return capitalized(said) if found[0][0].isupper() else said

    return pattern.sub(own, piece)


def capitalized(word: str) -> str:
    """The word as a heading begins with it; other letters stay as they are."""
    return word[:1].upper() + word[1:]
