"""The front matter's keys: key, field, shape, help. The only file that names them.

Reference docs, scaffolds and schemas are made from these tables.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.lines.outline import Keys
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.fields import Field
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream

KEY_TASK_LAYOUT: Final = "m3/keyTask"
PHASE_LAYOUT: Final = "m3/phase"
GLOSSARY_LAYOUT: Final = "m3/glossary"
RESOURCES_LAYOUT: Final = "m3/resources"
OLD_RESOURCES_LAYOUT: Final = "m3/m3resources"
LAYOUTS: Final = (KEY_TASK_LAYOUT, PHASE_LAYOUT, GLOSSARY_LAYOUT, RESOURCES_LAYOUT, OLD_RESOURCES_LAYOUT)
"""Every layout there is; the last is another word for the one before it."""

ARTIFACT: Final = ObjectShape(
    noun="an artifact",
    make=constructors.artifact,
    either=(("filename", "url"),),
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="What the artifact is called.",
            example="text: Resource Management Plan",
            aliases=("name",),
        ),
        Field(
            key="filename",
            name="filename",
            shape=FileOrAddress(takes_addresses=False),
            help="A template to download; its type and size are shown.",
            example="filename: Resource-Management-Plan-Template.docx",
            aliases=("file",),
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Instead of `filename`: where the template is found.",
            example="url: https://example.gov/plan",
        ),
        Field(
            key="external",
            name="external",
            shape=Boolean(),
            help="Says that no task of the playbook makes it.",
            example="external: true",
        ),
    ),
)
"""An input, an output, or what an activity aims at."""

_PARTY: Final = Field(
    key="responsibleParty",
    name="responsible_party",
    shape=Parties(),
    help="Who answers for it.",
    example="responsibleParty: shared",
    aliases=("party", "parties"),
)

ACTIVITY: Final = ObjectShape(
    noun="an activity",
    make=constructors.activity,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="What is to be done.",
            example="text: Agree on the scope of the first release",
            aliases=("name",),
        ),
        replace(_PARTY, help="Who does it. Left out, the page says *Not stated*."),
        Field(
            key="raci",
            name="assigned",
            shape=Assignments(),
            help="Who is responsible, accountable, consulted and informed, a letter for each party.",
            example="raci: {customer: A, provider: R}",
        ),
        Field(
            key="output",
            name="output",
            shape=ListOf(ARTIFACT, is_single_allowed=True),
            help="The artifact that the activity aims at.",
            example="output: Release plan",
        ),
        Field(
            key="template",
            name="template",
            shape=FileOrAddress(),
            help="A template to work from.",
            example="template: Release-Plan-Template.docx",
        ),
        Field(
            key="example",
            name="example",
            shape=FileOrAddress(),
            help="An example to look at.",
            example="example: https://example.gov/release-plan",
        ),
    ),
)
"""One row of the responsibility table."""

GROUP: Final = ObjectShape(
    noun="a group of activities",
    is_pair=True,
    make=constructors.group,
    fields=(
        Field(
            key="group",
            name="group",
            shape=AnyText(),
            is_required=True,
            help="The heading of the group.",
            example="group: Before the kick-off",
        ),
        Field(
            key="activities",
            name="activities",
            shape=ListOf(ACTIVITY),
            help="Its activities; numbers run on from the group before.",
            example="activities: [Send the agenda]",
        ),
    ),
)
"""Activities under one heading."""

STAKEHOLDER: Final = ObjectShape(
    noun="a stakeholder",
    is_pair=True,
    not_its_own=("filename", "url", "external"),
    other=ARTIFACT.noun,
    other_lists="`inputs` or `outputs`",
    make=constructors.stakeholder,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="The role.",
            example="text: Program Manager",
            aliases=("name",),
        ),
        replace(_PARTY, help="For which parties someone in this role takes part."),
    ),
)
"""One row of the stakeholder matrix."""

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
        ),
        Field(
            key="reason",
            name="reason",
            shape=AnyText(),
            help="Why.",
            is_required=True,
            example="reason: Both schedules are made from one template",
        ),
    ),
)
"""A finding that stays."""

_PERMALINK: Final = Field(
    key="permalink",
    name="permalink",
    shape=Permalink(),
    help="The page's address, whatever the file is called. One that ends in `.html` is that very file.",
    example="permalink: /3.1/",
)

_ACCEPT: Final = Field(
    key="accept",
    name="accepted",
    shape=ListOf(ACCEPTANCE),
    help="Warnings and advice about the page that are right as they are.",
    example="accept: [{code: M3082, reason: Both are made from one template}]",
)

_JSON: Final = Field(
    key="json",
    name="is_exported",
    shape=Boolean(),
    help="`false` leaves the page out of the exports.",
    example="json: false",
)

KEY_TASK: Final = (
    Field(
        key="phase",
        name="phase",
        shape=WholeNumber(),
        is_required=True,
        help="The number of the phase.",
        example="phase: 3",
    ),
    Field(
        key="keyTask",
        name="number",
        shape=WholeNumber(),
        is_required=True,
        help="The number of the task within its phase; with the phase it makes `3.1`.",
        example="keyTask: 1",
    ),
    Field(
        key="name",
        name="name",
        shape=AnyText(),
        is_required=True,
        help="What the task is called. The page's heading is the number and the name.",
        example="name: Set up the program office",
    ),
    Field(
        key="objective",
        name="objective",
        shape=AnyText(),
        help="What the task is for. Also the page's description for search engines, where it has no other.",
        example="objective: Give the program one office that plans, tracks and reports.",
    ),
    replace(_PARTY, help="Who answers for the task as a whole."),
    Field(
        key="category",
        name="category",
        shape=Workstream(),
        help="The workstream that the task belongs to.",
        example="category: programManagement",
        aliases=("workstream",),
    ),
    Field(
        key="activitiesText",
        name="activities_text",
        shape=AnyText(),
        help="A lead-in above the activities.",
        example="activitiesText: Once the charter is signed",
    ),
    Field(
        key="activities",
        name="activities",
        shape=ListOf(ACTIVITY),
        help="What is to be done, in order.",
        example="activities: [Name the members of the office]",
        aliases=("activity", "actions", "steps"),
    ),
    Field(
        key="activitiesGroups",
        name="activities_groups",
        shape=ListOf(GROUP),
        help="Instead of `activities`: the same under headings of their own.",
        example="activitiesGroups: [{group: First week, activities: [Name the members]}]",
    ),
    Field(
        key="inputs",
        name="inputs",
        shape=ListOf(ARTIFACT),
        help="What the task takes in.",
        example="inputs: [Program charter]",
    ),
    Field(
        key="outputs",
        name="outputs",
        shape=ListOf(ARTIFACT),
        help="What the task hands on.",
        example="outputs: [Resource Management Plan]",
    ),
    Field(
        key="stakeholders",
        name="stakeholders",
        shape=ListOf(STAKEHOLDER),
        help="Who takes part.",
        example="stakeholders: [{text: Program Manager, responsibleParty: shared}]",
        aliases=("roles",),
    ),
    Field(
        key="bestPractice",
        name="best_practice",
        shape=ListOf(AnyText()),
        help="What has worked elsewhere.",
        example="bestPractice: [Meet in person once a month]",
    ),
    _PERMALINK,
    _ACCEPT,
    _JSON,
)
"""The keys of a key-task page, beside `layout` and whatever the site itself uses, such as `tags`."""

KEY_TASK_EITHER: Final = (("activities", "activitiesGroups"),)
"""Pairs of these keys of which one may stand."""

DOCUMENT: Final = ObjectShape(
    noun="a document",
    make=constructors.document,
    either=(("filename", "url"),),
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="What the document is called.",
            example="name: Program charter",
            aliases=("text", "title"),
        ),
        Field(
            key="filename",
            name="filename",
            shape=FileOrAddress(takes_addresses=False),
            help="A file to download.",
            example="filename: Program-Charter-Template.docx",
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Instead of `filename`: where the document is found.",
            example="url: https://example.gov/charter",
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
            shape=AnyText(),
            is_required=True,
            help="What must be true.",
            example="name: The plan is approved",
            aliases=("text",),
        ),
        Field(
            key="url",
            name="url",
            shape=FileOrAddress(takes_files=False),
            help="Where more about it is found.",
            example="url: https://example.gov/readiness",
        ),
    ),
)
"""A readiness indicator of the next phase."""

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
            aliases=("text", "term"),
        ),
        Field(
            key="description",
            name="description",
            shape=AnyText(),
            help="What it means.",
            example="description: Leads the program management office",
        ),
    ),
)
"""An entry of the glossary."""

SECTION: Final = ObjectShape(
    noun="a section of the glossary",
    make=constructors.section,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="The heading of the section.",
            example="name: Roles",
            aliases=("text", "title"),
        ),
        Field(
            key="description",
            name="description",
            shape=AnyText(),
            help="What stands below the heading.",
            example="description: Who takes part in the tasks",
        ),
        Field(
            key="terms",
            name="terms",
            shape=ListOf(TERM),
            help="The entries.",
            example="terms: [{name: PMO Lead, description: Leads the program management office}]",
        ),
        Field(
            key="items",
            name="items",
            shape=ListOf(DOCUMENT),
            help="What there is to fetch.",
            example="items: [{name: Program charter, filename: Program-Charter-Template.docx}]",
        ),
    ),
)
"""What stands under one heading of a glossary or resources page."""

COLLECTION: Final = (
    Field(
        key="title",
        name="title",
        shape=AnyText(),
        help="What the page is called.",
        example="title: Glossary",
    ),
    _PERMALINK,
    Field(
        key="sections",
        name="sections",
        shape=ListOf(SECTION),
        help="The terms or files, under their headings.",
        example="sections: [{name: Roles, terms: [{name: PMO Lead}]}]",
    ),
    _ACCEPT,
    _JSON,
)
"""The keys of a glossary page, and of a resources page."""

PHASE: Final = (
    Field(
        key="phase",
        name="number",
        shape=WholeNumber(),
        is_required=True,
        help="The number of the phase.",
        example="phase: 3",
    ),
    Field(
        key="name",
        name="name",
        shape=AnyText(),
        is_required=True,
        help="What the phase is called.",
        example="name: Engagement",
    ),
    Field(
        key="objective",
        name="objective",
        shape=AnyText(),
        help="What the phase is for.",
        example="objective: Agree on the plan and on the way to the new service.",
    ),
    _PERMALINK,
    Field(
        key="documentation_intro",
        name="documentation_intro",
        shape=AnyText(),
        help="A lead-in above the documents.",
        example="documentation_intro: These documents are written during the phase.",
    ),
    Field(
        key="documentation",
        name="documentation",
        shape=ListOf(DOCUMENT),
        help="The documents that the phase leaves behind, besides what its tasks output.",
        example="documentation: [{name: Program charter}]",
    ),
    Field(
        key="documentation_outro",
        name="documentation_outro",
        shape=AnyText(),
        help="What stands below the documents.",
        example="documentation_outro: Keep them for seven years.",
    ),
    Field(
        key="exitCriteria",
        name="exit_criteria",
        shape=ListOf(CRITERION),
        help="What must be true before the next phase begins.",
        example="exitCriteria: [The plan is approved]",
    ),
    _ACCEPT,
    _JSON,
)
"""The keys of a phase page."""

PHASE_UNSHOWN: Final = frozenset({"activities", "downloads", "tollageInfo"})
"""Keys of phase pages that older playbooks keep by hand; they are known, and not shown."""

_ITEMS: Final = (ACTIVITY, ARTIFACT, GROUP, STAKEHOLDER, ACCEPTANCE, SECTION, TERM, DOCUMENT, CRITERION)

SITE_KEYS: Final = frozenset(
    {
        "aliases", "author", "authors", "categories", "comments", "contributors", "date", "description",
        "draft", "hide", "icon", "keywords", "lang", "language", "layout", "links", "pin", "readtime",
        "redirect_from", "redirects", "reviewers", "robots", "search", "slug", "social", "status", "subtitle",
        "tags", "template", "title", "update", "visibility", "weight",
    }
)  # fmt: skip
"""Keys that MkDocs, its themes and their plugins use: never a slip of one of ours."""

KEYS: Final = Keys(
    of_pages=frozenset(field.key for fields in (KEY_TASK, PHASE, COLLECTION) for field in fields)
    | {"layout"},
    of_items=frozenset(field.key for record in _ITEMS for field in record.fields),
    of_sites=SITE_KEYS,
    of_beginnings=frozenset(record.fields[0].key for record in _ITEMS),
    of_lists=tuple(
        tuple(
            field.key
            for field in fields
            if isinstance(field.shape, ListOf)
            and isinstance(field.shape.item, ObjectShape)
            and field.key != "accept"
        )
        for fields in (KEY_TASK, PHASE, COLLECTION)
    ),
    of_nested=tuple(
        dict.fromkeys(
            field.key
            for record in _ITEMS
            for field in record.fields
            if isinstance(field.shape, ListOf | Parties)
        )
    ),
)
"""Every key on every level."""

KEY_NOUNS: Final = {
    field.key: record.noun
    for record in reversed((ARTIFACT, *_ITEMS))
    for field in record.fields
    if field.key not in KEYS.of_pages
}
"""By each key that only items have, what has it: `an artifact`; where several do, the one in most pages."""
