"""A file that is named after a key task's number holds that key task."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_offset, place_of_number
from mkdocs_m3.model import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask

_ID: Final = re.compile(r"(?P<phase>\d{1,4})\.(?P<number>\d{1,4})(?![\w.])")


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each key task in a file with another number, where most files have the number of theirs."""
    playbook = context.playbook
    keys = "`phase` and `keyTask`" if playbook.ids.has_phases else "`keyTask`"
    for task, of_file in misnumbered(context):
        file = posixpath.basename(task.source.uri)
        yield at_offset(
            "M3088",
            task,
            place_of_number(task),
            f"this is key task {task.id}, and the file is called `{file}`",
            f"correct {keys} for {of_file}, or rename the file",
        )


@once
def misnumbered(context: CheckContext) -> tuple[tuple[KeyTask, str], ...]:
    """Each of these key tasks, with the number that its file has."""
    playbook = context.playbook
    pages = Counter(task.id for task in playbook.key_tasks)
    by_slug = {task.slug: task.id or "" for task in playbook.key_tasks}
    of_file = _id_of_file if playbook.ids.are_usual else lambda task: by_slug.get(slug_of(_stem(task)), "")
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


def _id_of_file(task: KeyTask) -> str:
    """The number that a file's name begins with, without leading zeros; empty where it begins with none."""
    found = _ID.match(_stem(task))
    return f"{int(found['phase'])}.{int(found['number'])}" if found else ""


def _stem(task: KeyTask) -> str:
    return posixpath.splitext(posixpath.basename(task.source.uri))[0]
