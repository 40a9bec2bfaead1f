"""Key tasks whose phase is most likely a slip: nothing else is in it, and their place says another one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Id, KeyTask, Playbook

_NUMBERS: Final = re.compile(r"0*(?P<phase>\d{1,4})\.0*(?P<number>\d{1,4})(?![\w.])")
_FOLDER: Final = re.compile(r"\D*0*(?P<phase>\d{1,4})\D*")
_VALUE: Final = r"[\"']?[ ]*:[ ]*[\"']?(?P<id>\d+)"


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each such key task at its phase."""
    key = re.escape(context.vocabulary.keys.theirs("phase"))
    written = re.compile(rf"^[\"']?{key}{_VALUE}", re.MULTILINE)
    for task, phase, why in _mistyped(context.playbook):
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


def meant(playbook: Playbook) -> Mapping[str, Id]:
    """By the path of its page, the phase that each of these key tasks is meant for."""
    return {task.source.uri: phase for task, phase, _ in _mistyped(playbook)}


def _mistyped(playbook: Playbook) -> Iterator[tuple[KeyTask, Id, str]]:
    """Each of these key tasks with the phase that it is meant for, and what says so."""
    if not playbook.ids.are_usual or playbook.ids.phases:
        return
    for phase, tasks in playbook.phases.items():
        if len(tasks) == 1 and phase not in playbook.phase_pages:
            said = dict(_said(tasks[0], playbook))
            (named, why), *others = said.items() or [(None, "")]
            taken = {task.number for task in playbook.phases.get(named, ())} if named else None
            if named and not others and taken and named != phase and tasks[0].number not in taken:
                yield tasks[0], named, why


def _said(task: KeyTask, playbook: Playbook) -> Iterator[tuple[Id, str]]:
    """Each phase that the place of a key task says, with the words for what says it; the weightiest last."""
    folder, file = posixpath.split(task.source.uri)
    found = _FOLDER.fullmatch(posixpath.basename(folder))
    if found and _is_folder_of(folder, named := id_of(found["phase"]), task, playbook):
        yield named, f"its folder is called `{posixpath.basename(folder)}`"
    permalink = task.permalink.value if task.permalink else ""
    numbers = _NUMBERS.fullmatch(permalink.strip("/"))
    if numbers and numbers["number"] == str(task.number):
        yield id_of(numbers["phase"]), f"its address is `{permalink}`"
    numbers = _NUMBERS.match(posixpath.splitext(file)[0])
    if numbers and (numbers["number"] == str(task.number) or numbers["phase"] == str(task.phase)):
        yield id_of(numbers["phase"]), f"the file is called `{file}`"


def _is_folder_of(folder: str, phase: Id, task: KeyTask, playbook: Playbook) -> bool:
    """Whether a folder is a phase's: all its other key tasks are in it."""
    if phase == task.phase:
        return True
    others = (one for one in playbook.key_tasks if one.source.uri != task.source.uri)
    beside = {one.phase for one in others if posixpath.dirname(one.source.uri) == folder}
    return phase in playbook.phases and beside == {phase}
