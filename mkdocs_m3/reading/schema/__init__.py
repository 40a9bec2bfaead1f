"""What front matter holds: the kinds of pages, and their keys. The only files that declare them.

A kind of page is a `PageType`, in a file of its own here; a key is a `Field`. CONTRIBUTING.md says how to add
one. Reading, the reference of keys, new pages, forms, and the JSON Schema follow from these tables.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from mkdocs_m3.model import Phase
from mkdocs_m3.model.vocabulary import M3
from mkdocs_m3.reading.lines.outline import Keys
from mkdocs_m3.reading.schema.collection import GLOSSARY, RESOURCES
from mkdocs_m3.reading.schema.key_task import KEY_TASK
from mkdocs_m3.reading.schema.own import page_type_of
from mkdocs_m3.reading.schema.phase import PHASE
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean
from mkdocs_m3.reading.shapes.texts import AnyText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model.id_scheme import IdScheme
    from mkdocs_m3.model.own_fields import OwnFields
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

__all__ = [
    "BY_LAYOUT",
    "GLOSSARY",
    "KEYS",
    "KEY_NOUNS",
    "KEY_TASK",
    "LAYOUTS",
    "MEANT_LAYOUTS",
    "OLD_KEYS",
    "PAGES_OF_KEYS",
    "PAGE_TYPES",
    "PHASE",
    "RECORDS",
    "RESOURCES",
    "SITE_KEYS",
    "declared",
    "fields_within",
    "page_type_of",
    "record_in",
]

PAGE_TYPES: Final = (KEY_TASK, PHASE, GLOSSARY, RESOURCES)
"""Every kind of page."""

LAYOUTS: Final = tuple(one.layout for one in PAGE_TYPES)
"""What `layout` usually is."""

MEANT_LAYOUTS: Final = (*LAYOUTS, *(layout for one in PAGE_TYPES for layout in one.other_layouts))
"""What it may be, but for words of former versions."""

BY_LAYOUT: Final = {
    layout: one for one in PAGE_TYPES for layout in (one.layout, *one.other_layouts, *one.former_layouts)
}
"""Every kind of page by the words for its layout."""


def _pages_of_keys(page_types: tuple[PageType, ...]) -> dict[str, tuple[PageType, ...]]:
    return {
        field.key: tuple(one for one in page_types if any(field.key == other.key for other in one.fields))
        for page_type in page_types
        for field in page_type.fields
    }


PAGES_OF_KEYS: Final = _pages_of_keys(PAGE_TYPES)
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


def _records(page_types: Iterable[PageType]) -> tuple[ObjectShape[object], ...]:
    """Every record of items, that in most lists first."""
    pages = (field for page_type in page_types for field in fields_within(page_type.fields))
    found = Counter(record for field in pages if (record := record_in(field.shape)))
    return tuple(record for record, _ in found.most_common())


RECORDS: Final = _records(PAGE_TYPES)
"""Every record that is an item of a list, that in most lists first."""


def _keys(page_types: Iterable[PageType]) -> Keys:
    """Every key on every level of these kinds of page."""
    page_types = tuple(page_types)
    records = _records(page_types)
    return Keys(
        of_pages=frozenset(field.key for one in page_types for field in one.fields) | {"layout"},
        of_items=frozenset(field.key for record in records for field in record.fields),
        of_sites=SITE_KEYS,
        of_beginnings=frozenset(record.fields[0].key for record in records),
        of_lists=tuple(
            dict.fromkeys(
                tuple(field.key for field in one.fields if field.is_shown and record_in(field.shape))
                for one in page_types
            )
        ),
        of_page_lists=tuple(
            tuple(field.key for field in one.fields if field.is_shown and isinstance(field.shape, ListOf))
            for one in page_types
        ),
        of_records=tuple(
            (field.key, frozenset(inner.key for inner in fields_within(record.fields)))
            for one in page_types
            for field in one.fields
            if (record := record_in(field.shape))
        ),
        of_rows=tuple(
            {
                field.key: tuple(inner.key for inner in record.fields if _is_cell(inner.shape))
                for one in page_types
                for field in one.fields
                if (record := record_in(field.shape)) and not any(map(_is_group, record.fields))
            }.items()
        ),
        of_seconds=tuple(
            {
                (field.key, record.fields[0].key): seconds[0]
                for one in page_types
                for field in fields_within(one.fields)
                if (record := record_in(field.shape)) and record.fields[0].key != "text"
                for seconds in [[one.key for one in record.fields[1:] if _is_own_text(one)]]
                if len(seconds) == 1
            }.items()
        ),
        of_parties=frozenset(
            field.key
            for one in page_types
            for field in fields_within(one.fields)
            if isinstance(field.shape, Parties)
        ),
        of_several=frozenset(
            field.key
            for record in records
            for field in record.fields
            if isinstance(field.shape, Parties)
            or (isinstance(field.shape, ListOf) and field.shape.is_single_allowed)
        ),
        of_nested=tuple(
            dict.fromkeys(
                field.key
                for one in page_types
                for of_page in one.fields
                if (record := record_in(of_page.shape))
                for field in fields_within(record.fields)
                if isinstance(field.shape, ListOf | Parties)
            )
        ),
    )


def _is_list(shape: Shape[object]) -> bool:
    return isinstance(shape, ListOf) and not shape.is_single_allowed


def _is_group(field: Field) -> bool:
    """Whether a key of a record holds what the record is a heading of; no list of a site's own does."""
    return _is_list(field.shape) and not field.label


