"""Parties or workstreams of a site's own that leave out what many pages name are told once, at the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.checks.findings import enumerated
from mkdocs_m3.findings.finding import Finding, Fix, Span, marked
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.vocabulary import M3

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.own_terms import OwnTerms
    from mkdocs_m3.model.vocabulary import Term, Vocabulary

_CODES: Final = {"parties": "M3013", "workstreams": "M3014"}
_BETWEEN: Final = rare(r"\s*[,;/&+|]\s*|\s+and\s+")
_FEWEST: Final = 2
"""Pages that have to name what is left out."""


def gathered(
    found: tuple[Finding, ...],
    own_terms: Iterable[OwnTerms],
    playbook: Playbook,
    vocabulary: Vocabulary,
    texts: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The findings with one for all those that follow from such a list; `texts` are the pages by path.

    It needs two pages that name what is left out. Where the list has none of the usual, they must be more
    than those that name only what is listed, since a page may have been copied from another playbook. Of
    other pages, the cure says that it may be listed.
    """
    for own in own_terms:
        if own.playbook in ("", vocabulary.place.name):
            found = _gathered(found, own, playbook, vocabulary, texts)
    return found


def _gathered(
    found: tuple[Finding, ...],
    own: OwnTerms,
    playbook: Playbook,
    vocabulary: Vocabulary,
    texts: Mapping[str, str],
) -> tuple[Finding, ...]:
    usual: tuple[Term, ...] = getattr(M3, own.option)
    listed = {term.id for term in getattr(vocabulary, own.option)}
    left_out = {term.id: term for term in usual if term.id not in listed}
    named: dict[Finding, frozenset[str]] = {
        one: words
        for one in found
        if one.code == _CODES[own.option] and not one.cure and (words := _named(one, left_out, texts))
    }
    pages = {one.span.path: one.span for one in reversed(named)}
    is_extended = any(term.id in listed for term in usual)
    is_party = own.option == "parties"
    stated = {task.source.path for task in playbook.pages if (task.involved if is_party else task.category)}
    if len(pages) < _FEWEST or not (is_extended or len(pages) > len(stated.difference(pages))):
        return tuple(
            _or_listed(one, named[one], left_out, own.option) if one in named else one for one in found
        )
    words = frozenset(word for some in named.values() for word in some)
    missing = [term for term in usual if term.id in (words if is_extended else left_out)]
    told = [term.id for term in usual if term.id in words]
    places = tuple(pages[path] for path in dict.fromkeys(one.span.path for one in named))
    return (*(one for one in found if one not in named), _finding(own, told, missing, places))


def _or_listed(one: Finding, words: frozenset[str], left_out: Mapping[str, Term], option: str) -> Finding:
    pairs = _quoted([_pair(term) for id_, term in left_out.items() if id_ in words])
    return replace(one, help=f"{one.help}; or list {pairs} under `{option}` in the configuration")


def _pair(term: Term) -> str:
    """A party or a workstream as the configuration lists it."""
    return f"{term.id}: {term.label}"


def _named(one: Finding, left_out: Mapping[str, Term], texts: Mapping[str, str]) -> frozenset[str]:
    """The ids that the words marked by a finding name; none where they name anything else."""
    text = texts.get(one.span.path, "")
    words = marked(text, one.span).strip("\"'[] ") if text else ""
    ids = {word.casefold(): id_ for id_, term in left_out.items() for word in (id_, term.label)}
    named = [ids.get(word.casefold(), "") for word in _BETWEEN.split(words)]
    return frozenset(named) if all(named) else frozenset()


def _finding(own: OwnTerms, told: list[str], missing: list[Term], places: tuple[Span, ...]) -> Finding:
    pairs = [_pair(term) for term in missing]
    them, their = ("it", "its") if len(pairs) == 1 else ("them", "their")
    return Finding(
        code=_CODES[own.option],
        span=Span.at(own.source.path, own.source.text, own.place.start, own.place.end),
        headline=f"the configuration has `{own.option}` of its own in place of {_quoted(told)}, which "
        f"{len(places)} pages name",
        help=f"list {them} as well: {_quoted(pairs)}; or write in these pages what takes {their} place",
        edits=_insertion(own, pairs),
        others=places,
    )


def _quoted(words: list[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return enumerated(quoted) if len(quoted) > 1 else quoted[0]


def _insertion(own: OwnTerms, pairs: list[str]) -> tuple[Fix, ...]:
    """What is missing written before the first one of the list, on lines of their own or between braces."""
    if own.first is None:
        return ()
    text = own.source.text
    before = text[text.rfind("\n", 0, own.first) + 1 : own.first]
    separator = f"\n{before}" if not before.strip() else ", "
    written = "".join(f"{pair}{separator}" for pair in pairs)
    return (Fix(start=own.first, end=own.first, replacement=written),)
