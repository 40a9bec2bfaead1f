"""An input comes from somewhere: from an earlier task, or from outside the playbook."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import files_as_names, mistyped_phases
from mkdocs_m3.checks.findings import at_text, enumerated, place_of, with_key
from mkdocs_m3.checks.near_names import MadeNames
from mkdocs_m3.model import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.checks.near_names import Made
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, Id, KeyTask, Playbook

_CODE: Final = "M3080"

_Place = tuple["KeyTask", "Artifact"]


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every input that no earlier task makes, where the site holds every earlier phase.

    There is one finding for all tasks that take it in, at the first of them. A page that accepts this code
    has a finding of its own, which its acceptance takes away, and does not count for the others.
    """
    playbook = context.playbook
    accepting = {acceptance.source.uri for acceptance in context.accepted if acceptance.code == _CODE}
    tasks = (*playbook.unnumbered, *playbook.key_tasks)
    position = {task.source.uri: n for n, task in enumerate(tasks)}
    names = MadeNames.of(tasks)
    for places in _missing(playbook, files_as_names.keys(context)):
        told = [(task, artifact) for task, artifact in places if task.source.uri not in accepting]
        alone = [[(task, artifact)] for task, artifact in places if task.source.uri in accepting]
        task, artifact = (told or places)[0]
        later = next(iter(playbook.makers.get(artifact.key, ())), None)
        near = None if later else names.nearest(artifact, position[task.source.uri])
        for group in (*alone, *([told] if told else ())):
            yield _finding(group, later, near)


def _missing(playbook: Playbook, misnamed: frozenset[str]) -> Iterable[list[_Place]]:
    """By the artifact, the tasks that take it in and neither make it nor come after one that does, or may.

    Of those that are `misnamed`, the right names are not known.
    """
    made = {artifact.key for task in playbook.unnumbered for artifact in task.made} | misnamed
    made |= playbook.unread.names
    mistyped = mistyped_phases.meant(playbook)
    made |= {one.key for task in playbook.key_tasks if task.source.uri in mistyped for one in task.made}
    made |= {one.key for task in playbook.pages for one in task.stakeholders if one.is_misplaced}
    last = _first_gap(playbook)
    found: dict[str, dict[str, _Place]] = {}
    for task in playbook.key_tasks:
        made_here = {artifact.key for artifact in task.made}
        for artifact in task.inputs if last is None or task.order[0] <= last.order else ():
            if not (artifact.is_external or artifact.key in made or artifact.key in made_here):
                found.setdefault(artifact.key, {}).setdefault(task.source.uri, (task, artifact))
        made |= made_here
    return (list(places.values()) for places in found.values())


def _first_gap(playbook: Playbook) -> Id | None:
    """The first phase without key tasks, where a phase is missing; `None` where the site holds every one."""
    if playbook.ids.phase == "number" and playbook.ids.has_phases and not playbook.ids.phases:
        return next(phase for n in count(1) if not playbook.phases.get(phase := id_of(str(n))))
    return next((phase for phase, tasks in playbook.phases.items() if not tasks), None)


def _finding(places: list[_Place], later: KeyTask | None, near: Made | None) -> Finding:
    (task, artifact), *others = places
    headline = f"no earlier task makes the input `{artifact.name}`"
    outside = with_key(task, artifact.text, "external: true")
    cure = _cure(later, near, outside)
    if others:
        takes_in = f"{len(places)} tasks take in `{artifact.name}`"
        headline = f"{takes_in} before {later.id} makes it" if later else f"{takes_in}, and none makes it"
        cure = f"change the order or the name; if it comes from outside, {outside}" if later else cure
        cure = f"{cure}; {enumerated([str(one.id) for one, _ in places])} take it in"
    spans = tuple(place_of(page, other.text) for page, other in others)
    return at_text(_CODE, task, artifact.text, headline, cure, others=spans)


def _cure(later: KeyTask | None, near: Made | None, outside: str) -> str:
    if later:
        return f"{later.id} makes it, and does not come before; if it comes from outside, {outside}"
    meant = ""
    if near:
        maker = near.task.id or near.task.source.path
        meant = f"did you mean `{near.name}`, which {maker} makes? If not, "
    return (
        f"{meant}add it to the outputs of the task that makes it; if it comes from outside the playbook, "
        f"{outside}, or name it under `external` in the configuration"
    )
