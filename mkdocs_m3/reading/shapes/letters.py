"""The shape of letters of responsibility, such as RACI: which party has which."""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import Assignment
from mkdocs_m3.model.letter_codes import readings
from mkdocs_m3.model.vocabulary import SHARED, Vocabulary
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import BLANK_SIGNS, JsonSchema, allow_blank, one_of
from mkdocs_m3.reading.shapes.parties import ids, listed, report_unknown_party
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.shapes.texts import WORD
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

_BETWEEN: Final = f"[{BLANK_SIGNS}/,&+]*"
_SIGNS_BETWEEN: Final = rare(f"[{BLANK_SIGNS}/,&+]+")
_NONE: Final = rf"[{BLANK_SIGNS}]*(?:[-\u2013\u2014]|[nN][./]?[{BLANK_SIGNS}]*[aA]\.?)[{BLANK_SIGNS}]*"
"""What says that a party has no letter: `-`, `n.a.`, `n/a`; what a site has among its letters is a letter."""


class Assigned(Struct, frozen=True, kw_only=True):
    """The letters of one activity."""

    assignments: tuple[Assignment, ...]
    """One for each party, in the order of the vocabulary, as far as they could be read."""
    is_whole: bool
    """Whether all of them could be read."""


class Assignments(Struct, frozen=True):
    """Parties, each with its letter or letters: `{customer: A, provider: R}`."""

    def read(self, node: Node, context: ReadContext, name: str) -> Assigned | Literal[Unreadable.UNREADABLE]:
        """The letters of each party."""
        if not isinstance(node, Mapping):
            return context.report("M3011", node, f"{name} takes parties with their letters", _cure(context))
        if turned := _turned(node, context):
            return _report_turned(turned, node, context, name)
        found: dict[str, tuple[set[str], Node]] = {}
        is_whole = True
        for key, value in node.entries:
            letters, has_all = _letters(value, context)
            parties = _parties(key, context)
            is_whole = is_whole and has_all and bool(parties) and not _stands_twice(key, node, context)
            for party in parties:
                if party in found:
                    label = context.vocabulary.party(party).label
                    cure = f"name {label} once, with all its letters, as in `A/R`"
                    context.report("M3076", key, f"{label} gets letters twice in {name}", cure)
                if letters:
                    found[party] = (found.get(party, (set(), key))[0] | letters, key)
        return _assigned(found, context, is_whole=is_whole)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        return f"parties, each with one or several of {listed(vocabulary.letters.labels)}"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A record of parties; a party without a letter is only warned of."""
        letter = f"(?:{'|'.join(map(_in_any_case, vocabulary.letters.labels))})"
        letters = f"{_BETWEEN}{letter}(?:{_BETWEEN}{letter})*{_BETWEEN}"
        some: JsonSchema = {"type": ["string"], "pattern": f"^(?:{letters}|{_NONE})$"}
        offered: list[object] = [*vocabulary.letters.labels]
        both = dict.fromkeys((vocabulary.letters.accountable, vocabulary.letters.responsible))
        labels = {party.id: party.label for party in vocabulary.parties}
        hint = f"One or several of {listed(vocabulary.letters.labels)}."
        return {
            "type": ["object"],
            "propertyNames": {"enum": [*ids(vocabulary), SHARED]},
            # What editors offer. What may be written is said once below, and not of each party.
            "properties": {
                party: {
                    "title": label,
                    "description": hint,
                    "examples": list(dict.fromkeys((*offered, "/".join(both)))),
                }
                for party, label in labels.items()
            },
            "patternProperties": {
                "": {
                    **allow_blank({**some, "type": ["string", "array"]}),
                    "items": {**allow_blank(some), "examples": offered},
                }
            },
        }


def _assigned(found: dict[str, tuple[set[str], Node]], context: ReadContext, *, is_whole: bool) -> Assigned:
    """What was found: by party its letters, and where it is."""
    order = list(context.vocabulary.letters.labels)
    assignments = tuple(
        Assignment(
            party=party,
            letters=tuple(sorted(found[party][0], key=order.index)),
            start=found[party][1].start,
            end=found[party][1].end,
        )
        for party in ids(context.vocabulary)
        if party in found
    )
    return Assigned(assignments=assignments, is_whole=is_whole)


def _turned(node: Mapping, context: ReadContext) -> dict[str, tuple[set[str], Node]]:
    """The letters by party, with their places, where all letters are keys of parties; else nothing."""
    found: dict[str, tuple[set[str], Node]] = {}
    parties = {party.casefold() for party in ids(context.vocabulary)}
    if len(node.by_key) < len(node.entries):
        return {}
    for key, value in node.entries:
        letter = key.value.upper()
        if letter not in context.vocabulary.letters.labels or letter.casefold() in parties:
            return {}
        for item in value.items if isinstance(value, Sequence) else (value,):
            word = item.value.strip(BLANKS) if isinstance(item, Scalar) else ""
            shared = context.vocabulary.shared if word == SHARED else ()
            for party in shared or (word,):
                if party not in ids(context.vocabulary):
                    return {}
                found.setdefault(party, (set(), item))[0].add(letter)
    return found


def _report_turned(
    turned: dict[str, tuple[set[str], Node]], node: Mapping, context: ReadContext, name: str
) -> Assigned:
    """Report letters that are keys of parties, and read them as they are meant."""
    pairs = [f"{party}: {'/'.join(sorted(turned[party][0]))}" for party in turned]
    start, end = node.start, node.entries[-1][1].end
    before = context.source.text[context.source.text.rfind("\n", 0, start) + 1 : start]
    is_block = not before.strip()
    written = f"\n{before}".join(pairs) if is_block else f"{{{', '.join(pairs)}}}"
    edit = Fix(start=start, end=end if is_block else node.end, replacement=written)
    headline = f"letters and parties are the wrong way around in {name}"
    context.report_at("M3018", start, end, headline, f"write `{{{', '.join(pairs)}}}`", edits=(edit,))
    return _assigned(turned, context, is_whole=True)


class Letter(Struct, frozen=True):
    """One letter of the site."""

    def read(self, node: Node, context: ReadContext, name: str) -> str | Literal[Unreadable.UNREADABLE]:
        """The letter, in capitals."""
        word = WORD.read(node, context, name)
        if isinstance(word, Unreadable):
            return UNREADABLE
        known = context.vocabulary.letters.labels
        if word.value.upper() in known:
            return word.value.upper()
        headline = f"`{word}` is not a letter of this playbook"
        return context.report("M3018", node, headline, f"write one or several of {listed(known)}")

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        return listed(vocabulary.letters.labels)

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """One of the letters."""
        return one_of(vocabulary.letters.labels)


def _stands_twice(key: Scalar, node: Mapping, context: ReadContext) -> bool:
    """Whether YAML has dropped letters of this key, which stands again in the record."""
    written = context.source.text[node.start : node.end]
    return len(re.findall(rf"(?<![\w-]){re.escape(key.value)}\s*:", written)) > 1


def _cure(context: ReadContext) -> str:
    first, *others = ids(context.vocabulary)
    letters = context.vocabulary.letters
    second = f", {others[0]}: {letters.responsible}" if others else ""
    return f"write it as in `{{{first}: {letters.accountable}{second}}}`"


def _parties(key: Scalar, context: ReadContext) -> tuple[str, ...]:
    """The parties that a key names; none where it names no party."""
    if key.value == SHARED:
        return context.vocabulary.shared
    if key.value in ids(context.vocabulary):
        return (key.value,)
    report_unknown_party(context, key, key.value)
    return ()


def _letters(node: Node, context: ReadContext) -> tuple[set[str], bool]:
    """The letters of one party, and whether all could be read; what is none is reported."""
    if isinstance(node, Mapping):
        context.report("M3011", node, "a party in `raci` takes a letter", _cure(context))
        return set(), False
    items = node.items if isinstance(node, Sequence) else (node,)
    read = [_of_item(item, context) for item in items]
    return {letter for letters in read for letter in letters or ()}, bool(read) and None not in read


def _of_item(node: Node, context: ReadContext) -> tuple[str, ...] | None:
    """The letters that one value names; `None` where it could not be read."""
    if not isinstance(node, Scalar):
        context.report("M3011", node, "a party in `raci` takes a letter", _cure(context))
        return None
    if node.is_null or not node.value.strip(BLANKS):
        context.report("M3022", node, "a party in `raci` has no letter", "write its letter, or delete it")
        return None
    known = context.vocabulary.letters.labels
    words = [word for word in _SIGNS_BETWEEN.split(node.value) if word]
    read = [next(readings(word.upper() if word.isascii() else word, known), None) for word in words]
    if read and None not in read:
        return tuple(letter for letters in read for letter in letters or ())
    if re.fullmatch(_NONE, node.value):
        return ()
    headline = f"`{node.value}` is not a letter of this playbook"
    context.report("M3018", node, headline, f"write one or several of {listed(known)}, as in `A/R`")
    return None


def _in_any_case(code: str) -> str:
    """A pattern for a code in capital or small letters."""
    return "".join(f"[{sign}{sign.lower()}]" for sign in code)
