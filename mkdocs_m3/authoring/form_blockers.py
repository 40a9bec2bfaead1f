"""What in a key task a form cannot hold: values that it would write in another way, or not at all.

Which widget stands for which shape is said in `cms.py`; here is what each of them writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.findings.finding import Severity, Span
from mkdocs_m3.model.vocabulary import SHARED
from mkdocs_m3.reading import front_matter, read, schema
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.fields import used
from mkdocs_m3.reading.shapes.ids import TextId
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream
from mkdocs_m3.reading.yaml import nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape


class Obstacle(Struct, frozen=True, kw_only=True):
    """What keeps a page out of the forms."""

    place: Span
    """The line that is the reason."""
    reason: str
    """Why a form cannot hold it."""


def insists(source: Source, vocabulary: Vocabulary) -> bool:
    """Whether the form of a key task may insist on parties: it names some wherever readers expect them."""
    split = front_matter.split(source.text, vocabulary.keys)
    root = parsing.parse(split.yaml, split.start).root if split else None
    fields = used(schema.page_type_of(schema.KEY_TASK, vocabulary).fields, vocabulary)
    return root is not None and is_named_throughout(root, fields, vocabulary)


def obstacle(source: Source, vocabulary: Vocabulary) -> Obstacle | None:
    """The first thing in a key task that a form would not write as it stands; `None` where there is none."""
    for error in read(source, vocabulary).findings:
        if error.severity is Severity.ERROR:
            return Obstacle(place=error.span, reason=vocabulary.say(f"{error.headline}; mend it first"))
    split = front_matter.split(source.text, vocabulary.keys)
    root = parsing.parse(split.yaml, split.start).root if split else None
    if root is None:
        return None
    found = min(_in_page(root, vocabulary), key=lambda one: one[0].start, default=None)
    if found is None:
        return None
    place = Span.at(source.path, source.text, found[0].start)
    return Obstacle(place=place, reason=vocabulary.words.say(found[1]))


_Found = tuple[nodes.Node, str]
"""A node, and why a form cannot hold it."""


def is_named_throughout(root: nodes.Mapping, fields: Iterable[Field], vocabulary: Vocabulary) -> bool:
    """Whether a page names a party wherever its readers expect one: only then may a form insist on it."""
    return all(_parties(root, fields, vocabulary))


def _parties(node: nodes.Mapping, fields: Iterable[Field], vocabulary: Vocabulary) -> Iterator[bool]:
    """Of each key of parties, in the page and its items, whether it is there."""
    for field in fields:
        value = node.get(vocabulary.keys.theirs(field.key))
        if isinstance(field.shape, Parties) and field.shape.is_expected:
            yield value is not None and not _is_null(value)
        record = schema.record_in(field.shape)
        for item in _items(value) if record else ():
            if isinstance(item, nodes.Mapping) and record:
                yield from _parties(item, used(record.fields, vocabulary), vocabulary)
            elif record and not _is_null(item):  # a bare text, which names nobody
                of_record = used(record.fields, vocabulary)
                yield not any(isinstance(one.shape, Parties) and one.shape.is_expected for one in of_record)


def _items(node: nodes.Node | None) -> tuple[nodes.Node, ...]:
    if isinstance(node, nodes.Sequence):
        return node.items
    return () if node is None else (node,)


def _is_null(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.is_null


def _in_page(root: nodes.Mapping, vocabulary: Vocabulary) -> Iterator[_Found]:
    keys = vocabulary.keys
    fields = used(schema.page_type_of(schema.KEY_TASK, vocabulary).fields, vocabulary)
    yield from _strange(root, {"layout", *(keys.theirs(field.key) for field in fields)})
    yield from _Values(vocabulary, is_named_throughout(root, fields, vocabulary)).in_fields(root, fields)


def _strange(node: nodes.Mapping, known: Iterable[str]) -> Iterator[_Found]:
    for key, _ in node.entries:
        if key.value not in known:
            yield key, f"the form does not know the key `{key.value}`"


class _Values(Struct, frozen=True):
    """The values of a page, of which each widget writes some."""

    vocabulary: Vocabulary
    insists: bool
    """Whether the form insists on parties, wherever readers expect some."""

    def in_fields(self, node: nodes.Mapping, fields: tuple[Field, ...]) -> Iterator[_Found]:
        for field in fields:
            value = node.get(self.vocabulary.keys.theirs(field.key))
            if value is not None and not _is_null(value):
                yield from self._in_value(value, field.shape)

    def _in_value(self, node: nodes.Node, shape: Shape[object]) -> Iterator[_Found]:
        if isinstance(shape, ListOf):
            yield from self._in_list(node, shape)
        elif isinstance(shape, ObjectShape):
            yield from self._in_record(node, shape)
        elif isinstance(shape, Parties):
            yield from self._in_parties(node, shape)
        elif isinstance(shape, Assignments):
            yield from _in_letters(node)
        elif isinstance(shape, Workstream):
            yield from _in_choice(node, [one.id for one in self.vocabulary.workstreams])
        elif isinstance(shape, AnyText | FileOrAddress | Permalink | AcceptedCode | TextId):
            yield from _in_text(node)
        elif isinstance(shape, Choice):
            yield from _in_choice(node, [word for word, _ in shape.choices])
        elif not isinstance(shape, AnyNumber | Boolean | Date | WholeNumber):
            raise unknown(shape, "authoring/form_blockers.py")

    def _in_record(self, node: nodes.Node, shape: ObjectShape[object]) -> Iterator[_Found]:
        if not isinstance(node, nodes.Mapping):
            yield node, "a bare text is here, and the form writes records only"
            return
        fields = used(shape.fields, self.vocabulary)
        yield from _strange(node, [self.vocabulary.keys.theirs(field.key) for field in fields])
        yield from self.in_fields(node, fields)

    def _in_parties(self, node: nodes.Node, shape: Parties) -> Iterator[_Found]:
        ids = [*(party.id for party in self.vocabulary.parties), SHARED]
        if not isinstance(node, nodes.Sequence) and not (shape.is_expected and self.insists):
            yield node, "one party stands alone, and a form that may name none writes a list"
            return
        for item in node.items if isinstance(node, nodes.Sequence) else (node,):
            yield from _in_choice(item, ids)

    def _in_list(self, node: nodes.Node, many: ListOf[object]) -> Iterator[_Found]:
        if not isinstance(node, nodes.Sequence):
            yield node, "this stands alone, and the form writes a list"
            return
        for item in node.items:
            yield from self._in_value(item, many.item)


def _in_text(node: nodes.Node) -> Iterator[_Found]:
    if not isinstance(node, nodes.Scalar) or node.kind != "str":
        yield node, "YAML reads this text as something else, which the form would write in another way"


def _in_letters(node: nodes.Node) -> Iterator[_Found]:
    for _, value in node.entries if isinstance(node, nodes.Mapping) else ():
        if not isinstance(value, nodes.Scalar) or value.kind != "str":
            yield value, "the form writes letters as one word, as in `A/R`"


def _in_choice(node: nodes.Node, words: list[str]) -> Iterator[_Found]:
    if not isinstance(node, nodes.Scalar) or node.value not in words:
        yield node, "this is none of the words that the form offers"
