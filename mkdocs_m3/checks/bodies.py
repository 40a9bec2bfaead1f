"""What is below the front matter closes what it opens, links whole, and is no second page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.checks.markup_edits import with_address
from mkdocs_m3.checks.targets import of_own_computer, of_source, of_wrapped
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import never_closed, paragraphs, rules, with_html
from mkdocs_m3.markup.comments import UNCLOSED_COMMENT
from mkdocs_m3.markup.text import half_links, markup_findings
from mkdocs_m3.markup.writer import FindingKind
from mkdocs_m3.model.own_computer import is_own, may_hold_own
from mkdocs_m3.model.page_sources import docs_folder, may_hold_sources
from mkdocs_m3.model.wrapped_links import may_hold_wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.checks.targets import Unreachable
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record
    from mkdocs_m3.model.own_keys import OwnKeys

_SECOND_PAGE: Final = re.compile(
    r"^---[ \t]*\r?\n(?:[a-zA-Z_]+:[^\n]*\n){0,3}?layout:[ ]*[\"']?m3/", re.MULTILINE
)

_END: Final = rare(r"\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_WHICH: Final = ("layout", "phase", "keyTask")
"""The keys that say which page one is; without a number, its name does."""
_SAID: Final = rare(r"^(\w+)[ ]*:[ ]*([^\n#]*)", re.MULTILINE)

_HALF_CLOSED: Final = rare(r"[ ]*[\u2010-\u2015-]{0,2}>?$")


def check(context: CheckContext) -> Iterator[Finding]:
    """Report what never closes, links that cannot be followed, and pages that were pasted below.

    Whether other links of a body lead somewhere, MkDocs says.
    """
    for page in context.playbook.records:
        yield from _never_closed(page)
        yield from _half_links(page)
        yield from _not_for_readers(page, context)
        yield from _second_page(page, context.vocabulary.keys)


def _never_closed(page: Record) -> Iterator[Finding]:
    for opening in never_closed(page.body):
        where = page.body_places[opening.start], page.body_places[opening.end]
        if opening.closing == "-->":
            headline, cure = UNCLOSED_COMMENT
            words = _HALF_CLOSED.sub("", page.body[opening.start : opening.end])
            end = page.body_places[opening.start + len(words)]
            edits: tuple[Fix, ...] = (Fix(start=end, end=where[1], replacement=" -->"),)
        else:
            headline = "this block of code never closes, so comments below it place nothing"
            cure = "write the same signs on the line where it ends, or delete this line"
            edits = ()
        yield at_offset("M3064", page, where, headline, cure, edits=edits)


def _half_links(page: Record) -> Iterator[Finding]:
    for start, words in paragraphs(page.body):
        for half in half_links(words):
            where = page.body_places[start + half.start], page.body_places[start + half.end]
            yield at_offset(
                "M3055",
                page,
                where,
                "a sign is missing or out of place here, so the words are shown with the signs around them",
                f"write `{half.right}`, or put a backslash before the first sign where all is to be shown",
                edits=(Fix(start=where[0], end=where[1], replacement=half.right),),
            )


def _not_for_readers(page: Record, context: CheckContext) -> Iterator[Finding]:
    if not any(may_hold(page.body) for may_hold in (may_hold_own, may_hold_sources, may_hold_wrapped)):
        return
    links, docs = context.links.seen_from(page.source.uri), docs_folder(page.source)

    def wrong_with(address: str) -> Unreachable | None:
        if is_own(address):
            return of_own_computer(address, links)
        return of_source(address, docs, links) or of_wrapped(address)

    for start, words in with_html(page.body):
        for found in markup_findings(words, lambda address: None if wrong_with(address) else address):
            is_link = found.kind in (FindingKind.NOWHERE, FindingKind.UNSAFE)
            wrong = wrong_with(found.subject) if is_link else None
            if wrong is None:
                continue
            where = page.body_places[start + found.start], page.body_places[start + found.end]
            written = page.source.text[slice(*where)]
            cure, edits = _other_link(written, found.subject, where, wrong)
            yield at_offset("M3053", page, where, wrong.headline, cure, edits=edits)


def _other_link(
    written: str, address: str, where: tuple[int, int], wrong: Unreachable
) -> tuple[str, tuple[Fix, ...]]:
    """What to write for a link, with the edits. MkDocs resolves links of Markdown alone, none of HTML."""
    if wrong.near is None or written.count(address) != 1:
        return wrong.cure, ()
    if written.startswith(("<a ", "<A ")):
        return f"write a link of Markdown, `[words]({wrong.near})`", ()
    right = with_address(written, address, wrong.near)
    cure = f"write `{right}`" if written.startswith("<") else wrong.cure
    return cure, (Fix(start=where[0], end=where[1], replacement=right),)


def _second_page(page: Record, keys: OwnKeys) -> Iterator[Finding]:
    if not _SECOND_PAGE.search(page.body):
        return
    begins = rules(page.body)
    for found in _SECOND_PAGE.finditer(page.body):
        if found.start() not in begins:
            continue
        start, text = page.body_places[found.start()], page.source.text
        is_copy = text[start:].strip() == text[:start].strip()
        is_other = _is_other(_said(text, keys), _said(text[start:], keys))
        yield at_offset(
            "M3065",
            page,
            (start, start + 3),
            "a second page begins here, and is shown as text",
            "delete all from here on: it repeats what is above"
            if is_copy
            else "move it to a file of its own"
            + ("" if is_other else ", or compare the two and delete the older one"),
            edits=(Fix(start=start, end=len(text), replacement=""),) if is_copy else (),
        )
        return


def _said(text: str, keys: OwnKeys) -> dict[str, str]:
    """What the keys at the left edge say on their lines, of the front matter that a text begins with."""
    end = _END.search(text, 1)
    lines = _SAID.finditer(text, 0, end.start() if end else len(text))
    return {keys.ours(found[1]): found[2].strip().strip("\"'").strip() for found in lines}


def _is_other(first: dict[str, str], second: dict[str, str]) -> bool:
    """Whether two pages are of different tasks or phases, or of different kinds."""
    said = [key for key in _WHICH if first.get(key)]
    known = [key for key in said if second.get(key)]
    if any(first[key] != second[key] for key in known):
        return True
    return known != said and first.get("name") != second.get("name")
