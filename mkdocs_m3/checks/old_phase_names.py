"""A link to a phase's page, or a heading above a view of a phase, calls the phase by its name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import changing
from mkdocs_m3.checks.link_pieces import Piece, may_be_link, pieces
from mkdocs_m3.checks.old_names import AROUND, is_other_name
from mkdocs_m3.checks.view_headings import ViewHeading, phase_name, view_headings
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold
from mkdocs_m3.model.ids import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Id

_MAY_BE: Final = may_be_link(
    r"[*_]{0,3}(?:[^\W\d_]{1,40}\s+){0,2}\d{1,4}[*_]{0,3}(?::|\s+[:\u2013\u2014-])[*_]{0,3}\s"
)
_NO_NAMES: Final = frozenset(
    {
        "activities", "activity", "artifact", "artifacts", "calendar", "checklist", "checklists", "criteria",
        "deliverables", "diagram", "documentation", "documents", "entry", "exit", "files", "flow", "glossary",
        "inputs", "instructions", "lineage", "links", "map", "matrix", "milestones", "notes", "objective",
        "objectives", "outline", "outputs", "overview", "page", "participants", "parties", "phase",
        "practices", "raci", "resources", "responsibilities", "roles", "schedule", "stakeholders", "status",
        "steps", "summary", "swimlanes", "tasks", "template", "templates", "timeline", "workstreams",
        "aufgaben", "beteiligte", "ergebnisse", "rollen", "schritte", "termine", "überblick", "übersicht",
        "unterlagen", "vorlagen", "zeitplan", "ziele", "zuständigkeiten",
        "actividades", "calendario", "documentos", "entregables", "participantes", "plantillas",
        "responsabilidades", "resumen", "tareas",
        "activités", "aperçu", "calendrier", "étapes", "livrables", "modèles", "rôles",
        "responsabilités", "résumé", "tâches",
    }
)  # fmt: skip
"""Words for what there is to see of a phase, in the languages of the catalogs; no name has one of them."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each name behind the number of a phase that the phase does not have."""
    if not context.playbook.ids.has_phases:
        return
    yield from _in_links(context)
    for heading in view_headings(context):
        if heading.name and heading.shown.value == heading.phase:
            yield from _in_heading(heading, context)


def _in_links(context: CheckContext) -> Iterator[Finding]:
    pages = {page.source.uri: number for number, page in context.playbook.phase_pages.items()}
    for piece in pieces(context, _MAY_BE):
        for pattern in _links(context.vocabulary.phase_words):
            for found in pattern.finditer(piece.bare):
                uri = context.links.seen_from(piece.source.uri).page_of(found["address"].strip("<>"))
                phase = pages.get(uri or "")
                if phase and phase == id_of(found["number"]):
                    yield from _in_link(found, piece, phase, context)


@lru_cache(maxsize=8)
def _links(phase_words: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """What finds `[Phase 3: Engagement](address)` and `[3: Engagement](address)`, and the same in HTML."""
    words = "|".join(map(re.escape, sorted(phase_words)))
    number = r"0*(?P<number>\d{1,4})[*_]{0,3}"
    sign = r"(?:\s*:|(?(word)\s+[\u2013\u2014-]|(?!)))[*_]{0,3}\s"
    said = rf"[*_]{{0,3}}(?P<word>(?:{words})\s+)?{number}{sign}(?P<rest>[^\[\]<>]{{0,200}})"
    return (
        re.compile(rf"\[{said}\]\((?P<address><[^<>\n]*>|[^()<>\s]+)\)", re.IGNORECASE),
        re.compile(rf"<a href=[\"'](?P<address>[^\"'<>]*)[\"']>{said}</a>", re.IGNORECASE),
    )


def _in_link(found: re.Match[str], piece: Piece, phase: Id, context: CheckContext) -> Iterator[Finding]:
    words, own = found["rest"].strip(AROUND), phase_name(phase, context.playbook)
    if words and _is_other(words, own, phase, context):
        begin = found.start("rest") + found["rest"].index(words)
        headline = f"this link says `{words}`, and phase {phase} is called `{own}`"
        cure = _cure(words, own, context, else_correct="the number and where the link leads")
        yield piece.told("M3101", (begin, begin + len(words)), headline, cure, own)


def _in_heading(heading: ViewHeading, context: CheckContext) -> Iterator[Finding]:
    phase, source, own = heading.phase, heading.source, phase_name(heading.phase, context.playbook)
    if _is_other(heading.name, own, phase, context):
        start, end = heading.name_start, heading.name_start + len(heading.name)
        headline = f"this heading says `{heading.name}`, and phase {phase} is called `{own}`"
        cure = _cure(heading.name, own, context, else_correct="the number and the view below")
        yield changing("M3101", source, (start, end), headline, cure, right=own)


def _cure(words: str, own: str, context: CheckContext, *, else_correct: str) -> str:
    """What to do about a name, which another phase may have."""
    other = _phases_by_name(context).get(fold(words))
    if other is None:
        return f"if that is its old name, write `{own}`"
    return f"write `{own}`, or, if phase {other} is meant, correct {else_correct}"


@once
def _phases_by_name(context: CheckContext) -> dict[str, Id]:
    """The phases by their folded names; of several with one name, the first."""
    phases = reversed(tuple(context.playbook.phases))
    return {fold(phase_name(phase, context.playbook)): phase for phase in phases}


def _is_other(words: str, own: str, phase: Id, context: CheckContext) -> bool:
    """Whether words are a name that the phase does not have, nor anything that belongs to it."""
    if phase.text in own or not is_other_name(words, own, fewest=1):
        return False
    folded = fold(words)
    return _NO_NAMES.isdisjoint(folded.split()) and folded not in _names_within(context)[phase]


@once
def _names_within(context: CheckContext) -> dict[Id, frozenset[str]]:
    """By phase, the names of its tasks, of what these make or take in, and of its documents."""
    pages, phases = context.playbook.phase_pages, context.playbook.phases
    found: dict[Id, frozenset[str]] = {}
    for phase, tasks in phases.items():
        artifacts = (*(pages[phase].documentation if phase in pages else ()),)
        artifacts += tuple(artifact for task in tasks for artifact in task.artifacts)
        names = (plain(task.name.value) for task in tasks if task.name)
        found[phase] = frozenset(map(fold, (*(artifact.name for artifact in artifacts), *names)))
    return found
