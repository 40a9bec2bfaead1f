"""Rewrites a key task so that a form can hold it, and so that it says what it has said.

A bare text becomes a record, what stands alone a list, a text that YAML reads as something else a text in
quotes, and letters in a list one word. Whatever else is in the page stays: comments, empty lines, quotes.
Which widget writes what is said in `cms.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from msgspec import Struct

from mkdocs_m3.authoring.form_blockers import is_named_throughout
from mkdocs_m3.authoring.same_page import says_the_same
from mkdocs_m3.findings.finding import Fix, Severity
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.reading import front_matter, read, schema
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.fields import used
from mkdocs_m3.reading.shapes.ids import TextId
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.reshaping import BEFORE_VALUE
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.yaml import nodes, parsing
from mkdocs_m3.reading.yaml.draft import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

_FLOW: Final = re.compile(r"[\[{]")
_LINE: Final = re.compile(r"\n(?P<indent> *)(?=[^\s])")
_ANY_LINE: Final = re.compile(r"\n(?=[^\r\n])")
_BLOCK: Final = re.compile(r"[|>][-+]?(?P<by>[1-9])?")
_STEP: Final = 2
"""Spaces by which what belongs to a key is set in from it."""


class Preparation(Struct, frozen=True, kw_only=True):
    """How a page is prepared for a form."""

    edits: tuple[Fix, ...] = ()
    """What changes in its text; nothing where a form can hold it as it is."""
    reason: str = ""
    """Why it is left as it is, although something should change."""


def prepared(source: Source, vocabulary: Vocabulary) -> Preparation:
    """What has to change in a key task so that a form can hold it, as far as that can be done for its author.

    A page is left as it is that has errors, or whose YAML repeats a part of itself by `&` and `*`.
    """
    before = read(source, vocabulary)
    if any(one.severity is Severity.ERROR for one in before.findings):
        return Preparation(reason="it has errors; mend them first")
    split = front_matter.split(source.text, vocabulary.keys)
    document = parsing.parse(split.yaml, split.start) if split else None
    if split is None or document is None or document.root is None or split.mistakes or document.mistakes:
        return Preparation(reason="its front matter has to be mended first")
    page = _Page(text=source.text, vocabulary=vocabulary, root=document.root)
    edits = tuple(sorted(set(page.edits()), key=lambda edit: (edit.start, edit.end)))
    if not edits:
        return Preparation()
    if _repeats_itself(split.yaml):
        return Preparation(reason="its YAML repeats a part of itself by `&` and `*`; write that out first")
    if not says_the_same(source, edited(source.text, edits), vocabulary):
        return Preparation(reason="it would say something else; write its bare texts as records by hand")
    return Preparation(edits=edits)


def _repeats_itself(text: str) -> bool:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return any(getattr(event, "anchor", None) for event in yaml.parse(text, Loader=loader))


class _Page(Struct, frozen=True, kw_only=True):
    """A page, and how its values have to be written."""

    text: str
    vocabulary: Vocabulary
    root: nodes.Mapping

    def edits(self) -> Iterator[Fix]:
        fields = used(schema.page_type_of(schema.KEY_TASK, self.vocabulary).fields, self.vocabulary)
        insists = is_named_throughout(self.root, fields, self.vocabulary)
        return self._in_fields(self.root, fields, in_flow=False, insists=insists)

    def _in_fields(
        self, node: nodes.Mapping, fields: Iterable[Field], *, in_flow: bool, insists: bool
    ) -> Iterator[Fix]:
        in_flow = in_flow or self._is_flow(node)
        for field in fields:
            value = node.get(self.vocabulary.keys.theirs(field.key))
            if value is not None and not _is_empty(value):
                yield from self._in_value(value, field.shape, in_flow=in_flow, insists=insists)

    def _in_value(
        self, node: nodes.Node, shape: Shape[object], *, in_flow: bool, insists: bool
    ) -> Iterator[Fix]:
        if isinstance(shape, ListOf):
            yield from self._in_list(node, shape, in_flow=in_flow, insists=insists)
        elif isinstance(shape, ObjectShape):
            if isinstance(node, nodes.Mapping):
                fields = used(shape.fields, self.vocabulary)
                yield from self._in_fields(node, fields, in_flow=in_flow, insists=insists)
            elif isinstance(node, nodes.Scalar):
                yield from self._below_key(node, f"{self._first(shape)}: ", in_flow=in_flow)
        elif isinstance(shape, Parties):
            if isinstance(node, nodes.Scalar) and not (shape.is_expected and insists):
                yield from self._around(node, "[", "]")
        elif isinstance(shape, Assignments):
            yield from self._in_letters(node)
        elif isinstance(shape, AnyText | FileOrAddress | Permalink | TextId):
            yield from self._quoted(node)

    def _in_list(
        self, node: nodes.Node, many: ListOf[object], *, in_flow: bool, insists: bool
    ) -> Iterator[Fix]:
        shape = many.item
        if not isinstance(node, nodes.Sequence):
            first = f"{self._first(shape)}: " if isinstance(node, nodes.Scalar) else ""
            yield from self._below_key(node, f"- {first}", in_flow=in_flow)
            if isinstance(node, nodes.Mapping):
                yield from self._in_value(node, shape, in_flow=in_flow, insists=insists)
            return
        in_flow = in_flow or self._is_flow(node)
        for item in node.items:
            if isinstance(shape, ObjectShape) and isinstance(item, nodes.Scalar):
                if not _is_empty(item):
                    yield from self._as_record(item, shape, in_flow=in_flow)
            else:
                yield from self._in_value(item, shape, in_flow=in_flow, insists=insists)

    def _first(self, shape: Shape[object]) -> str:
        """The key of a record that a bare text is the value of."""
        return self.vocabulary.keys.theirs(shape.fields[0].key) if isinstance(shape, ObjectShape) else ""

    def _as_record(self, item: nodes.Scalar, shape: ObjectShape[object], *, in_flow: bool) -> Iterator[Fix]:
        """An item of a list that is a bare text, as a record."""
        key = f"{self._first(shape)}: "
        if in_flow:
            yield from self._around(item, f"{{{key}", "}")
            return
        column = self._column(item.start)
        dash = self._before(item.start).rfind("-")
        yield Fix(start=item.start, end=item.start, replacement=key)
        yield from self._quoted(item)
        yield from self._moved(item, was_in=dash if dash >= 0 else column - _STEP, column=column)

    def _below_key(self, node: nodes.Node, begin: str, *, in_flow: bool) -> Iterator[Fix]:
        """A value that stands alone as an item of a list or as a record, on a line of its own below its key.

        `begin` is what is before it on that line: `- text: `, `- `, or `url: `.
        """
        if in_flow or self._is_flow(node):
            is_item, key = begin.startswith("- "), begin.removeprefix("- ")
            before = f"{'[' if is_item else ''}{'{' if key else ''}{key}"
            yield from self._around(node, before, f"{'}' if key else ''}{']' if is_item else ''}")
            return
        before = self._before(node.start)
        found = BEFORE_VALUE.fullmatch(before)
        indent = len(found["indent"]) if found else len(before) - _STEP
        set_in = " " * (indent + _STEP)
        blanks = len(before) - len(before.rstrip()) if found else 0
        line = f"{self._ending()}{set_in}{begin}" if found else begin
        yield Fix(start=node.start - blanks, end=node.start, replacement=line)
        column = indent + _STEP + (2 if begin.startswith("- ") else 0)
        if isinstance(node, nodes.Scalar):
            yield from self._quoted(node)
            yield from self._moved(node, was_in=indent, column=column)
        else:
            below = _ANY_LINE.finditer(self.text, node.start, node.end)
            yield from (Fix(start=at.end(), end=at.end(), replacement=" " * _STEP) for at in below)

    def _quoted(self, node: nodes.Node) -> Iterator[Fix]:
        """A text that YAML reads as a number, a date, or yes and no, in quotes."""
        if isinstance(node, nodes.Scalar) and node.is_plain and node.kind not in ("str", "null"):
            yield Fix(start=node.start, end=node.end, replacement=in_quotes(node.value))

    def _around(self, node: nodes.Node, before: str, after: str) -> Iterator[Fix]:
        quoted = next(self._quoted(node), None)
        if quoted:
            yield Fix(start=quoted.start, end=quoted.end, replacement=f"{before}{quoted.replacement}{after}")
            return
        yield Fix(start=node.start, end=node.start, replacement=before)
        yield Fix(start=node.end, end=node.end, replacement=after)

    def _in_letters(self, node: nodes.Node) -> Iterator[Fix]:
        """Letters in a list, as one word."""
        for _, value in node.entries if isinstance(node, nodes.Mapping) else ():
            if isinstance(value, nodes.Sequence) and self._is_flow(value) and value.items:
                words = (item.value for item in value.items if isinstance(item, nodes.Scalar))
                yield Fix(start=value.start, end=value.end, replacement="/".join(words))

    def _moved(self, node: nodes.Scalar, *, was_in: int, column: int) -> Iterator[Fix]:
        """The further lines of a text, so that they are right of the key which has come before it.

        `was_in` is the column of what the text belonged to, `column` that of its key.
        """
        block = _BLOCK.match(self.text, node.start) if not node.is_plain else None
        words = self.text[node.start : node.end]
        if block and block["by"]:
            by = column - was_in
        else:
            least = min((len(line["indent"]) for line in _LINE.finditer(words)), default=column + 1)
            by = column + 1 - least
        below = (_ANY_LINE if block else _LINE).finditer(words) if by > 0 else ()
        places = (node.start + at.start() + 1 for at in below)
        yield from (Fix(start=place, end=place, replacement=" " * by) for place in places)

    def _is_flow(self, node: nodes.Node) -> bool:
        return not isinstance(node, nodes.Scalar) and _FLOW.match(self.text, node.start) is not None

    def _before(self, place: int) -> str:
        """What is before a place in its line."""
        return self.text[self.text.rfind("\n", 0, place) + 1 : place]

    def _column(self, place: int) -> int:
        return len(self._before(place))

    def _ending(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"


def _is_empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and (node.is_null or not node.value.strip(BLANKS))
