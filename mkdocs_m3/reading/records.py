"""From the keys of a page to its record, by the tables of the schema; and what is said of keys it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.reading import old_lists, theme_keys, titles, unknown_keys
from mkdocs_m3.reading.schema import OLD_KEYS, SITE_KEYS
from mkdocs_m3.reading.shapes.fields import key_fix, near_keys, nearest_field, read_fields, used
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.yaml.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import Acceptance, Record
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.near_keys import NearKeys
    from mkdocs_m3.reading.yaml.nodes import Mapping, Node

_LIKENESS: Final = 0.8
"""How near a strange key must come to one of ours to be taken for it."""
_LIKENESS_OF_MISSING: Final = 0.7
"""The same where the page lacks ours and needs it."""


def read(
    page_type: PageType,
    root: Mapping,
    context: ReadContext,
    incomplete: frozenset[str],
    **fixed: object,
) -> tuple[Record, tuple[Acceptance, ...]]:
    """The record of a page, as far as its keys could be read, and the findings that it accepts.

    Of the keys in `incomplete` something was already reported, so their absence is not. What is `fixed` goes
    into the record as it is: the source and the body.
    """
    known = used(page_type.fields, context.vocabulary)
    strange = (key for key in root.by_key if not _is_known(key, page_type.fields))
    misses = {key: near for key in strange if (near := _meant(key, known, root))}
    told = incomplete.union(misses.values())
    root = titles.as_name(root, page_type, told, context)
    _report_missing(page_type, root, context, told)
    theme_keys.report(root, context)
    if any(field.key == "objective" for field in known) and "objective" not in incomplete:
        theme_keys.report_description(root, context)
    _report_misses(misses, page_type, root, context)
    _report_unknown(misses.keys(), page_type, root, context)
    values = read_fields(page_type.fields, root, context)
    _report_both(page_type, root, context, values)
    if page_type.listed_by_hand:
        values["listed"] = old_lists.names(root.get(page_type.listed_by_hand))
    accepted = values.pop("accepted", ())
    record = page_type.make(context, **values, **fixed)
    return record, accepted  # type: ignore[return-value] # the shape of `accept` makes them


def _report_missing(
    page_type: PageType, root: Mapping, context: ReadContext, incomplete: frozenset[str]
) -> None:
    """Report each key that the page needs, and that is absent or holds nothing."""
    for field in page_type.fields:
        node = root.get(field.key)
        if field.is_required and field.key not in incomplete and _is_nothing(node):
            where = node or next(key for key, _ in root.entries if key.value == "layout")
            headline = f"{page_type.noun} needs `{field.key}`"
            context.report("M3010", where, headline, _addition(field))


def _addition(field: Field) -> str:
    """What to add; of a text, no example that somebody may copy, since it may be another page's."""
    if not isinstance(field.shape, AnyText):
        return f"add it, as in `{field.example}`"
    says = field.help.partition(". ")[0].removesuffix(".")
    return f"add `{field.key}: …`, which says {says[:1].lower()}{says[1:]}"


def _is_nothing(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and (node.is_null or not node.value.strip(BLANKS)))


def _report_both(page_type: PageType, root: Mapping, context: ReadContext, values: dict[str, object]) -> None:
    """Report two keys with content of which the page has one."""
    names = {field.key: field.name for field in page_type.fields}
    for one in page_type.either:
        if values.get(names[one.first]) and values.get(names[one.second]):
            headline = f"`{one.first}` and `{one.second}` stand side by side; {one.why}"
            context.report("M3016", root.by_key[one.second][0], headline, one.cure)


def _meant(key: str, fields: tuple[Field, ...], root: Mapping) -> str | None:
    """The key that an author most likely meant who wrote one that is none of ours nor of the site's.

    One that every page needs, and this page lacks, need not be as near.
    """
    absent = tuple(field for field in fields if root.get(field.key) is None)
    words = key.split()
    if len(words) > 1 and any(field.key == words[-1] for field in absent):
        return words[-1]
    if near := nearest_field(key, fields, _LIKENESS):
        return near
    missing = tuple(field for field in absent if field.is_required)
    return nearest_field(key, missing, _LIKENESS_OF_MISSING) if missing else None


def _is_known(key: str, fields: tuple[Field, ...]) -> bool:
    return key in SITE_KEYS or key in OLD_KEYS or any(key == field.key for field in fields)


class _Miss(NamedTuple):
    """A key of the page that was meant for one of ours."""

    key: Scalar
    """As it is written."""
    near: str
    """The one that was meant."""
    is_there: bool
    """Whether the page has that one as well."""
    is_needed: bool
    """Whether the page must have it."""


def _report_misses(misses: dict[str, str], page_type: PageType, root: Mapping, context: ReadContext) -> None:
    """Report the keys that were meant for others, each with the one that was most likely meant."""
    if not misses:
        return
    required = {field.key for field in page_type.fields if field.is_required}
    keys = near_keys(root, page_type.fields)
    for word, near in misses.items():
        miss = _Miss(root.by_key[word][0], near, root.get(near) is not None, near in required)
        _report_miss(miss, keys, page_type, root, context)


def _report_miss(
    miss: _Miss, keys: NearKeys, page_type: PageType, root: Mapping, context: ReadContext
) -> None:
    key, near = miss.key, miss.near
    code, headline = (
        "M3020",
        f"`{key.value}` is not a key of {page_type.noun}, so its content is not shown",
    )
    if miss.is_needed and not miss.is_there:
        code, headline = "M3010", f"{page_type.noun} needs `{near}`, and `{key.value}` is not that key"
    cure = f"put it under `{near}`, which is there already" if miss.is_there else f"write `{near}`"
    is_excluded = any(near in pair and any(root.get(other) for other in pair) for pair in page_type.pairs)
    fix = None if is_excluded else key_fix(key, near, keys, context, fields=page_type.fields)
    edits = () if is_excluded or miss.is_there else context.replace(key, key.value, near)
    context.report(code, key, headline, cure, fix=fix, edits=edits)


def _report_unknown(misses: Iterable[str], page_type: PageType, root: Mapping, context: ReadContext) -> None:
    """Report the other strange keys, where they hold what looks like ours."""
    for key, value in root.entries:
        is_known = _is_known(key.value, page_type.fields) and not _is_of_another_page(key, value, page_type)
        if key.value not in misses and not is_known:
            unknown_keys.report((key, value), root, context, page_type)


def _is_of_another_page(key: Scalar, value: Node, page_type: PageType) -> bool:
    """Whether a key that older pages of any kind may hold is here what pages of another kind have."""
    is_own = any(key.value == field.key for field in page_type.fields)
    return key.value in OLD_KEYS and not is_own and not unknown_keys.is_old(key.value, value)
