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


def obstacle(source: Source, vocabulary: Vocabulary) -> Obstacle | None:
    """The first thing in a key task that a form would not write as it stands; `None` where there is none."""
    for error in read(source, vocabulary).findings:
        if error.severity is Severity.ERROR:
            return Obstacle(place=error.span, reason=vocabulary.words.say(f"{error.headline}; mend it first"))
    split = front_matter.split(source.text)
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


def _in_page(root: nodes.Mapping, vocabulary: Vocabulary) -> Iterator[_Found]:
    keys = vocabulary.keys
    fields = used(schema.page_type_of(schema.KEY_TASK, vocabulary).fields, vocabulary)
    yield from _strange(root, {"layout", *(keys.theirs(field.key) for field in fields)})
    yield from _in_fields(root, fields, vocabulary)


def _strange(node: nodes.Mapping, known: Iterable[str]) -> Iterator[_Found]:
    for key, _ in node.entries:
        if key.value not in known:
            yield key, f"the form does not know the key `{key.value}`"


def _in_fields(node: nodes.Mapping, fields: tuple[Field, ...], vocabulary: Vocabulary) -> Iterator[_Found]:
    for field in fields:
        key = vocabulary.keys.theirs(field.key)
        value = node.get(key)
        is_absent = value is None or (isinstance(value, nodes.Scalar) and value.is_null)
        if value is not None and not is_absent:
            yield from _in_value(value, field.shape, vocabulary)
        elif isinstance(field.shape, Parties) and field.shape.is_expected and value is node.get(field.key):
            yield value or node, f"there is no `{key}`, and the form insists on one"


def _in_value(node: nodes.Node, shape: Shape[object], vocabulary: Vocabulary) -> Iterator[_Found]:
    if isinstance(shape, ListOf):
        yield from _in_list(node, shape, vocabulary)
    elif isinstance(shape, ObjectShape):
        yield from _in_record(node, shape, vocabulary)
    elif isinstance(shape, Parties):
        yield from _in_parties(node, vocabulary)
    elif isinstance(shape, Assignments):
        yield from _in_letters(node)
    elif isinstance(shape, Workstream):
        yield from _in_choice(node, [one.id for one in vocabulary.workstreams])
    elif isinstance(shape, AnyText | FileOrAddress | Permalink | AcceptedCode):
        yield from _in_text(node)
    elif isinstance(shape, Choice):
        yield from _in_choice(node, [word for word, _ in shape.choices])
    elif not isinstance(shape, AnyNumber | Boolean | Date | WholeNumber):
        raise unknown(shape, "authoring/form_blockers.py")


def _in_text(node: nodes.Node) -> Iterator[_Found]:
    if not isinstance(node, nodes.Scalar) or node.kind != "str":
        yield node, "YAML reads this text as something else, which the form would write in another way"


def _in_record(node: nodes.Node, shape: ObjectShape[object], vocabulary: Vocabulary) -> Iterator[_Found]:
    if not isinstance(node, nodes.Mapping):
        yield node, "a bare text is here, and the form writes records only"
        return
    fields = used(shape.fields, vocabulary)
    yield from _strange(node, [vocabulary.keys.theirs(field.key) for field in fields])
    yield from _in_fields(node, fields, vocabulary)


def _in_parties(node: nodes.Node, vocabulary: Vocabulary) -> Iterator[_Found]:
    ids = [*(party.id for party in vocabulary.parties), SHARED]
    for item in node.items if isinstance(node, nodes.Sequence) else (node,):
        yield from _in_choice(item, ids)


def _in_letters(node: nodes.Node) -> Iterator[_Found]:
    for _, value in node.entries if isinstance(node, nodes.Mapping) else ():
        if not isinstance(value, nodes.Scalar) or value.kind != "str":
            yield value, "the form writes letters as one word, as in `A/R`"


def _in_list(node: nodes.Node, many: ListOf[object], vocabulary: Vocabulary) -> Iterator[_Found]:
    if not isinstance(node, nodes.Sequence):
        yield node, "this stands alone, and the form writes a list"
        return
    for item in node.items:
        yield from _in_value(item, many.item, vocabulary)


def _in_choice(node: nodes.Node, words: list[str]) -> Iterator[_Found]:
    if not isinstance(node, nodes.Scalar) or node.value not in words:
        yield node, "this is none of the words that the form offers"
