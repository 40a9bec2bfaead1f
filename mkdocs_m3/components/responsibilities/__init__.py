"""The responsibility overview: how many activities of each key task a party leads, and how many it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list.relations import task_link
from mkdocs_m3.components.counts import activity_list, party_list
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.parties import Column, columns_of
from mkdocs_m3.components.phase_names import phase_address, phase_name, phase_short
from mkdocs_m3.components.tables import Attributes, filtering, finding, sorting
from mkdocs_m3.components.tasks import selection_of, tasks_of_page
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.statistics import Load, load_of, unstated_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id

Loaded: TypeAlias = tuple[KeyTask, Load]
"""A key task, and how much of it is whose."""


class Number(Struct, frozen=True, kw_only=True):
    """A number of activities."""

    count: int
    """The number."""
    address: str = ""
    """The list of exactly these activities; empty where there is none."""
    label: str = ""
    """What its link says to a screen reader: the number, and of what."""


class Row(Struct, frozen=True, kw_only=True):
    """One key task, or a total."""

    id: str
    """The task's number; empty for a total."""
    name: str
    """The task's name, or of what it is the total."""
    address: str
    """The task's page; empty for a total."""
    parties: str
    """The ids of the parties that act in it, with blanks between; empty for a total."""
    counts: tuple[Number, ...]
    """All activities; what each party leads and what it shares; and nobody's, if they have a column."""


class Group(Struct, frozen=True, kw_only=True):
    """The tasks of one phase."""

    name: str
    """The phase's number and name; empty where the whole table is of one phase."""
    address: str
    """The phase's page, if it has one."""
    rows: tuple[Row, ...]
    """The tasks, by number."""
    total: Row | None
    """Their total; `None` where it would be that of the whole table."""


class View(Struct, frozen=True, kw_only=True):
    """The table."""

    count: str
    """How many tasks it lists, in words."""
    caption: str
    """What the table shows."""
    task_heading: str
    """Above the tasks."""
    total_heading: str
    """Above the number of all activities."""
    alone_heading: str
    """Above what a party does alone."""
    shared_heading: str
    """Above what it does with others."""
    unstated_heading: str
    """Above what nobody is named for; empty where there is nothing of the kind."""
    columns: tuple[Column, ...]
    """The parties, each with two columns."""
    groups: tuple[Group, ...]
    """The rows, by phase."""
    total: Row
    """The total of everything."""
    span: int
    """How many columns the table has in all."""
    table: Attributes
    """The wording of filter buttons, of a field that finds tasks, and of buttons that sort."""
    downloads: tuple[Download, ...]
    """The table as files."""
    nothing: str
    """What is said where there is no task, or no party."""


def has_content(context: Context) -> bool:
    """Whether a key task of the page's phase has activities."""
    return bool(context.vocabulary.parties) and any(task.activities for task in tasks_of_page(context))


def view(context: Context) -> View:
    """The table of the chosen tasks."""
    words = context.words
    chosen = selection_of(context)
    tasks = chosen.of(context.playbook)
    whole = load_of(tasks)
    loads = tuple((task, load_of((task,))) for task in tasks)
    by_phase: dict[Id | None, list[Loaded]] = {}
    for task, load in loads:
        by_phase.setdefault(task.phase, []).append((task, load))
    named = {*chosen.columns} if context.is_view and chosen.columns else {*whole.alone, *whole.shared}
    across = columns_of(context, named)
    has_unstated = whole.unstated > 0
    return View(
        count=words.message("tasks_count", count=len(tasks)),
        caption=words.message("responsibilities_caption"),
        task_heading=words.message("key_task"),
        total_heading=words.message("activities"),
        alone_heading=words.message("leads"),
        shared_heading=words.message("shares"),
        unstated_heading=words.message("not_stated") if has_unstated else "",
        columns=across,
        groups=tuple(
            _group(context, phase, own, across, has_unstated=has_unstated, is_only=len(by_phase) == 1)
            for phase, own in by_phase.items()
        ),
        total=_total(context, words.message("total"), loads, across, has_unstated=has_unstated),
        span=2 + 2 * len(across) + has_unstated,
        table=filtering(context, "filter_tasks")
        | finding(context, "tasks")
        | sorting(context, words.message("export_phase") if len(by_phase) > 1 else ""),
        downloads=downloads(context, "responsibilities"),
        nothing=_nothing(context, tasks),
    )


def _nothing(context: Context, tasks: tuple[KeyTask, ...]) -> str:
    if not context.vocabulary.parties:
        return context.words.message("no_parties")
    return "" if tasks else context.words.message("no_tasks")


def _group(
    context: Context,
    phase: Id | None,
    own: list[Loaded],
    across: tuple[Column, ...],
    *,
    has_unstated: bool,
    is_only: bool,
) -> Group:
    name = phase_name(context, phase)
    total = context.words.message("total_of", name=phase_short(context, phase))
    return Group(
        name="" if is_only else name,
        address="" if is_only else phase_address(context, phase),
        rows=tuple(
            Row(
                id=link.id,
                name=link.name,
                address=link.address,
                parties=" ".join(task.acting),
                counts=_counts(context, ((task, load),), across, has_unstated=has_unstated),
            )
            for task, load in own
            for link in (task_link(context, task),)
        ),
        total=None if is_only else _total(context, total, own, across, has_unstated=has_unstated),
    )


def _total(
    context: Context, name: str, own: Sequence[Loaded], across: tuple[Column, ...], *, has_unstated: bool
) -> Row:
    counts = _counts(context, own, across, has_unstated=has_unstated)
    return Row(id="", name=name, address="", parties="", counts=counts)


def _counts(
    context: Context, own: Sequence[Loaded], across: tuple[Column, ...], *, has_unstated: bool
) -> tuple[Number, ...]:
    """All numbers of a row, each with the list that holds just these, if there is one."""
    message = context.words.message

    def counted(counts: Sequence[int]) -> tuple[int, tuple[KeyTask, ...]]:
        return sum(counts), tuple(task for (task, _), count in zip(own, counts, strict=True) if count)

    def of_tasks(counts: Sequence[int], numbers: Callable[[KeyTask], Collection[int]]) -> Number:
        count, tasks = counted(counts)
        address = activity_list(context, tasks[0], numbers(tasks[0])) if len(tasks) == 1 else ""
        return Number(
            count=count, address=address, label=message("activities_count", count=count) if address else ""
        )

    def of_nobody(counts: Sequence[int]) -> Number:
        number = of_tasks(counts, unstated_of)
        label = message("export_detail", name=message("not_stated"), detail=number.label)
        return replace(number, label=label) if number.label else number

    def of_party(column: Column, what: str, counts: Sequence[int]) -> Number:
        count, tasks = counted(counts)
        address = party_list(context, column.id, what, tasks, count)
        said = message("export_detail", name=column.label, detail=message(f"{what}_count", count=count))
        return Number(count=count, address=address, label=said if address else "")

    return (
        of_tasks([load.total for _, load in own], lambda task: range(1, len(task.activities) + 1)),
        *(
            of_party(column, what, counts)
            for column in across
            for what, counts in zip(
                ("leads", "shares"), zip(*(load.of(column.id) for _, load in own), strict=True), strict=True
            )
        ),
        *((of_nobody([load.unstated for _, load in own]),) if has_unstated else ()),
    )
