"""The front matter's keys: key, field, shape, help. The only file that names them.

Reference docs, scaffolds and schemas are made from these tables.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkdocs_m3.model import (
    Activity,
    ActivityGroup,
    Artifact,
    KeyTask,
    Reference,
    ResponsibleParty,
    Stakeholder,
    Text,
    fold,
)
from mkdocs_m3.reading.shapes import AnyText, Field, Many, Record, WholeNumber, YesOrNo, read_fields
from mkdocs_m3.reading.words import FileOrAddress, Parties, Permalink, Workstream
from mkdocs_m3.text import plain
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from mkdocs_m3.reading.desk import Desk
    from mkdocs_m3.reading.nodes import Mapping

KEY_TASK_LAYOUT: Final = "m3/keyTask"
LAYOUTS: Final = (KEY_TASK_LAYOUT, "m3/phase", "m3/glossary", "m3/resources", "m3/m3resources")
"""Every layout there is; the last is another word for the one before it."""


def _artifact(
    desk: Desk,
    *,
    text: Text,
    filename: Reference | None = None,
    url: Reference | None = None,
    external: bool = False,
) -> Artifact:
    if filename and url:
        _exclude(desk, url.target, "url", "filename", "an artifact offers one template")
    name = plain(text.value)
    return Artifact(text=text, name=name, key=fold(name), template=filename or url, is_external=external)


def _activity(
    desk: Desk,
    *,
    text: Text,
    responsible_party: ResponsibleParty | None = None,
    output: tuple[Artifact, ...] = (),
    template: Reference | None = None,
    example: Reference | None = None,
) -> Activity:
    del desk
    return Activity(
        text=text, responsible_party=responsible_party, outputs=output, template=template, example=example
    )


def _stakeholder(desk: Desk, *, text: Text, responsible_party: ResponsibleParty | None = None) -> Stakeholder:
    del desk
    return Stakeholder(text=text, responsible_party=responsible_party)


def _group(desk: Desk, *, group: Text, activities: tuple[Activity, ...] = ()) -> ActivityGroup:
    del desk
    return ActivityGroup(name=group, activities=activities)


def _exclude(desk: Desk, text: Text, key: str, other: str, why: str) -> None:
    desk.slip_at(
        "M3016",
        text.start,
        text.end,
        f"`{key}` and `{other}` stand side by side; {why}",
        "keep one of the two",
    )


ARTIFACT: Final = Record(
    noun="an artifact",
    make=_artifact,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="What the artifact is called.",
            example="text: Resource Management Plan",
        ),
        Field(
            key="filename",
            name="filename",
            shape=FileOrAddress(takes_addresses=False),
            help="A template to download; its type and size are shown.",
            example="filename: Resource-Management-Plan-Template.docx",
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
            shape=YesOrNo(),
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
)

ACTIVITY: Final = Record(
    noun="an activity",
    make=_activity,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="What is to be done.",
            example="text: Agree on the scope of the first release",
        ),
        replace(_PARTY, help="Who does it. Left out, the page says *Not stated*."),
        Field(
            key="output",
            name="output",
            shape=Many(ARTIFACT, is_single_allowed=True),
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

GROUP: Final = Record(
    noun="a group of activities",
    make=_group,
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
            shape=Many(ACTIVITY),
            help="Its activities; numbers run on from the group before.",
            example="activities: [Send the agenda]",
        ),
    ),
)
"""Activities under one heading."""

STAKEHOLDER: Final = Record(
    noun="a stakeholder",
    make=_stakeholder,
    fields=(
        Field(
            key="text",
            name="text",
            shape=AnyText(),
            is_required=True,
            help="The role.",
            example="text: Program Manager",
        ),
        replace(_PARTY, help="For which parties someone in this role takes part."),
    ),
)
"""One row of the stakeholder matrix."""

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
        shape=Many(ACTIVITY),
        help="What is to be done, in order.",
        example="activities: [Name the members of the office]",
    ),
    Field(
        key="activitiesGroups",
        name="activities_groups",
        shape=Many(GROUP),
        help="Instead of `activities`: the same under headings of their own.",
        example="activitiesGroups: [{group: First week, activities: [Name the members]}]",
    ),
    Field(
        key="inputs",
        name="inputs",
        shape=Many(ARTIFACT),
        help="What the task takes in.",
        example="inputs: [Program charter]",
    ),
    Field(
        key="outputs",
        name="outputs",
        shape=Many(ARTIFACT),
        help="What the task hands on.",
        example="outputs: [Resource Management Plan]",
    ),
    Field(
        key="stakeholders",
        name="stakeholders",
        shape=Many(STAKEHOLDER),
        help="Who takes part.",
        example="stakeholders: [{text: Program Manager, responsibleParty: shared}]",
    ),
    Field(
        key="bestPractice",
        name="best_practice",
        shape=Many(AnyText()),
        help="What has worked elsewhere.",
        example="bestPractice: [Meet in person once a month]",
    ),
    Field(
        key="permalink",
        name="permalink",
        shape=Permalink(),
        help="The page's address, whatever the file is called. One that ends in `.html` is that very file.",
        example="permalink: /3.1/",
    ),
)
"""The keys of a key-task page, beside `layout` and whatever the site itself uses, such as `tags`."""

_SITE_KEYS: Final = frozenset(
    {
        "authors", "categories", "comments", "date", "description", "draft", "hide", "icon", "layout",
        "links", "pin", "readtime", "search", "slug", "social", "status", "subtitle", "tags", "template",
        "title", "update", "visibility",
    }
)  # fmt: skip
"""Keys that MkDocs, its themes and their plugins use: never a slip of one of ours."""


def read_key_task(root: Mapping, desk: Desk, incomplete: frozenset[str]) -> dict[str, object]:
    """The arguments of a `KeyTask` that could be read, the body and the source aside.

    Of the keys in `incomplete` something was already reported, so their absence is not.
    """
    _report_missing(root, desk, incomplete)
    _warn_of_near_misses(root, desk)
    values = read_fields(KEY_TASK, root, desk)
    if number := root.get("keyTask"):
        values["number_start"] = number.start
    activities, groups = values.pop("activities", ()), values.pop("activities_groups", ())
    if activities and groups:
        key = next(key for key, _ in root.entries if key.value == "activitiesGroups")
        desk.slip(
            "M3016",
            key,
            "`activities` and `activitiesGroups` stand side by side; a task has one of them",
            "move the activities into a group, or the groups' activities into `activities`",
        )
    plain_group = (
        (ActivityGroup(activities=activities),) if isinstance(activities, tuple) and activities else ()
    )
    values["activity_groups"] = (*plain_group, *(groups if isinstance(groups, tuple) else ()))
    return values


def _report_missing(root: Mapping, desk: Desk, incomplete: frozenset[str]) -> None:
    for field in KEY_TASK:
        node = root.get(field.key)
        if not field.is_required or field.key in incomplete or _has_near_miss(field.key, root):
            continue
        if node is None or (
            getattr(node, "value", "something").strip() == "" or getattr(node, "is_null", False)
        ):
            where = node or next(key for key, _ in root.entries if key.value == "layout")
            desk.slip("M3010", where, f"a key task needs `{field.key}`", f"add it, as in `{field.example}`")


def _has_near_miss(wanted: str, root: Mapping) -> bool:
    known = [field.key for field in KEY_TASK]
    return any(
        key.value not in known and key.value not in _SITE_KEYS and nearest(key.value, known, 0.8) == wanted
        for key, _ in root.entries
    )


def _warn_of_near_misses(root: Mapping, desk: Desk) -> None:
    known = [field.key for field in KEY_TASK]
    for key, _ in root.entries:
        if key.value in known or key.value in _SITE_KEYS:
            continue
        if near := nearest(key.value, known, 0.8):
            desk.slip(
                "M3020",
                key,
                f"`{key.value}` is not a key of a key task, so what stands there is not shown",
                f"write `{near}`",
            )


def key_task(values: dict[str, object], **fixed: object) -> KeyTask:
    """The record of these values."""
    make: type[KeyTask] = KeyTask
    return make(**values, **fixed)  # type: ignore[arg-type]
