"""Key tasks whose phase is most likely a slip: nothing else is in it, and their place says another one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Id, KeyTask, Playbook

_NUMBERS: Final = rare(r"0*(?P<phase>\d{1,4})\.0*(?P<number>\d{1,4})(?![\w.])")
_FOLDER: Final = rare(r"\D*0*(?P<phase>\d{1,4})\D*")
_VALUE: Final = r"[\"']?[ ]*:[ ]*[\"']?(?P<id>\d+)"


class MistypedPhase(NamedTuple):
    """A key task whose phase is most likely a slip."""

    task: KeyTask
    """The key task."""
    meant: Id
    """The phase that it is meant for."""
    why: str
    """What says so."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each such key task at its phase."""
    key = re.escape(context.vocabulary.keys.theirs("phase"))
    written = rare(rf"^[\"']?{key}{_VALUE}", re.MULTILINE)
    for task, phase, why in context.mistyped:
        found = written.search(task.source.text)
        where = (found.start("id"), found.end("id")) if found else (0, 1)
        yield at_offset(
            "M3088",
            task,
            where,
            f"no other page is in phase {task.phase}, and {why}",
            f"write `phase: {phase}`",
            edits=(Fix(start=where[0], end=where[1], replacement=str(phase)),) if found else (),
        )


def find(playbook: Playbook) -> tuple[MistypedPhase, ...]:
    """Each key task that is alone in its phase, and whose place says another one, with others in it."""
    if not playbook.ids.are_usual or playbook.ids.phases:
        return ()
    alone = [
        tasks[0]
        for phase, tasks in playbook.phases.items()
        if len(tasks) == 1 and phase not in playbook.phase_pages
    ]
    in_folders: dict[str, set[Id | None]] = {}
    for task in playbook.key_tasks if alone else ():
        in_folders.setdefault(posixpath.dirname(task.source.uri), set()).add(task.phase)
    numbers = {phase: {task.number for task in tasks} for phase, tasks in playbook.phases.items()}
    found = (_meant(task, dict(_said(task, in_folders)), numbers) for task in alone)
    return tuple(one for one in found if one)


def _meant(
    task: KeyTask, said: Mapping[Id, str], numbers: Mapping[Id, set[Id | None]]
) -> MistypedPhase | None:
    """The phase that a key task is meant for: what all say that say one, and where its number is free."""
    (named, why), *others = said.items() or [(None, "")]
    taken = numbers.get(named) if named and not others and named != task.phase else None
    return MistypedPhase(task, named, why) if named and taken and task.number not in taken else None


def _said(task: KeyTask, in_folders: Mapping[str, set[Id | None]]) -> Iterator[tuple[Id, str]]:
    """Each phase that the place of a key task says, with the words for what says it; the weightiest last.

    A folder says one where all its other key tasks are in that.
    """
    folder, file = posixpath.split(task.source.uri)
    found = _FOLDER.fullmatch(posixpath.basename(folder))
    named = id_of(found["phase"]) if found else None
    if named and (named == task.phase or in_folders[folder] == {named, task.phase}):
        yield named, f"its folder is called `{posixpath.basename(folder)}`"
    permalink = task.permalink.value if task.permalink else ""
    numbers = _NUMBERS.fullmatch(permalink.strip("/"))
    if numbers and numbers["number"] == str(task.number):
        yield id_of(numbers["phase"]), f"its address is `{permalink}`"
    numbers = _NUMBERS.match(posixpath.splitext(file)[0])
    if numbers and (numbers["number"] == str(task.number) or numbers["phase"] == str(task.phase)):
        yield id_of(numbers["phase"]), f"the file is called `{file}`"
