"""Keys at the top of a page that are none of ours, though what they hold looks like ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines import grouping
from mkdocs_m3.reading.schema import KEYS, OLD_KEYS, PAGES_OF_KEYS, declared
from mkdocs_m3.reading.schema.key_task import ACTIVITY
from mkdocs_m3.reading.shapes.fields import nearest_field
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties, ids, listed
from mkdocs_m3.reading.shapes.words import Workstream
from mkdocs_m3.reading.texts_for_readers import is_for_readers
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.yaml.nodes import Node

_PHASE: Final = "phase"
_ACTED: Final = frozenset({"responsibleParty", "raci"})
"""Keys that say who does an activity."""
_LABELS: Final = frozenset(
    {
        "Note", "Notes", "NB", "Please", "Hint", "Tip", "Caution", "Warning", "Important", "Attention",
        "Remark", "Hinweis", "Achtung", "Wichtig", "Bitte", "Anmerkung", "Nota", "Importante", "Aviso",
        "Remarque",
    }
)  # fmt: skip
"""Words before the colon of a remark, as sentences of the languages of sites begin with them."""


def report(
    entry: tuple[Scalar, Node],
    root: Mapping,
    context: ReadContext,
    page_type: PageType,
) -> None:
    """Report a key that pages of this kind do not have."""
    key, value = entry
    known_keys = declared(context.vocabulary)
    fields, nouns = page_type.fields, known_keys.key_nouns
    unshown = "so its content is not shown"
    is_filled = not (isinstance(value, Scalar) and value.is_null)
    if key.value == _PHASE and not context.vocabulary.ids.has_phases and is_filled:
        headline = f"the page has no key `{key.value}`, {unshown}"
        context.report("M3025", key, headline, "delete it, or delete `phases: none` in mkdocs.yml")
    elif (others := known_keys.pages_of_keys.get(key.value)) and is_filled:
        known = " or ".join(other.noun for other in others)
        layouts = " or ".join(f"`layout: {other.layout}`" for other in others)
        headline = f"`{key.value}` is a key of {known}, not of {page_type.noun}, {unshown}"
        cure = f"move it to such a page, or write {layouts} if this page is one"
        context.report("M3025", key, headline, cure)
    elif key.value in nouns and is_filled:
        cure = f"indent it below {nouns[key.value]}, under the first letter of its first key"
        headline = f"`{key.value}` is a key of {nouns[key.value]}, not of a page, {unshown}"
        context.report("M3025", key, headline, cure)
    elif isinstance(value, Sequence) and any(_is_ours(item, context) for item in value.items):
        if _report_heading((key, value), root, context, page_type):
            return
        near = nearest_field(key.value, fields, 0.5)
        lists = [field.key for field in fields if _takes_records(field)]
        cure = f"write `{near}`" if near in lists and not root.get(near) else f"use one of {listed(lists)}"
        edits = _renamed(key, near, context) if cure.startswith("write") else ()
        context.report("M3025", key, f"the page has no key `{key.value}`, {unshown}", cure, edits=edits)
    elif isinstance(value, Scalar) and (meant := _key_of_word(value, context, fields)):
        is_there = root.get(meant) is not None
        cure = f"put it under `{meant}`, which is there already" if is_there else f"write `{meant}`"
        edits = () if is_there else _renamed(key, meant, context)
        context.report("M3025", key, f"the page has no key `{key.value}`, {unshown}", cure, edits=edits)
    elif isinstance(value, Sequence) and value.items and all(map(_is_text, value.items)):
        headline = f"`{key.value}` is not a key of this plugin, {unshown}"
        context.report(
            "M3085", key, headline, "put the texts under a key that is shown, or accept this finding"
        )
    elif isinstance(value, Scalar) and _are_words(key, value):
        headline = f"`{key.value}` is not a key, so this line is not shown"
        cure = (
            "if it goes on from the text above it, indent it farther, and put that text in quotes; if not, "
            "move it below the front matter"
        )
        context.report("M3025", key, headline, cure)
    elif isinstance(value, Scalar) and is_for_readers(key, value, context):
        headline = f"`{key.value}` is not a key of this plugin, {unshown}"
        cure = "write the text below the front matter, or under a key that is shown, or accept this finding"
        context.report("M3085", key, headline, cure)


def _report_heading(
    entry: tuple[Scalar, Node], root: Mapping, context: ReadContext, page_type: PageType
) -> bool:
    """Whether a key names a group of activities below the empty key of their list, which is reported."""
    key, value = entry
    plain = root.get(grouping.PLAIN)
    items = value.items if isinstance(value, Sequence) else ()
    records = [item for item in items if isinstance(item, Mapping)]
    is_shown = any(field.key == grouping.GROUPED for field in page_type.fields)
    if not is_shown or root.get(grouping.GROUPED) or not isinstance(plain, Scalar) or not plain.is_null:
        return False
    acted = [record for record in records if _ACTED.intersection(record.by_key)]
    if not acted or any(record.get(ACTIVITY.fields[0].key) is None for record in records):
        return False
    if root.by_key[grouping.PLAIN][0].start > key.start:
        return False
    headline = f"`{key.value}` has activities below it, so it names a group, and at the left edge it is a key"
    cure = (
        f"write `{grouping.GROUPED}:` for `{grouping.PLAIN}:`, and here, indented below it, "
        f"{grouping.how(key.value)}"
    )
    context.report("M3025", key, headline, cure)
    return True


def is_old(key: str, value: Node) -> bool:
    """Whether a key holds what older pages of phases keep there by hand, be it what key tasks have or not."""
    if key not in OLD_KEYS or key not in PAGES_OF_KEYS:
        return key in OLD_KEYS
    items = value.items if isinstance(value, Sequence) else ()
    is_list = any(isinstance(item, Mapping) and KEYS.of_items & item.by_key.keys() for item in items)
    return not (is_list or (items and all(map(_is_text, items))))


def _are_words(key: Scalar, value: Scalar) -> bool:
    """Whether a key is none, but the beginning of a sentence: several words, or one such as `Note`."""
    if len(key.value.split()) > 1:
        return value.is_null or value.kind == "str"
    return key.value in _LABELS and len(value.value.split()) > 1


def _is_ours(node: Node, context: ReadContext) -> bool:
    return isinstance(node, Mapping) and any(key.value in context.keys for key, _ in node.entries)


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and node.kind == "str" and bool(node.value.strip())


def _takes_records(field: Field) -> bool:
    return field.is_shown and isinstance(field.shape, ListOf) and isinstance(field.shape.item, ObjectShape)


def _key_of_word(value: Scalar, context: ReadContext, fields: tuple[Field, ...]) -> str | None:
    """The key of the page that takes this word, where it is the id of a party or of a workstream."""
    workstreams = [workstream.id for workstream in context.vocabulary.workstreams]
    wanted = (
        Parties
        if value.value in ids(context.vocabulary)
        else Workstream
        if value.value in workstreams
        else None
    )
    return next((field.key for field in fields if wanted and isinstance(field.shape, wanted)), None)


def _renamed(key: Scalar, meant: str | None, context: ReadContext) -> tuple[Fix, ...]:
    return context.replace(key, key.value, meant)
