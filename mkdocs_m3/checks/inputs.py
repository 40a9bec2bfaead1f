"""An input comes from somewhere: from an earlier task, or from outside the playbook."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import files_as_names, joined_artifacts, numbers_of_files
from mkdocs_m3.checks.findings import at_text, enumerated, place_of, with_key
from mkdocs_m3.checks.near_names import MadeNames
from mkdocs_m3.checks.renamed import RenamedNames
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.model import fold, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.checks.near_names import Made
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, Id, KeyTask, Playbook

_CODE: Final = "M3080"

_SEVERAL: Final = 3
"""Inputs of one task that one later task makes, for which there is one finding; or of several tasks."""

_Place = tuple["KeyTask", "Artifact"]


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every input that no earlier task makes, where the site holds every earlier phase.

    There is one finding for all tasks that take it in, at the first of them. A page that accepts this code
    has a finding of its own, which its acceptance takes away, and does not count for the others. Of a task
    that takes in much before another one makes it, there is one finding as well.
    """
    playbook = context.playbook
    joined = joined_artifacts.found(context)
    misnamed = files_as_names.keys(context) | joined_artifacts.keys(joined)
    missing = tuple(_missing(context, misnamed, _told_by(numbers_of_files.misnumbered(context), context)))
    if not missing:
        return
    accepting = {acceptance.source.uri for acceptance in context.accepted if acceptance.code == _CODE}
    tasks = (*playbook.unnumbered, *playbook.key_tasks)
    position = {task.source.uri: n for n, task in enumerate(tasks)}
    names = MadeNames.of(tasks)
    too_late: defaultdict[tuple[str, str], list[list[_Place]]] = defaultdict(list)
    taken = {one.key for task in tasks for one in task.inputs}
    taken |= {fold(name) for one in joined if not one.is_made for name in one.names}
    renamed = RenamedNames.of(names, taken)
    for places in missing:
        told = [(task, artifact) for task, artifact in places if task.source.uri not in accepting]
        alone = [[(task, artifact)] for task, artifact in places if task.source.uri in accepting]
        task, artifact = (told or places)[0]
        later = next(iter(playbook.makers.get(artifact.key, ())), None)
        before = position[task.source.uri]
        near = None if later else names.nearest(artifact, before)
        now = None if later or near else renamed.now(artifact.key, before)
        if later and told:
            too_late[later.source.uri, task.source.uri].append(told)
            told = []
        for group in (*alone, *([told] if told else ())):
            yield _finding(group, later, near, now)
    for groups in _by_maker(too_late):
        later = playbook.makers[groups[0][0][1].key][0]
        if len(groups) >= _SEVERAL:
            yield _too_late(groups, later)
        else:
            yield from (_finding(group, later, None, None) for group in groups)


def _by_maker(too_late: Mapping[tuple[str, str], list[list[_Place]]]) -> Iterator[list[list[_Place]]]:
    """What later tasks make and one earlier task takes in; of a few, what all of those take in together."""
    left: defaultdict[str, list[list[_Place]]] = defaultdict(list)
    for (maker, _), groups in too_late.items():
        if len(groups) >= _SEVERAL:
            yield groups
        else:
            left[maker] += groups
    yield from left.values()


def _told_by(found: Iterable[tuple[KeyTask, str]], context: CheckContext) -> frozenset[str]:
    """The paths of the pages whose numbers are told of, which do not accept that."""
    accepting = {one.source.uri for one in context.accepted if one.code == "M3088"}
    return frozenset(task.source.uri for task, _ in found).difference(accepting)


