"""Numbers, and the generated lists that hold exactly what they count.

Such lists are on the pages of roles and parties, and on those of key tasks and phases. A number without one
is plain text; so it is where the list's readers see other tasks than those of the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec import Struct

from mkdocs_m3.components.context import role_address
from mkdocs_m3.model.participants import list_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id, KeyTask, Record

TASKS_OF_PHASE: Final = "m3-all-tasks"
"""The id of the key tasks on the page of a phase."""
ACTIVITIES_OF_TASK: Final = "m3-all-activities"
"""The id of the activities on the page of a key task."""
ROLES_OF_TASK: Final = "m3-all-roles"
"""The id of the roles on the page of a key task."""


class Count(Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    """How much there is of something."""

    words: str
    """The number with what it counts: `13 key tasks`."""
    address: str = ""
    """The list that holds exactly these; empty where there is none."""
    label: str = ""
    """What its link says to a screen reader; empty where the words are enough."""
    short: str = ""
    """What is shown to the eye instead of the words, with a short name; empty where the words are."""


def role_list(context: Context, key: str, tasks: Collection[KeyTask]) -> str:
    """The list on a role's page of exactly these tasks, in all of which it takes part; of one, the task's."""
    found = _list_of(context, "roles", key, _ids("tasks", tasks), len(tasks))
    if found or len(tasks) != 1 or context.participants.page("roles", key) is None:
        return found
    return "".join(map(context.links.page, tasks))


def party_list(context: Context, id_: str, what: str, tasks: Collection[KeyTask], count: int) -> str:
    """The list on a party's page of exactly so many activities that it `leads` or `shares` in these tasks.

    In each of them, it leads or shares one or more.
    """
    return _list_of(context, "parties", id_, _ids(what, tasks), count)


def roles_list(context: Context, keys: Collection[str]) -> str:
    """The list of all roles, where it has exactly these, by their keys; of one, its page."""
    page = context.participants.page("roles")
    if page is None:
        return ""
    listed = {one.participant.key for one in context.participants.all_of("roles") if one.participant}
    if listed == {*keys} and context.participants.is_counted:
        return _on(context, page, list_id("roles"))
    return role_address(context, *keys) if len(keys) == 1 else ""


def tasks_of_phase(context: Context, phase: Id | None) -> str:
    """The list of all key tasks of a phase on its page."""
    page = context.playbook.phase_pages.get(phase) if phase else None
    return _on(context, page, TASKS_OF_PHASE) if page and page.source.uri not in context.apart else ""


def activity_list(context: Context, task: KeyTask, numbers: Collection[int]) -> str:
    """The list of exactly these activities of a key task on its page, if it has no others; or the only one.

    They are given by their numbers in the task, from 1.
    """
    if len(numbers) == len(task.activities) > 0:
        return _on(context, task, ACTIVITIES_OF_TASK)
    return _on(context, task, f"activity-{next(iter(numbers))}") if len(numbers) == 1 else ""


def roles_of_task(context: Context, task: KeyTask, count: int) -> str:
    """The list of all roles of a key task on its page, if it has so many."""
    return _on(context, task, ROLES_OF_TASK) if 0 < count == len(task.stakeholders) else ""


def _ids(what: str, tasks: Collection[KeyTask]) -> Iterator[str]:
    """The lists that may hold just what is counted in some tasks, from the smallest to the one of all."""
    if len(tasks) == 1:
        yield from (list_id(what, task=task.id or "") for task in tasks)
    phases = {task.phase for task in tasks}
    if len(phases) == 1:
        yield list_id(what, phase=phases.pop())
    yield list_id(what)


def _list_of(context: Context, kind: str, key: str, ids: Iterable[str], count: int) -> str:
    """The first of the lists that has as many entries; each has all that is counted, and so no others."""
    page = context.participants.page(kind, key)
    if not count or page is None or page.participant is None or not context.participants.is_counted:
        return ""
    found = next((id_ for id_ in ids if page.participant.entries.get(id_) == count), None)
    return _on(context, page, found) if found else ""


def _on(context: Context, page: Record, id_: str) -> str:
    here = "" if page is context.page else context.links.page_at(page.source.uri)
    return f"{here}#{quote(id_)}"
