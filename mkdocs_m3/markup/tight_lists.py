"""Lists directly below a line of a paragraph, which Python-Markdown reads as more of that paragraph.

CommonMark, by whose rules editors and code hosts show a page, takes them for lists. Only those at the edge of
a page are looked for: what is indented is content of something whose extension would have to be known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of, words_in
from mkdocs_m3.markup.body_addresses import html_of, is_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_MAY_BE: Final = re.compile(r"[\r\n][ ]{0,3}(?:[-*+]|\d{1,9}\.)[ \t]")
_ITEM: Final = rare(r"[ ]*(?:[-*+]|\d{1,9}\.)[ \t]+\S")
_LEAST: Final = 2
"""Items that make a list; a line that happens to begin with a hyphen is none."""
_TABLE_RULE: Final = rare(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*\Z")
_NOT_WORDS: Final = rare(
    r"[ ]{0,3}(?:!!!|\?\?\?|===|///|:::|--8<--|\$\$|\\\[|\\begin|\{[%{:]|:[ ]|\*?\[[^\]]*\]:|[#>])"
)
"""Beginnings of lines that other extensions, plugins or rules read, up to the end of their block."""
_KEY: Final = rare(r"[ ]*[a-z]\w*:(?:\s|\Z)")
"""A line of front matter that has come below a page, which is told by itself."""


class Tight(NamedTuple):
    """A list or a table without an empty line above it. Places are in characters from 0 of the body."""

    line_start: int
    """Where its first line begins."""
    start: int
    """Where the words of that line begin."""
    end: int
    """Where they end, exclusive."""


def tight_lists(body: str) -> tuple[Tight, ...]:
    """Each list of two items or more that is no list because of the line above it."""
    if not _MAY_BE.search(body):
        return ()
    lines, tokens, html = lines_of(body), blocks_of(body), html_of(body)
    items = [(token.map[0], token.markup) for token in tokens if token.type == "list_item_open" and token.map]
    blocks = [token for token in tokens if token.map and not token.level]
    found: list[Tight] = []
    for above, token in pairwise(blocks):
        if not _is_below(token, above):
            continue
        first, last = token.map or (0, 0)
        start, line = lines[first]
        words = [words for _, words in lines[slice(*(above.map or (0, 0)))]]
        if _first_items(items, first, lines[first:last]) < _LEAST or are_no_words(words):
            continue
        if not is_within(start, html):
            found.append(Tight(start, *words_in(start, line)))
    return tuple(found)


def _is_below(token: Token, above: Token) -> bool:
    """Whether a block is a list directly below a paragraph. `1)` begins none in Python-Markdown."""
    if above.type != "paragraph_open" or token.type not in ("bullet_list_open", "ordered_list_open"):
        return False
    return bool(token.map and above.map and token.map[0] == above.map[1] and token.markup != ")")


def _first_items(items: Sequence[tuple[int, str]], first: int, lines: Sequence[tuple[int, str]]) -> int:
    """How many items of one kind begin in the lines of a list above the first empty one.

    Items are all of the page, each with its line and its sign; `first` is the line in which the list begins.
    """
    last = first + sum(1 for _ in takewhile(lambda line: line[1].strip(), lines))
    own = items[bisect_left(items, (first, "")) : bisect_left(items, (last, ""))]
    kinds = [sign for n, sign in own if _ITEM.match(lines[n - first][1])]
    return kinds.count(kinds[0]) if kinds else 0


def are_no_words(lines: Sequence[str]) -> bool:
    """Whether the lines above a list are something else than a paragraph to whoever builds the site."""
    return any(_NOT_WORDS.match(line) or _TABLE_RULE.match(line) for line in lines) or all(
        map(_KEY.match, lines)
    )
