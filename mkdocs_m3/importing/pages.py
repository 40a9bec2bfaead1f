"""Drafts as pages: what their front matter says, and where they go; none where there is something already."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.authoring import placing
from mkdocs_m3.authoring.scaffold import filled_page, written_id
from mkdocs_m3.model import id_of, slug_of
from mkdocs_m3.reading import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from mkdocs_m3.importing.drafts import ActivityDraft, Draft, Drafts, PhaseDraft, TaskDraft
    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.vocabulary import Vocabulary


class Page(Struct, frozen=True, kw_only=True):
    """A page that is to be written."""

    uri: str
    """Its path in the documentation folder, made of slugs alone."""
    text: str
    """What is in it."""
    draft: Draft
    """What it was made from."""


class Places(Struct, frozen=True, kw_only=True):
    """Where pages may go."""

    playbook: Playbook
    """What the site has already."""
    into: str | None
    """The folder in the documentation folder for all pages; `None` where they go beside their like."""
    folder: str = ""
    """That of the playbook in the documentation folder, with a slash at its end; empty where it has none."""
    inside: Callable[[str], str] = str
    """Puts the path of a page into this folder, unless it is in there."""
    shared: Container[str] = ()
    """The pages that serve every playbook of the site, by their paths in the documentation folder."""
    shown: Callable[[str], str]
    """What messages call a page by its path in the documentation folder."""
    is_taken: Callable[[str], bool]
    """Whether something is at a path in the documentation folder already."""


def pages_of(drafts: Drafts, vocabulary: Vocabulary, places: Places, title: str) -> Iterator[Page]:
    """Every page that is not there yet. Of others, the draft says why they are not written."""
    taken: set[str] = set()
    known = {task.slug: task.source.path for task in reversed(places.playbook.key_tasks)}
    for phase in drafts.phases:
        if phase.has_page and not phase.why_not and vocabulary.ids.has_phases:
            yield from _page(phase, _of_phase(phase, vocabulary, places), taken, places)
    for task in drafts.tasks:
        if not task.why_not:
            yield from _page(task, _of_task(task, vocabulary, places, known), taken, places)
    if drafts.terms:
        yield from _page(drafts.glossary, _of_glossary(drafts, vocabulary, places, title), taken, places)


def _page(draft: Draft, made: tuple[str, str] | None, taken: set[str], places: Places) -> Iterator[Page]:
    """The page, unless the draft says why there is none or something is in its place."""
    if made is None:
        return
    uri, text = made
    if places.is_taken(uri):
        draft.why_not = f"{places.shown(uri)} is there already, and is left as it is"
    elif uri.casefold() in taken:
        draft.why_not = f"another page of this import is {places.shown(uri)}; give one of them another id"
    else:
        taken.add(uri.casefold())
        yield Page(uri=uri, text=text, draft=draft)


def _refuse(draft: Draft, path: str) -> None:
    """Say in a draft that its page is there already."""
    draft.why_not = f"{draft.called} is there already, and is left as it is: {path}"


def _of_phase(phase: PhaseDraft, vocabulary: Vocabulary, places: Places) -> tuple[str, str] | None:
    ids, playbook = vocabulary.ids, places.playbook
    own = ids.phase_id(phase.id)
    if other := playbook.phase_pages.get(own):
        _refuse(phase, other.source.path)
        return None
    uri = places.inside(placing.phase_uri(playbook, own, phase.name, vocabulary.words))
    if places.into is not None:
        folder = slug_of(vocabulary.words.noun("phase").plural) or "phases"
        uri = str(PurePosixPath(places.into, folder, f"{own.slug}.md"))
    values = {"phase": written_id(ids.phase, phase.id), "name": phase.name, **phase.data}
    if permalink := placing.permalink_for(playbook, uri, own):
        values["permalink"] = permalink
    return uri, filled_page(schema.page_type_of(schema.PHASE, vocabulary), values, vocabulary)


def _of_task(
    task: TaskDraft, vocabulary: Vocabulary, places: Places, known: Mapping[str, str]
) -> tuple[str, str] | None:
    ids, playbook = vocabulary.ids, places.playbook
    phase = ids.phase_id(task.phase.id) if task.phase and ids.has_phases else None
    new = placing.NewTask(phase=phase, number=id_of(task.number), id=task.shown, name=task.name)
    if new.slug in known:
        _refuse(task, known[new.slug])
        return None
    folder = places.into if places.into is not None else placing.folder_for(playbook, phase, vocabulary.words)
    uri = str(PurePosixPath(folder, placing.file_name(playbook, folder, new)))
    uri = places.inside(uri)
    values: dict[str, object] = {"phase": written_id(ids.phase, phase.text)} if phase else {}
    values |= {"keyTask": written_id(ids.task, task.number), "name": task.name, **task.data}
    values |= _activities(task)
    if roles := task.data.get("stakeholders"):
        values["stakeholders"] = [
            {"text": one} if isinstance(one, str) else one
            for one in (roles if isinstance(roles, list) else [])
        ]
    if permalink := placing.permalink_for(playbook, uri, new):
        values["permalink"] = permalink
    return uri, filled_page(schema.page_type_of(schema.KEY_TASK, vocabulary), values, vocabulary)


def _activities(task: TaskDraft) -> dict[str, object]:
    """The activities in one list, or under the headings of their groups."""
    if not any(one.group for one in task.activities):
        return {"activities": [_record(one) for one in task.activities]} if task.activities else {}
    groups: dict[str, list[object]] = {}
    for one in task.activities:
        groups.setdefault(one.group or task.name, []).append(_record(one))
    return {"activitiesGroups": [{"group": name, "activities": items} for name, items in groups.items()]}


def _record(activity: ActivityDraft) -> dict[str, object]:
    return {"text": activity.text, **activity.data}


def _of_glossary(
    drafts: Drafts, vocabulary: Vocabulary, places: Places, title: str
) -> tuple[str, str] | None:
    glossaries = (one for one in places.playbook.glossaries if one.source.uri not in places.shared)
    other = next(glossaries, None)
    if other:
        _refuse(drafts.glossary, other.source.path)
        return None
    sections: dict[str, list[dict[str, str]]] = {}
    for term in drafts.terms:
        said = {"name": term.name, **({"description": term.description} if term.description else {})}
        sections.setdefault(term.section, []).append(said)
    values = {
        "title": title,
        "sections": [{"name": name, "terms": terms} for name, terms in sections.items()],
    }
    page_type = schema.page_type_of(schema.GLOSSARY, vocabulary)
    folder = places.into if places.into is not None else places.folder
    return str(PurePosixPath(folder, "glossary.md")), filled_page(page_type, values, vocabulary)
