"""Each term of a glossary has a meaning of its own; an abbreviation may share that of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text, place_of, shortened
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record
    from mkdocs_m3.model.glossary import Term

_WORD: Final = rare(r"[^\W_]+")
_OTHERS: Final = frozenset(
    {
        *("deputy", "assistant", "alternate", "acting", "vice", "backup", "associate", "senior", "junior"),
        *("chief", "former", "for", "without", "not", "no", "non", "stellvertretende", "stellvertretender"),
        *("stellvertretung", "adjoint", "adjointe", "suppl\u00e9ant", "adjunto", "suplente"),
    }
)
"""Words that make another person or thing of a name."""
_FEWEST_WORDS: Final = 3


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each term that means word for word what an earlier one means, but is not short for it."""
    first: dict[str, tuple[Record, Term]] = {}
    for page in context.playbook.glossaries:
        for term in (one for section in page.sections for one in section.terms):
            meaning = fold(term.meaning)
            if len(_WORD.findall(meaning)) < _FEWEST_WORDS:
                continue
            other_page, other = first.setdefault(meaning, (page, term))
            if other is term or other.key == term.key or _is_short_for(term, other):
                continue
            yield at_text(
                "M3104",
                page,
                term.description,
                f"`{shortened(term.plain)}` means what `{shortened(other.plain)}` means, "
                f"at {place_of(other_page, other.name)}",
                "write what is right for the one to which it was copied",
            )


def _is_short_for(term: Term, other: Term) -> bool:
    """Whether one of two terms is an abbreviation of the other, or a part of it."""
    pairs = ((term, other), (other, term))
    return any(
        _is_part_of(one, two)
        or one.abbreviation == two.abbreviation != ""
        or _initials(two) == fold(one.plain)
        for one, two in pairs
    )


def _is_part_of(one: Term, two: Term) -> bool:
    """Whether the name of one is in that of the other, and the rest makes nobody else of it."""
    return one.key in two.key and _OTHERS.isdisjoint(two.key.replace(one.key, " ").split())


def _initials(term: Term) -> str:
    return fold("".join(word[0] for word in _WORD.findall(term.plain)))
