"""Two pages must not be one key task, or one phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, place_of_number
from mkdocs_m3.checks.numbers_of_files import number_of_file, to_be_numbered
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.model import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every key task and every phase whose id an earlier page has already.

    Also each whose id is written in another way, and becomes the same for readers or in addresses.
    """
    playbook = context.playbook
    first: dict[str, KeyTask] = {}
    for task in playbook.key_tasks:
        yield from _same(task, first.setdefault(task.slug, task))
    pages: dict[str, Phase] = {}
    for page in playbook.records:
        if not isinstance(page, Phase) or page.number is None:
            continue
        kept = pages.setdefault(page.number.slug, page)
        if kept is page:
            continue
        headline = f"phase {page.number} also has a page at {_number(kept)}"
        if kept.number != page.number:
            headline = f"phase `{page.number}` is `{page.number.slug}` in addresses, and so is {_other(kept)}"
        yield at_offset(
            "M3032",
            page,
            place_of_number(page),
            headline,
            "give one of the two another `phase`, or make one page of them",
        )


def _same(task: KeyTask, other: KeyTask) -> Iterator[Finding]:
    """Report a key task that another one is in the way of."""
    if task is other:
        return
    if number_of_file(task) == task.id and number_of_file(other) not in ("", other.id):
        task, other = other, task  # whose file says that it is another one
    headline = f"key task {task.id} is also at {_number(other)}"
    cure = "give one of the two another `keyTask`"
    if (of_file := number_of_file(task)) not in ("", task.id):
        cure = f"{to_be_numbered(task, of_file)}, as the file is called"
    if (task.phase, task.number) != (other.phase, other.number):
        of_phase = f"`phase: {task.phase}`, " if task.phase else ""
        own = f"key task {task.id} ({of_phase}`keyTask: {task.number}`)"
        headline = f"{own} is `{task.slug}` in addresses, and so is {_other(other)}"
        if task.id == other.id:
            headline = f"{own} has the id of the one at {_number(other)}"
            cure = f"{cure}, or part the two ids under `ids: {{shown: …}}` in mkdocs.yml"
    yield at_offset("M3030", task, place_of_number(task), headline, cure)


def _other(page: KeyTask | Phase) -> str:
    return f"`{page.id}` at {_number(page)}"


def _number(page: KeyTask | Phase) -> Span:
    return Span.at(page.source.path, page.source.text, place_of_number(page)[0])
