"""The headings right above views that name a phase, as `## Phase 3: Engagement` does, and phases' names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import Phase
from mkdocs_m3.model.ids import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import Id, PlacedView, Playbook, Source, WrittenId

_FARTHEST: Final = 1_000
"""Characters from the beginning of a heading to a view that is right below it."""
_COMMENT: Final = rare(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_NUMBER: Final = rare(r"(?<![\w.])\d{1,4}(?![\w%])")
_ABOUT_ANOTHER: Final = rare(
    r"^(?:```|~~~|---)|\b(?:before|previous|prior|earlier|preceding|last|next|after|following|other|"
    r"vorig|vorherig|n\u00e4chst|pr\u00e9c\u00e9dent|suivant|anterior|siguiente)",
    re.MULTILINE | re.IGNORECASE,
)
"""Words that may mean another phase, and lines that end or begin something else."""
_BEHIND: Final = rare(r"[ \t]+(?:#+|\{[^{}]*\})[ \t]*\Z")
"""Signs that close a heading, and its attributes."""


class ViewHeading(NamedTuple):
    """A heading with a number of a phase, and a view of one phase below it."""

    source: Source
    """The page."""
    phase: Id
    """The phase that the heading names."""
    number: tuple[int, int]
    """Where its number begins and ends (exclusive) in the page, in characters from 0."""
    name: str
    """What it calls that phase; empty where it has the number alone."""
    name_start: int
    """Where that begins in the page, in characters from 0."""
    view: PlacedView
    """The view."""
    shown: WrittenId
    """The phase that the view shows."""


@once
def view_headings(context: CheckContext) -> tuple[ViewHeading, ...]:
    """Each heading that names one phase that there is, with each view below it that shows one phase.

    Words may be between the two, unless they name the phase of the view.
    """
    one_phase = (
        (source, view) for source, views in context.placed for view in views if len(view.phases) == 1
    )
    return tuple(found for source, view in one_phase if (found := _above(source, view, context)))


def views_of_other_phases(context: CheckContext) -> Iterator[tuple[Phase, PlacedView]]:
    """The views on pages of phases that show just another one, which no words above them name."""
    pages = {one.source.uri: one for one in context.playbook.records if isinstance(one, Phase) and one.number}
    for source, views in context.placed:
        page = pages.get(source.uri)
        for view in views if page else ():
            assert page  # noqa: S101 - else there are no views
            text, start = source.text, max(view.start - _FARTHEST, page.body_places[0])
            above = text[max(text.rfind("\n#", start, view.start), start) : view.start]
            if len(view.phases) == 1 and view.phases[0].value != page.number and not _may_mean(above, view):
                yield page, view


def _may_mean(words: str, view: PlacedView) -> bool:
    """Whether words above a view of one phase name that phase, or may mean another one than is named."""
    words = _COMMENT.sub("", words)
    if _ABOUT_ANOTHER.search(words):
        return True
    return view.phases[0].value in (id_of(number) for number in _NUMBER.findall(words))


@lru_cache(maxsize=8)
def _pattern(phase_words: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phase_words)))
    return re.compile(
        rf"#{{1,6}}[ ]*[*_]{{0,3}}(?:{words})[ ]+0*(?P<number>\d{{1,4}})[*_]{{0,3}}"
        r"(?:[ ]*\Z|(?:[ ]*:|[ ]+[\u2013\u2014-])[*_]{0,3}[ ]+(?P<name>\S.*)|[ ]+\(.*)",
        re.IGNORECASE,
    )


def _above(source: Source, view: PlacedView, context: CheckContext) -> ViewHeading | None:
    text, phases = source.text, context.playbook.phases
    start = text.rfind("\n#", max(0, view.start - _FARTHEST), view.start) + 1
    if view.start - start > _FARTHEST or not text.startswith("#", start):
        return None
    line, _, between = text[start : view.start].partition("\n")
    line = _BEHIND.sub("", line.rstrip())
    found = _pattern(context.vocabulary.phase_words).match(line)
    if not found or _may_mean(between, view):
        return None
    phase, numbers = id_of(found["number"]), [id_of(number) for number in _NUMBER.findall(line)]
    if phase not in phases or sum(number in phases for number in numbers) > 1:
        return None
    name = (found["name"] or "").strip("*_ ")
    at = start + line.find(name, found.end("number"))
    number = (start + found.start("number"), start + found.end("number"))
    return ViewHeading(source, phase, number, name, at, view, view.phases[0])


def phase_name(phase: Id, playbook: Playbook) -> str:
    """What a phase is called, in plain words; empty where nothing says it."""
    page = playbook.phase_pages.get(phase)
    return plain(page.name.value) if page and page.name else playbook.ids.label(phase)
