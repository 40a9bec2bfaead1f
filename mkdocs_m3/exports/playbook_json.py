"""The whole playbook as JSON: clean texts, relations drawn, one shape for everything that is alike.

`m3.schema.json` beside this file describes it and is published with it. Whatever changes here changes
there; what would break a program that reads it gets a new version.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

from mkdocs_m3.exports import own_fields, schema_2
from mkdocs_m3.exports.exported import file_type
from mkdocs_m3.exports.json_text import as_json
from mkdocs_m3.model.statistics import artifacts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.model import (
        Activity,
        Artifact,
        FieldValue,
        Id,
        KeyTask,
        Phase,
        Record,
        Reference,
        ResponsibleParty,
        Section,
        Stakeholder,
        Text,
    )
    from mkdocs_m3.model.phase import Criterion
    from mkdocs_m3.model.statistics import Made
    from mkdocs_m3.model.vocabulary import Term as Word
    from mkdocs_m3.model.vocabulary import Vocabulary

VERSION: Final = 1
"""Of the shape; a program may go on reading as long as it stays."""

PATH: Final = "m3.json"
"""Where the playbook is in the published site."""
SCHEMA_PATH: Final = "m3.schema.json"
"""Where its description stands."""

Json = dict[str, object]


def playbook_json(site: Exported) -> bytes:
    """The file."""
    playbook = site.playbook
    version, schema_path = version_of(site.vocabulary)
    declared = {"fields": own_fields.declared(site)} if version > VERSION else {}
    has_phases = site.vocabulary.ids.has_phases
    phases = {"phases": [_phase(site, phase) for phase in playbook.phases]} if has_phases else {}
    return as_json(
        {
            "$schema": schema_path,
            "version": version,
            **declared,
            "parties": _words(site.vocabulary.parties),
            "workstreams": _words(site.vocabulary.workstreams),
            **phases,
            "keyTasks": [_key_task(site, task) for task in playbook.key_tasks],
            "artifacts": [_artifact(one) for one in artifacts_of(playbook, playbook.key_tasks)],
            "glossary": [_section(site, page, one) for page in playbook.glossaries for one in page.sections],
            "resources": [_section(site, page, one) for page in playbook.resources for one in page.sections],
        }
    )


def version_of(vocabulary: Vocabulary) -> tuple[int, str]:
    """The version of a site's file, and where its description stands."""
    is_first = vocabulary.ids.are_usual and not vocabulary.fields
    return (VERSION, SCHEMA_PATH) if is_first else (schema_2.VERSION, schema_2.PATH)


def playbook_schema(version: int = VERSION, *, has_phases: bool = True) -> bytes:
    """The JSON Schema (2020-12) of the file, in one of its versions; of the second, without phases."""
    first = resources.files(__package__).joinpath(SCHEMA_PATH).read_bytes()
    return first if version == VERSION else schema_2.schema_2(first, has_phases=has_phases)


def _fields(site: Exported, page: Record | None, values: Iterable[FieldValue]) -> Json:
    """What is said in fields of the site's own, under their key; nothing where the site has none."""
    if version_of(site.vocabulary)[0] == VERSION:
        return {}
    return {"fields": own_fields.as_json(site, page, values) if page else {}}


def _words(terms: Iterable[Word]) -> list[Json]:
    return [{"id": term.id, "label": term.label} for term in terms]


def _phase(site: Exported, phase: Id) -> Json:
    page = site.playbook.phase_pages.get(phase)
    is_first = version_of(site.vocabulary)[0] == VERSION
    return {
        **({"number": int(phase.text)} if is_first else {"id": phase.text}),
        "name": _text(site, page.name if page else None) or site.vocabulary.ids.label(phase) or None,
        "objective": _text(site, page.objective if page else None),
        "url": site.page(page) if page else None,
        "documentationIntro": _text(site, page.documentation_intro if page else None),
        "documentation": _items(site, page, page.documentation) if page else [],
        "documentationOutro": _text(site, page.documentation_outro if page else None),
        "exitCriteria": [_criterion(site, page, one) for one in page.exit_criteria] if page else [],
        "keyTasks": [task.id for task in site.playbook.phases[phase]],
        **_fields(site, page, page.fields if page else ()),
    }


