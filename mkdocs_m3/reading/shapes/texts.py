"""The shape of a text, and what YAML makes of texts that needed quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import Text
from mkdocs_m3.model.elsewhere import refers_elsewhere
from mkdocs_m3.model.names import says_none
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.points import points_of, report_points
from mkdocs_m3.reading.shapes.reshaping import without_item
from mkdocs_m3.reading.shapes.several import without_list
from mkdocs_m3.reading.shapes.shape import BLANKS, LONGEST_QUOTE
from mkdocs_m3.reading.yaml.draft import in_quotes, quote
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.json_schema import JsonSchema

_CUT: Final = re.compile(r"[ \t]+(?P<comment>#[^\r\n]*)")
_LOST: Final = rare(r"[ \t]+(?P<comment>#[^\s#][^\r\n]*)")
_LOST_ITEM: Final = rare(r"[ \t]+(?P<comment>#[^\r\n]*\w[^\r\n]*)")
_ITEM_BELOW: Final = re.compile(r"\n[ \t]*(?P<item>(?P<dash>-)[ \t]+\S.*)")


class AnyText(Struct, frozen=True):
    """A text: inline Markdown or inline HTML. Numbers, dates and `Yes` are taken as written."""

    is_one_word: bool = False
    """Whether it is an id or an address, which a comment may follow: nothing of it is cut."""
    placeholders: Literal["read", "told", "left out"] = "read"
    """What is done with words such as `TBD`, which in some lists are no item; what is left out is told."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The text without blanks at either end."""
        if isinstance(node, Sequence):
            cure, edits = without_list(
                context.source.text, node, "write one text", is_text=not self.is_one_word
            )
            return context.report("M3011", node, f"{name} is a list; it takes one text", cure, edits=edits)
        if isinstance(node, Mapping):
            return report_colon(node, context, name)
        if node.is_plain and _report_misread(node, context, name):
            return UNREADABLE
        if not self.is_one_word:
            _warn_of_cut(node, context, name)
        value = node.value.strip(BLANKS)
        says_nothing = self.placeholders != "read" and self._says_nothing(node, value, context, name)
        if says_nothing and self.placeholders == "left out":
            return UNREADABLE
        # Where the source is just as long, quotes aside, each character is there one for one.
        quotes = 0 if node.is_plain else 1
        is_verbatim = node.end - node.start == len(node.value) + 2 * quotes
        begin = node.start
        if is_verbatim:
            begin += quotes + len(node.value) - len(node.value.lstrip(BLANKS))
        return Text(value=value, start=begin, end=begin + len(value), is_verbatim=is_verbatim)

    def _says_nothing(self, node: Scalar, value: str, context: ReadContext, name: str) -> bool:
        """Whether the words stand in place of an item, which is reported."""
        if says_none(value):
            _tell_placeholder(node, context, name)
            return True
        if refers_elsewhere(value, with_links=self.placeholders == "left out"):
            headline = f"{name} only refers to something elsewhere, which no reader finds under this name"
            cure = "write here what it is; a remark belongs below the front matter"
            context.report("M3022", node, headline, cure)
            return True
        return False

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "text"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """Any single value."""
        return {"type": ["string", "number", "boolean"]}


WORD: Final = AnyText(is_one_word=True)
"""An id or an address."""


def _report_misread(node: Scalar, context: ReadContext, name: str) -> bool:
    """Report a text that YAML reads as another one than the author meant; says whether it is one."""
    written = context.source.text[node.start : node.end]
    found = _ITEM_BELOW.search(written)
    if not found or " ".join(found["item"].split()) not in " ".join(node.value.split()):
        return False
    start = node.start + found.start("dash")
    context.report_at(
        "M3001",
        start,
        start + len(found["item"]),
        f"`{found['item']}` is read as part of {name}, which begins above it",
        "put its `-` right below the `-` above; if it is no item of its own, put the text in quotes",
        edits=(
            Fix(start=node.start, end=node.start + len(written.rstrip()), replacement=in_quotes(written)),
        ),
    )
    return True


def _tell_placeholder(node: Scalar, context: ReadContext, name: str) -> None:
    """Report words that stand in an item's place until somebody knows what it is."""
    context.report(
        "M3022",
        node,
        f"{name} is the placeholder `{node.value}`, which tells readers nothing",
        "write what it is, or delete it as long as there is none",
        edits=without_item(context.source.text, node),
    )


