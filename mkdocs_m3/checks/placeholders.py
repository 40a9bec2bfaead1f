"""No text has a placeholder among its words where somebody still has to write what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import within
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.placeholders import may_hold_placeholders, notes, placeholders
from mkdocs_m3.markup.reference_links import definitions
from mkdocs_m3.model.names import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Playbook, Record, Text

_FIRST_WORD: Final = rare(r"\W+")
_CURE_OF_NOTE: Final = "answer it, and delete it here"
_CURE: Final = "write what belongs there, or leave the words out"


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each of them; of an item that is nothing else, that is told already."""
    for page in context.playbook.records:
        if may_hold_placeholders(page.source.text):
            yield from _in_page(page, context.playbook)


def _in_page(page: Record, playbook: Playbook) -> Iterator[Finding]:
    texts = [
        text
        for text in page.texts
        if may_hold_placeholders(text.value) and (text is page.objective or not says_none(text.value))
    ]
    if not texts:
        return
    addresses, explained = definitions(page.body), _explained(playbook)
    for text in texts:
        found = tuple(
            (start, end)
            for start, end in notes(text.value)
            if _FIRST_WORD.split(text.value[start + 1 : end], maxsplit=1)[0].casefold() not in explained
        )
        for start, end in found:
            headline = (
                f"`{text.value[start:end]}` is a note to somebody who works on this page, and readers see it"
            )
            yield within("M3110", page, text, headline, _CURE_OF_NOTE, part=(start, end))
        for start, end in placeholders(text.value, addresses):
            if any(begin <= start < stop for begin, stop in found):
                continue
            written = text.value[start:end]
            if written.partition(" ")[0].rstrip(":").casefold() not in explained:
                yield _told(page, text, (start, end), written)


def _explained(playbook: Playbook) -> frozenset[str]:
    """The names and abbreviations of a glossary, which may have a meaning for `TBC`."""
    terms = [term for page in playbook.glossaries for section in page.sections for term in section.terms]
    return frozenset((*(term.key for term in terms), *(term.abbreviation.casefold() for term in terms)))


def _told(page: Record, text: Text, where: tuple[int, int], written: str) -> Finding:
    headline = f"`{written}` is a placeholder, which tells readers nothing"
    return within("M3110", page, text, headline, _CURE, part=where)
