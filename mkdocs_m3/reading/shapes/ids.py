"""The shape of an id that is no number: the source's own characters, whatever YAML makes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import WrittenId, id_of
from mkdocs_m3.model.id_scheme import LONGEST_ID, PATTERNS, TaskKind
from mkdocs_m3.reading.shapes.json_schema import BLANK_SIGNS, JsonSchema, one_of
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.shapes.scalars import report_unlisted
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.yaml.nodes import Node, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.read_context import ReadContext, Unreadable


class TextId(Struct, frozen=True):
    """An id such as `1.10` or `GOVERN`, with or without quotes."""

    kind: TaskKind
    """`dotted` or `word`."""
    example: str
    """One such id."""
    known: tuple[str, ...] = ()
    """The only ones that may be written; none where any may."""

    def read(self, node: Node, context: ReadContext, name: str) -> WrittenId | Literal[Unreadable.UNREADABLE]:
        """The id, with its place."""
        name = name.removeprefix("an item of ")
        example = f"as in `{name.strip('`')}: {self.example}`"
        if not isinstance(node, Scalar):
            return context.report("M3012", node, f"{name} takes one id", f"write it, {example}")
        value = node.value.strip(BLANKS)
        if self.known and value not in self.known:
            return report_unlisted(node, context, name, self.known)
        if context.vocabulary.ids.is_id(self.kind, value):
            return WrittenId(value=id_of(value), start=node.start, end=node.end)
        if len(value) > LONGEST_ID:
            headline = f"{name} has {len(value)} characters, and an id has at most {LONGEST_ID}"
            return context.report("M3012", node, headline, f"write a shorter one, {example}")
        meant = _meant(self.kind, value)
        signs = "letters and digits, with a dot between" if self.kind == "dotted" else "letters and digits"
        cure = f"write `{name.strip('`')}: {meant}`" if meant else f"write {signs}, {example}"
        is_alone = node.end - node.start == len(node.value) + 2 * (not node.is_plain)
        edits = (Fix(start=node.start, end=node.end, replacement=meant),) if meant and is_alone else ()
        return context.report(
            "M3012", node, f"{name} is `{node.value}`, which cannot be an id", cure, edits=edits
        )

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return listed(self.known) if self.known else f"id such as `{self.example}`"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A text, or what YAML reads as something else, whose characters only the reader sees."""
        if self.known:
            return one_of(self.known)
        return {
            "type": ["string", "number", "boolean"],
            "pattern": f"^(?=[{BLANK_SIGNS}]*[^{BLANK_SIGNS}]{{1,{LONGEST_ID}}}[{BLANK_SIGNS}]*$)"
            f"[{BLANK_SIGNS}]*(?:{PATTERNS[self.kind]})[{BLANK_SIGNS}]*$",
        }


def _meant(kind: TaskKind, value: str) -> str:
    """The id that somebody most likely meant: without blanks and other signs; empty where nobody knows."""
    joined = re.sub(r"[^A-Za-z0-9_.]+", "-", value).strip("-._")
    return joined if len(joined) <= LONGEST_ID and re.fullmatch(PATTERNS[kind], joined) else ""
