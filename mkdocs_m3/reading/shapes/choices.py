"""The shape of one word of a few: that a site lists, or that a view knows as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, one_of
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.shapes.texts import WORD

if TYPE_CHECKING:
    from mkdocs_m3.model import Text
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.yaml.nodes import Node


class Choice(Struct, frozen=True):
    """One of a few words."""

    choices: tuple[tuple[str, str], ...]
    """The words, each with what readers see."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The word."""
        word = WORD.read(node, context, name)
        if isinstance(word, Unreadable):
            return UNREADABLE
        words = [one for one, _ in self.choices]
        if word.value in words:
            return word
        labels = {label.casefold(): one for one, label in self.choices}
        near = labels.get(word.value.casefold()) or nearest(word.value, words)
        cure = f"write `{near}`" if near else f"write one of {listed(words)}"
        headline = f"`{word}` is none of the words that {name.removeprefix('an item of ')} takes"
        fix = context.rewrite(node, word.value, near, words)
        edits = context.replace(node, word.value, near)
        return context.report("M3011", node, headline, cure, fix=fix, edits=edits)

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return listed(one for one, _ in self.choices)

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """One of the words."""
        return one_of(one for one, _ in self.choices)


class OneOf(Struct, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]
    """The words."""

    def read(self, node: Node, context: ReadContext, name: str) -> str | Literal[Unreadable.UNREADABLE]:
        """The word."""
        text = WORD.read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        if text.value in self.words:
            return text.value
        near = nearest(text.value, self.words)
        cure = f"write `{near}`" if near else f"write one of {listed(self.words)}"
        return context.report("M3011", node, f"`{text}` is not a column of this view", cure)

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return listed(self.words)

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """One of the words."""
        return one_of(self.words)
