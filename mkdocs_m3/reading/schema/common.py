"""Keys and items that pages of several kinds have."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.fields import IN_ITEM, Field, nowhere
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.scalars import Boolean
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode

ARTIFACT: Final = ObjectShape(
    noun="an artifact",
    acted_in="activities",
    make=constructors.artifact,
    either=(("filename", "url"),),
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(placeholders="left out"),
            is_required=True,
            help="What the artifact is called.",
            example="text: Resource Management Plan",
            shown=IN_ITEM,
            aliases=("name",),
        ),
        Field(
            key="filename",
            name="filename",
            shape=FileOrAddress(takes_addresses=False),
            help="A template to download; its type and size are shown.",
            example="filename: Resource-Management-Plan-Template.docx",
            shown=IN_ITEM,
            aliases=("file",),
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Instead of `filename`: where the template is found.",
            example="url: https://example.gov/plan",
            shown=IN_ITEM,
        ),
        Field(
            key="external",
            name="external",
            shape=Boolean(),
            help="Says that no task of the playbook makes it.",
            example="external: true",
            shown=IN_ITEM,
        ),
    ),
)
"""An input, an output, or what an activity aims at."""

PARTY: Final = Field(
    key="responsibleParty",
    name="responsible_party",
    shape=Parties(),
    help="Who answers for it.",
    example="responsibleParty: shared",
    shown=IN_ITEM,
    aliases=("party", "parties"),
)
"""Which parties; who says it, and of what, goes into its help."""

ACCEPTANCE: Final = ObjectShape(
    noun="an accepted finding",
    make=constructors.acceptance,
    fields=(
        Field(
            key="code",
            name="code",
            shape=AcceptedCode(),
            is_required=True,
            help="Which findings of the page are right as they are.",
            example="code: M3082",
            shown=nowhere("it is for whoever looks at the findings"),
        ),
        Field(
            key="reason",
            name="reason",
            shape=AnyText(),
            help="Why.",
            is_required=True,
            example="reason: Both schedules are made from one template",
            shown=nowhere("it is for whoever looks at the findings"),
        ),
    ),
)
"""A finding that stays."""

PERMALINK: Final = Field(
    key="permalink",
    name="permalink",
    shape=Permalink(),
    help="The page's address, whatever the file is called. One that ends in `.html` is that very file.",
    example="permalink: /3.1/",
    shown=nowhere("it is where the page is found"),
)
"""The address of a page."""

ACCEPT: Final = Field(
    key="accept",
    name="accepted",
    shape=ListOf(ACCEPTANCE),
    help="Warnings and advice about the page that are right as they are.",
    example="accept: [{code: M3082, reason: Both are made from one template}]",
    shown=nowhere("it is for whoever looks at the findings"),
)
"""What a page accepts."""

JSON: Final = Field(
    key="json",
    name="is_exported",
    shape=Boolean(),
    help="`false` leaves the page out of the exports.",
    example="json: false",
    shown=nowhere("it is for the exports alone"),
)
"""Whether a page is exported."""
