"""Texts of the front matter: inline Markdown or inline HTML in, safe markup and findings out.

The only file that makes markup out of what authors wrote. Everything else escapes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import nh3
from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.apostrophes import apostrophes
from mkdocs_m3.markup.half_markup import Half, half_written, stray_quote, struck_through
from mkdocs_m3.markup.tokens import tokens_of
from mkdocs_m3.markup.writer import ALLOWED_TAGS, FindingKind, MarkupFinding, Writer
from mkdocs_m3.model.addresses import SAFE_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST_TEXT: Final = 20_000
"""Characters of a text whose markup is read: ten pages of a book."""

_ALLOWED_ATTRIBUTES: Final = {"a": {"href", "title"}, "abbr": {"title"}}
_MAY_HOLD_HALF_LINK: Final = rare(r"[\])}][\s]?[(\[{]|\[[^\[\]\n]*\(")
_MAY_HOLD_MARKUP: Final = re.compile(
    r"[<*_`\[\]\\\n]|~~|&#?\w+;|[)}]\(|https?://|[\"\N{RIGHT DOUBLE QUOTATION MARK}][.,;:!?]?\s*\Z"
)


class Inline(Struct, frozen=True, kw_only=True):
    """A text ready for a page."""

    markup: Markup
    """Well-formed and safe, whatever was written."""
    findings: tuple[MarkupFinding, ...] = ()
    """What of the text did not become markup as written."""


def inline(
    text: str, resolve: Callable[[str], str | None], words: Callable[[str], Markup] = escape
) -> Inline:
    """The markup of a text; `resolve` makes its addresses ready, or says `None` where one leads nowhere.

    `words` makes markup of words that are in no link and are no code.
    """
    if not _MAY_HOLD_MARKUP.search(text):
        return Inline(markup=words(text))
    if len(text) > LONGEST_TEXT:
        found = MarkupFinding(kind=FindingKind.TOO_LONG, start=0, end=len(text), subject=f"{len(text):,}")
        return Inline(markup=escape(text), findings=(found,))
    writer = Writer(resolve, len(text), words)
    tokens = tokens_of(text)
    for token in tokens:
        writer.write(token)
    writer.close()
    html = "".join(writer.pieces)
    halves = (
        MarkupFinding(kind=FindingKind.HALF, start=half.start, end=half.end, subject=half.right)
        for half in (*half_written(text, tokens), *filter(None, (stray_quote(text),)))
    )
    struck = (
        MarkupFinding(kind=FindingKind.STRUCK, start=one.start, end=one.end, subject=one.right)
        for one in struck_through(text, tokens)
    )
    markup = Markup(_clean(html) if "<" in html else html)  # noqa: S704
    return Inline(markup=markup, findings=(*writer.findings, *_typed_apostrophes(text), *halves, *struck))


def _typed_apostrophes(text: str) -> Iterator[MarkupFinding]:
    """All backticks that are meant as apostrophes, with the words from the first to the last."""
    places, are_certain = apostrophes(text)
    if places:
        start, end, meant = places[0], places[-1] + 1, set(places)
        words = "".join("'" if at in meant else text[at] for at in range(start, end))
        yield MarkupFinding(
            kind=FindingKind.APOSTROPHES, start=start, end=end, subject=words, is_certain=are_certain
        )


def markup_findings(text: str, resolve: Callable[[str], str | None]) -> tuple[MarkupFinding, ...]:
    """What of a text does not become markup as written."""
    return inline(text, resolve).findings if _MAY_HOLD_MARKUP.search(text) else ()


def half_links(text: str) -> tuple[Half, ...]:
    """The links of a text, perhaps with other Markdown, of which a sign is missing.

    The Markdown of a page's body takes any address that closes.
    """
    if not _MAY_HOLD_HALF_LINK.search(text) or len(text) > LONGEST_TEXT:
        return ()
    halves = half_written(text, tokens_of(text))
    return tuple(half for half in halves if half.right.startswith("[") and not half.is_whole)


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """The words of a text without its markup, blanks folded."""
    if _MAY_HOLD_MARKUP.search(text):
        markup = str(inline(text, lambda address: address).markup)  # `Markup` would look for it escaped
        text = Markup(markup.replace("<br>", " ")).striptags()  # noqa: S704 - only its words are taken
    return " ".join(text.split())


def defined(
    words: str, pattern: re.Pattern[str] | None, link: Callable[[re.Match[str]], Markup | None]
) -> Markup:
    """Words with what `link` makes of each match of the pattern; of `None` it makes the words themselves."""
    pieces: list[Markup] = []
    position = 0
    for found in pattern.finditer(words) if pattern else ():
        if (made := link(found)) is not None:
            pieces += (escape(words[position : found.start()]), made)
            position = found.end()
    return Markup("".join((*pieces, escape(words[position:]))))  # noqa: S704 - each of them is markup


def explained(words: str, address: str, meaning: str) -> Markup:
    """A link to where the words are explained, with their meaning as its tooltip; markup is kept."""
    explanation = f'<abbr title="{escape(meaning)}">{escape(words)}</abbr>' if meaning else escape(words)
    return Markup(f'<a href="{escape(address)}">{explanation}</a>')  # noqa: S704 - each value is escaped


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes={tag: set(names) for tag, names in _ALLOWED_ATTRIBUTES.items()},
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
    )
