"""The shapes of single words that are chosen from a list: workstreams, codes of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import ACCEPTABLE, CODES
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, one_of
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.shapes.texts import WORD

if TYPE_CHECKING:
    from mkdocs_m3.model import Text
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.yaml.nodes import Node


class Workstream(Struct, frozen=True):
    """The id of a workstream."""

    def read(self, node: Node, context: ReadContext, name: str) -> str | Literal[Unreadable.UNREADABLE]:
        """The id."""
        word = WORD.read(node, context, name)
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
        text = WORD.read(node, context, name)
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

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "code of a warning or an advice"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """One of the codes that are no errors."""
        return one_of(sorted(ACCEPTABLE))
