"""Where a new page goes, and what its file and its address are called: as it is with the pages beside it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mkdocs_m3.authoring.file_forms import Digits, Form, formed, forms, most_usual

if TYPE_CHECKING:
    from mkdocs_m3.model import KeyTask, Playbook

DEFAULT_FOLDER: Final = "key-tasks"
"""Where the first key task of a site goes, inside the documentation folder."""


def next_number(playbook: Playbook, phase: int) -> int:
    """The number after the last key task of a phase; 1 where the phase has none."""
    return max((task.number or 0 for task in playbook.phases.get(phase, ())), default=0) + 1


def folder_for(playbook: Playbook, phase: int) -> str:
    """The folder, inside the documentation folder, that holds most key tasks of the phase.

    Where the phase has none, it is named as the folders of other phases are, or else it is the one that
    holds most key tasks of the site. `.` is the documentation folder itself.
    """
    if tasks := playbook.phases.get(phase):
        return _usual_folder(tasks)
    if not playbook.pages:
        return DEFAULT_FOLDER
    others = {number: _usual_folder(tasks) for number, tasks in playbook.phases.items() if tasks}
    form = most_usual(
        forms(folder, {"phase": number}, _phase_name(playbook, number)) for number, folder in others.items()
    )
    if form and any(isinstance(piece, Digits) for piece in form):
        return formed(form, {"phase": phase}, _phase_name(playbook, phase))
    return _usual_folder(playbook.pages)


def _usual_folder(tasks: tuple[KeyTask, ...]) -> str:
    return Counter(_folder(task.source.uri) for task in tasks).most_common(1)[0][0]


def _folder(uri: str) -> str:
    return str(PurePosixPath(uri).parent)


def _phase_name(playbook: Playbook, phase: int) -> str:
    page = playbook.phase_pages.get(phase)
    return str(page.name or "") if page else ""


def phase_uri(playbook: Playbook, phase: int, name: str) -> str:
    """Where a phase's page goes, inside the documentation folder: named and placed as those of other phases.

    `phases/3.md` where nothing in the path of another one says which phase it is of.
    """
    form = most_usual(
        forms(page.source.uri.removesuffix(".md"), {"phase": number}, str(page.name or ""))
        for number, page in playbook.phase_pages.items()
    )
    return f"{formed(form, {'phase': phase}, name)}.md" if form else f"phases/{phase}.md"


def file_name(playbook: Playbook, folder: str, phase: int, number: int, name: str) -> str:
    """The name of a new key task's file in a folder: `3.17.md`, or as its neighbors are named.

    Those are the tasks of its phase in the folder; or else all of them there; or else all of the site.
    """
    beside = [task for task in playbook.key_tasks if _folder(task.source.uri) == folder]
    of_phase = [task for task in beside if task.phase == phase]
    for neighbors in (of_phase, beside, playbook.key_tasks):
        form = most_usual(map(_forms, neighbors))
        if form and (made := formed(form, {"phase": phase, "number": number}, name)):
            return f"{made}.md"
    return f"{phase}.{number}.md"


def _forms(task: KeyTask) -> frozenset[Form]:
    numbers = {"phase": task.phase or 0, "number": task.number or 0}
    return forms(PurePosixPath(task.source.uri).stem, numbers, str(task.name or ""))


def permalink_for(playbook: Playbook, uri: str, id_: str) -> str | None:
    """The address of a new page by its number, such as `3.17`, made as those of its kind in its folder are.

    A page needs none, so it is `None` where no neighbor has one with its number in it.
    """
    pages = playbook.pages if "." in id_ else tuple(playbook.phase_pages.values())
    for page in pages:
        if _folder(page.source.uri) == _folder(uri) and page.permalink and page.id:
            pieces = re.split(rf"(?<![\d.]){re.escape(page.id)}(?![\d.])", page.permalink.value)
            if len(pieces) > 1:
                return id_.join(pieces)
    return None
