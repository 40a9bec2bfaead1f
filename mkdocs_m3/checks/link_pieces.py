"""The words of all pages that may hold links, whether the pages are of the playbook or not."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import paragraphs
from mkdocs_m3.markup.comments import TEMPLATE_SIGNS
from mkdocs_m3.markup.half_markup import blanked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import Record, Source


class Piece(Struct, frozen=True, dict=True):
    """Words that may hold links."""

    source: Source
    """Their page."""
    words: str
    """The words with their markup."""
    places: Sequence[int]
    """For each character of the words, its place in the page; of words that are written otherwise, the two
    ends of where they are."""

    @cached_property
    def bare(self) -> str:
        """The words, with signs that say nothing in place of code and of what has a backslash before it."""
        return blanked(self.words)

    def told(self, code: str, span: tuple[int, int], headline: str, cure: str, right: str) -> Finding:
        """A finding about some of the words, and what to write there; `span` is where they are in these."""
        is_there = len(self.places) > len(self.words)
        begin, end = span if is_there else (0, 1)
        where = self.places[begin], self.places[end]
        return Finding(
            code=code,
            span=Span.at(self.source.path, self.source.text, *where),
            headline=headline,
            help=cure,
            edits=(Fix(start=where[0], end=where[1], replacement=right),) if is_there else (),
        )


def may_be_link(begin: str) -> Callable[[str], bool]:
    """What says whether a text may hold a link whose words begin like this pattern.

    Links of Markdown and of HTML have a pattern each: one that begins with one sign alone is found faster.
    """
    in_markdown, in_html = rare(rf"\[{begin}"), rare(f">{begin}")

    def may_hold(text: str) -> bool:
        is_html = "</a>" in text or "</A>" in text
        return bool(in_markdown.search(text) or (is_html and in_html.search(text)))

    return may_hold


def pieces(context: CheckContext, may_hold: Callable[[str], bool]) -> Iterator[Piece]:
    """Each text, and each paragraph of a body or of another page, that may hold what a rule looks for."""
    for page in context.playbook.records:
        if may_hold(page.source.text):
            yield from _pieces(page, may_hold)
    for source in context.ordinary_pages:
        if may_hold(source.text) and not any(sign in source.text for sign in TEMPLATE_SIGNS):
            for start, words in paragraphs(source.text):
                if may_hold(words):
                    yield Piece(source, words, range(start, start + len(words) + 1))


def _pieces(page: Record, may_hold: Callable[[str], bool]) -> Iterator[Piece]:
    for text in page.texts:
        if may_hold(text.value):
            is_there = text.is_verbatim
            places = range(text.start, text.end + 1) if is_there else (text.start, text.end)
            yield Piece(page.source, text.value, places)
    if may_hold(page.body):  # in which MkDocs resolves links of Markdown alone
        for start, words in paragraphs(page.body):
            if may_hold(words):
                yield Piece(page.source, words, page.body_places[start : start + len(words) + 1])
