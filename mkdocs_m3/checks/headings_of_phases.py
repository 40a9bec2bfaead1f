"""A view shows the phase that the heading right above it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_m3.checks.view_headings import ViewHeading, view_headings
from mkdocs_m3.findings.finding import Finding, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each view of another phase; none where a view between the two shows that of the heading."""
    for found in view_headings(context):
        shown = found.shown.value
        if shown != found.phase and shown in context.playbook.phases and not _is_shown_between(found):
            yield _told(found)


def _is_shown_between(found: ViewHeading) -> bool:
    between = found.source.text[found.name_start + len(found.name) : found.view.start]
    return "<!--" in between and re.search(rf"\b{found.phase}\b", between) is not None


def _told(found: ViewHeading) -> Finding:
    source, shown, view = found.source, found.shown, f"m3/{found.view.name}"
    return Finding(
        code="M3112",
        span=Span.at(source.path, source.text, shown.start, shown.end),
        headline=f"the heading above names phase `{found.phase}`, and `{view}` shows phase `{shown}`",
        help=f"write `phase: {found.phase}`, or correct the heading",
        edits=(Fix(start=shown.start, end=shown.end, replacement=str(found.phase)),),
    )
