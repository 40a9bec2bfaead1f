"""The documents that a phase leaves behind: what its tasks make, and what its page lists besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.artifact_list import View as Cards
from mkdocs_m3.components.artifact_list import documents_of
from mkdocs_m3.components.tasks import tasks_of_page

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact


class View(Struct, frozen=True, kw_only=True):
    """The documents with the words around them."""

    lead_in: Markup | None
    """The author's words above."""
    list: Cards
    """The documents, those with a template first."""
    outro: Markup | None
    """The author's words below."""


def has_content(context: Context) -> bool:
    """Whether there is a document, or a word about documents."""
    phase = context.phase
    own = phase.documentation or phase.documentation_intro or phase.documentation_outro
    return bool(own) or any(task.made for task in tasks_of_page(context))


def view(context: Context) -> View:
    """The documents of one phase."""
    phase = context.phase
    return View(
        lead_in=context.prose(phase.documentation_intro) if phase.documentation_intro else None,
        list=documents_of(context, _documents(context)),
        outro=context.prose(phase.documentation_outro) if phase.documentation_outro else None,
    )


def _documents(context: Context) -> tuple[Artifact, ...]:
    """Each artifact once, those that tasks make first, as the page spells it; with each of its templates.

    One that is offered with several templates is there once for each: none is lost.
    """
    made = (artifact for task in tasks_of_page(context) for artifact in task.made)
    found: dict[str, list[Artifact]] = {}
    for artifact in made:
        _join(found.setdefault(artifact.key, []), artifact, is_own=False)
    for artifact in context.phase.documentation:
        _join(found.setdefault(artifact.key, []), artifact, is_own=True)
    return tuple(artifact for several in found.values() for artifact in several)


def _join(several: list[Artifact], artifact: Artifact, *, is_own: bool) -> None:
    """Put an artifact to those of its key: to one with the same template or none, else beside them."""
    target = _target(artifact)
    for n, known in enumerate(several):
        if not target or not _target(known) or target == _target(known):
            template = known.template or artifact.template
            several[n] = replace(known, template=template, text=artifact.text if is_own else known.text)
            return
    several.append(artifact)


def _target(artifact: Artifact) -> str:
    return artifact.template.target.value if artifact.template else ""
