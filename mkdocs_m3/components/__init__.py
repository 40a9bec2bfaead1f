"""What pages and views are made of: each part a folder, listed below.

A component turns the records into a view: words, classes and addresses ready for its template, which
decides nothing. To add one: its folder, its line here, an example, its page in the documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components import (
    activities,
    artifacts,
    best_practices,
    documentation,
    find_my_part,
    glossary,
    hand_overs,
    inputs,
    lineage,
    map,  # noqa: A004 - the view's name
    my_activities,
    my_part,
    my_tasks,
    my_templates,
    objective,
    outputs,
    own_field,
    participants,
    phase_stepper,
    phases,
    raci,
    readiness,
    responsibilities,
    sections,
    shared_artifacts,
    stakeholder_matrix,
    stakeholders,
    summary_line,
    swimlanes,
    tasks,
    templates,
)
from mkdocs_m3.markup.comments import own_fields_of, parts_of
from mkdocs_m3.model import KeyTask, OwnFields, Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model import FieldSpec, FieldValue, Record


class Component(Struct, frozen=True, kw_only=True):
    """One part of a page, or a view, or both."""

    name: str
    """The folder and the template's name: `best_practices`."""
    view: Callable[[Context], object]
    """Makes the view for the template; for a part, called only where there is content."""
    has_content: Callable[[Context], bool] | None = None
    """Whether a page has anything to show in it, since a part without content is left out.

    `None` for what is no part: a view that a comment asks for says in words that there is nothing.
    """
    has_heading: bool = True
    """Whether a heading is above it as a part; its wording has the component's name as its key."""
    is_picture: bool = False
    """Whether it is a picture, whose rules are in a stylesheet that only pages with pictures load."""
    own: FieldSpec | None = None
    """The field of the site's own that is this part, under its label."""

    def is_shown(self, context: Context) -> bool:
        """Whether it is on a page as one of its parts."""
        if self.own:
            return self.value(context) is not None
        return self.has_content is not None and self.has_content(context)

    @property
    def part(self) -> str:
        """The name in the comment that places it: `best-practices`."""
        return self.own.name if self.own else self.name.replace("_", "-")

    def value(self, context: Context) -> FieldValue | None:
        """What the page says in its field; `None` where it says nothing, or the part is no such field."""
        fields = context.page.fields if isinstance(context.page, KeyTask | Phase) else ()
        return next((one for one in fields if self.own and one.spec.name == self.own.name), None)


OWN_FIELD: Final = Component(name="own_field", view=own_field.view)
"""A field of a site's own; each that is a part of a page is one of these."""

COMPONENTS: Final = (
    Component(
        name="summary_line", has_content=summary_line.has_content, view=summary_line.view, has_heading=False
    ),
    Component(name="objective", has_content=objective.has_content, view=objective.view),
    Component(name="activities", has_content=activities.has_content, view=activities.view),
    Component(name="stakeholders", has_content=stakeholders.has_content, view=stakeholders.view),
    Component(name="inputs", has_content=inputs.has_content, view=inputs.view),
    Component(name="outputs", has_content=outputs.has_content, view=outputs.view),
    Component(name="best_practices", has_content=best_practices.has_content, view=best_practices.view),
    OWN_FIELD,
    Component(
        name="phase_stepper",
        has_content=phase_stepper.has_content,
        view=phase_stepper.view,
        has_heading=False,
    ),
    Component(name="tasks", has_content=tasks.has_content, view=tasks.view),
    Component(name="responsibilities", has_content=responsibilities.has_content, view=responsibilities.view),
    Component(name="documentation", has_content=documentation.has_content, view=documentation.view),
    Component(name="readiness", has_content=readiness.has_content, view=readiness.view),
    Component(name="shared_artifacts", has_content=shared_artifacts.has_content, view=shared_artifacts.view),
    Component(name="sections", has_content=sections.has_content, view=sections.view),
    Component(name="my_part", has_content=my_part.has_content, view=my_part.view, has_heading=False),
    Component(
        name="participants",
        has_content=participants.has_content,
        view=participants.view,
        has_heading=False,
    ),
    Component(name="my_tasks", has_content=my_tasks.has_content, view=my_tasks.view),
    Component(name="my_activities", has_content=my_activities.has_content, view=my_activities.view),
    Component(name="my_templates", has_content=my_templates.has_content, view=my_templates.view),
    Component(name="hand_overs", has_content=hand_overs.has_content, view=hand_overs.view),
    Component(name="find_my_part", view=find_my_part.view),
    Component(name="phases", view=phases.view),
    Component(name="map", view=map.view, is_picture=True),
    Component(name="raci", view=raci.view),
    Component(name="stakeholder_matrix", view=stakeholder_matrix.view, is_picture=True),
    Component(name="templates", view=templates.view),
    Component(name="artifacts", view=artifacts.view),
    Component(name="swimlanes", view=swimlanes.view, is_picture=True),
    Component(name="lineage", view=lineage.view, is_picture=True),
    Component(name="glossary", view=glossary.view),
)
"""Everything that can be shown; also the order of their rules in the stylesheet."""

BY_PART: Final = {component.part: component for component in COMPONENTS}
"""By the name in a comment."""

_NO_FIELDS: Final = OwnFields()
SHARED_FOLDERS: Final = ("artifact_list", "tables")
"""Folders that several components draw on and that are no part of their own."""


def components_of(page: Record | None, fields: OwnFields = _NO_FIELDS) -> tuple[Component, ...]:
    """The parts of a page of this kind, from top to bottom; none of a page that is not the playbook's."""
    own = {spec.name: replace(OWN_FIELD, own=spec) for spec in own_fields_of(page, fields)}
    return tuple(own.get(name) or BY_PART[name] for name in parts_of(page, fields))


def headings(words: Wording) -> dict[str, str]:
    """The words of all headings that wording gives to parts, and to pages without a title, by their names."""
    parts = {one.part: one.name for one in COMPONENTS if one.has_content and one.has_heading}
    named = parts | {"glossary": "glossary", "resources": "resources"}
    return {part: words.message(name) for part, name in named.items() if name in words.messages}
