"""What `mkdocs serve` tells the author of a page about it, on the page itself.

The findings come from whoever read the playbook; which of them are shown, and that a published site shows
none, is decided there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.visible import html as shown
from mkdocs_m3.findings.visible import signs

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.locales import Wording

MARK: Final = "<!-- m3-notice -->"
"""Where a notice will stand. A comment, since neither readers nor search ever see one."""

LONGEST_WITH_CARETS: Final = 70
"""Characters of a line that fit into the notice beside a theme's two sidebars."""


class Words(Struct, frozen=True, kw_only=True):
    """A piece of a sentence."""

    text: Markup
    """The words."""
    is_value: bool
    """Whether they are quoted from the page, or to be written there."""


class NoticeEntry(Struct, frozen=True, kw_only=True):
    """One slip, its place, and its cure."""

    kind: str
    """What follows `m3-notice__finding--`: `error` or `warning`."""
    severity: str
    """How much it matters, in a word."""
    code: str
    """The code under which the documentation explains it."""
    headline: tuple[Words, ...]
    """What is wrong, in English."""
    cure: tuple[Words, ...]
    """How to mend it, in English."""
    place: Markup
    """File, line and column, as editors and terminals take them: `docs/3.1.md:14:23`."""
    is_long: bool
    """Whether the line has to wrap, and carets could not be below the fault."""
    number: str
    """The number of the line."""
    gutter: str
    """As many blanks as the number has digits."""
    before: Markup
    """What is in the line before the fault."""
    fault: Markup
    """The faulty part of the line; a blank where something is missing at its end."""
    after: Markup
    """What is behind it."""
    indent: str
    """As many blanks as there are signs before the carets."""
    carets: str
    """One `^` for each sign of the fault."""


class View(Struct, frozen=True, kw_only=True):
    """The notice."""

    kind: str
    """What follows `m3-notice--`: the worst severity in it, `error` or `warning`."""
    title: str
    """What the page has, counted: `This page has 1 error and 2 warnings`."""
    counts: str
    """The same in short: `1 error and 2 warnings`."""
    audience: str
    """That readers will not see it."""
    cure: str
    """The label of each cure."""
    findings: tuple[NoticeEntry, ...]
    """Every finding, by its place in the file."""


def view(found: tuple[Finding, ...], words: Wording) -> View:
    """The notice for the findings of one page, of which there is at least one."""
    counts = _counts(found, words)
    return View(
        kind=max(one.severity for one in found).word,
        title=words.message("notice", counts=counts),
        counts=counts,
        audience=words.message("notice_audience"),
        cure=words.message("notice_cure"),
        findings=tuple(_entry(one, words) for one in found),
    )


def put(html: str, found: tuple[Finding, ...], words: Wording, environment: jinja2.Environment) -> str:
    """A page with its notice: at its mark below the title, or before everything where there is no mark.

    At the end is a badge that leads to it. It stays in sight while that end is not.
    """
    shown_of = view(found, words)
    notice = environment.get_template("notice.html").render(view=shown_of)
    badge = environment.get_template("notice_badge.html").render(view=shown_of)
    with_notice = html.replace(MARK, notice, 1) if MARK in html else f"{notice}\n{html}"
    return f"{with_notice}\n{badge}"


def _counts(found: tuple[Finding, ...], words: Wording) -> str:
    """How many findings of each severity there are, in words."""
    errors, warnings = (
        words.message(f"notice_{severity.word}s", count=count) if count else ""
        for severity in (Severity.ERROR, Severity.WARNING)
        for count in (sum(one.severity is severity for one in found),)
    )
    both = words.message("notice_both", errors=errors, warnings=warnings)
    return both if errors and warnings else errors or warnings


def _entry(found: Finding, words: Wording) -> NoticeEntry:
    span = found.span
    line = signs(span.excerpt)
    end = span.caret + span.length
    number = str(span.line)
    return NoticeEntry(
        kind=found.severity.word,
        severity=words.message(f"notice_{found.severity.word}"),
        code=found.code,
        headline=_pieces(_capitalized(found.headline)),
        cure=_pieces(found.help),
        place=shown(str(span)),
        is_long=len(line) > LONGEST_WITH_CARETS,
        number=number,
        gutter=" " * len(number),
        before=shown(line[: span.caret]),
        fault=shown(line[span.caret : end] or " "),
        after=shown(line[end:]),
        indent=" " * span.caret,
        carets=span.carets,
    )


def _capitalized(headline: str) -> str:
    """A headline as a sentence of its own; in a log it follows a colon. A value keeps its letters."""
    return headline[:1].upper() + headline[1:]


def _pieces(sentence: str) -> tuple[Words, ...]:
    """A sentence cut at its backticks, but left whole where a value holds one, so that they do not pair."""
    pieces = sentence.split("`")
    if len(pieces) % 2 == 0:
        return (Words(text=shown(sentence), is_value=False),)
    return tuple(Words(text=shown(text), is_value=n % 2 == 1) for n, text in enumerate(pieces) if text)
