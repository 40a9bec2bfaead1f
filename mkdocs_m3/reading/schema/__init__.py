"""What front matter holds: the kinds of pages, and their keys. The only files that declare them.

A kind of page is a `PageType`, in a file of its own here; a key is a `Field`. CONTRIBUTING.md says how to add
one. Reading, the reference of keys, new pages, forms, and the JSON Schema follow from these tables.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Keys
from mkdocs_m3.reading.schema.collection import GLOSSARY, RESOURCES
from mkdocs_m3.reading.schema.key_task import KEY_TASK
from mkdocs_m3.reading.schema.phase import PHASE
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

__all__ = [
    "BY_LAYOUT",
    "GLOSSARY",
    "KEYS",
    "KEY_NOUNS",
    "KEY_TASK",
    "LAYOUTS",
    "OLD_KEYS",
    "PAGES_OF_KEYS",
    "PAGE_TYPES",
    "PHASE",
    "RECORDS",
    "RESOURCES",
    "SITE_KEYS",
    "fields_within",
    "record_in",
]

PAGE_TYPES: Final = (KEY_TASK, PHASE, GLOSSARY, RESOURCES)
"""Every kind of page."""

LAYOUTS: Final = tuple(one.layout for one in PAGE_TYPES)
"""What `layout` may be, but for words of former versions."""

BY_LAYOUT: Final = {layout: one for one in PAGE_TYPES for layout in (one.layout, *one.former_layouts)}
"""Every kind of page by the words for its layout."""

PAGES_OF_KEYS: Final = {
    field.key: tuple(one for one in PAGE_TYPES if any(field.key == other.key for other in one.fields))
    for page_type in PAGE_TYPES
    for field in page_type.fields
}
"""By each key of a page, the kinds of pages that have it."""

OLD_KEYS: Final = frozenset({"activities", "downloads", "tollageInfo"})
"""Keys of phase pages that older playbooks keep by hand; they are known, and not shown."""

SITE_KEYS: Final = frozenset(
    {
        "aliases", "author", "authors", "categories", "comments", "contributors", "date", "description",
        "draft", "hide", "icon", "keywords", "lang", "language", "layout", "links", "pin", "readtime",
        "redirect_from", "redirects", "reviewers", "robots", "search", "slug", "social", "status", "subtitle",
        "tags", "template", "title", "update", "visibility", "weight",
    }
)  # fmt: skip
"""Keys that MkDocs, its themes and their plugins use: never a slip of one of ours."""


def fields_within(fields: Iterable[Field]) -> Iterator[Field]:
    """These keys, each followed by those of its records, and of the records in them."""
    for field in fields:
        yield field
        if record := record_in(field.shape):
            yield from fields_within(record.fields)


def record_in(shape: Shape[object]) -> ObjectShape[object] | None:
    """The record that a value is, or that the items of its list are; `None` where there is none."""
    inner = shape.item if isinstance(shape, ListOf) else shape
    return inner if isinstance(inner, ObjectShape) else None


def _records() -> tuple[ObjectShape[object], ...]:
    """Every record of items, that in most lists first."""
    pages = (field for page_type in PAGE_TYPES for field in fields_within(page_type.fields))
    found = Counter(record for field in pages if (record := record_in(field.shape)))
    return tuple(record for record, _ in found.most_common())


RECORDS: Final = _records()
"""Every record that is an item of a list, that in most lists first."""

KEYS: Final = Keys(
    of_pages=frozenset(field.key for one in PAGE_TYPES for field in one.fields) | {"layout"},
    of_items=frozenset(field.key for record in RECORDS for field in record.fields),
    of_sites=SITE_KEYS,
    of_beginnings=frozenset(record.fields[0].key for record in RECORDS),
    of_lists=tuple(
        dict.fromkeys(
            tuple(field.key for field in one.fields if field.is_shown and record_in(field.shape))
            for one in PAGE_TYPES
        )
    ),
    of_page_lists=tuple(
        tuple(field.key for field in one.fields if field.is_shown and isinstance(field.shape, ListOf))
        for one in PAGE_TYPES
    ),
    of_parties=frozenset(
        field.key
        for one in PAGE_TYPES
        for field in fields_within(one.fields)
        if isinstance(field.shape, Parties)
    ),
    of_nested=tuple(
        dict.fromkeys(
            field.key
            for one in PAGE_TYPES
            for of_page in one.fields
            if (record := record_in(of_page.shape))
            for field in fields_within(record.fields)
            if isinstance(field.shape, ListOf | Parties)
        )
    ),
)
"""Every key on every level."""

KEY_NOUNS: Final = {
    field.key: record.noun
    for record in reversed(RECORDS)
    for field in record.fields
    if field.key not in KEYS.of_pages
}
"""By each key that only items have, what has it: `an artifact`; where several do, the one in most lists."""
