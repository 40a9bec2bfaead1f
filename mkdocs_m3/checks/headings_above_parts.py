"""No body has a heading above a part that is shown with the same heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.comments import is_part, own_fields_of, parts_of, why_nothing
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Placement, Record

_FARTHEST: Final = 200
"""Characters above a comment in which its heading is looked for."""
_HEADING: Final = rare(
    r"(?:\A|(?<=\n))[ ]{0,3}(?:"
    r"#{1,6}[ \t]*(?P<marked>[^\s#][^\r\n{}]*?)(?:[ \t]+#+)?"
    r"|(?:(?<=\n\n)|(?<=\n\r\n))(?P<bold>(?P<sign>\*\*|__)[^\s*_][^\r\n*_]*(?P=sign)):?"
    r"|(?:(?<=\n\n)|(?<=\n\r\n))(?P<underlined>[^\s#>*+-][^\r\n]*)\r?\n[ ]{0,3}(?:-{2,}|={2,})"
    r")[ \t]*(?:\r?\n\s*)\Z"
)
"""A heading at the end of a text, in one of the three ways to write one, or in bold; none that has an id."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each heading that readers see twice."""
    for page in context.playbook.records:
        if not page.placements:
            continue
        own = parts_of(page, context.vocabulary.fields)
        for placement in page.placements:
            if is_part(placement, own) and not why_nothing(placement):
                yield from _above(page, placement, context)


def _above(page: Record, placement: Placement, context: CheckContext) -> Iterator[Finding]:
    begin = max(0, placement.start - _FARTHEST)
    found = _HEADING.search(page.body[begin : placement.start])
    if not found or (begin and not found.start()):
        return
    words = found["marked"] or found["bold"] or found["underlined"]
    heading = _heading_of(page, placement.part, context)
    if not heading or fold(plain(words)).rstrip(":") != fold(heading):
        return
    start, end = begin + found.start(), begin + found.end()
    where = page.body_places[start], page.body_places[start + len(found[0].rstrip())]
    yield at_offset(
        "M3114",
        page,
        where,
        f"`m3/{placement.part}` is shown with the heading *{heading}*, which is above it already",
        "delete this heading",
        edits=(Fix(start=where[0], end=page.body_places[end], replacement=""),),
    )


def _heading_of(page: Record, part: str, context: CheckContext) -> str:
    """The heading that a part is shown with on this page; empty where it has none, or is not shown."""
    if not getattr(page, part.replace("-", "_"), True):
        return ""
    own = {spec.name: spec.label for spec in own_fields_of(page, context.vocabulary.fields)}
    return own.get(part) or context.headings().get(part, "")
