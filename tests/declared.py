"""Pages with every key that is declared, each with a value of its own, and what becomes of them."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from functools import cache
from inspect import signature
from typing import TYPE_CHECKING, Any, Final

import yaml
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3 import M3, Source
from mkdocs_m3.components import components_of
from mkdocs_m3.components.context import Context
from mkdocs_m3.exports.exported import Exported
from mkdocs_m3.exports.page_data import page_data
from mkdocs_m3.exports.playbook_json import playbook_json
from mkdocs_m3.loading import load
from mkdocs_m3.locales import wording
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.reading import read
from mkdocs_m3.reading.schema import PAGE_TYPES, record_in
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream
from mkdocs_m3.rendering.environment import environment
from mkdocs_m3.rendering.page import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model import Acceptance, Record
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

Path = tuple["Field", ...]
"""A key of a page, or such a key followed by those of its items that lead to one of theirs."""
Data = dict[str, Any]
"""The front matter of a page, or an item in it."""

WORKSTREAM: Final = M3.workstreams[0].id
PARTY: Final = M3.parties[0].id
NUMBER: Final = 3


class Declared(Struct, frozen=True, kw_only=True):
    """One key on one kind of page."""

    page_type: PageType
    """The kind of page."""
    path: Path
    """The key."""

    @property
    def field(self) -> Field:
        """What is declared of it."""
        return self.path[-1]

    @property
    def is_shown(self) -> bool:
        """Whether readers find it: nothing is shown of what is in something that is not."""
        return all(field.is_shown for field in self.path)

    def __str__(self) -> str:
        return f"{self.page_type.layout}: {'.'.join(field.key for field in self.path)}"


def declared() -> tuple[Declared, ...]:
    """Every key that a page may have, with those of its items; only of pages that can be made."""
    pages = (one for one in PAGE_TYPES if not unmade(one))
    return tuple(Declared(page_type=one, path=path) for one in pages for path in _paths(one.fields))


def unmade(page_type: PageType) -> tuple[str, ...]:
    """The keys of a page, and of its items, that no record takes, each with the place where it should."""
    taken = {*signature(page_type.make).parameters, *page_type.model.__struct_fields__, "accepted"}  # type: ignore[attr-defined] # records are structs
    place = f"{page_type.make.__module__}.{page_type.make.__name__}"
    lost = [
        f"`{field.key}`: neither {place} nor {page_type.model.__module__}.{page_type.model.__name__} takes "
        f"`{field.name}`"
        for field in page_type.fields
        if field.name not in taken
    ]
    records = (record_in(path[-1].shape) for path in _paths(page_type.fields))
    lost += [
        f"`{field.key}`: {record.make.__module__}.{record.make.__name__} takes no `{field.name}`"
        for record in records
        if record
        for field in record.fields
        if field.name not in signature(record.make).parameters
    ]
    return tuple(lost)


def _paths(fields: tuple[Field, ...]) -> Iterator[Path]:
    for field in fields:
        yield (field,)
        if record := record_in(field.shape):
            yield from ((field, *rest) for rest in _paths(record.fields))


def marker(path: Path) -> str:
    """A word that only the value of this key holds."""
    return f"zz{''.join(field.key.replace('_', '') for field in path)}qq".casefold()


def value(shape: Shape[object], path: Path, left_out: int = 1) -> object:
    """A value of this key with its marker in it, where a word can be.

    Of two keys that may not stand side by side, one is left out: the second, or with 0 the first.
    """
    if isinstance(shape, ListOf):
        return [value(shape.item, path, left_out)]
    if isinstance(shape, ObjectShape):
        excluded = {pair[left_out] for pair in shape.either}
        fields = (field for field in shape.fields if field.key not in excluded)
        return {field.key: value(field.shape, (*path, field), left_out) for field in fields}
    word = marker(path)
    is_file = isinstance(shape, FileOrAddress) and not shape.takes_addresses
    simple: dict[type, object] = {
        AnyText: word,
        FileOrAddress: f"{word}.docx" if is_file else f"https://example.gov/{word}",
        Permalink: f"/{word}/",
        WholeNumber: NUMBER,
        Boolean: True,
        Parties: PARTY,
        Workstream: WORKSTREAM,
        AcceptedCode: "M3082",
        Assignments: {PARTY: "A", M3.parties[1].id: "R"},
    }
    if type(shape) not in simple:
        raise unknown(shape, "tests/declared.py")
    return simple[type(shape)]


def whole(page_type: PageType, left_out: int = 1) -> Data:
    """A page with every key, but for those that may not be beside others."""
    excluded = {pair[left_out] for pair in page_type.pairs}
    fields = (field for field in page_type.fields if field.key not in excluded)
    keys = {field.key: value(field.shape, (field,), left_out) for field in fields}
    return {"layout": page_type.layout, **keys}


def with_and_without(one: Declared) -> tuple[Data, Data]:
    """Two pages that differ in one key alone."""
    data = whole(one.page_type)
    holder, pairs = data, one.page_type.pairs
    for n, field in enumerate(one.path):
        for first, second in pairs:
            if field.key == second:
                del holder[first]
        holder.setdefault(field.key, value(field.shape, one.path[: n + 1]))
        if n < len(one.path) - 1:
            record = record_in(field.shape)
            inner = holder[field.key]
            holder, pairs = inner[0] if isinstance(inner, list) else inner, record.either if record else ()
    without = deepcopy(data)
    inner = without
    for field in one.path[:-1]:
        inner = inner[field.key][0] if isinstance(inner[field.key], list) else inner[field.key]
    del inner[one.field.key]
    return data, without


def text(data: Data) -> str:
    """The page."""
    return f"---\n{yaml.safe_dump(data, sort_keys=False)}---\n\nWords.\n"


class Outcome(Struct, frozen=True, kw_only=True):
    """What becomes of a page."""

    record: Record | None
    """Its record."""
    accepted: tuple[Acceptance, ...]
    """What it accepts."""
    parts: dict[str, str]
    """Its title, and the HTML of each of its parts."""
    playbook: Any
    """`m3.json`."""
    data: Any
    """Its `data.json`."""


def outcome(data: Data) -> Outcome:
    """What becomes of this page, beside a key task of its phase."""
    return _outcome(text(data))


@cache
def _outcome(page: str) -> Outcome:
    other = {"layout": "m3/keyTask", "phase": NUMBER, "keyTask": 9, "name": "Another task"}
    sources = [
        Source(path=uri, uri=uri, text=words) for uri, words in (("own.md", page), ("other.md", text(other)))
    ]
    addresses = {source.uri: f"{source.uri.removesuffix('.md')}/index.html" for source in sources}
    loaded = load(
        sources, Inventory(pages=addresses, files=files_of(page), site_address="https://example.gov/"), M3
    )
    records = {record.source.uri: record for record in loaded.playbook.records}
    own = records.get("own.md")
    words = wording("en", {})
    site = Exported.of(loaded, M3, words, "Test")
    context = Context(
        page=own, playbook=loaded.playbook, links=loaded.links.seen_from("own.md"), vocabulary=M3, words=words
    )
    exported = dict(page_data(site))
    return Outcome(
        record=own,
        accepted=read(sources[0], M3).accepted,
        parts=_parts(own, context) if own else {},
        playbook=json.loads(playbook_json(site)),
        data=[json.loads(content) for path, content in exported.items() if "other" not in path],
    )


def _parts(page: Record, context: Context) -> dict[str, str]:
    templates = environment(None)
    found = {"title": title(page, context)}
    for component in components_of(page):
        if component.is_shown(context):
            sections = page.sections if isinstance(page, Collection) else (None,)
            views = [component.view(replace(context, section=section)) for section in sections]
            template = templates.get_template(f"{component.name}.html")
            found[component.part] = "".join(template.render(view=view) for view in views)
    return found


def files_of(page: str) -> dict[str, int]:
    """Every file that a page offers, with a size."""
    return {f"assets/files/{name}": 9 for name in re.findall(r"\w+\.docx", page)}
