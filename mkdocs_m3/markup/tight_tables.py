"""Tables directly below a line of words, which Python-Markdown reads as more of that paragraph.

Editors and code hosts show them as tables. As with lists, only those at the edge of a page are looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.markup.body import edge_paragraphs, words_in
from mkdocs_m3.markup.body_addresses import html_of, is_within
from mkdocs_m3.markup.tables import has_template_signs, is_rule, table_in
from mkdocs_m3.markup.tight_lists import Tight, are_no_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAY_BE: Final = re.compile(r"\n[ ]{0,3}(?:\|[ ]*)?:?-[ :|-]*\|")


def tight_tables(body: str) -> Iterator[Tight]:
    """Each table that is none because of the line above it."""
    if "|" not in body or not _MAY_BE.search(body):
        return
    html = html_of(body)
    for own in edge_paragraphs(body):
        n = _head(own)
        if n and not are_no_words([words for _, words in own[:n]]) and not is_within(own[n][0], html):
            yield Tight(own[n][0], *words_in(*own[n]))


def _head(lines: list[tuple[int, str]]) -> int:
    """Which of the lines of a paragraph is the head of a table, if it is not the first; else 0."""
    rule = next((n for n, (_, line) in enumerate(lines) if "|" in line and is_rule(line.strip())), 0)
    is_head = rule > 1 and not has_template_signs(lines) and table_in(lines[rule - 1 :])
    return rule - 1 if is_head else 0
