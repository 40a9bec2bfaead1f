"""A view shows the phase that the heading above it names, or whose page it is on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import changing
from mkdocs_m3.checks.view_headings import ViewHeading, phase_name, view_headings, views_of_other_phases
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Phase, PlacedView, Playbook


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each view of another phase; none where a view between the two shows that of the heading."""
    told: set[tuple[str, int]] = set()
    for found in view_headings(context):
        shown = found.shown.value
        if shown != found.phase and shown in context.playbook.phases and not _is_shown_between(found):
            told.add((found.source.uri, found.view.start))
            yield _told(found, context.playbook)
    for page, view in views_of_other_phases(context):
        if view.phases[0].value in context.playbook.phases and (page.source.uri, view.start) not in told:
            yield _on_page_of_another(page, view)


def _on_page_of_another(page: Phase, view: PlacedView) -> Finding:
    shown = view.phases[0]
    headline = f"this page is that of phase `{page.number}`, and `m3/{view.name}` shows phase `{shown}`"
    cure = f"write `phase: {page.number}`, or say above it that phase {shown} is shown"
    where = (shown.start, shown.end)
    return changing("M3112", page.source, where, headline, cure, right=str(page.number))


def _is_shown_between(found: ViewHeading) -> bool:
    between = found.source.text[found.name_start + len(found.name) : found.view.start]
    return "<!--" in between and re.search(rf"\b{found.phase}\b", between) is not None


def _told(found: ViewHeading, playbook: Playbook) -> Finding:
    view, shown = f"m3/{found.view.name}", found.shown
    where, right = (shown.start, shown.end), str(found.phase)
    headline = f"the heading above names phase `{found.phase}`, and `{view}` shows phase `{shown}`"
    cure = f"write `phase: {found.phase}`, or correct the heading"
    if found.name and fold(found.name) == fold(phase_name(shown.value, playbook)):
        where, right = found.number, str(shown)
        headline = f"this heading says `{found.phase}`, and `{found.name}`, which `{view}` below shows, "
        headline += f"is phase `{shown}`"
        cure = f"write `{shown}`"
    return changing("M3112", found.source, where, headline, cure, right=right)
