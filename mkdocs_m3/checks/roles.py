"""Every role has an entry in the glossary, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.model import fold
from mkdocs_m3.text import plain
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import Playbook


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report, once a playbook, every stakeholder's role that no glossary explains."""
    del links
    terms = {
        fold(name): name
        for glossary in playbook.glossaries
        for term in glossary.terms
        if (name := plain(term.name.value))
    }
    if not terms:
        return
    told: set[str] = set()
    for task in playbook.pages:
        for stakeholder in task.stakeholders:
            role = fold(plain(stakeholder.text.value))
            if role in terms or role in told:
                continue
            told.add(role)
            near = nearest(role, terms, 0.85)
            yield at_text(
                "M3084",
                task,
                stakeholder.text,
                f"the role `{plain(stakeholder.text.value)}` has no entry in the glossary",
                f"write `{terms[near]}`, or add an entry" if near else "add an entry to the glossary",
            )
