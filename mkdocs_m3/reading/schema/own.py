"""Fields that a site declares for itself, made into the same `Field`s as ours: nothing asks whose one is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec.structs import replace

from mkdocs_m3.model import (
    Activity,
    FieldSpec,
    FieldValue,
    KeyTask,
    Offered,
    OwnFields,
    Phase,
    ResponsibleParty,
    Text,
)
from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.schema.ids import with_ids
from mkdocs_m3.reading.schema.key_task import ACTIVITY
from mkdocs_m3.reading.shapes.addresses import FileOrAddress
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.fields import IN_ITEM, Field, in_part, nowhere
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean
from mkdocs_m3.reading.shapes.texts import AnyText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.shape import Shape

Made = TypeVar("Made")
_TEXT: Final = Field(
    key="text",
    name="text",
    shape=AnyText(),
    help="What it is called.",
    example="text: Guide to the assessment",
    shown=IN_ITEM,
    aliases=("name", "title", "label"),
)

LINK: Final = ObjectShape(
    noun="a link",
    named_by="text",
    make=constructors.link,
    fields=(
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            is_required=True,
            help="Where it leads.",
            example="url: https://example.gov/guide",
            shown=IN_ITEM,
            aliases=("link", "href", "address"),
        ),
        _TEXT,
    ),
)
"""A link of a field: its address, or a record that says what it is called."""

FILE: Final = ObjectShape(
    noun="a file",
    named_by="text",
    make=constructors.link,
    fields=(
        Field(
            key="filename",
            name="url",
            shape=FileOrAddress(takes_addresses=False),
            is_required=True,
            help="A file to download; its type and size are shown.",
            example="filename: Assessment-Guide.pdf",
            shown=IN_ITEM,
            aliases=("file",),
        ),
        _TEXT,
    ),
)
"""A file of a field, likewise."""

_SHAPES: Final[dict[str, Shape[object]]] = {
    "text": AnyText(),
    "texts": ListOf(AnyText()),
    "number": AnyNumber(),
    "date": Date(),
    "yes-no": Boolean(),
    "party": Parties(is_expected=False),
    "link": LINK,
    "links": ListOf(LINK),
    "file": FILE,
    "files": ListOf(FILE),
}
"""By their types, the shapes that depend on nothing else."""
_EXAMPLES: Final = {
    "text": "As agreed with the board",
    "texts": '["Who decides?"]',
    "number": "3",
    "date": "2026-09-30",
    "yes-no": "true",
    "party": "shared",
    "link": "https://example.gov/guide",
    "links": "[https://example.gov/guide]",
    "file": "Assessment-Guide.pdf",
    "files": "[Assessment-Guide.pdf]",
}
"""By their types, values as YAML."""
_PREFIX: Final = "fields."
"""Before the name under which a maker is handed the value of a field, so that it is no other's."""


def shape_of(spec: FieldSpec) -> Shape[object]:
    """What may be written in a field."""
    return Choice(spec.choices) if spec.type == "choice" else _SHAPES[spec.type]


def field_of(spec: FieldSpec) -> Field:
    """The key of a field."""
    value = spec.choices[0][0] if spec.type == "choice" else _EXAMPLES[spec.type]
    shown = {
        "line": in_part("summary-line"),
        "part": in_part(spec.name),
        "column": IN_ITEM,
        "none": nowhere("the site shows it on no page"),
    }[spec.show]
    return Field(
        key=spec.name,
        name=f"{_PREFIX}{spec.name}",
        shape=shape_of(spec),
        help=spec.help or f"{spec.label}.",
        example=f"{spec.name}: {value}",
        shown=shown,
        label=spec.label,
    )


def page_type_of(page_type: PageType, vocabulary: Vocabulary) -> PageType:
    """A kind of page as this site has it."""
    page_type = with_ids(page_type, vocabulary.ids)
    return _with_fields(page_type, vocabulary.fields) if vocabulary.fields else page_type


@lru_cache(maxsize=64)
def _with_fields(page_type: PageType, own: OwnFields) -> PageType:
    specs = own.task if page_type.model is KeyTask else own.phase if page_type.model is Phase else ()
    fields = page_type.fields
    if own.activity:
        added = (*ACTIVITY.fields, *map(field_of, own.activity))
        activity = replace(ACTIVITY, fields=added, make=_taking(ACTIVITY.make, own.activity))
        fields = tuple(replace(one, shape=_with_activity(one.shape, activity)) for one in fields)
    if not specs:
        return replace(page_type, fields=fields)
    last = max(n for n, field in enumerate(fields) if field.is_shown) + 1
    fields = (*fields[:last], *map(field_of, specs), *fields[last:])
    return replace(page_type, fields=fields, make=_taking(page_type.make, specs))


def _with_activity(shape: Shape[object], activity: ObjectShape[Activity]) -> Shape[object]:
    """A shape in which activities, wherever they are, have the fields of the site's own."""
    if shape is ACTIVITY:
        return activity
    if isinstance(shape, ListOf):
        return replace(shape, item=_with_activity(shape.item, activity))
    if isinstance(shape, ObjectShape):
        fields = (replace(one, shape=_with_activity(one.shape, activity)) for one in shape.fields)
        return replace(shape, fields=tuple(fields))
    return shape


def _taking(make: Callable[..., Made], specs: Iterable[FieldSpec]) -> Callable[..., Made]:
    """The maker of a record that takes the values of these fields, too."""
    specs = tuple(specs)

    def made(*args: Any, **values: object) -> Made:  # noqa: ANN401 - handed on as they are
        read = ((spec, values.pop(f"{_PREFIX}{spec.name}", None)) for spec in specs)
        fields = tuple(_value(spec, value) for spec, value in read if value not in (None, ()))
        return make(*args, **values, fields=fields) if fields else make(*args, **values)

    return made


def _value(spec: FieldSpec, read: object) -> FieldValue:
    if isinstance(read, bool):
        return FieldValue(spec=spec, word="true" if read else "false")
    if isinstance(read, ResponsibleParty):
        return FieldValue(spec=spec, who=read)
    if isinstance(read, Text) and spec.type != "text":
        return FieldValue(spec=spec, word=read.value)
    items = read if isinstance(read, tuple) else (read,)
    return FieldValue(
        spec=spec,
        texts=tuple(one for one in items if isinstance(one, Text)),
        offers=tuple(one for one in items if isinstance(one, Offered)),
    )
