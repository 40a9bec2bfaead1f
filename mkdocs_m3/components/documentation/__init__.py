"""The documents that a phase leaves behind: what its tasks make, and what its page lists besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_m3.components.cards import View as Cards
from mkdocs_m3.components.cards import documents_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
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
    return bool(_documents(context) or phase.documentation_intro or phase.documentation_outro)


def view(context: Context) -> View:
    """The documents of one phase."""
    phase = context.phase
    return View(
        lead_in=context.prose(phase.documentation_intro) if phase.documentation_intro else None,
        list=documents_of(context, _documents(context)),
        outro=context.prose(phase.documentation_outro) if phase.documentation_outro else None,
    )


def _documents(context: Context) -> tuple[Artifact, ...]:
    """Each artifact once, those that tasks make first; with a template where anybody offers one."""
    made = (
        artifact
        for task in context.playbook.phases.get(context.phase.number or 0, ())
        for artifact in task.made
    )
    found: dict[str, Artifact] = {}
    for artifact in (*made, *context.phase.documentation):
        known = found.setdefault(artifact.key, artifact)
        # The page's own spelling stands; a template is taken from wherever it is offered.
        found[artifact.key] = replace(known, template=known.template or artifact.template)
    own = {artifact.key: artifact for artifact in context.phase.documentation}
    return tuple(replace(one, text=own[key].text) if key in own else one for key, one in found.items())
