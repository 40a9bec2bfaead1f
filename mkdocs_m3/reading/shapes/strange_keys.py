"""What is said of the keys of an item that such an item does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.shapes import references
from mkdocs_m3.reading.shapes.addresses import FileOrAddress
from mkdocs_m3.reading.shapes.fields import key_fix, near_keys, used
from mkdocs_m3.reading.shapes.shape import LONGEST_QUOTE
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.objects import ObjectShape
    from mkdocs_m3.reading.yaml.nodes import Node

_OWN_LINE: Final = rare(r"(?P<indent>[ ]*)[^\s\"'#][^:\n]*:[ ]+[^\n]*\n?")
_BEFORE_VALUE: Final = rare(r"(?P<indent>[ ]*(?:-[ ]+)*)[\w-]+[ ]*:(?P<gap>[ ]+)\Z")
_PARTY: Final = "responsibleParty"
_OF_ACTIVITIES: Final = ("raci", "output", "template", "example")
"""Keys that an activity has, and nothing else that may be taken for one."""
_FARTHEST: Final = 300
"""Columns before a value in which its line begins."""


class _Inner(NamedTuple):
    """A key of the item whose value has the strange key."""

    key: str
    """It: `output`."""
    text: str
    """The key that such a value begins with: `text`."""


def report(node: Mapping, shape: ObjectShape[object], context: ReadContext) -> None:
    """Report each key of an item that its shape does not know, and that is no other word for a file's."""
    known = [field.key for field in shape.fields]
    if all(key in known for key in node.by_key):
        return
    if shape.acted_in and (acting := _keys_of_activity(node)):
        headline = f"`{acting.value}` is a key of an activity, and {shape.noun} has no such key"
        context.report("M3021", acting, headline, f"move this item to `{shape.acted_in}`")
        return
    fields = used(shape.fields, context.vocabulary)
    keys = near_keys(node, fields)
    meant = references.meant_by(node, shape.fields)
    for key, value in node.entries:
        if key.value in known or key.value in meant:
            continue
        near = keys.near(key.value)
        cure, edits = _cure((key, value), near, node, shape, context)
        context.report(
            "M3021",
            key,
            f"{shape.noun} has no key `{key.value}`, so its content is not shown",
            cure,
            fix=key_fix(key, near, keys, context, fields=fields, either=shape.either),
            edits=edits,
        )


def _cure(
    entry: tuple[Scalar, Node],
    near: str | None,
    node: Mapping,
    shape: ObjectShape[object],
    context: ReadContext,
) -> tuple[str, tuple[Fix, ...]]:
    """What to do about such a key, with the edits."""
    key, value = entry[0].value, entry[1]
    field = references.meant(key, value, shape.fields)
    is_there = near is not None and node.get(near) is not None
    if field or (is_there and near in references.keys(shape.fields)):
        return f"{shape.noun} has one file or address; make an item of its own for this one", ()
    if is_there:
        return f"`{near}` is there already; put this into it, or make an item of its own for it", ()
    if near:
        return f"write `{near}`", context.replace(entry[0], key, near)
    return _elsewhere(entry, node, shape, context)


def _elsewhere(
    entry: tuple[Scalar, Node], node: Mapping, shape: ObjectShape[object], context: ReadContext
) -> tuple[str, tuple[Fix, ...]]:
    """The same of a key that comes near none of the item's."""
    key, value = entry[0].value, entry[1]
    if key in context.keys.of_pages - context.keys.of_items:
        return f"begin `{key}` at the left edge, where it is a key of the page", ()
    if shape.acted_in and key == _PARTY:
        return _of_who_acts(entry, shape, context)
    if inner := _inner(key, shape.fields):
        return _of_value(entry, inner, node, shape, context)
    own = ", ".join(f"`{field.key}`" for field in used(shape.fields, context.vocabulary))
    if isinstance(shape.fields[0].shape, AnyText) and _are_words(value):
        elsewhere = f", or into {shape.explained_in}" if shape.explained_in else ""
        return (
            f"put its words into `{shape.fields[0].key}`{elsewhere}; the keys of {shape.noun} are {own}",
            (),
        )
    return f"use one of {own}; delete it only if readers need not know it", ()


def _keys_of_activity(node: Mapping) -> Scalar | None:
    """The first key of an item that has a party and what else only an activity has."""
    keys = [key for key, _ in node.entries if key.value in (_PARTY, *_OF_ACTIVITIES)]
    return keys[0] if len(keys) > 1 and _PARTY in node.by_key else None


