"""Key tasks as front matter, and the pages around them: phases, glossary, resources, views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playbook import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artifacts import Artifact
    from key_tasks import Phase, Playbook, Task

MIDDLE_PHASE: Final = 2
"""The phase whose lineage is drawn: it has earlier and later ones that it shares artifacts with."""

_SHARED: Final = ("customer", "provider")


def with_plugin(playbook: Playbook, task: Task) -> Iterator[str]:
    """Front matter as authors write it, and no body."""
    del playbook
    yield from ("---", "layout: m3/keyTask")
    yield from front_matter(task, named_artifact, named_artifact)
    yield "---"


def front_matter(
    task: Task,
    of_input: Callable[[Artifact], Iterable[str]],
    of_output: Callable[[Artifact], Iterable[str]],
) -> Iterator[str]:
    """The keys of a key task; what is said of its inputs and outputs is made by the callers."""
    yield from (f"phase: {task.phase}", f"keyTask: {task.number}", f"name: {task.name}")
    yield from (f"objective: {task.objective}", f"responsibleParty: {_party(task.parties)}")
    yield f"category: {task.workstream}"
    for key, lines in (("activities", task.activities), ("stakeholders", task.stakeholders)):
        yield f"{key}:"
        for line in lines:
            yield f"  - text: {line.text}"
            if line.parties:
                yield f"    responsibleParty: {_party(line.parties)}"
    for key, artifacts, of_artifact in (
        ("inputs", task.inputs, of_input),
        ("outputs", task.outputs, of_output),
    ):
        yield f"{key}:"
        for artifact in artifacts:
            yield from of_artifact(artifact)
    yield "bestPractice:"
    yield from (f"  - {practice}" for practice in task.practices)


def _party(parties: tuple[str, ...]) -> str:
    if parties == _SHARED:
        return "shared"
    return parties[0] if len(parties) == 1 else f"[{', '.join(parties)}]"


def named_artifact(artifact: Artifact) -> Iterator[str]:
    """An input or output with its template."""
    yield f"  - text: {artifact.name}"
    if artifact.template:
        yield f"    filename: {artifact.template.file}"


def around_the_tasks(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Phase pages, a glossary, resources, and a page for each view, as `pages` has them."""
    for phase in playbook.phases:
        yield phase.uri, "\n".join((*_phase(phase), ""))
    yield "glossary.md", "\n".join((*_glossary(), ""))
    yield "resources.md", "\n".join((*_resources(playbook), ""))
    yield from views_pages(playbook)


def views_pages(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """A page for each view."""
    for address, (name, options) in views(playbook).items():
        comment = f"<!-- m3/{name}{f' {options}' if options else ''} -->"
        yield f"{address}.md", f"# The view {name}\n\n{comment}\n"


def views(playbook: Playbook) -> dict[str, tuple[str, str]]:
    """By the address of its page, every view with its options.

    The lineage is drawn for a phase, and around the task that shares its artifacts the most often.
    """
    plain = (
        "phases", "map", "tasks", "responsibilities", "stakeholder-matrix", "templates", "artifacts",
        "swimlanes", "glossary", "find-my-part",
    )  # fmt: skip
    return {f"views/{name}": (name, "") for name in plain} | {
        "views/lineage-of-phase": ("lineage", f"{{phase: {min(MIDDLE_PHASE, playbook.tasks[-1].phase)}}}"),
        "views/lineage-of-task": ("lineage", f"{{task: {playbook.hub.id}}}"),
    }


def _phase(phase: Phase) -> Iterator[str]:
    yield from ("---", "layout: m3/phase", f"phase: {phase.number}", f"name: {phase.name}")
    yield f"objective: {phase.objective}"
    yield from ("documentation_intro: The program office keeps these documents.", "documentation:")
    for artifact in phase.documents:
        yield from _named(artifact, "  ")
    yield "exitCriteria:"
    yield from (f"  - {criterion}" for criterion in phase.criteria)
    yield "---"


def _named(artifact: Artifact, margin: str) -> Iterator[str]:
    yield f"{margin}- name: {artifact.name}"
    if artifact.template:
        yield f"{margin}  filename: {artifact.template.file}"


def _glossary() -> Iterator[str]:
    yield from ("---", "layout: m3/glossary", "sections:", "  - name: Roles and abbreviations", "    terms:")
    for name, description in terms().items():
        yield from (f"      - name: {name}", f"        description: {description}")
    yield "---"


def _resources(playbook: Playbook) -> Iterator[str]:
    """One document of each phase."""
    yield from ("---", "layout: m3/resources", "sections:", "  - name: For all phases", "    items:")
    for phase in playbook.phases:
        yield from _named(phase.documents[-1], "      ")
    yield "---"
