"""The page of a phase: its keys, and the items in its lists."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.model import Phase
from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.page_types import PageType
from mkdocs_m3.reading.schema.common import ACCEPT, JSON, PERMALINK
from mkdocs_m3.reading.shapes.addresses import FileOrAddress
from mkdocs_m3.reading.shapes.fields import IN_ITEM, TITLE, Field, in_part
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.scalars import WholeNumber
from mkdocs_m3.reading.shapes.texts import AnyText

DOCUMENT: Final = ObjectShape(
    noun="a document",
    make=constructors.document,
    either=(("filename", "url"),),
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(placeholders="told"),
            is_required=True,
            help="What the document is called.",
            example="name: Program charter",
            shown=IN_ITEM,
            aliases=("text", "title"),
        ),
        Field(
            key="filename",
            name="filename",
            shape=FileOrAddress(takes_addresses=False),
            help="A file to download.",
            example="filename: Program-Charter-Template.docx",
            shown=IN_ITEM,
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Instead of `filename`: where the document is found.",
            example="url: https://example.gov/charter",
            shown=IN_ITEM,
        ),
    ),
)
"""A document of a phase, or what a resources page has to offer."""

CRITERION: Final = ObjectShape(
    noun="a criterion",
    make=constructors.criterion,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(placeholders="told"),
            is_required=True,
            help="What must be true.",
            example="name: The plan is approved",
            shown=IN_ITEM,
            aliases=("text",),
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Where more about it is found.",
            example="url: https://example.gov/readiness",
            shown=IN_ITEM,
        ),
    ),
)
"""A readiness indicator of the next phase."""

PHASE: Final = PageType(
    layout="m3/phase",
    model=Phase,
    make=constructors.phase,
    listed_by_hand="activities",
    fields=(
        Field(
            key="phase",
            name="own_number",
            shape=WholeNumber(),
            is_required=True,
            help="The number of the phase.",
            example="phase: 3",
            shown=TITLE,
        ),
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="What the phase is called.",
            example="name: Engagement",
            shown=TITLE,
        ),
        Field(
            key="objective",
            name="objective",
            shape=AnyText(),
            help="What the phase is for.",
            example="objective: Agree on the plan and on the way to the new service.",
            shown=in_part("objective"),
        ),
        PERMALINK,
        Field(
            key="documentation_intro",
            name="documentation_intro",
            shape=AnyText(),
            help="A lead-in above the documents.",
            example="documentation_intro: These documents are written during the phase.",
            shown=in_part("documentation"),
        ),
        Field(
            key="documentation",
            name="documentation",
            shape=ListOf(DOCUMENT),
            help="The documents that the phase leaves behind, besides the outputs of its tasks.",
            example="documentation: [{name: Program charter}]",
            shown=in_part("documentation"),
        ),
        Field(
            key="documentation_outro",
            name="documentation_outro",
            shape=AnyText(),
            help="What is below the documents.",
            example="documentation_outro: Keep them for seven years.",
            shown=in_part("documentation"),
        ),
        Field(
            key="exitCriteria",
            name="exit_criteria",
            shape=ListOf(CRITERION),
            help="What must be true before the next phase begins.",
            example="exitCriteria: [The plan is approved]",
            shown=in_part("readiness"),
        ),
        ACCEPT,
        JSON,
    ),
)
"""The page of a phase."""
