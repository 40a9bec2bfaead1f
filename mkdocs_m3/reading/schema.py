"""The front matter's keys: key, field, shape, help. The only file that names them.

Reference docs, scaffolds and schemas are made from these tables.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkdocs_m3.model import (
    Acceptance,
    Activity,
    ActivityGroup,
    Artifact,
    Assignment,
    Criterion,
    Glossary,
    KeyTask,
    Phase,
    Reference,
    Resources,
    ResponsibleParty,
    Section,
    Stakeholder,
    Term,
    Text,
    fold,
)
from mkdocs_m3.reading.letters import Assigned, Assignments
from mkdocs_m3.reading.shapes import (
    BLANKS,
    AnyText,
    Field,
    Many,
    Record,
    WholeNumber,
    YesOrNo,
    key_fix,
    nearest_field,
    read_fields,
)
from mkdocs_m3.reading.words import (
    AcceptedCode,
    FileOrAddress,
    Parties,
    Permalink,
    Workstream,
)
from mkdocs_m3.text import plain

if TYPE_CHECKING:
    from mkdocs_m3.model.glossary import Collection
    from mkdocs_m3.reading.desk import Desk
    from mkdocs_m3.reading.nodes import Mapping

KEY_TASK_LAYOUT: Final = "m3/keyTask"
PHASE_LAYOUT: Final = "m3/phase"
GLOSSARY_LAYOUT: Final = "m3/glossary"
RESOURCES_LAYOUT: Final = "m3/resources"
OLD_RESOURCES_LAYOUT: Final = "m3/m3resources"
LAYOUTS: Final = (KEY_TASK_LAYOUT, PHASE_LAYOUT, GLOSSARY_LAYOUT, RESOURCES_LAYOUT, OLD_RESOURCES_LAYOUT)
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
    return _named(desk, text, filename or url, is_external=external)


def _named(desk: Desk, text: Text, template: Reference | None, *, is_external: bool = False) -> Artifact:
    name = plain(text.value)
    key = desk.vocabulary.artifacts.key(name)
    return Artifact(text=text, name=name, key=key, template=template, is_external=is_external)


def _activity(
    desk: Desk,
    *,
    text: Text,
    responsible_party: ResponsibleParty | None = None,
    assigned: Assigned | None = None,
    output: tuple[Artifact, ...] = (),
    template: Reference | None = None,
    example: Reference | None = None,
) -> Activity:
    return Activity(
        text=text,
        responsible_party=responsible_party or _responsible(desk, assigned.assignments if assigned else ()),
        assignments=assigned.assignments if assigned else (),
        has_all_letters=assigned is None or assigned.is_whole,
        outputs=output,
        template=template,
        example=example,
    )


def _responsible(desk: Desk, assignments: tuple[Assignment, ...]) -> ResponsibleParty | None:
    """The parties whose letter says that they do it, where no other key does."""
    doing = [one for one in assignments if desk.vocabulary.letters.responsible in one.letters]
    if not doing:
        return None
    return ResponsibleParty(parties=tuple(one.party for one in doing), start=doing[0].start, end=doing[0].end)


def _stakeholder(desk: Desk, *, text: Text, responsible_party: ResponsibleParty | None = None) -> Stakeholder:
    del desk
    name = plain(text.value)
    return Stakeholder(text=text, name=name, key=fold(name), responsible_party=responsible_party)


def _group(desk: Desk, *, group: Text, activities: tuple[Activity, ...] | None = None) -> ActivityGroup:
    if activities is None:
        desk.slip_at(
            "M3024",
            group.start,
            group.end,
            f"the group `{group}` has no activities, so it is not shown",
            "add its `activities`, or delete the group",
        )
    return ActivityGroup(name=group, activities=activities or ())


_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z0-9&/+-]{0,8}[A-Z0-9]s?")
_IN_PARENTHESES: Final = re.compile(r"\(([^()]*)\)$")


def _term(desk: Desk, *, name: Text, description: Text | None = None) -> Term:
    del desk
    words = plain(name.value)
    found = _IN_PARENTHESES.search(words)
    abbreviation = found[1] if found else words
    return Term(
        name=name,
        plain=words,
        key=fold(words),
        anchor="-".join(fold(words).split()),
        abbreviation=abbreviation if _ABBREVIATION.fullmatch(abbreviation) else "",
        description=description,
        meaning=plain(description.value) if description else "",
    )


def _section(
    desk: Desk,
    *,
    name: Text,
    description: Text | None = None,
    terms: tuple[Term, ...] = (),
    items: tuple[Artifact, ...] = (),
) -> Section:
    del desk
    return Section(name=name, description=description, terms=terms, items=items)


def _document(
    desk: Desk, *, name: Text, filename: Reference | None = None, url: Reference | None = None
) -> Artifact:
    if filename and url:
        _exclude(desk, url.target, "url", "filename", "a document is found in one place")
    return _named(desk, name, filename or url)


def _criterion(desk: Desk, *, name: Text, url: Reference | None = None) -> Criterion:
    del desk
    return Criterion(text=name, address=url)


def _acceptance(desk: Desk, *, code: Text, reason: Text | None = None) -> Acceptance:
    if reason is None or not reason.value:
        desk.slip_at(
            "M3010",
            code.start,
            code.end,
            f"`{code}` is accepted without a `reason`",
            "say why it is right as it is: `reason: …`",
        )
    return Acceptance(code=code.value, source=desk.source, place=code)


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
    either=(("filename", "url"),),
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
            also=("file",),
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
    also=("party", "parties"),
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
            key="raci",
            name="assigned",
            shape=Assignments(),
            help="Who is responsible, accountable, consulted and informed, a letter for each party.",
            example="raci: {customer: A, provider: R}",
        ),
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

ACCEPTANCE: Final = Record(
    noun="an accepted finding",
    make=_acceptance,
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
    shape=Many(ACCEPTANCE),
    help="Warnings and advice about the page that are right as they are.",
    example="accept: [{code: M3082, reason: Both are made from one template}]",
)

_JSON: Final = Field(
    key="json",
    name="is_exported",
    shape=YesOrNo(),
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
        also=("workstream",),
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
        also=("activity", "actions", "steps"),
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
        also=("roles",),
    ),
    Field(
        key="bestPractice",
        name="best_practice",
        shape=Many(AnyText()),
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

DOCUMENT: Final = Record(
    noun="a document",
    make=_document,
    either=(("filename", "url"),),
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="What the document is called.",
            example="name: Program charter",
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

CRITERION: Final = Record(
    noun="a criterion",
    make=_criterion,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="What must be true.",
            example="name: The plan is approved",
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

TERM: Final = Record(
    noun="a term",
    make=_term,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="The word, the role or the abbreviation.",
            example="name: PMO Lead",
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

SECTION: Final = Record(
    noun="a section of the glossary",
    make=_section,
    fields=(
        Field(
            key="name",
            name="name",
            shape=AnyText(),
            is_required=True,
            help="The heading of the section.",
            example="name: Roles",
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
            shape=Many(TERM),
            help="The entries.",
            example="terms: [{name: PMO Lead, description: Leads the program management office}]",
        ),
        Field(
            key="items",
            name="items",
            shape=Many(DOCUMENT),
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
        shape=Many(SECTION),
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
        shape=Many(DOCUMENT),
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
        shape=Many(CRITERION),
        help="What must be true before the next phase begins.",
        example="exitCriteria: [The plan is approved]",
    ),
    _ACCEPT,
    _JSON,
)
"""The keys of a phase page."""

PHASE_UNSHOWN: Final = frozenset({"activities", "downloads", "tollageInfo"})
"""Keys of phase pages that older playbooks keep by hand; they are known, and not shown."""

KEYS: Final = frozenset(
    field.key
    for fields in (
        KEY_TASK, PHASE, COLLECTION, ACTIVITY.fields, ARTIFACT.fields, GROUP.fields, STAKEHOLDER.fields,
        ACCEPTANCE.fields, SECTION.fields, TERM.fields, DOCUMENT.fields, CRITERION.fields,
    )
    for field in fields
)  # fmt: skip
"""Every key on every level."""

_SITE_KEYS: Final = frozenset(
    {
        "authors", "categories", "comments", "date", "description", "draft", "hide", "icon", "layout",
        "links", "pin", "readtime", "search", "slug", "social", "status", "subtitle", "tags", "template",
        "title", "update", "visibility",
    }
)  # fmt: skip
"""Keys that MkDocs, its themes and their plugins use: never a slip of one of ours."""


def read_key_task(
    root: Mapping, desk: Desk, incomplete: frozenset[str]
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The arguments of a `KeyTask` that could be read, the body and the source aside, and what it accepts.

    Of the keys in `incomplete` something was already reported, so their absence is not.
    """
    values, accepted = _read(KEY_TASK, root, desk, incomplete, "a key task")
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
    return values, accepted


