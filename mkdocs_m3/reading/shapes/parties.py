"""The shape of parties, whose words a site chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import ResponsibleParty, Text
from mkdocs_m3.model.elsewhere import refers_elsewhere
from mkdocs_m3.model.vocabulary import SHARED, Vocabulary
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, allow_blank, one_of, with_types
from mkdocs_m3.reading.shapes.party_phrases import near_party, several_parties, with_more
from mkdocs_m3.reading.shapes.reshaping import without_item
from mkdocs_m3.reading.shapes.texts import WORD
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

_FARTHEST: Final = 300
"""Characters before a party in which its key is looked for."""


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
        written: set[str] = set()
        for item in node.items if isinstance(node, Sequence) else (node,):
            word = WORD.read(item, context, name)
            if isinstance(word, Unreadable):
                continue
            if word.value in written and word.value in ids(context.vocabulary):
                _report_twice(context, item, word.value)
            written.add(word.value)
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


def _report_twice(context: ReadContext, item: Node, word: str) -> None:
    others = [one for one in ids(context.vocabulary) if one != word]
    meant = f"`{others[0]}`" if len(others) == 1 else "another party"
    cure = f"if {meant} is meant, write it here; if not, delete this one"
    edits = without_item(context.source.text, item)
    context.report("M3103", item, f"`{word}` is named twice here", cure, edits=edits)


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


_THE_SAME: Final = frozenset(
    {"", "same", "same party", "the same", "ditto", "dito", "idem", "dieselbe", "gleich"}
)
"""Words that only say that a party is that of the item above."""


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
    if several := several_parties(word, context.vocabulary):
        is_item = isinstance(holder, Sequence)
        if set(several) == set(context.vocabulary.shared) and "," not in word:
            cure, replacement = f"write `{SHARED}`", SHARED
        else:
            replacement = ", ".join(several)
            cure = _written(several, holder) if holder is None else f"write them as a list: `[{replacement}]`"
            replacement = _as_items(several, node, context) if is_item else f"[{replacement}]"
        edits = (Fix(start=node.start, end=node.end, replacement=replacement),) if holder else ()
        context.report("M3013", node, f"`{word}` is not a party of this playbook", cure, edits=edits)
        return
    headline = f"`{word}` is not a party of this playbook"
    if phrase := with_more(word, context.vocabulary, context.roles):
        where = "`objective`, or another text" if _is_of_page(node, context) else "`text`"
        cure = f"{_written(phrase.parties, holder)}, and put `{phrase.more}` into {where}"
        context.report("M3013", node, headline, cure)
        return
    if refers_elsewhere(word) or word.strip(" .\"'\u201d").casefold() in _THE_SAME:
        headline = f"`{word}` names no party, and each item says its own"
        context.report("M3013", node, headline, _one_of(context.vocabulary))
        return
    near = near_party(word, (*ids(context.vocabulary), SHARED))
    usual = _cure(context.vocabulary) if holder else _one_of(context.vocabulary)
    cure = f"write `{near}`" if near else usual
    fix = context.rewrite(node, word, near, (*ids(context.vocabulary), SHARED))
    context.report("M3013", node, headline, cure, fix=fix, edits=context.replace(node, word, near))


def _written(parties: tuple[str, ...], holder: Node | None) -> str:
    """How to write parties in place of a phrase, in a value of this kind."""
    if holder is None and len(parties) > 1:
        return f"write {listed(parties)} one by one, each with its letter"
    if isinstance(holder, Sequence) and len(parties) > 1:
        return f"write {listed(parties)} as items of their own"
    return f"write `[{', '.join(parties)}]`" if len(parties) > 1 else f"write `{parties[0]}`"


def _is_of_page(node: Node, context: ReadContext) -> bool:
    """Whether a party is under a key of the page itself, not of an item."""
    text, farthest = context.source.text, max(0, node.start - _FARTHEST)
    begin = max((text.rfind(key, farthest, node.start) for key in context.keys.of_parties), default=-1)
    return begin >= 0 and text[begin - 1 : begin] == "\n"


def _as_items(parties: tuple[str, ...], node: Node, context: ReadContext) -> str:
    """The parties as items of the list in which a node is one."""
    line = context.source.text[: node.start].rsplit("\n", 1)[-1]
    is_block = not line.strip(" -")
    return f"\n{line}".join(parties) if is_block else ", ".join(parties)
