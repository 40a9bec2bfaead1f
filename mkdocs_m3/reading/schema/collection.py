"""Glossary and resources pages, which have the same keys, and the items in their lists."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.model import Glossary, Resources
from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.page_types import PageType
from mkdocs_m3.reading.schema.common import ACCEPT, JSON, PERMALINK
from mkdocs_m3.reading.schema.phase import DOCUMENT
from mkdocs_m3.reading.shapes.fields import IN_ITEM, TITLE, Field, in_part
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.texts import AnyText

TERM: Final = ObjectShape(
    noun="a term",
    is_pair=True,
    make=constructors.term,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="The word, the role or the abbreviation.",
            example="name: PMO Lead",
            shown=IN_ITEM,
            aliases=("text", "term"),
        ),
        Field(
            key="description",
            name="description",
            shape=AnyText(),
            help="What it means.",
            example="description: Leads the program management office",
            shown=IN_ITEM,
        ),
    ),
)
"""An entry of the glossary."""

SECTION: Final = ObjectShape(
    noun="a section",
    not_its_own=("filename", "url"),
    other=DOCUMENT.noun,
    other_lists="`items` of the section above, with its `-` under the `-` of the items there",
    make=constructors.section,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="The heading of the section.",
            example="name: Roles",
            shown=IN_ITEM,
            aliases=("text", "title"),
        ),
        Field(
            key="description",
            name="description",
            shape=AnyText(),
            help="What is below the heading.",
            example="description: Who takes part in the tasks",
            shown=IN_ITEM,
        ),
        Field(
            key="terms",
            name="terms",
            shape=ListOf(TERM),
            help="The entries.",
            example="terms: [{name: PMO Lead, description: Leads the program management office}]",
            shown=IN_ITEM,
        ),
        Field(
            key="items",
            name="items",
            shape=ListOf(DOCUMENT),
            help="What there is to fetch.",
            example="items: [{name: Program charter, filename: Program-Charter-Template.docx}]",
            shown=IN_ITEM,
        ),
    ),
)
"""What is under one heading of a glossary or resources page."""

_COLLECTION: Final = (
    Field(
        key="title",
        name="name",
        shape=AnyText(),
        aliases=("name",),
        help="What the page is called.",
        example="title: Glossary",
        shown=TITLE,
    ),
    PERMALINK,
    Field(
        key="sections",
        name="sections",
        shape=ListOf(SECTION),
        help="The terms or files, under their headings.",
        example="sections: [{name: Roles, terms: [{name: PMO Lead}]}]",
        shown=in_part("sections"),
    ),
    ACCEPT,
    JSON,
)

GLOSSARY: Final = PageType(
    layout="m3/glossary", model=Glossary, make=constructors.glossary, fields=_COLLECTION
)
"""A glossary page."""

RESOURCES: Final = PageType(
    layout="m3/resources",
    former_layouts=("m3/m3resources",),
    model=Resources,
    make=constructors.resources,
    fields=_COLLECTION,
)
"""A resources page."""
