"""No words of a page hold the mark of a comment that was copied with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import changing, within
from mkdocs_m3.markup.body import paragraphs
from mkdocs_m3.markup.comment_marks import comment_marks, may_hold_marks
from mkdocs_m3.markup.reference_links import definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record


def check(context: CheckContext) -> Iterator[Finding]:
    """Report marks such as `[KM1]` behind a word, in texts and in bodies."""
    for page in context.playbook.records:
        if may_hold_marks(page.source.text):
            yield from _in_texts(page)
            yield from _in_body(page)


def _in_texts(page: Record) -> Iterator[Finding]:
    names = definitions(page.body)
    for text in page.texts:
        for start, end in comment_marks(text.value, names):
            words = _words(text.value[start:end])
            yield within("M3055", page, text, *words, part=(start, end), right="")


def _in_body(page: Record) -> Iterator[Finding]:
    if not may_hold_marks(page.body):
        return
    names, places = definitions(page.body), page.body_places
    for begin, words in paragraphs(page.body):
        for start, end in comment_marks(words, names):
            where = (places[begin + start], places[begin + end])
            yield changing("M3055", page.source, where, *_words(words[start:end]), right="")


def _words(mark: str) -> tuple[str, str]:
    """What is wrong with a mark, and what to do about it."""
    headline = f"`{mark}` looks like the mark of a comment that was copied along, and is shown to readers"
    return headline, f"delete `{mark}`"
