"""The shape of parties, whose words a site chooses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import ResponsibleParty, Text
from mkdocs_m3.model.vocabulary import SHARED, Vocabulary
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, allow_blank, one_of, with_types
from mkdocs_m3.reading.shapes.reshaping import without_item
from mkdocs_m3.reading.shapes.texts import WORD
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN_WORDS: Final = re.compile(r"\s*(?:[,;/&+|–—]|\band\b|\s-\s|\s)\s*")  # noqa: RUF001
_MORE: Final = re.compile(r"\s*[(\[,;:–—-]|\s+\w")  # noqa: RUF001
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What is said about a party: whoever is named in it is no party besides."""
_BEFORE_PARTIES: Final = ("both", "our", "the")
"""Words before parties that say nothing more."""
_FEWEST_LETTERS: Final = 3
"""Letters behind a party that are more than a slip of the fingers."""
_FARTHEST: Final = 300
"""Characters before a party in which its key is looked for."""
_EVERYBODY: Final = ("all", "everybody", "everyone")


class Parties(Struct, frozen=True):
    """A party, a list of parties, or `shared`."""

    is_expected: bool = True
    """Whether a page tells its readers where nobody is named."""

    def read(
        self, node: Node, context: ReadContext, name: str
    ) -> ResponsibleParty | Literal[Unreadable.UNREADABLE]:
        """The parties named, each once, in the order of the vocabulary; unknown words are kept apart."""
        if isinstance(node, Mapping):
            return context.report(
                "M3011",
                node,
                f"{name} takes a party or a list of parties",
                _cure(context.vocabulary),
            )
        named: set[str] = set()
        unknown: list[Text] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            word = WORD.read(item, context, name)
            if isinstance(word, Unreadable):
                continue
            if word.value == SHARED:
                named.update(context.vocabulary.shared)
            elif word.value in ids(context.vocabulary):
                named.add(word.value)
            else:
                unknown.append(word)
                report_unknown_party(context, item, word.value, holder=node, name=name)
        parties = tuple(party.id for party in context.vocabulary.parties if party.id in named)
        if not parties and not unknown:
            return UNREADABLE
        return ResponsibleParty(parties=parties, unknown=tuple(unknown), start=node.start, end=node.end)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        return f"{listed((*ids(vocabulary), SHARED))}, or a list of them"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """One of the words, or a list of them; an item without content is only warned of."""
        word = one_of((*ids(vocabulary), SHARED))
        return {**with_types(word, "array"), "items": allow_blank(word)}


def ids(vocabulary: Vocabulary) -> list[str]:
    """The ids of the parties."""
    return [party.id for party in vocabulary.parties]


def words(vocabulary: Vocabulary) -> frozenset[str]:
    """All that names parties, in small letters: their ids and labels, and the word for those that share."""
    labels = (party.label for party in vocabulary.parties)
    return frozenset(word.casefold() for word in (*ids(vocabulary), SHARED, *labels))


def listed(words: Iterable[str]) -> str:
    """Words as a message lists them."""
    return ", ".join(f"`{word}`" for word in words)


def _cure(vocabulary: Vocabulary) -> str:
    if not vocabulary.parties:
        return _one_of(vocabulary)
    return f"{_one_of(vocabulary)}, or a list of them"


def _one_of(vocabulary: Vocabulary) -> str:
    if not vocabulary.parties:
        return "delete it: this playbook has no parties"
    return f"write one of {listed((*ids(vocabulary), SHARED))}"


