"""An input comes from outside the playbook, or from an earlier task; not from both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks import numbers_of_files
from mkdocs_m3.checks.findings import at_text, place_of, shortened
from mkdocs_m3.checks.keys_of_items import without_key
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask

_Place = tuple["KeyTask", "Artifact"]


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each input that is said to come from outside, and that an earlier task makes.

    Nothing is told where one of the two tasks seems to have another number than it should.
    """
    makers = context.playbook.makers
    suspected = {
        task.source.uri
        for task in context.playbook.key_tasks
        for one in task.inputs
        if one.is_external and one.key in makers
    }
    if suspected:
        for task, artifact, made in _made_before(context, suspected):
            yield _finding(context, task, artifact, made)


def _made_before(
    context: CheckContext, suspected: Collection[str]
) -> Iterator[tuple[KeyTask, Artifact, _Place]]:
    """Each such input of these tasks, by their paths, with the first earlier task that makes it."""
    elsewhere = {one.task.source.uri for one in context.mistyped}
    elsewhere.update(task.source.uri for task, _ in numbers_of_files.misnumbered(context))
    made: dict[str, _Place] = {}
    for task in context.playbook.key_tasks:
        if task.source.uri in elsewhere:
            continue
        for one in task.inputs if task.source.uri in suspected else ():
            if one.is_external and one.key in made and not is_struck(one.text.value):
                yield task, one, made[one.key]
        for one in task.made:
            if not one.is_external:
                made.setdefault(one.key, (task, one))


def _finding(context: CheckContext, task: KeyTask, artifact: Artifact, made: _Place) -> Finding:
    maker, output = made
    edits = without_key(task.source.text, artifact.text, "text", "external", context.vocabulary.keys)
    return at_text(
        "M3106",
        task,
        artifact.text,
        f"`{shortened(artifact.name)}` is said to come from outside, and {maker.id} makes it, "
        f"at {place_of(maker, output.text)}",
        "delete `external: true`, or, if something else is meant, give it another name",
        edits=edits,
    )