def _of_who_acts(
    entry: tuple[Scalar, Node], shape: ObjectShape[object], context: ReadContext
) -> tuple[str, tuple[Fix, ...]]:
    """The same of a party of a record that has none, but an activity has."""
    cure = (
        f"if this is an activity, move the item to `{shape.acted_in}`; if it is somebody who takes part, "
        f"to `stakeholders`; if neither, delete this key, which {shape.noun} does not have"
    )
    text = context.source.text
    begin = text.rfind("\n", 0, entry[0].start) + 1
    last = begin + len(text[begin : entry[1].end].rstrip())
    end = text.find("\n", last) + 1
    is_alone = not text[begin : entry[0].start].strip() and not text[last : max(end, last)].strip()
    return cure, (Fix(start=begin, end=end, replacement=""),) if is_alone and end else ()


def _are_words(value: Node) -> bool:
    return isinstance(value, Scalar) and value.kind == "str" and any(map(str.isalpha, value.value))


def _inner(key: str, fields: tuple[Field, ...]) -> _Inner | None:
    """The key of these whose value, or whose items, have another key."""
    for field in fields:
        item = getattr(field.shape, "item", field.shape)
        inner = [one.key for one in getattr(item, "fields", ())]
        if key in inner[1:]:
            return _Inner(field.key, inner[0])
    return None


def _of_value(
    entry: tuple[Scalar, Node], inner: _Inner, node: Mapping, shape: ObjectShape[object], context: ReadContext
) -> tuple[str, tuple[Fix, ...]]:
    """The same of a key that belongs one level deeper, to the value of another key of the item."""
    key, text = entry[0], context.source.text
    written = text[key.start : entry[1].end].rstrip()
    written = f"{key.value}: …" if "\n" in written or len(written) > LONGEST_QUOTE else written
    held = node.get(inner.key)
    belongs = f"it belongs to `{inner.key}`: "
    if isinstance(held, Scalar) and not held.is_null:
        before = text[max(0, key.start - _FARTHEST) : key.start].rpartition("\n")[2]
        value = text[held.start : held.end].rstrip()
        if "{" in before:
            return f"{belongs}write `{inner.key}: {{{inner.text}: {value}, {written}}}`", ()
        column = len(before)
        cure = (
            f"{belongs}write only `{inner.key}:` there, and below it, indented with {column + 2} spaces, "
            f"`{inner.text}: {value}` and `{written}`"
        )
        return cure, _moved_into(entry, held, inner, context)
    if isinstance(held, Sequence):
        return f"{belongs}write it below the item that it is of, which begins with `- {inner.text}: …`", ()
    if isinstance(held, Mapping):
        return f"{belongs}write it below that, under the first letter of `{inner.text}`", ()
    new = f"write `{inner.key}:`, and below it `{inner.text}: …` and `{written}`"
    file = next((one.key for one in shape.fields if isinstance(one.shape, FileOrAddress)), None)
    if file and node.get(file) is None and isinstance(entry[1], Scalar) and entry[1].kind == "str":
        return f"write `{file}`; if it belongs to `{inner.key}`, {new}", context.replace(key, key.value, file)
    return f"{belongs}{new}", ()


def _moved_into(
    entry: tuple[Scalar, Node], held: Scalar, inner: _Inner, context: ReadContext
) -> tuple[Fix, ...]:
    """The edits that make a record of a text, with a key of the item in it; none where that takes more."""
    key, text = entry[0], context.source.text
    begin = text.rfind("\n", 0, key.start) + 1
    line = _OWN_LINE.match(text, begin)
    before = text[max(0, held.start - _FARTHEST) : held.start].rpartition("\n")[2]
    found = _BEFORE_VALUE.match(before)
    if not line or not found or begin + len(line["indent"]) != key.start or entry[1].end > line.end():
        return ()
    if "\n" in text[held.start : held.end].rstrip():
        return ()
    end = text.find("\n", held.end)
    end = len(text) if end < 0 else end
    indent = " " * (len(found["indent"]) + 2)
    own = line[0].strip()
    first = context.vocabulary.keys.theirs(inner.text)
    return (
        Fix(start=held.start - len(found["gap"]), end=held.start, replacement=f"\n{indent}{first}: "),
        Fix(start=end, end=end, replacement=f"\n{indent}{own}"),
        Fix(start=begin, end=line.end(), replacement=""),
    )
