"""A file that is named after a key task's number holds that key task."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_offset, at_text, place_of_number
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask

_ID: Final = re.compile(r"(?P<phase>\d{1,4})\.(?P<number>\d{1,4})(?![\w.])")

_OF_ADDRESS: Final = rare(r"(?<![\w.])(?P<id>\d{1,4}\.\d{1,4})(?P<end>/?)$")
_FEWEST_OTHERS: Final = 3
"""Key tasks with their own numbers in their permalinks that make a custom of it."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each key task in a file with another number, where most files have the number of theirs."""
    for task, of_file in misnumbered(context):
        file = posixpath.basename(task.source.uri)
        moved = (
            f", and write `permalink: {with_number(task, task.id)}`"
            if number_in_address(task) == of_file
            else ""
        )
        yield at_offset(
            "M3088",
            task,
            place_of_number(task),
            f"this is key task {task.id}, and the file is called `{file}`",
            f"if the file is right, {to_be_numbered(task, of_file)}; if not, rename it{moved}",
        )


def addresses(context: CheckContext) -> Iterator[Finding]:
    """Report each permalink with another number than its key task, where most have the number of theirs.

    Where the file has that number as well, this is told of the file, and where another key task has that
    number and address, of the address.
    """
    if not context.playbook.ids.are_usual:
        return
    refused = context.links.refused
    told = {*refused, *refused.values(), *(task.source.uri for task, _ in misnumbered(context))}
    pages = Counter(task.id for task in context.playbook.key_tasks)
    tasks = [one for one in context.playbook.key_tasks if number_in_address(one) and pages[one.id] == 1]
    others = [task for task in tasks if number_in_address(task) != task.id]
    if not _FEWEST_OTHERS <= len(tasks) - len(others) > len(others):
        return
    for task in others:
        if task.source.uri not in told:
            yield at_text(
                "M3102",
                task,
                task.permalink,
                f"this address has the number {number_in_address(task)}, and this is key task {task.id}",
                f"if readers do not know it by that address, write `permalink: {with_number(task, task.id)}`",
            )


def to_be_numbered(task: KeyTask, id_: str) -> str:
    """What to write in a key task for it to have another id."""
    phase, _, number = id_.rpartition(".")
    if not phase or not phase.isdecimal() or not number.isdecimal():
        return f"correct `keyTask` for {id_}"
    own = {"phase": str(task.phase or ""), "keyTask": str(task.number or "")}
    pairs = (("phase", phase), ("keyTask", number))
    return "write " + " and ".join(f"`{key}: {value}`" for key, value in pairs if own[key] != value)


@once
def misnumbered(context: CheckContext) -> tuple[tuple[KeyTask, str], ...]:
    """Each of these key tasks, with the number that its file has."""
    playbook = context.playbook
    pages = Counter(task.id for task in playbook.key_tasks)
    by_slug = {task.slug: task.id or "" for task in playbook.key_tasks}
    of_file = number_of_file if playbook.ids.are_usual else lambda task: by_slug.get(slug_of(_stem(task)), "")
    named_after = {task.source.uri: of_file(task) for task in playbook.key_tasks}
    others = [
        task
        for task in playbook.key_tasks
        if named_after[task.source.uri] not in ("", task.id) and pages[task.id] == 1  # else told as the same
    ]
    named = sum(named_after[task.source.uri] == task.id for task in playbook.key_tasks)
    told = {one.task.source.uri for one in context.mistyped}
    right = others if named > len(others) else ()
    return tuple((task, named_after[task.source.uri]) for task in right if task.source.uri not in told)


def number_of_file(task: KeyTask) -> str:
    """The number that a file's name begins with, without leading zeros; empty where it begins with none."""
    found = _ID.match(_stem(task))
    return f"{int(found['phase'])}.{int(found['number'])}" if found else ""


def number_in_address(task: KeyTask) -> str:
    """The number that a permalink ends with; empty where it ends with none."""
    found = _OF_ADDRESS.search(task.permalink.value) if task.permalink else None
    return found["id"] if found else ""


def own_number(task: KeyTask) -> str:
    """The number that a key task most likely has: that of its file, else the one that it says."""
    return number_of_file(task) or task.id or ""


def with_number(task: KeyTask, number: str | None) -> str:
    """The permalink of a key task with a number at the end."""
    assert task.permalink  # noqa: S101 - asked of those alone that have one
    return _OF_ADDRESS.sub(lambda found: f"{number}{found['end']}", task.permalink.value)


def _stem(task: KeyTask) -> str:
    return posixpath.splitext(posixpath.basename(task.source.uri))[0]
