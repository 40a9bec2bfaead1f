"""The views that a page places, be it one of the playbook's or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.body import never_closed
from mkdocs_m3.markup.comments import (
    UNCLOSED_COMMENT,
    VIEWS,
    is_proper_the_cure,
    is_template,
    placements,
    proper,
    what_to_write,
    why_nothing,
)
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.shown_playbook import vocabulary_shown
from mkdocs_m3.reading.view_options import read_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import PlacedView, Placement, Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.front_matter import FrontMatter
    from mkdocs_m3.reading.pages import Page

_OF_PHASES: Final = "phases"
"""The view that shows nothing where there are no phases."""


def view(placement: Placement, vocabulary: Vocabulary) -> PlacedView:
    """A view whose comment other plugins may have touched; what is wrong in it is told of its source."""
    name = placement.part
    return read_options(
        name, placement, 0, ReadContext.without_page(f"{name} {placement.options}", vocabulary)
    )


def added(page: Page, source: Source, split: FrontMatter | None, vocabulary: Vocabulary) -> Page:
    """The page with its views, and with what is wrong in their comments."""
    findings: list[Finding] = []
    keys = schema.declared(vocabulary).keys
    context = ReadContext(source=source, vocabulary=vocabulary, keys=keys, add=findings.append)
    body, places = (split.body, split.body_places) if split else (source.text, range(len(source.text) + 1))
    views: list[PlacedView] = []
    for placement in page.record.placements if page.record else placements(body):
        start = places[placement.start] - placement.start
        if is_template(placement):
            continue
        if placement.part == _OF_PHASES and not _has_phases(placement, vocabulary):
            _report_no_phases(placement, start, context)
        elif placement.part in VIEWS and not why_nothing(placement):
            views.append(read_options(placement.part, placement, start, context))
        elif not page.is_ours:
            _report_no_view(placement, start, context)
    if not page.is_ours:
        _report_never_closed(body, places, context)
    return replace(page, views=tuple(views), findings=(*page.findings, *findings))


def _has_phases(placement: Placement, vocabulary: Vocabulary) -> bool:
    """Whether the playbook that a view shows has phases."""
    silent = ReadContext.without_page("", vocabulary)
    return vocabulary_shown(placement.part, placement, 0, silent).ids.has_phases


def _report_no_phases(placement: Placement, start: int, context: ReadContext) -> None:
    """Report the view of the phases in a site that has none."""
    begin, end = start + placement.start, start + placement.end
    cure = "delete it, or delete `phases: none` in mkdocs.yml"
    edits = (Fix(start=begin, end=end, replacement=""),)
    headline = f"`m3/{placement.part}` has nothing to show in this playbook"
    context.report_at("M3060", begin, end, headline, cure, edits=edits)


def _report_no_view(placement: Placement, start: int, context: ReadContext) -> None:
    """Report a comment, in a page that is none of the playbook's, that means a view and places none."""
    headline = why_nothing(placement) or f"there is no view `m3/{placement.part}`"
    cure = what_to_write(placement, ())
    begin, end = start + placement.start, start + placement.end
    right = Fix(start=begin, end=end, replacement=proper(placement))
    edits = (right,) if is_proper_the_cure(placement) else ()
    context.report_at("M3060", begin, end, headline, cure, edits=edits)


def _report_never_closed(body: str, places: Sequence[int], context: ReadContext) -> None:
    """Report a comment, in such a page, that hides a view."""
    for opening in never_closed(body):
        if opening.closing == "-->" and "m3/" in body[opening.end :]:
            context.report_at("M3064", places[opening.start], places[opening.end], *UNCLOSED_COMMENT)
