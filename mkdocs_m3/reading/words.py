"""The shapes whose words a site chooses: parties, workstreams; and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import ACCEPTABLE, CODES, Fix
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import Reference, ResponsibleParty, Text
from mkdocs_m3.model.links import is_on_a_computer
from mkdocs_m3.model.vocabulary import SHARED, Vocabulary
from mkdocs_m3.reading.json_shapes import UNSEEN, JsonSchema, address_pattern, allow_blank, one_of, with_types
from mkdocs_m3.reading.nodes import Mapping, Node, Scalar, Sequence
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.reshaping import without_item
from mkdocs_m3.reading.shapes import AnyText

if TYPE_CHECKING:
    from collections.abc import Iterable

_SITE: Final = re.compile(r"(?:[a-z]+:)?//[^/]*", re.IGNORECASE)
_BETWEEN_WORDS: Final = re.compile(r"\s*(?:[,;/&+|–—]|\band\b|\s-\s|\s)\s*")  # noqa: RUF001
_EVERYBODY: Final = ("all", "everybody", "everyone")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NOT_IN_ADDRESSES: Final = ("..", "?", "#", "\\", "//", "/./")
LONGEST_SEGMENT: Final = 255
"""Bytes of a name in UTF-8 that file systems take."""
LONGEST_PERMALINK: Final = 1_000
"""Bytes of a whole address; with the folder of the site before it, no system takes many more."""
_EXTENSION: Final = re.compile(r"\.\w{1,5}\s*$")
_WORD: Final = AnyText(is_one_word=True)


class Parties(Struct, frozen=True):
    """A party, a list of parties, or `shared`."""

    def read(
        self, node: Node, context: ReadContext, name: str
    ) -> ResponsibleParty | Literal[Unreadable.UNREADABLE]:
        """The parties named, each once, in the order of the vocabulary; unknown words are kept apart."""
        if isinstance(node, Mapping):
            return context.report(
                "M3011", node, f"{name} takes a party or a list of parties", _one_of(context.vocabulary)
            )
        named: set[str] = set()
        unknown: list[Text] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            word = _WORD.read(item, context, name)
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


def _one_of(vocabulary: Vocabulary) -> str:
    return f"write one of {listed((*ids(vocabulary), SHARED))}, or a list of them"


def report_unknown_party(context: ReadContext, node: Node, word: str, holder: Node | None = None) -> None:
    """Report a word that is no party, with the party that was meant; `holder` is the value it stands in."""
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
    cure = f"write `{near}`" if near else _one_of(context.vocabulary)
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


class Workstream(Struct, frozen=True):
    """The id of a workstream."""

    def read(self, node: Node, context: ReadContext, name: str) -> str | Literal[Unreadable.UNREADABLE]:
        """The id."""
        word = _WORD.read(node, context, name)
        if isinstance(word, Unreadable):
            return UNREADABLE
        ids = [workstream.id for workstream in context.vocabulary.workstreams]
        if word.value in ids:
            return word.value
        near = nearest(word.value, ids)
        cure = f"write `{near}`" if near else f"write one of {listed(ids)}"
        headline = f"`{word}` is not a workstream of this playbook"
        fix = context.rewrite(node, word.value, near, ids)
        edits = context.replace(node, word.value, near)
        return context.report("M3014", node, headline, cure, fix=fix, edits=edits)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        return listed(workstream.id for workstream in vocabulary.workstreams)

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """One of the ids."""
        return one_of(workstream.id for workstream in vocabulary.workstreams)


class AcceptedCode(Struct, frozen=True):
    """The code of a finding that may be accepted: a warning or an advice."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The code; of one that is misspelled, the one that is meant, so that it is accepted already."""
        text = _WORD.read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        if text.value not in CODES:
            near = nearest(text.value, CODES)
            cure = f"write `{near}`" if near else "write the code that is in brackets in the finding"
            edits = context.replace(node, text.value, near)
            context.report("M3011", node, f"`{text}` is not the code of a finding", cure, edits=edits)
            return replace(text, value=near) if near in ACCEPTABLE else UNREADABLE
        if text.value not in ACCEPTABLE:
            return context.report(
                "M3011", node, f"`{text}` is nothing that can be accepted", "mend it, and delete this"
            )
        return text

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "code of a warning or an advice"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """One of the codes that are no errors."""
        del vocabulary
        return one_of(sorted(ACCEPTABLE))


class Permalink(Struct, frozen=True):
    """The address of a page inside the site."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The address as written, if it can be one."""
        text = _WORD.read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        if refusal := _refusal(text.value):
            headline, cure = refusal
            return context.report("M3017", node, headline, cure)
        return text

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        del vocabulary
        return "address that begins with `/`"

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """A text that is such an address, its escapes such as `%2e` read as what they stand for."""
        del vocabulary
        return {"type": ["string"], "pattern": address_pattern(_NOT_IN_ADDRESSES)}


def _refusal(permalink: str) -> tuple[str, str] | None:
    """Why an address can be no page's, and what to write; `None` where it can."""
    usual = "write an address as in `/3.1/`"
    if not permalink.startswith("/") or permalink.startswith("//"):
        cure = f"write `permalink: {_as_permalink(permalink)}`"
        return f"the permalink `{permalink}` does not begin with one `/`", cure
    address = unquote(permalink)
    segments = address.strip("/").split("/")
    for sign in (*_NOT_IN_ADDRESSES, *("/.",) * ("." in segments)):
        if sign in address:
            return f"the permalink `{permalink}` contains `{sign}`", usual
    if UNSEEN.search(address):
        return "the permalink contains a character that cannot be seen", usual
    if max(map(_bytes, segments)) > LONGEST_SEGMENT or _bytes(address) > LONGEST_PERMALINK:
        cure = f"write at most {LONGEST_SEGMENT} bytes from `/` to `/`, and {LONGEST_PERMALINK:,} in all"
        return f"the permalink is too long: it has {len(permalink):,} characters", cure
    return None


def _bytes(words: str) -> int:
    return len(words.encode(errors="replace"))


def _as_permalink(address: str) -> str:
    """The permalink that somebody most likely meant who wrote this address."""
    path = _SITE.sub("", address).strip("/")
    return f"/{path}" if path.endswith(".html") or not path else f"/{path}/"


class FileOrAddress(Struct, frozen=True):
    """What is offered: a file inside the files folder, an address, or either of them."""

    takes_files: bool = True
    """Whether it may be a file."""
    takes_addresses: bool = True
    """Whether it may be an address: one with a scheme such as `https:`, or one that begins with `/`."""

    def read(self, node: Node, context: ReadContext, name: str) -> Reference | Literal[Unreadable.UNREADABLE]:
        """The file or the address; where it leads is not known here."""
        is_whole = isinstance(node, Scalar) and (bool(_EXTENSION.search(node.value)) or "/" in node.value)
        text = AnyText(is_one_word=is_whole).read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        has_scheme = bool(_SCHEME.match(text.value)) and not is_on_a_computer(text.value)
        looks_like_address = text.value.startswith("/") or has_scheme
        is_file = self.takes_files and not (self.takes_addresses and looks_like_address)
        return Reference(target=text, is_file=is_file)

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        file = f"file inside `{vocabulary.files}`"
        return " or ".join([file] * self.takes_files + ["address"] * self.takes_addresses)

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """Any single value; whether the file is there, no schema can say."""
        return AnyText().json_schema(vocabulary)