def _too_late(groups: list[list[_Place]], later: KeyTask) -> Finding:
    """What is said of all that a task takes in before another one makes it, and perhaps others, too."""
    task, artifact = groups[0][0]
    quoted = [f"`{group[0][1].name}`" for group in groups]
    places = [place for group in groups for place in group][1:]
    others = {one.source.uri: str(one.id) for one, _ in places if one is not task}
    takers = {group[0][0].source.uri for group in groups}
    if len(takers) > 1:
        headline = f"{enumerated(quoted)} are taken in before {later.id} makes them"
        cure = f"if {later.id} comes too late, give it an earlier number; if not, change the names, or add "
        cure += "`external: true` to what comes from outside"
    else:
        headline = f"{task.id} takes in {enumerated(quoted)} before {later.id} makes them"
        cure = "change the order of the two, or the names; add `external: true` to what comes from outside"
    if others:
        some = next(iter(others.values())) if len(others) == 1 else enumerated([*others.values()])
        cure = f"{cure}; {some} {'takes' if len(others) == 1 else 'take'} in some of it as well"
    spans = tuple(place_of(page, other.text) for page, other in places)
    return at_text(_CODE, task, artifact.text, headline, cure, others=spans)


def _missing(
    context: CheckContext, misnamed: frozenset[str], misnumbered: frozenset[str]
) -> Iterable[list[_Place]]:
    """By the artifact, the tasks that take it in and neither make it nor come after one that does, or may.

    Of those that are `misnamed`, the right names are not known, and of tasks that are `misnumbered`, as it
    seems, the right places are not.
    """
    playbook = context.playbook
    made = {artifact.key for task in playbook.unnumbered for artifact in task.made} | misnamed
    made |= playbook.unread.names
    elsewhere = misnumbered.union(one.task.source.uri for one in context.mistyped)
    made |= {one.key for task in playbook.key_tasks if task.source.uri in elsewhere for one in task.made}
    made |= {one.key for task in playbook.pages for one in task.stakeholders if one.is_misplaced}
    last = _first_gap(playbook)
    found: dict[str, dict[str, _Place]] = {}
    for task in playbook.key_tasks:
        made_here = {artifact.key for artifact in task.made}
        is_looked_at = task.source.uri not in elsewhere and (last is None or task.order[0] <= last.order)
        for artifact in task.inputs if is_looked_at else ():
            if is_struck(artifact.text.value):
                continue  # which is told by itself
            if not (artifact.is_external or artifact.key in made or artifact.key in made_here):
                found.setdefault(artifact.key, {}).setdefault(task.source.uri, (task, artifact))
        made |= made_here
    return (list(places.values()) for places in found.values())


def _first_gap(playbook: Playbook) -> Id | None:
    """The first phase without key tasks, where a phase is missing; `None` where the site holds every one."""
    if playbook.ids.phase == "number" and playbook.ids.has_phases and not playbook.ids.phases:
        return next(phase for n in count(1) if not playbook.phases.get(phase := id_of(str(n))))
    return next((phase for phase, tasks in playbook.phases.items() if not tasks), None)


def _finding(places: list[_Place], later: KeyTask | None, near: Made | None, now: Made | None) -> Finding:
    (task, artifact), *others = places
    headline = f"no earlier task makes the input `{artifact.name}`"
    outside = with_key(task, artifact.text, "external: true")
    cure = _cure(later, near, now, outside, len(places))
    if others:
        takes_in = f"{len(places)} tasks take in `{artifact.name}`"
        headline = f"{takes_in} before {later.id} makes it" if later else f"{takes_in}, and none makes it"
        cure = f"change the order or the name; if it comes from outside, {outside}" if later else cure
        cure = f"{cure}; {enumerated([str(one.id) for one, _ in places])} take it in"
    spans = tuple(place_of(page, other.text) for page, other in others)
    return at_text(_CODE, task, artifact.text, headline, cure, others=spans)


def _cure(later: KeyTask | None, near: Made | None, now: Made | None, outside: str, count: int) -> str:
    if later:
        return f"{later.id} makes it, and does not come before; if it comes from outside, {outside}"
    where = {1: "here", 2: "in both of them"}.get(count, f"in all {count} of them")
    meant, otherwise = "", f", or write {where} what that task calls it"
    if near:
        meant = f"did you mean `{near.name}`, which {near.maker} makes? If not, "
    elif now:
        meant = (
            f"if it is called `{now.name}` now, which {now.maker} makes, write that name {where}; if not, "
        )
        otherwise = ""
    return (
        f"{meant}add it to the outputs of the task that makes it{otherwise}; if it comes from outside the "
        f"playbook, {outside}, or name it under `external` in the configuration"
    )
