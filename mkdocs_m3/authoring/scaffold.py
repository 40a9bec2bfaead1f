"""New pages: every key of the table with a line on what it is for, placed and named as its siblings are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mkdocs_m3.authoring.examples import as_yaml, example
from mkdocs_m3.model import id_of
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.own_keys import OF_PARTIES
from mkdocs_m3.reading.shapes.fields import used

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model import Id, KeyTask, Playbook
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field

DEFAULT_FOLDER: Final = "key-tasks"
"""Where the first key task of a site goes, inside the documentation folder."""

_FILE_NAMES: Final = (
    "{phase}.{number}",
    "{phase}.{number}-{slug}",
    "{phase}-{number}",
    "{phase}-{number}-{slug}",
    "{phase}_{number}",
    "{phase}_{number}_{slug}",
    "{phase:02}.{number:02}",
    "{phase:02}-{number:02}",
    "{phase:02}-{number:02}-{slug}",
    "{number}",
    "{number:02}",
    "{number}-{slug}",
    "{number:02}-{slug}",
    "{slug}",
)
"""How the files of key tasks may be named, without `.md`; the first where no sibling says otherwise."""


def key_task_page(
    phase: int, number: int, name: str, vocabulary: Vocabulary, permalink: str | None = None
) -> str:
    """A key task that holds what is given here; every other key waits in a comment, with its example."""
    known: dict[str, object] = {"phase": phase, "keyTask": number, "name": _one_line(name)}
    known |= {"permalink": permalink} if permalink else {}
    examples = {"permalink": f"/{phase}.{number}/"}
    return _page(schema.page_type_of(schema.KEY_TASK, vocabulary), known, vocabulary, examples)


def phase_page(phase: int, name: str, vocabulary: Vocabulary, permalink: str | None = None) -> str:
    """The page of a phase, made in the same way."""
    known: dict[str, object] = {"phase": phase, "name": _one_line(name)}
    known |= {"permalink": permalink} if permalink else {}
    page_type = schema.page_type_of(schema.PHASE, vocabulary)
    return _page(page_type, known, vocabulary, {"permalink": f"/phase-{phase}/"})


def permalink_for(playbook: Playbook, uri: str, id_: str) -> str | None:
    """The address of a new page by its number, such as `3.17`, made as those of its kind in its folder are.

    A page needs none, so it is `None` where no neighbor has one with its number in it.
    """
    pages = playbook.pages if "." in id_ else tuple(playbook.phase_pages.values())
    for page in pages:
        is_beside = PurePosixPath(page.source.uri).parent == PurePosixPath(uri).parent
        if is_beside and page.permalink and page.id:
            pieces = re.split(rf"(?<![\d.]){re.escape(page.id)}(?![\d.])", page.permalink.value)
            if len(pieces) > 1:
                return id_.join(pieces)
    return None


def next_number(playbook: Playbook, phase: int) -> int:
    """The number after the last key task of a phase; 1 where the phase has none."""
    return max((_int(task.number) for task in playbook.phases.get(id_of(str(phase)), ())), default=0) + 1


def folder_for(playbook: Playbook, phase: int) -> str:
    """The folder, inside the documentation folder, that holds most key tasks of the phase, else of the site.

    `.` is the documentation folder itself.
    """
    tasks = playbook.phases.get(id_of(str(phase))) or playbook.pages
    folders = Counter(str(PurePosixPath(task.source.uri).parent) for task in tasks)
    return folders.most_common(1)[0][0] if folders else DEFAULT_FOLDER


def phase_uri(playbook: Playbook, phase: int) -> str:
    """Where a phase's page goes, inside the documentation folder: named and placed as those of other phases.

    `phases/3.md` where there is none whose path holds its own number.
    """
    for number, page in playbook.phase_pages.items():
        pieces = re.split(rf"(?<!\d)0*{number}(?!\d)", page.source.uri)
        if len(pieces) > 1:
            return str(phase).join(pieces)
    return f"phases/{phase}.md"


def file_name(playbook: Playbook, phase: int, number: int, name: str) -> str:
    """The name of a new key task's file: `3.17.md`, or as most of its siblings are named."""
    tasks = playbook.phases.get(id_of(str(phase))) or playbook.key_tasks
    forms = Counter(form for task in tasks for form in _FILE_NAMES if _is_named(task, form))
    form = forms.most_common(1)[0][0] if forms else _FILE_NAMES[0]
    return f"{_named(form, phase, number, name)}.md"


def _is_named(task: KeyTask, form: str) -> bool:
    named = _named(form, _int(task.phase), _int(task.number), str(task.name or ""))
    return PurePosixPath(task.source.uri).stem.casefold() == named


def _named(form: str, phase: int, number: int, name: str) -> str:
    slug = re.sub(r"[\W_]+", "_" if "_" in form else "-", name.casefold()).strip("-_")
    return form.format(phase=phase, number=number, slug=slug).rstrip("-_") or f"{phase}.{number}"


def _int(number: Id | None) -> int:
    return int(number.text) if number else 0


def _page(
    page_type: PageType,
    known: Mapping[str, object],
    vocabulary: Vocabulary,
    examples: Mapping[str, object],
) -> str:
    """A page with the known keys; of the others, with these examples, or else with those of their tables."""
    fields = used(page_type.fields, vocabulary)
    all_examples = {field.key: example(field, vocabulary) for field in fields} | dict(examples)
    keys = "\n".join(_key(field, known, all_examples, vocabulary) for field in fields)
    return f"---\nlayout: {page_type.layout}\n\n{keys}---\n"


def _key(
    field: Field, known: Mapping[str, object], examples: Mapping[str, object], vocabulary: Vocabulary
) -> str:
    """The lines of one key: what it is for, and its value or, behind signs of a comment, its example."""
    help_ = f"# {vocabulary.say(field.help)}\n"
    if field.key in known:
        return help_ + as_yaml(_own({field.key: known[field.key]}, vocabulary))
    shown = as_yaml(_own({field.key: examples[field.key]}, vocabulary))
    return help_ + "".join(f"# {line}\n" for line in shown.splitlines())


def _own(value: object, vocabulary: Vocabulary) -> object:
    return vocabulary.keys.in_values(value, but=OF_PARTIES)


def _one_line(text: str) -> str:
    return " ".join(text.split())
