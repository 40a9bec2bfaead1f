"""Fields of a site's own as they go out: as JSON, with its schema, and as cells of tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports.exported import file_type
from mkdocs_m3.exports.tables import Column, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.exports.tables import Cell
    from mkdocs_m3.model import FieldSpec, FieldValue, Offered, Record

_LINKS: Final = ("link", "file")
"""Types that are one link, which has an address of its own in CSV."""


def as_json(site: Exported, page: Record, values: Iterable[FieldValue]) -> dict[str, object]:
    """What is said in each field, by its name."""
    return {one.spec.name: _value(site, page, one) for one in values}


def declared(site: Exported) -> dict[str, object]:
    """Every field by what has it, with what it is called and what it holds."""
    own = site.vocabulary.fields
    kinds = [("keyTask", own.task), ("phase", own.phase), ("activity", own.activity)]
    kinds = [kind for kind in kinds if kind[0] != "phase" or site.vocabulary.ids.has_phases]
    return {kind: [_declared(spec) for spec in specs] for kind, specs in kinds}


def _declared(spec: FieldSpec) -> dict[str, object]:
    values = [{"id": word, "label": label} for word, label in spec.choices]
    said: dict[str, object] = {"name": spec.name, "label": spec.label, "type": spec.type}
    return said | ({"values": values} if values else {})


def _value(site: Exported, page: Record, one: FieldValue) -> object:
    kind = one.spec.type
    if kind in ("link", "links", "file", "files"):
        offers = [_offered(site, page, offer) for offer in one.offers]
        return offers if kind in ("links", "files") else offers[0]
    if kind in ("text", "texts"):
        texts = [site.plain(text) for text in one.texts]
        return texts if kind == "texts" else texts[0]
    if kind == "party":
        return list(one.who.parties) if one.who else []
    if kind == "yes-no":
        return one.word == "true"
    return _number(one.word) if kind == "number" else one.word


def _number(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def _offered(site: Exported, page: Record, offer: Offered) -> dict[str, object]:
    reference = offer.reference
    return {
        "name": site.plain(offer.text) or None,
        "file": reference.target.value if reference.is_file else None,
        "url": site.target(page, reference) or None,
        "type": file_type(reference) or None,
        "size": site.size(reference),
    }


def own_columns(site: Exported, specs: Iterable[FieldSpec]) -> tuple[Column, ...]:
    """A column for each field."""
    message = site.words.message
    return tuple(
        Column(
            heading=spec.label,
            address_heading=message("export_address", name=spec.label) if spec.type in _LINKS else "",
        )
        for spec in specs
    )


def own_cells(
    site: Exported, page: Record | None, specs: Iterable[FieldSpec], values: Iterable[FieldValue]
) -> tuple[Cell, ...]:
    """A cell for each field."""
    said = {one.spec: one for one in values}
    return tuple(_cell(site, page, said[spec]) if page and spec in said else None for spec in specs)


def _cell(site: Exported, page: Record, one: FieldValue) -> Cell:
    kind = one.spec.type
    if kind in _LINKS:
        return _link(site, page, one.offers[0])
    if kind in ("links", "files"):
        links = [_link(site, page, offer) for offer in one.offers]
        return tuple(f"{one.text} ({one.address})" if one.address != one.text else one.text for one in links)
    if kind in ("text", "texts"):
        texts = tuple(site.plain(text) for text in one.texts)
        return texts if kind == "texts" else texts[0]
    return site.parties(one.who) if kind == "party" else _word(site, one)


def _word(site: Exported, one: FieldValue) -> Cell:
    """What one word says: a number, a date, or what readers see of it."""
    if one.spec.type == "number":
        return _number(one.word)
    if one.spec.type == "date":
        return date.fromisoformat(one.word)
    if one.spec.type == "choice":
        return one.spec.choice(one.word)
    return site.words.message("export_yes" if one.word == "true" else "export_no")


def _link(site: Exported, page: Record, offer: Offered) -> Link:
    text = site.plain(offer.text) or offer.reference.target.value
    return Link(text=text, address=site.target(page, offer.reference))


VALUES_SCHEMA: Final[dict[str, object]] = {
    "description": "What is said in fields of the site's own, by their names; none that says nothing.",
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            {"description": "A text; a date as in 2026-09-30; the id of a choice.", "type": "string"},
            {"type": "number"},
            {"type": "boolean"},
            {"$ref": "#/$defs/offered"},
            {
                "description": "Texts, or the ids of parties.",
                "type": "array",
                "items": {"type": "string"},
            },
            {"description": "Links or files.", "type": "array", "items": {"$ref": "#/$defs/offered"}},
        ]
    },
}
"""The schema of what is said in fields."""

OFFERED_SCHEMA: Final[dict[str, object]] = {
    "description": "A link or a file.",
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "file", "url", "type", "size"],
    "properties": {
        "name": {"description": "What the author calls it.", "type": ["string", "null"]},
        "file": {
            "description": "The file inside the site's folder of templates; null where it is an address.",
            "type": ["string", "null"],
        },
        "url": {"description": "Where it is found; null where it leads nowhere.", "type": ["string", "null"]},
        "type": {"description": "The type of the file, such as DOCX.", "type": ["string", "null"]},
        "size": {"description": "The size of the file in bytes.", "type": ["integer", "null"], "minimum": 0},
    },
}
"""The schema of a link or a file in them."""

_SPEC_SCHEMA: Final[dict[str, object]] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "label", "type"],
        "properties": {
            "name": {"description": "Its key in front matter and in `fields`.", "type": "string"},
            "label": {"description": "What readers see.", "type": "string"},
            "type": {"description": "What it holds.", "type": "string"},
            "values": {
                "description": "The words of a choice.",
                "type": "array",
                "items": {"$ref": "#/$defs/word"},
            },
        },
    },
}


def declared_schema(*, has_phases: bool) -> dict[str, object]:
    """The schema of how they are declared."""
    kinds = ("keyTask", "phase", "activity") if has_phases else ("keyTask", "activity")
    return {
        "description": "The fields of the site's own, by what has them.",
        "type": "object",
        "additionalProperties": False,
        "required": [kind for kind in kinds if kind != "phase"],
        "properties": dict.fromkeys(kinds, _SPEC_SCHEMA),
    }
