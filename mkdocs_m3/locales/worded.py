"""Messages in the words that a site has chosen for things.

The catalog of a language says things by their names. Beside it, `words/` has another wording of each message
that names a thing, with signs such as `[task]`, `[tasks]`, `[Task]` and `[Tasks]` in place of the name. None
of them needs to know the gender or case of the word. `[~task]` says nothing: the message goes by the gender
of a word that it does not say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Message = str | dict[str, str]
"""A text with `{placeholders}`, or one for each of the plural forms `one` and `other`."""


_SIGN: Final = re.compile(r"\[(~?)([A-Za-z]+)\]")
_PLURALS: Final = {"activities": "activity", "parties": "party"}


class Worded(Struct, frozen=True):
    """What a language says where a site has words of its own."""

    nouns: dict[str, tuple[str, str]]
    """The language's own words, for things of which the site says nothing."""
    messages: dict[str, Message]
    """The wording with signs, by the keys of the catalog."""

    def things(self, message: Message) -> frozenset[str]:
        """What a message names, or goes by."""
        forms = message.values() if isinstance(message, dict) else (message,)
        return frozenset(_thing(sign)[0] for form in forms for _, sign in _SIGN.findall(form))


def in_words(worded: Worded, words: Mapping[str, tuple[str, str]]) -> dict[str, Message]:
    """The messages that name one of the things that have these words, in these words."""
    nouns = {**worded.nouns, **words}
    return {
        key: _said(message, nouns)
        for key, message in worded.messages.items()
        if not worded.things(message).isdisjoint(words)
    }


def _said(message: Message, nouns: Mapping[str, tuple[str, str]]) -> Message:
    if isinstance(message, dict):
        return {form: _in_nouns(text, nouns) for form, text in message.items()}
    return _in_nouns(message, nouns)


def _in_nouns(text: str, nouns: Mapping[str, tuple[str, str]]) -> str:
    return _SIGN.sub(lambda found: "" if found[1] else _word(found[2], nouns), text)


def _word(sign: str, nouns: Mapping[str, tuple[str, str]]) -> str:
    thing, is_several = _thing(sign)
    word = nouns[thing][is_several]
    return word[:1].upper() + word[1:] if sign[0].isupper() else word


def _thing(sign: str) -> tuple[str, bool]:
    """What a sign stands for, and whether for several: `BestPractices` for several of `bestPractice`."""
    name = sign[0].lower() + sign[1:]
    thing = _PLURALS.get(name, name.removesuffix("s"))
    return thing, name != thing