def read_phase(
    root: Mapping, desk: Desk, incomplete: frozenset[str]
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The same for a `Phase`."""
    values, accepted = _read(PHASE, root, desk, incomplete, "a phase")
    if number := root.get("phase"):
        values["number_start"] = number.start
    return values, accepted


def read_collection(
    root: Mapping, desk: Desk, incomplete: frozenset[str], noun: str
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The same for a `Collection`, which messages call `noun`."""
    values, accepted = _read(COLLECTION, root, desk, incomplete, noun)
    sections = values.get("sections", ())
    values["sections"] = _with_own_anchors(sections if isinstance(sections, tuple) else ())
    return values, accepted


def _with_own_anchors(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with an anchor for each term that no other term of the page has."""
    taken: Counter[str] = Counter()

    def own(term: Term) -> Term:
        stem = f"term-{term.anchor}".rstrip("-")
        taken[stem] += 1
        return replace(term, anchor=stem if taken[stem] == 1 else f"{stem}--{taken[stem]}")

    return tuple(replace(section, terms=tuple(own(term) for term in section.terms)) for section in sections)


def _read(
    fields: tuple[Field, ...], root: Mapping, desk: Desk, incomplete: frozenset[str], noun: str
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The values of a page's keys, and the findings that it accepts."""
    _report_missing(fields, root, desk, incomplete, noun)
    _warn_of_near_misses(root, desk, fields, noun)
    values = read_fields(fields, root, desk)
    accepted = values.pop("accepted", ())
    return values, accepted  # type: ignore[return-value]


def _report_missing(
    fields: tuple[Field, ...], root: Mapping, desk: Desk, incomplete: frozenset[str], noun: str
) -> None:
    for field in fields:
        node = root.get(field.key)
        if not field.is_required or field.key in incomplete or _has_near_miss(field.key, root, fields):
            continue
        if node is None or (
            getattr(node, "value", "something").strip(BLANKS) == "" or getattr(node, "is_null", False)
        ):
            where = node or next(key for key, _ in root.entries if key.value == "layout")
            desk.slip("M3010", where, f"{noun} needs `{field.key}`", f"add it, as in `{field.example}`")


def _has_near_miss(wanted: str, root: Mapping, fields: tuple[Field, ...]) -> bool:
    return any(_meant(key.value, fields) == wanted for key, _ in root.entries)


def _meant(key: str, fields: tuple[Field, ...]) -> str | None:
    """The key that an author most likely meant who wrote one that is none of ours nor of the site's."""
    if key in _SITE_KEYS or key in PHASE_UNSHOWN or any(key == field.key for field in fields):
        return None
    return nearest_field(key, fields, 0.8)


def _warn_of_near_misses(root: Mapping, desk: Desk, fields: tuple[Field, ...], noun: str) -> None:
    required = [field.key for field in fields if field.is_required]
    for key, _ in root.entries:
        if near := _meant(key.value, fields):
            excluded = any(near in pair and any(root.get(word) for word in pair) for pair in KEY_TASK_EITHER)
            is_missed = near in required and root.get(near) is None
            desk.slip(
                "M3010" if is_missed else "M3020",
                key,
                f"{noun} needs `{near}`, and `{key.value}` is not that key"
                if is_missed
                else f"`{key.value}` is not a key of {noun}, so what stands there is not shown",
                f"put it under `{near}`, which is there already" if root.get(near) else f"write `{near}`",
                fix=None if excluded else key_fix(key, near, root, desk, fields),
            )


def key_task(values: dict[str, object], **fixed: object) -> KeyTask:
    """The record of these values."""
    make: type[KeyTask] = KeyTask
    return make(**values, **fixed)  # type: ignore[arg-type]


def phase(values: dict[str, object], **fixed: object) -> Phase:
    """The record of these values."""
    make: type[Phase] = Phase
    return make(**values, **fixed)  # type: ignore[arg-type]


def collection(kind: type[Glossary | Resources], values: dict[str, object], **fixed: object) -> Collection:
    """The record of these values."""
    return kind(**values, **fixed)  # type: ignore[arg-type]
