"""The page of a key task: its keys, and the items in its lists."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from mkdocs_m3.model import KeyTask
from mkdocs_m3.reading import constructors
from mkdocs_m3.reading.page_types import Either, PageType
from mkdocs_m3.reading.schema.common import ACCEPT, ARTIFACT, JSON, PARTY, PERMALINK
from mkdocs_m3.reading.shapes.addresses import FileOrAddress
from mkdocs_m3.reading.shapes.fields import IN_ITEM, TITLE, Field, in_part
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.scalars import WholeNumber
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import Workstream

ACTIVITY: Final = ObjectShape(
    noun="an activity",
    group=("group", "activitiesGroups"),
    make=constructors.activity,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(placeholders="told"),
            is_required=True,
            help="What is to be done.",
            example="text: Agree on the scope of the first release",
            shown=IN_ITEM,
            aliases=("name",),
        ),
        replace(PARTY, help="Who does it. Left out, the page says *Not stated*."),
        Field(
            key="raci",
            name="assigned",
            shape=Assignments(),
            help="Who is responsible, accountable, consulted and informed, a letter for each party.",
            example="raci: {customer: A, provider: R}",
            shown=IN_ITEM,
        ),
        Field(
            key="output",
            name="output",
            shape=ListOf(ARTIFACT, is_single_allowed=True),
            help="The artifact that the activity aims at.",
            example="output: Release plan",
            shown=IN_ITEM,
        ),
        Field(
            key="template",
            name="template",
            shape=FileOrAddress(),
            help="A template to work from.",
            example="template: Release-Plan-Template.docx",
            shown=IN_ITEM,
        ),
        Field(
            key="example",
            name="example",
            shape=FileOrAddress(),
            help="An example to look at.",
            example="example: https://example.gov/release-plan",
            shown=IN_ITEM,
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
            shown=IN_ITEM,
        ),
        Field(
            key="activities",
            name="activities",
            shape=ListOf(ACTIVITY),
            help="Its activities; numbers run on from the group before.",
            example="activities: [Send the agenda]",
            shown=IN_ITEM,
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
    explained_in="the role's entry in the glossary",
    make=constructors.stakeholder,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(placeholders="told"),
            is_required=True,
            help="The role.",
            example="text: Program Manager",
            shown=IN_ITEM,
            aliases=("name",),
        ),
        replace(PARTY, help="For which parties someone in this role takes part."),
    ),
)
"""One row of the stakeholder matrix."""

KEY_TASK: Final = PageType(
    layout="m3/keyTask",
    other_layouts=("m3/task",),
    model=KeyTask,
    make=constructors.key_task,
    fields=(
        Field(
            key="phase",
            name="phase",
            shape=WholeNumber(),
            is_required=True,
            help="The number of the phase.",
            example="phase: 3",
            shown=TITLE,
        ),
        Field(
            key="keyTask",
            name="own_number",
            shape=WholeNumber(),
            is_required=True,
            help="The number of the task within its phase; with the phase it makes `3.1`.",
            example="keyTask: 1",
            shown=TITLE,
        ),
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="What the task is called. The page's heading is the number and the name.",
            example="name: Set up the program office",
            shown=TITLE,
        ),
        Field(
            key="objective",
            name="objective",
            shape=AnyText(),
            help="What the task is for. "
            "Also the page's description for search engines, where it has no other.",
            example="objective: Give the program one office that plans, tracks and reports.",
            shown=in_part("objective"),
        ),
        replace(PARTY, help="Who answers for the task as a whole.", shown=in_part("summary-line")),
        Field(
            key="category",
            name="category",
            shape=Workstream(),
            help="The workstream that the task belongs to.",
            example="category: programManagement",
            shown=in_part("summary-line"),
            aliases=("workstream",),
        ),
        Field(
            key="activitiesText",
            name="activities_text",
            shape=AnyText(),
            help="A lead-in above the activities.",
            example="activitiesText: Once the charter is signed",
            shown=in_part("activities"),
        ),
        Field(
            key="activities",
            name="activities",
            shape=ListOf(ACTIVITY),
            help="What is to be done, in order.",
            example="activities: [{text: Name the members of the office, responsibleParty: shared}]",
            shown=in_part("activities"),
            aliases=("activity", "actions", "steps"),
        ),
        Field(
            key="activitiesGroups",
            name="activities_groups",
            shape=ListOf(GROUP),
            help="Instead of `activities`: the same under headings of their own.",
            example="activitiesGroups: "
            "[{group: First week, activities: [{text: Name the members, responsibleParty: shared}]}]",
            shown=in_part("activities"),
        ),
        Field(
            key="inputs",
            name="inputs",
            shape=ListOf(ARTIFACT),
            help="What the task takes in.",
            example="inputs: [Program charter]",
            shown=in_part("inputs"),
        ),
        Field(
            key="outputs",
            name="outputs",
            shape=ListOf(ARTIFACT),
            help="What the task hands on.",
            example="outputs: [Resource Management Plan]",
            shown=in_part("outputs"),
        ),
        Field(
            key="stakeholders",
            name="stakeholders",
            shape=ListOf(STAKEHOLDER),
            help="Who takes part.",
            example="stakeholders: [{text: Program Manager, responsibleParty: shared}]",
            shown=in_part("stakeholders"),
            aliases=("roles",),
        ),
        Field(
            key="bestPractice",
            name="best_practice",
            shape=ListOf(AnyText(placeholders="told")),
            help="What has worked elsewhere.",
            example="bestPractice: [Meet in person once a month]",
            shown=in_part("best-practices"),
        ),
        PERMALINK,
        ACCEPT,
        JSON,
    ),
    either=(
        Either(
            first="activities",
            second="activitiesGroups",
            why="a task has one of them",
            cure="move the activities into a group, or the groups' activities into `activities`",
        ),
    ),
)
"""The page of a key task.

Beside these keys, it has `layout` and whatever the site itself uses, such as `tags`.
"""
