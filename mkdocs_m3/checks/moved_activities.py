"""An output that a task lists is made by one of its activities, where all its other outputs are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, Artifact, KeyTask


def check(context: CheckContext) -> Iterator[Finding]:
    """Report the one output of a task that none of its activities makes, and one of another task does."""
    tasks = context.playbook.key_tasks
    alone = [found for task in tasks if (found := _alone(task))]
    keys = {artifact.key for _, artifact in alone}
    makers: defaultdict[str, list[tuple[KeyTask, int]]] = defaultdict(list)
    for task in tasks if keys else ():
        for number, activity in enumerate(task.activities, 1):
            for key in _keys(activity) & keys:
                makers[key].append((task, number))
    for task, artifact in alone:
        if len(makers[artifact.key]) == 1:
            yield _told(task, artifact, *makers[artifact.key][0])


def _alone(task: KeyTask) -> tuple[KeyTask, Artifact] | None:
    made = {key for activity in task.activities for key in _keys(activity)}
    without = [one for one in task.outputs if one.key not in made]
    is_rule = len({one.key for one in task.outputs} & made) > 1
    return (task, without[0]) if len(without) == 1 and is_rule else None


def _keys(activity: Activity) -> set[str]:
    return {output.key for output in activity.outputs}


def _told(task: KeyTask, artifact: Artifact, maker: KeyTask, number: int) -> Finding:
    return at_text(
        "M3116",
        task,
        artifact.text,
        f"none of these activities makes `{artifact.name}`, as they do all other outputs here; "
        f"activity {number} of {maker.id} makes it",
        "if that activity was moved there, delete this output here; else name it as `output` of the activity "
        "that makes it here",
    )
