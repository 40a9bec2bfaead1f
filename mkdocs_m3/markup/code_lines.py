"""Which lines of a page's own text are code, or HTML as it is written, so that a link there is none.

The blocks are those of CommonMark, but for what is indented below an admonition, a tab, a footnote, or an
item: Python-Markdown reads that as content, and only what is indented once more as code.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_STEP: Final = 4
"""Blanks by which Python-Markdown indents content, and code."""
_OPENS: Final = rare(r"(?:!!!|\?\?\?\+?|===[!+]?)[ ]|\[\^[^\]]+\]:|(?::|[-*+]|\d{1,9}[.)])[ ]")
"""What has indented content below it."""
_QUOTED: Final = re.compile(r"[ ]{0,3}>[ ]?")
_FENCE: Final = rare(r"(`{3,}(?=[^`]*\Z)|~{3,})")
_RAW: Final = rare(r"<(pre|script|style|textarea)\b", re.IGNORECASE)


class Line(Enum):
    """What a line of a page's text is read as."""

    WORDS = auto()
    """Markdown, with what may be code among its words."""
    HTML = auto()
    """HTML whose words are shown as they are written, as in `<pre>`."""
    CODE = auto()
    """Code, or a comment."""


def lines_read_as(body: str) -> tuple[tuple[str, Line], ...]:
    """Each piece of a text with what it is read as; words of one block are a piece of their own."""
    lines = lines_of(body)
    kinds = [Line.WORDS] * len(lines)
    starts = {0}
    tokens = [token for token in blocks_of(body) if token.map]
    for token in tokens:
        if token.type == "inline":
            starts.update(token.map or ())
        elif (kind := _kind(token)) is not Line.WORDS:
            first, last = token.map or (0, 0)
            kinds[first:last] = [kind] * (last - first)
    indented = [token.map for token in tokens if token.map and token.type == "code_block"]
    if indented:
        _mark_code(kinds, [line for _, line in lines], indented)
    starts |= {n for n in range(1, len(lines)) if kinds[n] is not kinds[n - 1]}
    cuts = [*sorted(n for n in starts if n < len(lines)), len(lines)]
    ends = [*(start for start, _ in lines), len(body)]
    return tuple((body[ends[first] : ends[last]], kinds[first]) for first, last in pairwise(cuts))


def _kind(token: Token) -> Line:
    if token.type == "fence":
        return Line.CODE
    if token.type != "html_block":
        return Line.WORDS
    html = token.content.lstrip()
    if _RAW.match(html):
        return Line.HTML
    is_comment = html.startswith("<!--") and html.rstrip().find("-->") == len(html.rstrip()) - len("-->")
    return Line.CODE if is_comment else Line.WORDS


def _mark_code(kinds: list[Line], lines: list[str], indented: Sequence[Sequence[int]]) -> None:
    """Mark which of the lines that CommonMark takes for indented code are code to Python-Markdown as well."""
    may_be_code = {n for first, last in indented for n in range(first, last)}
    contents: list[int] = []
    fence = ""
    is_after_blank = True
    for n, line in enumerate(lines):
        words = _unquoted(line).expandtabs(_STEP)
        depth = len(words) - len(words.lstrip())
        words = words.strip()
        fence = fence if n in may_be_code else ""
        opens = not fence and _OPENS.match(words)
        while contents and depth < contents[-1] and words and (is_after_blank or opens):
            contents.pop()
        is_after_blank = not words
        if fence:
            kinds[n] = Line.CODE
            fence = "" if len(words) >= len(fence) and not words.strip(fence[0]) else fence
        elif n in may_be_code and words and depth >= (contents[-1] if contents else 0) + _STEP:
            kinds[n] = Line.CODE
        elif n in may_be_code and (opening := _FENCE.match(words)):
            kinds[n], fence = Line.CODE, opening[1]
        elif opens and kinds[n] is Line.WORDS:
            contents.append(depth + _STEP)


def _unquoted(line: str) -> str:
    """A line without the signs of the quotations that it is in."""
    while quoted := _QUOTED.match(line):
        line = line[quoted.end() :]
    return line
