"""Where a new page goes, and what its file and its address are called: as it is with the pages beside it.

What is here is of numbers; ids that are words or hold dots are looked for in `like_others.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.authoring import like_others
from mkdocs_m3.authoring.file_forms import Digits, Form, formed, forms, most_usual
from mkdocs_m3.model import Id, id_of, slug_of
from mkdocs_m3.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import KeyTask, Playbook, Record

OUR_WORDS: Final = Words()
"""Of a site that calls things as we do."""


class NewTask(Struct, frozen=True, kw_only=True):
    """A key task that is to be written."""

    phase: Id | None
    """Its phase; `None` where the playbook has none."""
    number: Id
    """Its id in the phase."""
    id: str
    """The same as readers see it."""
    name: str
    """Its name."""

    @property
    def slug(self) -> str:
        """Its id for addresses and names of files."""
        return slug_of(self.id)


def next_id(playbook: Playbook, phase: Id | None) -> Id | None:
    """The id after the last key task of a phase; `None` where those that are there do not tell it."""
    tasks = playbook.phases.get(phase, ()) if phase else () if playbook.ids.has_phases else playbook.key_tasks
    last = max((task.number for task in tasks if task.number), default=None)
    if last is not None:
        return like_others.after(last)
    kind = playbook.ids.task
    if kind == "word":
        return None
    levels = Counter(task.number.text.count(".") for task in playbook.key_tasks if task.number)
    deep = levels.most_common(1)[0][0] if kind == "dotted" and levels else 0
    return id_of(".".join("1" for _ in range(deep + 1)))


def folder_for(playbook: Playbook, phase: Id | None, words: Words = OUR_WORDS) -> str:
    """The folder, inside the documentation folder, that holds most key tasks of the phase.

    Where the phase has none, it is named as the folders of other phases are, or else it is the one that
    holds most key tasks of the site; that of the first one is called as the site calls such tasks. `.` is the
    documentation folder itself.
    """
    if phase and (tasks := playbook.phases.get(phase)):
        return _usual_folder(tasks)
    if not playbook.pages:
        return slug_of(words.noun("task").plural)
    others = {other: _usual_folder(tasks) for other, tasks in playbook.phases.items() if tasks}
    if phase and playbook.ids.phase != "number":
        found = Counter(
            like
            for other, folder in others.items()
            if (like := like_others.renamed(folder, [(other.slug, phase.slug)]))
        )
        return found.most_common(1)[0][0] if found else _usual_folder(playbook.pages)
    form = most_usual(
        forms(folder, {"phase": _int(other)}, _phase_name(playbook, other))
        for other, folder in others.items()
    )
    if phase and form and any(isinstance(piece, Digits) for piece in form):
        return formed(form, {"phase": _int(phase)}, _phase_name(playbook, phase))
    return _usual_folder(playbook.pages)


def _usual_folder(tasks: tuple[KeyTask, ...]) -> str:
    return Counter(_folder(task.source.uri) for task in tasks).most_common(1)[0][0]


def _folder(uri: str) -> str:
    return str(PurePosixPath(uri).parent)


def _phase_name(playbook: Playbook, phase: Id) -> str:
    page = playbook.phase_pages.get(phase)
    return str(page.name or "") if page else ""


def phase_uri(playbook: Playbook, phase: Id, name: str, words: Words = OUR_WORDS) -> str:
    """Where a phase's page goes, inside the documentation folder: named and placed as those of other phases.

    Where no path of another one says which phase it is of, it is `phases/3.md` by the site's word for them.
    """
    folder = slug_of(words.noun("phase").plural)
    if playbook.ids.phase != "number":
        found = Counter(
            like
            for other, page in playbook.phase_pages.items()
            if (like := like_others.renamed(page.source.uri, [(other.slug, phase.slug)]))
        )
        return found.most_common(1)[0][0] if found else f"{folder}/{phase.slug}.md"
    form = most_usual(
        forms(page.source.uri.removesuffix(".md"), {"phase": _int(other)}, str(page.name or ""))
        for other, page in playbook.phase_pages.items()
    )
    return f"{formed(form, {'phase': _int(phase)}, name)}.md" if form else f"{folder}/{phase}.md"


def file_name(playbook: Playbook, folder: str, new: NewTask) -> str:
    """The name of a new key task's file in a folder: `3.17.md`, or as its neighbors are named.

    Those are the tasks of its phase in the folder; or else all of them there; or else all of the site.
    """
    beside = [task for task in playbook.key_tasks if _folder(task.source.uri) == folder]
    of_phase = [task for task in beside if task.phase == new.phase]
    for neighbors in (of_phase, beside, playbook.key_tasks):
        if made := _like(neighbors, new, playbook):
            return f"{made}.md"
    return f"{new.slug}.md"


def _like(neighbors: Iterable[KeyTask], new: NewTask, playbook: Playbook) -> str | None:
    """The name that most of these tasks' files have in common with it; `None` where they say nothing."""
    ids = playbook.ids
    if ids.task != "number" or (ids.has_phases and ids.phase != "number"):
        found = Counter(
            like
            for task in neighbors
            if (like := like_others.renamed(PurePosixPath(task.source.uri).stem, _pairs(task, new)))
        )
        return found.most_common(1)[0][0] if found else None
    form = most_usual(map(_forms, neighbors))
    return formed(form, _numbers(new.phase, new.number), new.name) if form else None


def _pairs(task: KeyTask, new: NewTask) -> list[tuple[str, str]]:
    """What says in names and addresses which task it is, with the same of the new one; the longest first."""
    own = (task.number.slug, new.number.slug) if task.number else ("", "")
    of_name = (slug_of(str(task.name or "")), slug_of(new.name))
    return [(task.slug, new.slug), own, of_name]


def _forms(task: KeyTask) -> frozenset[Form]:
    numbers = _numbers(task.phase, task.number)
    return forms(PurePosixPath(task.source.uri).stem, numbers, str(task.name or ""))


def _numbers(phase: Id | None, number: Id | None) -> dict[str, int]:
    return {**({"phase": _int(phase)} if phase else {}), "number": _int(number)}


def _int(id_: Id | None) -> int:
    return int(id_.text) if id_ else 0


def permalink_for(playbook: Playbook, uri: str, new: NewTask | Id) -> str | None:
    """The address of a new page of a key task or a phase, made as those of its kind in its folder are.

    A page needs none, so it is `None` where no neighbor has one that says which page it is.
    """
    pages: tuple[Record, ...] = (
        tuple(playbook.phase_pages.values()) if isinstance(new, Id) else playbook.pages
    )
    id_ = new.text if isinstance(new, Id) else new.id
    for page in pages:
        if _folder(page.source.uri) != _folder(uri) or not page.permalink or not page.id:
            continue
        pieces = re.split(rf"(?<![\d.]){re.escape(page.id)}(?![\d.])", page.permalink.value)
        if len(pieces) > 1:
            return id_.join(pieces)
        pairs = [(slug_of(page.id), new.slug)]
        if like := like_others.renamed(page.permalink.value, pairs):
            return like
    return None
