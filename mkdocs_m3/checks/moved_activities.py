"""An output that a task lists is made by one of its activities, where all its other outputs are."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.aims import other_names
from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, Artifact, KeyTask


_FEWEST_OUTPUTS: Final = 3
"""Outputs of a task that show that activities make all of them, with that one among them."""
_FEWEST_TASKS: Final = 4
"""Tasks of a phase that show that activities make all outputs."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report the one output of a task that none of its activities makes.

    Either an activity of another task makes it, or none does, and in the whole phase it is the only such one.
    """
    tasks = context.playbook.key_tasks
    named_otherwise = {(one.task.source.uri, one.output.key) for one in other_names(context)}
    unmade = [(task, _without_activity(task)) for task in tasks if task.outputs]
    alone = [
        (task, without[0])
        for task, without in unmade
        if len(without) == 1
        and task.activities
        and task.is_whole
        and (task.source.uri, without[0].key) not in named_otherwise
    ]
    keys = {artifact.key for _, artifact in alone}
    makers: defaultdict[str, list[tuple[KeyTask, int]]] = defaultdict(list)
    for task in tasks if keys else ():
        for number, activity in enumerate(task.activities, 1):
            for key in _keys(activity) & keys:
                makers[key].append((task, number))
    with_outputs = Counter(task.phase for task, _ in unmade)
    of_phase = Counter(task.phase for task, without in unmade for _ in without)
    for task, artifact in alone:
        if len(makers[artifact.key]) == 1 and len({one.key for one in task.outputs}) >= _FEWEST_OUTPUTS:
            yield _moved(task, artifact, *makers[artifact.key][0])
        elif (
            not makers[artifact.key]
            and of_phase[task.phase] == 1
            and with_outputs[task.phase] >= _FEWEST_TASKS
        ):
            yield _deleted(task, artifact)


def _without_activity(task: KeyTask) -> list[Artifact]:
    """The outputs of a task that none of its activities makes."""
    made = {key for activity in task.activities for key in _keys(activity)}
    return [one for one in task.outputs if one.key not in made and not is_struck(one.text.value)]


def _keys(activity: Activity) -> set[str]:
    return {output.key for output in activity.outputs}


def _moved(task: KeyTask, artifact: Artifact, maker: KeyTask, number: int) -> Finding:
    return at_text(
        "M3116",
        task,
        artifact.text,
        f"none of these activities makes `{artifact.name}`, as they do all other outputs here; "
        f"activity {number} of {maker.id} makes it",
        "if that activity was moved there, delete this output here; else name it as `output` of the activity "
        "that makes it here",
    )


def _deleted(task: KeyTask, artifact: Artifact) -> Finding:
    return at_text(
        "M3116",
        task,
        artifact.text,
        f"no activity makes `{artifact.name}`, as activities do all other outputs of this phase",
        "name it as `output` of the activity that makes it, or delete it if that activity was deleted",
    )
