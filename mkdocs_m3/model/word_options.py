"""The option `words` of a site: what it calls things, and what is wrong in it. Any host may ask."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model.option_problem import OptionProblem
from mkdocs_m3.model.words import THINGS, Noun, Words

_TWO = 2  # one thing, and several


def read_words(value: object) -> tuple[Words, tuple[OptionProblem, ...]]:
    """The words that a site has chosen, and everything that is wrong in them."""
    if not isinstance(value, Mapping):
        cure = "write things with two words each, as in `task: [play, plays]`"
        return Words(), (OptionProblem(place="words", headline=f"it is {value!r}", cure=cure),)
    nouns: dict[str, Noun] = {}
    problems: list[OptionProblem] = []
    for thing, said in value.items():
        noun = _noun(thing, said)
        if isinstance(noun, Noun):
            nouns[str(thing)] = noun
        else:
            problems.append(noun)
    return Words(**nouns), tuple(problems)


def _noun(thing: object, said: object) -> Noun | OptionProblem:
    if thing not in THINGS:
        near = nearest(str(thing), THINGS)
        cure = f"write `{near}`" if near else f"use one of {', '.join(f'`{name}`' for name in THINGS)}"
        return OptionProblem(place="words", headline=f"there is no `{thing}`", cure=cure)
    place = f"words.{thing}"
    cure = f"write one word for one and one for several, as in `{thing}: {_example(str(thing), said)}`"
    if isinstance(said, str):
        return OptionProblem(place=place, headline=f"`{said}` is a single word", cure=cure)
    if not isinstance(said, list | tuple) or len(said) != _TWO:
        return OptionProblem(place=place, headline=f"it is {said!r}", cure=cure)
    for word in said:
        if not isinstance(word, str):
            kind = f"YAML reads {word!r} as no text"
            return OptionProblem(place=place, headline=kind, cure="put it in quotes")
        if not word.strip() or any(not sign.isprintable() or sign in "{}[]`" for sign in word):
            odd = f"{word!r} cannot be a word"
            return OptionProblem(
                place=place, headline=odd, cure="use letters, without brackets and backticks"
            )
    return Noun(*(word.strip() for word in said))


def _example(thing: str, said: object) -> str:
    """Both words, the one that is there first; of the other one only its place, since no rule tells it."""
    word = next((one for one in said if isinstance(one, str)), "") if isinstance(said, list | tuple) else said
    ours = THINGS[thing]
    return f"[{word}, …]" if isinstance(word, str) and word.strip() else f"[{ours.singular}, {ours.plural}]"
