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
_EVERYBODY: Final = ("all", "everybody", "everyone")


class Parties(Struct, frozen=True):
    """A party, a list of parties, or `shared`."""

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
                report_unknown_party(context, item, word.value, holder=node)
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


def listed(words: Iterable[str]) -> str:
    """Words as a message lists them."""
    return ", ".join(f"`{word}`" for word in words)


def _cure(vocabulary: Vocabulary) -> str:
    return f"write one of {listed((*ids(vocabulary), SHARED))}, or a list of them"


def report_unknown_party(context: ReadContext, node: Node, word: str, holder: Node | None = None) -> None:
    """Report a word that is no party, with the party that was meant; `holder` is the value it is in."""
    if isinstance(node, Scalar) and (node.is_null or not word):
        edits = without_item(context.source.text, node)
        cure = "name a party, or delete the item"
        context.report("M3022", node, "an item of `responsibleParty` is empty", cure, edits=edits)
        return
    if several := _several(word, context.vocabulary):
        is_item = isinstance(holder, Sequence)
        if set(several) == set(context.vocabulary.shared) and "," not in word:
            cure, replacement = f"write `{SHARED}`", SHARED
        else:
            replacement = ", ".join(several)
            cure = f"write them as a list: `[{replacement}]`"
            replacement = _as_items(several, node, context) if is_item else f"[{replacement}]"
        edits = (Fix(start=node.start, end=node.end, replacement=replacement),) if holder else ()
        context.report("M3013", node, f"`{word}` is not a party of this playbook", cure, edits=edits)
        return
    near = nearest(word, (*ids(context.vocabulary), SHARED))
    cure = f"write `{near}`" if near else _cure(context.vocabulary)
    headline = f"`{word}` is not a party of this playbook"
    fix = context.rewrite(node, word, near, (*ids(context.vocabulary), SHARED))
    context.report("M3013", node, headline, cure, fix=fix, edits=context.replace(node, word, near))


def _several(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The parties that one word or phrase names together; none where it names one, or something else."""
    known = ids(vocabulary)
    if word.casefold() in _EVERYBODY:
        return tuple(known)
    if word.casefold() == "both":
        pairs = (pair for pair in (vocabulary.shared, tuple(known)) if len(pair) == len(("one", "other")))
        return next(pairs, ())
    labels = {party.label: party.id for party in vocabulary.parties}
    words = [nearest(part, (*known, *labels)) for part in _BETWEEN_WORDS.split(word)]
    named = tuple(dict.fromkeys(labels.get(part, part) for part in words if part))
    return named if all(words) and len(named) > 1 else ()


def _as_items(parties: tuple[str, ...], node: Node, context: ReadContext) -> str:
    """The parties as items of the list in which a node is one."""
    line = context.source.text[: node.start].rsplit("\n", 1)[-1]
    is_block = not line.strip(" -")
    return f"\n{line}".join(parties) if is_block else ", ".join(parties)
