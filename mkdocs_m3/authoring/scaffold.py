"""New pages: every key of the table with a line on what it is for. Where they go is in `placing.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.authoring.examples import as_yaml, example
from mkdocs_m3.authoring.plain_yaml import as_lines
from mkdocs_m3.findings.one_line import on_one_line
from mkdocs_m3.model import id_of, slug_of
from mkdocs_m3.model.vocabulary import LETTERS
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.own_keys import OF_PARTIES
from mkdocs_m3.reading.shapes.fields import used

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.id_scheme import TaskKind
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.fields import Field


def key_task_page(
    phase: str,
    number: str,
    name: str,
    vocabulary: Vocabulary,
    permalink: str | None = None,
    *,
    by_letters: bool = False,
) -> str:
    """A key task that holds what is given here; every other key waits in a comment, with its example.

    The phase is empty where the playbook has none.

    `by_letters`, the examples say in letters such as RACI who does what.
    """
    ids = vocabulary.ids
    known: dict[str, object] = {"phase": written_id(ids.phase, phase)} if ids.has_phases else {}
    known |= {"keyTask": written_id(ids.task, number), "name": on_one_line(name)}
    known |= {"permalink": permalink} if permalink else {}
    slug = slug_of(ids.shown_as(id_of(phase), id_of(number)) or number)
    page_type = schema.page_type_of(schema.KEY_TASK, vocabulary)
    fields = used(page_type.fields, vocabulary)
    examples = {field.key: example(field, vocabulary, by_letters=by_letters) for field in fields}
    return _page(page_type, known, vocabulary, examples | {"permalink": f"/{slug}/"})


def phase_page(phase: str, name: str, vocabulary: Vocabulary, permalink: str | None = None) -> str:
    """The page of a phase, made in the same way."""
    kind = vocabulary.ids.phase
    known: dict[str, object] = {"phase": written_id(kind, phase), "name": on_one_line(name)}
    known |= {"permalink": permalink} if permalink else {}
    page_type = schema.page_type_of(schema.PHASE, vocabulary)
    examples = {field.key: example(field, vocabulary) for field in used(page_type.fields, vocabulary)}
    address = f"/phase-{phase}/" if kind == "number" else f"/{slug_of(phase)}/"
    return _page(page_type, known, vocabulary, examples | {"permalink": address})


def filled_page(page_type: PageType, values: Mapping[str, object], vocabulary: Vocabulary) -> str:
    """A page with these values by our keys, in the order of the table, and nothing else."""
    order = [field.key for field in page_type.fields]
    said = {key: values[key] for key in sorted(values, key=order.index)}
    own = vocabulary.keys.in_values(said, but=OF_PARTIES)
    lines = as_lines(own) if isinstance(own, dict) else ""
    return f"---\nlayout: {_layout(page_type, vocabulary)}\n{lines}---\n"


def written_id(kind: TaskKind, id_: str) -> object:
    """An id as a value: a number, or a text, which is put in quotes where YAML would read it as another."""
    return int(id_) if kind == "number" else id_


def uses_letters(playbook: Playbook, vocabulary: Vocabulary) -> bool:
    """Whether pages say in letters who does what; where none does, whether the site declares letters."""
    activities = [activity for task in playbook.pages for activity in task.activities]
    by_letters = sum(bool(activity.assignments) for activity in activities)
    by_parties = sum(
        activity.responsible_party is not None and not activity.assignments for activity in activities
    )
    if by_letters or by_parties:
        return by_letters >= by_parties
    return vocabulary.letters != LETTERS["RACI"]


def _page(
    page_type: PageType,
    known: Mapping[str, object],
    vocabulary: Vocabulary,
    examples: Mapping[str, object],
) -> str:
    """A page with the known keys, and of the others with these examples."""
    fields = used(page_type.fields, vocabulary)
    keys = "\n".join(_key(field, known, examples, vocabulary) for field in fields)
    return f"---\nlayout: {_layout(page_type, vocabulary)}\n\n{keys}---\n"


def _layout(page_type: PageType, vocabulary: Vocabulary) -> str:
    """The word for a kind of page: the neutral one where the site does not speak of key tasks."""
    says_key_task = vocabulary.words.task is None and "keyTask" not in dict(vocabulary.keys.pairs)
    return (page_type.layout, *page_type.other_layouts)[0 if says_key_task else -1]


def _key(
    field: Field, known: Mapping[str, object], examples: Mapping[str, object], vocabulary: Vocabulary
) -> str:
    """The lines of one key: what it is for, and its value or, behind signs of a comment, its example."""
    help_ = f"# {field.help_in(vocabulary)}\n"
    if field.key in known:
        return help_ + as_yaml(_own({field.key: known[field.key]}, vocabulary))
    shown = as_yaml(_own({field.key: examples[field.key]}, vocabulary))
    return help_ + "".join(f"# {line}\n" for line in shown.splitlines())


def _own(value: object, vocabulary: Vocabulary) -> object:
    return vocabulary.keys.in_values(value, but=OF_PARTIES)