def _ids(site: Exported, task: KeyTask) -> Json:
    """The ids that make up the one that readers see: numbers in the first version, texts in the second."""
    phase, own = task.phase, task.number
    if version_of(site.vocabulary)[0] == VERSION:
        return {"phase": int(phase.text) if phase else None, "number": int(own.text) if own else None}
    parent = site.playbook.by_id.get(task.parent or "")
    return {
        "slug": task.slug,
        **({"phase": phase.text} if phase else {}),
        "ownId": own.text if own else None,
        "parent": {"id": task.parent, "name": _text(site, parent.name if parent else None)}
        if task.parent
        else None,
    }


def _criterion(site: Exported, page: Phase, criterion: Criterion) -> Json:
    address = site.target(page, criterion.address) if criterion.address else ""
    return {"text": site.plain(criterion.text), "url": address or None}


def _key_task(site: Exported, task: KeyTask) -> Json:
    numbered = enumerate(
        ((group.name, activity) for group in task.activity_groups for activity in group.activities), start=1
    )
    return {
        "id": task.id,
        **_ids(site, task),
        "name": _text(site, task.name),
        "objective": _text(site, task.objective),
        "url": site.page(task),
        "workstream": task.category,
        "parties": _parties(task.responsible_party),
        "activitiesText": _text(site, task.activities_text),
        "activities": [_activity(site, task, number, group, one) for number, (group, one) in numbered],
        "inputs": _items(site, task, task.inputs),
        "outputs": _items(site, task, task.outputs),
        "stakeholders": [_stakeholder(site, one) for one in task.stakeholders],
        "bestPractice": [site.plain(text) for text in task.best_practice],
        **_fields(site, task, task.fields),
    }


def _activity(site: Exported, task: KeyTask, number: int, group: Text | None, activity: Activity) -> Json:
    return {
        "number": number,
        "group": _text(site, group),
        "text": site.plain(activity.text),
        "parties": _parties(activity.responsible_party),
        "letters": {one.party: list(one.letters) for one in activity.assignments},
        "outputs": _items(site, task, activity.outputs),
        "template": _offer(site, task, activity.template),
        "example": _offer(site, task, activity.example),
        **_fields(site, task, activity.fields),
    }


def _stakeholder(site: Exported, stakeholder: Stakeholder) -> Json:
    return {
        "role": stakeholder.name,
        "parties": _parties(stakeholder.responsible_party),
        "definition": site.defined(stakeholder) or None,
    }


def _artifact(made: Made) -> Json:
    return {
        "artifact": made.key,
        "name": made.name,
        "madeBy": [task.id for task in made.made_by],
        "usedBy": [task.id for task in made.used_by],
    }


def _section(site: Exported, page: Record, section: Section) -> Json:
    return {
        "name": site.plain(section.name),
        "description": _text(site, section.description),
        "url": site.page(page),
        "terms": [
            {
                "name": term.plain,
                "abbreviation": term.abbreviation or None,
                "description": term.meaning or None,
                "url": f"{site.page(page)}#{term.anchor}",
            }
            for term in section.terms
        ],
        "items": _items(site, page, section.items),
    }


def _items(site: Exported, page: Record, artifacts: Iterable[Artifact]) -> list[Json]:
    return [_item(site, page, artifact) for artifact in artifacts]


def _item(site: Exported, page: Record, artifact: Artifact) -> Json:
    return {
        "name": artifact.name,
        "template": _offer(site, page, artifact.template),
        "external": artifact.is_external,
        "artifact": artifact.key,
    }


def _offer(site: Exported, page: Record, reference: Reference | None) -> Json | None:
    if reference is None:
        return None
    return {
        "file": reference.target.value if reference.is_file else None,
        "url": site.target(page, reference) or None,
        "type": file_type(reference) or None,
        "size": site.size(reference),
    }


def _parties(who: ResponsibleParty | None) -> list[str]:
    return list(who.parties) if who else []


def _text(site: Exported, text: Text | None) -> str | None:
    return site.plain(text) or None