def report_unknown_party(
    context: ReadContext,
    node: Node,
    word: str,
    holder: Node | None = None,
    *,
    name: str = "`responsibleParty`",
) -> None:
    """Report a word that is no party, with the party that was meant; `holder` is the value it is in."""
    if isinstance(node, Scalar) and (node.is_null or not word):
        edits = without_item(context.source.text, node)
        cure = "name a party, or delete the item"
        context.report("M3022", node, f"an item of {name} is empty", cure, edits=edits)
        return
    if several := _several(word, context.vocabulary):
        is_item = isinstance(holder, Sequence)
        if set(several) == set(context.vocabulary.shared) and "," not in word:
            cure, replacement = f"write `{SHARED}`", SHARED
        else:
            replacement = ", ".join(several)
            cure = f"write them as a list: `[{replacement}]`"
            if holder is None:
                cure = f"write {listed(several)} one by one, each with its letter"
            replacement = _as_items(several, node, context) if is_item else f"[{replacement}]"
        edits = (Fix(start=node.start, end=node.end, replacement=replacement),) if holder else ()
        context.report("M3013", node, f"`{word}` is not a party of this playbook", cure, edits=edits)
        return
    headline = f"`{word}` is not a party of this playbook"
    party, more = _with_more(word, context)
    if party:
        where = "`objective`, or another text" if _is_of_page(node, context) else "`text`"
        context.report("M3013", node, headline, f"write `{party}`, and put `{more}` into {where}")
        return
    near = nearest(word, (*ids(context.vocabulary), SHARED))
    usual = _cure(context.vocabulary) if holder else _one_of(context.vocabulary)
    cure = f"write `{near}`" if near else usual
    fix = context.rewrite(node, word, near, (*ids(context.vocabulary), SHARED))
    context.report("M3013", node, headline, cure, fix=fix, edits=context.replace(node, word, near))


def _with_more(word: str, context: ReadContext) -> tuple[str, str]:
    """The party, or a list of several, that a phrase names, and its other words; both empty where none.

    Words in parentheses are about the party, and so is whatever follows one in a sentence. A role of the page
    stands for the party of its stakeholders.
    """
    vocabulary = context.vocabulary
    asides = _ASIDE.findall(word)
    several = _several(" ".join(_ASIDE.sub(" ", word).split()), vocabulary) if asides else ()
    if several:
        return f"[{', '.join(several)}]", " ".join(asides)
    if role := context.roles.get(" ".join(word.split()).casefold()):
        return role, word
    named = {party.label: party.id for party in vocabulary.parties} | {one: one for one in ids(vocabulary)}
    for name, party in sorted({**named, SHARED: SHARED}.items(), key=lambda one: -len(one[0])):
        more = word[len(name) :]
        is_begun = word[: len(name)].casefold() == name.casefold() and _MORE.match(more)
        fewest = 1 if _ASIDE.search(more) else _FEWEST_LETTERS
        if is_begun and sum(sign.isalpha() for sign in more) >= fewest:
            return party, more.lstrip(" ,;:-–—")  # noqa: RUF001
    return "", ""


def _is_of_page(node: Node, context: ReadContext) -> bool:
    """Whether a party is under a key of the page itself, not of an item."""
    text, farthest = context.source.text, max(0, node.start - _FARTHEST)
    begin = max((text.rfind(key, farthest, node.start) for key in context.keys.of_parties), default=-1)
    return begin >= 0 and text[begin - 1 : begin] == "\n"


def _several(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The parties that one word or phrase names together; none where it names one, or something else."""
    known = ids(vocabulary)
    if word.casefold() in _EVERYBODY:
        return tuple(known)
    if word.casefold() == "both":
        pairs = (pair for pair in (vocabulary.shared, tuple(known)) if len(pair) == len(("one", "other")))
        return next(pairs, ())
    labels = {party.label: party.id for party in vocabulary.parties}
    parts = (part for part in _BETWEEN_WORDS.split(word) if part.casefold() not in _BEFORE_PARTIES)
    words = [None if _ASIDE.search(word) else nearest(part, (*known, *labels)) for part in parts]
    named = tuple(dict.fromkeys(labels.get(part, part) for part in words if part))
    return named if all(words) and len(named) > 1 else ()


def _as_items(parties: tuple[str, ...], node: Node, context: ReadContext) -> str:
    """The parties as items of the list in which a node is one."""
    line = context.source.text[: node.start].rsplit("\n", 1)[-1]
    is_block = not line.strip(" -")
    return f"\n{line}".join(parties) if is_block else ", ".join(parties)
