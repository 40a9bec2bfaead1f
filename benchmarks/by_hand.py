"""Key tasks as an author without the plugin writes them: tables, lists and links in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from key_tasks import FILES_FOLDER, PARTIES, WORKSTREAMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artifacts import Artifact
    from key_tasks import Line, Playbook, Relation, Task

ARTIFACTS_PAGE: Final = "artifacts.md"
"""The page that names every artifact with all its tasks."""


def by_hand(playbook: Playbook, task: Task) -> Iterator[str]:
    """What an author without the plugin has to write, and to keep right, for the same page."""
    yield from ("---", f"description: {task.objective}", "---", "")
    yield from (f"# {task.id} {task.name}", "", _standing(task))
    yield from ("", "## Objective", "", task.objective)
    yield from ("", "## Activities", "")
    yield from _table(task, ("No.", "Activity"), _activity_rows(task))
    yield from ("", "## Stakeholders", "")
    yield from _table(task, ("Role",), _stakeholder_rows(task))
    yield from ("", "## Inputs", "")
    yield from (_item(task, artifact, playbook.of_input(task, artifact)) for artifact in task.inputs)
    yield from ("", "## Outputs", "")
    yield from (_item(task, artifact, playbook.of_output(task, artifact)) for artifact in task.outputs)
    yield from ("", "## Best practices", "")
    yield from (f"- {practice}" for practice in task.practices)


def _standing(task: Task) -> str:
    parties = ", ".join(PARTIES[party] for party in task.parties)
    return (
        f"Phase {task.phase} · Task {task.number} of {task.siblings} · {WORKSTREAMS[task.workstream]}"
        f" · Responsible: {parties}"
    )


def _table(task: Task, first: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head = (*first, *(PARTIES[party] for party in task.columns))
    for cells in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def _activity_rows(task: Task) -> Iterator[tuple[str, ...]]:
    for number, activity in enumerate(task.activities, 1):
        word = "Shared" if len(activity.parties) > 1 else "Responsible"
        yield (str(number), activity.text, *_cells(task, activity, word))


def _stakeholder_rows(task: Task) -> Iterator[tuple[str, ...]]:
    for stakeholder in task.stakeholders:
        yield (stakeholder.text, *_cells(task, stakeholder, "Involved"))


def _cells(task: Task, line: Line, word: str) -> Iterator[str]:
    if not line.parties:
        yield from ("Not stated", *("",) * (len(task.columns) - 1))
        return
    yield from (word if party in line.parties else "" for party in task.columns)


def _item(task: Task, artifact: Artifact, relations: tuple[Relation, ...]) -> str:
    template = artifact.template
    name = (
        f"[{artifact.name} [{template.details}]](../{FILES_FOLDER}/{template.file})"
        if template
        else artifact.name
    )
    return f"- {' · '.join((name, *(_relation(task, relation) for relation in relations)))}"


def _relation(task: Task, relation: Relation) -> str:
    links = [f'[{other.id}]({path_between(task, other)} "{other.name}")' for other in relation.tasks]
    more = [f"[and {relation.more} more](../{ARTIFACTS_PAGE})"] if relation.more else []
    return f"{relation.label} {', '.join(links + more)}"


def path_between(task: Task, other: Task) -> str:
    """The path of another task's page from a task's page."""
    return f"{other.id}.md" if other.phase == task.phase else f"../{other.uri}"


def artifacts_by_hand(playbook: Playbook) -> Iterator[str]:
    """Every artifact with the tasks that make it, those that take it in, and its template."""
    yield from ("# Artifacts", "", "| Artifact | Made by | Used by | Template |", "| --- | --- | --- | --- |")
    for name, (makers, users, template) in sorted(playbook.artifacts.items()):
        file = f"[{name} [{template.details}]]({FILES_FOLDER}/{template.file})" if template else ""
        links = (
            ", ".join(f'[{task.id}]({task.uri} "{task.name}")' for task in tasks) for tasks in (makers, users)
        )
        yield f"| {' | '.join((name, *links, file))} |"
