"""What a page shows, as a site would be built: its record's words in the finished article, and the rest."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from markdown import Markdown

from mkdocs_m3 import KeyTask, load
from mkdocs_m3.components.context import Context
from mkdocs_m3.locales import wording
from mkdocs_m3.markup.text import plain
from mkdocs_m3.rendering.environment import environment
from mkdocs_m3.rendering.page import finish, skeleton
from tests.slips.marked import FILE, PARTY, WORD, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from mkdocs_m3 import Finding
    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.model import Placement, Record
    from mkdocs_m3.rendering.finished import Shown
    from tests.slips.pages import Page

_INLINE_TAG: Final = re.compile(r"</?(?:a|abbr|b|code|em|i|strong|sub|sup)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is left of a page's text."""

    findings: tuple[Finding, ...]
    """Everything that its author is told, in reading order."""
    counts: dict[str, Counter[str]]
    """How often readers see each word, by its mark."""
    body: Counter[str]
    """How often each word appears below the front matter."""


def seen(page: Page, text: str) -> Seen:
    """Read a page with this text, alone in its site."""
    loaded = load([page.source(text)], page.inventory, page.vocabulary)
    record = next(iter(loaded.playbook.records), None)
    if record is None:
        nothing: Counter[str] = Counter()
        counts = {WORD: nothing, PARTY: nothing, FILE: nothing}
        return Seen(findings=loaded.findings, counts=counts, body=tokens(text))
    # A word must be in the record, or a label of ours might pass for it, and in the article as well.
    in_record = tokens(" ".join(plain(one.value) for one in record.texts))
    words = in_record & tokens(_article(page, loaded, record))
    counts = {WORD: words, PARTY: _parties(record), FILE: _files(record)}
    return Seen(findings=loaded.findings, counts=counts, body=tokens(record.body))


def _article(page: Page, loaded: Loaded, record: Record) -> str:
    """The words of the finished article without its author's own Markdown."""
    context = Context(
        page=record,
        playbook=loaded.playbook,
        links=loaded.links.seen_from(record.source.uri),
        vocabulary=page.vocabulary,
        words=wording("en", {}),
    )
    markdown = _markdown()
    markdown.reset()
    finished = finish(markdown.convert(skeleton(context, "")), context, _environment(), _no_view)
    assert not finished.lost_parts
    return html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", finished.html)))


def _no_view(placement: Placement, _: Context) -> Shown:
    raise AssertionError(placement)


@cache
def _environment() -> jinja2.Environment:
    return environment(None)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["attr_list", "tables"])


def _parties(record: Record) -> Counter[str]:
    """The words and letters by which parties are named, and the workstream."""
    if not isinstance(record, KeyTask):
        return Counter()
    text = record.source.text
    named = (text[start:end] for start, end in dict.fromkeys(_places_of_parties(record)))
    letters = (letter for one in record.activities for given in one.assignments for letter in given.letters)
    return tokens(" ".join((*named, *letters, record.category or "")))


def _places_of_parties(task: KeyTask) -> Iterator[tuple[int, int]]:
    stated = (
        task.responsible_party,
        *(one.responsible_party for one in task.activities),
        *(one.responsible_party for one in task.stakeholders),
    )
    yield from ((who.start, who.end) for who in stated if who)
    for activity in task.activities:
        yield from ((one.start, one.end) for one in activity.assignments)


def _files(record: Record) -> Counter[str]:
    text = record.source.text
    return tokens(" ".join(text[one.target.start : one.target.end] for one in record.references))
