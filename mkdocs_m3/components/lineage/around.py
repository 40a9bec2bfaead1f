"""One task between those that feed it and those that it feeds, each of which can be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.lineage.rows import anchor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.components.artifact_list.relations import TaskLink
    from mkdocs_m3.components.context import Context


class Neighbor(Struct, frozen=True, kw_only=True):
    """A task on one side of another."""

    task: TaskLink | None
    """The task; `None` for those that are not drawn."""
    artifacts: tuple[str, ...]
    """The names of what is handed on."""
    anchor: str = ""
    """The id by which it is selected; empty where it is no task."""
    count: str = ""
    """How many artifacts these are, in words; of one, its name."""
    more: str = ""
    """What is said of the tasks that are not drawn: `and 9 more`."""


class Side(Struct, frozen=True, kw_only=True):
    """The tasks on one side."""

    heading: str
    """What they have to do with the task in the middle: `From`."""
    neighbors: tuple[Neighbor, ...]
    """The tasks; none where nothing comes from there."""


class Around(Struct, frozen=True, kw_only=True):
    """The picture."""

    diagram: str
    """What the picture is called."""
    anchor: str
    """The id of the picture, to which the link leads that selects nothing."""
    show_all: str
    """The words of that link."""
    focus: TaskLink
    """The task in the middle; with an empty address where this is its own page."""
    before: Side
    """What feeds it."""
    after: Side
    """What it feeds."""


def around(
    context: Context, focus: TaskLink, before: Sequence[Neighbor], after: Sequence[Neighbor], diagram: str
) -> Around:
    """The picture of a task and its neighbors."""
    message = context.words.message
    anchor = anchor_of(context, "around")

    def counted(names: tuple[str, ...]) -> str:
        return names[0] if len(names) == 1 else message("artifacts_count", count=len(names)) if names else ""

    def side(key: str, neighbors: Sequence[Neighbor], first: int) -> Side:
        named = (
            Neighbor(
                task=one.task,
                artifacts=one.artifacts,
                anchor=f"{anchor}-{number}" if one.task else "",
                count=counted(one.artifacts),
                more=one.more,
            )
            for number, one in enumerate(neighbors, first)
        )
        return Side(heading=message(key), neighbors=tuple(named))

    return Around(
        diagram=diagram,
        anchor=anchor,
        show_all=message("filter_show_all"),
        focus=focus,
        before=side("lineage_from", before, 1),
        after=side("lineage_to", after, len(before) + 1),
    )