def report_colon(
    node: Mapping, context: ReadContext, name: str, first: str = "text"
) -> Literal[Unreadable.UNREADABLE]:
    """Report a record where one text belongs, or where a colon has made one of a text.

    `first` is the key that such a record would have for the text.
    """
    if is_in_braces(node, context):
        return report_in_quotes(node, context, f"{name} begins with a brace, which makes a record of it")
    if len(node.entries) == 1 and node.entries[0][0].value == "text":
        key, value = node.entries[0]
        written = context.source.text[value.start : value.end]
        words = value.value if isinstance(value, Scalar) else written
        is_short = len(words) <= LONGEST_QUOTE and (isinstance(value, Scalar) or "\n" not in words)
        return context.report(
            "M3011",
            node,
            f"{name} takes one text, not a record",
            f"write only `{words}`" if is_short else "delete `text:`, and leave what follows it",
            edits=(
                Fix(start=node.start, end=node.end, replacement=written)
                if context.source.text.startswith("{", node.start)
                else Fix(start=key.start, end=value.start, replacement=""),
            ),
        )
    if first in node.by_key and all(key in context.keys.of_items for key in node.by_key):
        has_party = any(key in context.keys.of_parties for key in node.by_key)
        lists = "`stakeholders` or `activities`" if has_party else "`inputs` or `outputs`"
        headline = f"{name} takes one text, and this has keys of its own"
        _, kept = node.by_key[first]
        alone = ""
        if isinstance(kept, Scalar) and 0 < len(kept.value) <= LONGEST_QUOTE:
            alone = f"if it is one, write only `{kept.value}`; if not, "
        return context.report("M3011", node, headline, f"{alone}move this item to {lists}")
    if len(node.entries) == 1 and (points := points_of(node.entries[0], context)):
        return report_points(points, context, name)
    return report_in_quotes(node, context, f"{name} has no `{first}`: its colon made it a key and a value")


def report_in_quotes(node: Mapping, context: ReadContext, headline: str) -> Literal[Unreadable.UNREADABLE]:
    """Report a record that is a text without its quotes."""
    cure = f"put the whole text in quotes: `{_quoted(node, context)}`"
    return context.report("M3015", node, headline, cure, edits=_quoting(node, context))


def is_in_braces(node: Mapping, context: ReadContext) -> bool:
    """Whether it is words between braces, such as `{agency name}`, in which no key has a value."""
    text = context.source.text
    return text.startswith("{", node.start) and bool(node.entries) and ":" not in text[node.start : node.end]


def _quoted(node: Node, context: ReadContext) -> str:
    """All that stands from the beginning of a node to its end, as one text in quotes."""
    return in_quotes(
        shortened(context.source.text[node.start : min(node.end, node.start + LONGEST_QUOTE + 1)])
    )


def shortened(words: str) -> str:
    """Words that a cure quotes, cut where they are longer than a line may be."""
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…"


def _quoting(node: Node, context: ReadContext) -> tuple[Fix, ...]:
    """The edits that do so."""
    return quote(context.source.text, node.start, node.end)


def _warn_of_cut(node: Scalar, context: ReadContext, name: str) -> None:
    """A plain text ends at a blank followed by `#`, and YAML says nothing of the rest."""
    if not node.is_plain or node.is_null:
        return
    if cut := _CUT.match(context.source.text, node.end):
        headline = f"{name} ends before `#`: YAML reads the rest of the line as a comment"
        _tell_cut(cut, context, headline, node.start)


def warn_of_loss(node: Scalar, context: ReadContext, name: str, *, is_item: bool = False) -> bool:
    """A text that begins with `#` is nothing but a comment to YAML; says whether there is one.

    What follows `# ` may be a comment behind a key; behind the `-` of an item without a text, it is the text.
    """
    lost = (_LOST_ITEM if is_item else _LOST).match(context.source.text, node.end)
    if lost:
        headline = f"{name} begins with `#`: YAML reads all of it as a comment"
        _tell_cut(lost, context, headline, lost.start("comment"))
    return bool(lost)


def _tell_cut(comment: re.Match[str], context: ReadContext, headline: str, start: int) -> None:
    text = context.source.text
    context.report_at(
        "M3023",
        comment.start("comment"),
        comment.end("comment"),
        headline,
        f"put the text in quotes: `{in_quotes(text[start : comment.end()])}`, "
        "or move the comment onto a line of its own",
        edits=quote(text, start, comment.end()),
    )
