"""Parties named in other words than a site's own, and what else these words say: none of them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model.vocabulary import Vocabulary

_BETWEEN_WORDS: Final = rare(r"\s*(?:[,;/&+|–—]|\band\b|\s-\s|\s)\s*")  # noqa: RUF001
_BETWEEN_PARTS: Final = rare(r"\s*(?:[,;/&+|]|\s[–—-]\s|\band\b)\s*")  # noqa: RUF001
_MORE: Final = rare(r"\s*[(\[,;:–—-]|\s+\w")  # noqa: RUF001
_OWNED: Final = rare(r"(?:['’]s?|s['’])\s+\w")  # noqa: RUF001
"""What makes a party the owner of what follows: `customer's PMO`."""
_ASIDE: Final = rare(r"\([^()]*\)|\[[^\[\]]*\]")
"""What is said about a party: whoever is named in it is no party besides."""
_AROUND_ASIDES: Final = rare(r"[()\[\]]")
_MARKUP: Final = rare(r"</?\w[^<>]*>|&\w+;")
"""Tags and entities, which say nothing."""
_WORD: Final = rare(r"[^\W\d_]\w+(?:['’]\w+)*")  # noqa: RUF001
"""A word of more than one letter: `o` may be a bullet, and digits a number before an item."""
_BEFORE_PARTIES: Final = ("both", "our", "the")
"""Words before parties that say nothing more."""
_FEWEST_LETTERS: Final = 3
"""Letters beside a party that are more than a slip of the fingers."""
_EVERYBODY: Final = ("all", "everybody", "everyone")


class Phrase(NamedTuple):
    """Words that name parties, and more."""

    parties: tuple[str, ...]
    """The ids, in the author's order."""
    more: str
    """What else they say."""


def near_party(word: str, known: Iterable[str]) -> str | None:
    """The party that a word misspells; `None` where it has words or letters that the party's name lacks."""
    word = _without_article(_MARKUP.sub("", word).strip())
    near = nearest(word, known)
    if near is None:
        return None
    written, right = _letters(word), _letters(near)
    is_longer = right in written and len(written) - len(right) >= _FEWEST_LETTERS
    has_other_words = len(_WORD.findall(word)) > len(_WORD.findall(near))
    return near if written == right or not (is_longer or has_other_words) else None


def several_parties(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The parties that one word or phrase names together; none where it names one, or something else."""
    known = tuple(party.id for party in vocabulary.parties)
    if word.casefold() in _EVERYBODY:
        return known
    if word.casefold() == "both":
        pairs = (pair for pair in (vocabulary.shared, known) if len(pair) == len(("one", "other")))
        return next(pairs, ())
    labels = {party.label: party.id for party in vocabulary.parties}
    parts = (part for part in _BETWEEN_WORDS.split(word) if part.casefold() not in _BEFORE_PARTIES)
    words = [None if _ASIDE.search(word) else near_party(part, (*known, *labels)) for part in parts]
    named = tuple(dict.fromkeys(labels.get(part, part) for part in words if part))
    return named if all(words) and len(named) > 1 else ()


def with_more(word: str, vocabulary: Vocabulary, roles: Mapping[str, str]) -> Phrase | None:
    """The parties that a phrase names, and its other words; `None` where it names none.

    Words in parentheses are about the party, and so is whatever follows one in a sentence. A role of the page
    stands for the party of its stakeholders.
    """
    word = " ".join(_MARKUP.sub(" ", word).split())
    asides = _ASIDE.findall(word)
    if asides and (several := several_parties(" ".join(_ASIDE.sub(" ", word).split()), vocabulary)):
        return Phrase(several, " ".join(asides))
    if role := roles.get(word.casefold()):
        return Phrase((role,), word)
    return _begun(word, vocabulary) or _among_others(word, vocabulary)


def _begun(word: str, vocabulary: Vocabulary) -> Phrase | None:
    """The phrase, where it begins with a party."""
    for name, party in sorted(vocabulary.ids_by_name().items(), key=lambda one: -len(one[0])):
        if word[: len(name)].casefold() != name:
            continue
        more = word[len(name) :]
        if _OWNED.match(more):
            return Phrase((party,), word)
        fewest = 1 if _ASIDE.search(more) else _FEWEST_LETTERS
        if _MORE.match(more) and sum(sign.isalpha() for sign in more) >= fewest:
            others, left = _parted(_parts(more), vocabulary)
            if others:
                return Phrase(tuple(dict.fromkeys((party, *others))), ", ".join(left))
            return Phrase((party,), more.lstrip(" ,;:-–—"))  # noqa: RUF001
    return None


def _among_others(word: str, vocabulary: Vocabulary) -> Phrase | None:
    """The phrase, where a party is one of those that it lists, or is in parentheses: `PM (customer)`."""
    found, left = _parted(_parts(word), vocabulary)
    if not found:
        parts = (part for one in _parts(word) for part in _AROUND_ASIDES.split(one))
        found, left = _parted(parts, vocabulary)
    return Phrase(tuple(dict.fromkeys(found)), ", ".join(left)) if found and left else None


def _parts(words: str) -> Iterator[str]:
    """What a phrase lists, with what it says of each in parentheses."""
    bare = _ASIDE.sub(lambda found: "\0" * len(found[0]), words)
    start = 0
    for found in _BETWEEN_PARTS.finditer(bare):
        yield words[start : found.start()]
        start = found.end()
    yield words[start:]


def _parted(parts: Iterable[str], vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The parties among these, and all others."""
    named, found, left = vocabulary.ids_by_name(), list[str](), list[str]()
    for part in map(str.strip, parts):
        party = named.get(_without_article(_ASIDE.sub("", part).strip()).casefold())
        found += [party] if party else []
        left += _ASIDE.findall(part) if party else [part]
    return found, [part for part in left if any(map(str.isalnum, part))]


def _without_article(word: str) -> str:
    first, _, rest = word.partition(" ")
    return rest if rest and first.casefold() in _BEFORE_PARTIES else word


def _letters(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())
