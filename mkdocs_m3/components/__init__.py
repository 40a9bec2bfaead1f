"""What a key-task page is made of: each part a folder, in the order of the tuple below.

A component turns the record into a view: words, classes and addresses ready for its template, which
decides nothing. To add one: its folder, its line here, an example, its page in the documentation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkdocs_m3.components import (
    activities,
    best_practices,
    inputs,
    objective,
    outputs,
    stakeholders,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One part of a key-task page."""

    name: str
    """The folder and the template's name: `best_practices`."""
    has_content: Callable[[KeyTask], bool]
    """Whether a task has anything to show in it; a part without content is left out."""
    view: Callable[[Context], object]
    """Makes the view for the template, called only where there is content."""
    has_heading: bool = True
    """Whether a heading stands above it; its wording has the component's name as its key."""

    @property
    def part(self) -> str:
        """The name in the comment that places it: `best-practices`."""
        return self.name.replace("_", "-")


COMPONENTS: Final = (
    Component(name="standing", has_content=standing.has_content, view=standing.view, has_heading=False),
    Component(name="objective", has_content=objective.has_content, view=objective.view),
    Component(name="activities", has_content=activities.has_content, view=activities.view),
    Component(name="stakeholders", has_content=stakeholders.has_content, view=stakeholders.view),
    Component(name="inputs", has_content=inputs.has_content, view=inputs.view),
    Component(name="outputs", has_content=outputs.has_content, view=outputs.view),
    Component(name="best_practices", has_content=best_practices.has_content, view=best_practices.view),
)
"""Every part of a key-task page, from top to bottom."""

SHARED_FOLDERS: Final = ("artifacts",)
"""Folders that several components draw on and that are no part of their own."""
