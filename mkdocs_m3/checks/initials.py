"""An abbreviation in a glossary has the initials of its words in their order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.checks.findings import at_offset, shortened
from mkdocs_m3.findings.finding import Fix, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold
from mkdocs_m3.model.names import initials

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record, Source
    from mkdocs_m3.model.glossary import Term

_FEWEST: Final = 3
"""Letters of an abbreviation that is looked at; two letters stand for too much."""
_MOST: Final = 10
"""Letters likewise, and words that a meaning has which is only what the abbreviation is short for."""
_ABBREVIATION: Final = rare(r"(?<![\w&/.+-])[A-Z]{3,10}(?=s?(?![\w&/+-]))")
"""One that is a word of a text, or its plural."""
_MOST_PLACES: Final = 3
"""Places of an abbreviation that are kept: one in the term's own name, or two, and one that is elsewhere."""

_Place = tuple["Source", int]
"""A text, and where in it an abbreviation begins."""


class _Mixed(Struct, frozen=True, kw_only=True):
    """A term whose abbreviation may be mixed up."""

    page: Record
    term: Term
    short: str
    """Its abbreviation in the singular."""
    right: str
    """The initials in the order of its words."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each abbreviation whose letters are the initials of its words in another order.

    Some are meant so, as `Coordinated Universal Time (UTC)`. So it is only told where the texts of the site
    have the initials in their order, and never have the abbreviation.
    """
    mixed = tuple(_mixed(context))
    places = _places(context, mixed) if mixed else {}
    for one in mixed:
        if one.right in places and all(_is_its_own(one, place) for place in places.get(one.short, ())):
            yield _finding(one, places[one.right][0])


def _mixed(context: CheckContext) -> Iterator[_Mixed]:
    """Each such term, but for those whose initials are the abbreviation of another term."""
    for page in context.playbook.glossaries:
        for term in page.terms:
            short = term.abbreviation.removesuffix("s")
            if not (_FEWEST <= len(short) <= _MOST and short.isalpha()):
                continue
            letters = sorted(short.casefold())
            for right in map(str.upper, initials(_words(term))):
                is_mixed = sorted(right.casefold()) == letters and right != short
                if is_mixed and right not in context.playbook.definitions:
                    yield _Mixed(page=page, term=term, short=short, right=right)


def _words(term: Term) -> list[str]:
    """What an abbreviation is short for, folded: the words before it, or all of its meaning.

    None where the abbreviation has the initials of the words before it, since the term's key is without it.
    """
    *words, last = term.key.split() or [""]
    if words:
        return words if last == term.abbreviation.casefold() else []
    return fold(term.meaning).split() if term.meaning.count(" ") < _MOST else []


def _places(context: CheckContext, mixed: tuple[_Mixed, ...]) -> Mapping[str, list[_Place]]:
    """By the abbreviation, or by the initials, of a term, the first places where the site writes it."""
    wanted = {one.short for one in mixed} | {one.right for one in mixed}
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    sources = (*(page.source for page in context.playbook.records), *context.ordinary_pages)
    for source in sources:
        for found in _ABBREVIATION.finditer(source.text):
            if found[0] in wanted and len(places[found[0]]) < _MOST_PLACES:
                places[found[0]].append((source, found.start()))
    return dict(places)


def _is_its_own(one: _Mixed, place: _Place) -> bool:
    """Whether an abbreviation is the one in the term's name."""
    source, start = place
    name = one.term.name
    return source.uri == one.page.source.uri and name.start <= start < name.end


def _finding(one: _Mixed, place: _Place) -> Finding:
    source, start = place
    name, text = one.term.name, one.page.source.text
    at = text.rfind(one.short, name.start, name.end)
    where = (at, at + len(one.short)) if at >= 0 else (name.start, name.end)
    full = one.term.abbreviation.replace(one.short, one.right)
    elsewhere = Span.at(source.path, source.text, start)
    return at_offset(
        "M3107",
        one.page,
        where,
        f"`{shortened(one.term.plain)}` has its initials in another order, and {elsewhere} has `{one.right}`",
        f"write `{full}`" if one.term.plain == one.term.abbreviation else f"write `({full})`",
        edits=(Fix(start=where[0], end=where[1], replacement=one.right),) if at >= 0 else (),
    )