def _is_own_text(field: Field) -> bool:
    """Whether a key that we declare takes a text."""
    return isinstance(field.shape, AnyText) and not field.label


def _is_cell(shape: Shape[object]) -> bool:
    """Whether words are a value of this shape, as they are in a cell of a table."""
    return not (_is_list(shape) or isinstance(shape, Assignments | Boolean))


def _key_nouns(page_types: Iterable[PageType], keys: Keys) -> dict[str, str]:
    return {
        field.key: record.noun
        for record in reversed(_records(page_types))
        for field in record.fields
        if field.key not in keys.of_pages
    }


KEYS: Final = _keys(PAGE_TYPES)
"""Every key on every level, without those of a site's own."""

KEY_NOUNS: Final = _key_nouns(PAGE_TYPES, KEYS)
"""By each key that only items have, what has it: `an artifact`; where several do, the one in most lists."""


class Declared(NamedTuple):
    """The kinds of pages of a site, with the fields of its own."""

    by_layout: dict[str, PageType]
    """Every kind of page by the words for its layout."""
    keys: Keys
    """Every key on every level."""
    key_nouns: dict[str, str]
    """By each key that only items have, what has it: `an artifact`."""
    pages_of_keys: dict[str, tuple[PageType, ...]]
    """By each key of a page, the kinds of pages that have it."""

    @property
    def page_types(self) -> tuple[PageType, ...]:
        """Every kind of page, once."""
        return tuple(self.by_layout[one.layout] for one in PAGE_TYPES if one.layout in self.by_layout)

    @property
    def layouts(self) -> tuple[str, ...]:
        """What `layout` usually is."""
        return tuple(one.layout for one in self.page_types)

    @property
    def meant_layouts(self) -> tuple[str, ...]:
        """What it may be, but for words of former versions."""
        return (*self.layouts, *(layout for one in self.page_types for layout in one.other_layouts))


_OURS: Final = Declared(BY_LAYOUT, KEYS, KEY_NOUNS, PAGES_OF_KEYS)


def declared(vocabulary: Vocabulary) -> Declared:
    """What a site declares and what we do."""
    is_ours = not vocabulary.fields and vocabulary.ids == M3.ids
    return _OURS if is_ours else _declared(vocabulary.fields, vocabulary.ids)


def _is_word(field: Field) -> bool:
    """Whether its value is a word, a number, a date, a file or an address, never a sentence."""
    return isinstance(field.shape, AnyNumber | Boolean | Choice | Date | Parties) or (
        isinstance(field.shape, ObjectShape) and not isinstance(field.shape.fields[0].shape, AnyText)
    )


@lru_cache(maxsize=16)
def _declared(own: OwnFields, ids: IdScheme) -> Declared:
    vocabulary = replace(M3, fields=own, ids=ids)
    some = {layout: one for layout, one in BY_LAYOUT.items() if ids.has_phases or one.model is not Phase}
    by_layout = {layout: page_type_of(one, vocabulary) for layout, one in some.items()}
    page_types = tuple(by_layout[one.layout] for one in PAGE_TYPES if one.layout in by_layout)
    keys = _keys(page_types)
    words = {field.key for one in page_types for field in fields_within(one.fields) if _is_word(field)}
    keys = replace(keys, of_words=keys.of_words | (words & own.names))
    return Declared(by_layout, keys, _key_nouns(page_types, keys), _pages_of_keys(page_types))
