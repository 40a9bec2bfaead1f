"""What an activity aims at has the name that the outputs of its task give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks import joined_artifacts
from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask

_ALIKE: Final = 0.6
_FEWEST_MADE: Final = 2
"""Other outputs of a task that activities make, where the last one is taken for the one that is left."""


class OtherName(NamedTuple):
    """What an activity aims at, and what the outputs of its task seem to call it."""

    task: KeyTask
    """The task."""
    aim: Artifact
    """As the activity has it."""
    output: Artifact
    """As the outputs have it."""


@once
def other_names(context: CheckContext) -> tuple[OtherName, ...]:
    """Every activity's output that its task lists under another name, as it seems.

    Not where either is told to be several artifacts. Where all other outputs are made by activities, the one
    that is not is the one that is left.
    """
    joined = joined_artifacts.keys(joined_artifacts.found(context))
    return tuple(found for task in context.playbook.pages for found in _in_task(task, joined))


def _in_task(task: KeyTask, joined: Container[str]) -> Iterator[OtherName]:
    listed = {output.key for output in task.outputs}
    aims = {one.key: one for activity in task.activities for one in activity.outputs}
    unlisted = [
        aim for key, aim in aims.items() if not (key in listed or key in joined or is_struck(aim.text.value))
    ]
    unmade: dict[str, list[Artifact]] = {}
    for output in task.outputs if unlisted else ():
        if output.key not in aims and not (output.key in joined or is_struck(output.text.value)):
            unmade.setdefault(output.key.partition(" ")[0], []).append(output)
    left = [one for outputs in unmade.values() for one in outputs]
    is_last = len(unlisted) == len(left) == 1 and len(listed & aims.keys()) >= _FEWEST_MADE
    is_last = is_last and nearest(unlisted[0].key, [left[0].key], _ALIKE) is not None
    for aim in unlisted:
        other = _most_alike(aim, unmade.get(aim.key.partition(" ")[0], ())) or (left[0] if is_last else None)
        if other:
            yield OtherName(task, aim, other)


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each of them."""
    for task, aim, output in other_names(context):
        yield at_text(
            "M3089",
            task,
            aim.text,
            f"`{aim.name}` is not among the outputs of the task, and `{output.name}` is",
            "write one name in both places if they are one, or add this one to `outputs`",
        )


def _most_alike(aim: Artifact, outputs: Iterable[Artifact]) -> Artifact | None:
    """The output that has most words in common with what an activity aims at, and at least half of them."""
    words = set(aim.key.split())
    shared = ((len(words.intersection(one.key.split())), one) for one in outputs)
    enough = [(count, one) for count, one in shared if 2 * count >= max(len(words), len(one.key.split()))]
    return max(enough, key=lambda found: found[0])[1] if enough else None
