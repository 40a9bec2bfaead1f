"""The blocks of a page's own text, with their places, and what in it never closes."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from markdown_it import MarkdownIt

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_LINE: Final = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n|\n|\r|\Z)")
_MAY_NEVER_CLOSE: Final = re.compile(r"^[ ]{0,3}(?:```|~~~|<!--)", re.MULTILINE)
_OURS: Final = rare(r"<!--\s*m3/", re.IGNORECASE)
_TIGHT_HEADING: Final = rare(r"#(?![#\s])")


class Unclosed(NamedTuple):
    """A comment or a block of code that opens and never closes."""

    start: int
    """Where it opens, in characters from 0 of the body."""
    end: int
    """Where the line ends on which it opens."""
    closing: str
    """What would close it."""


def top_headings(body: str) -> tuple[tuple[int, int], ...]:
    """Where headings of the first level stand, from and to (exclusive), in characters from 0.

    Python-Markdown takes `#Heading`, without a blank, for one as well.
    """
    if "#" not in body and "=" not in body:
        return ()
    lines = lines_of(body)
    found: list[tuple[int, str]] = []
    for token in blocks_of(body):
        if token.map and token.type == "heading_open" and token.tag == "h1":
            found.append(lines[token.map[0]])
        elif token.map and token.type == "paragraph_open":
            found += [(start, line) for start, line in lines[slice(*token.map)] if _TIGHT_HEADING.match(line)]
    return tuple((start, start + len(line)) for start, line in found)


def heading_words(body: str) -> tuple[str, ...]:
    """The Markdown of every heading, also of those that Python-Markdown alone takes for one."""
    found: list[str] = []
    for before, token in pairwise(blocks_of(body)):
        if before.type == "heading_open":
            found.append(token.content)
        elif before.type == "paragraph_open":
            lines = (line.strip() for line in token.content.splitlines())
            found += (line.strip("# ") for line in lines if line.startswith("#"))
    return tuple(found)


def blocks_of(body: str) -> list[Token]:
    """The tokens of its blocks, with those of what is in them."""
    return _parser().parse(body)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").disable("inline")


def never_closed(body: str) -> tuple[Unclosed, ...]:
    """The comments and blocks of code that never close, or close only behind another comment."""
    if not _MAY_NEVER_CLOSE.search(body):
        return ()
    lines = lines_of(body)
    found: list[Unclosed] = []
    for token in blocks_of(body):
        if not token.map or token.level:
            continue
        first, last = token.map
        start = lines[first][0]
        end = lines[last][0] if last < len(lines) else len(body)
        if (
            token.type == "fence"
            and token.content.strip()
            and not _closes(lines[first + 1 : last], token.markup)
        ):
            found.append(Unclosed(start, start + len(lines[first][1]), token.markup))
        if token.type == "html_block":
            found += _open_comments(body[start:end], start)
    return tuple(found)


def paragraphs(body: str) -> tuple[tuple[int, str], ...]:
    """Each paragraph, item and heading with where it begins, in characters from 0 of the body."""
    return _blocks(body, "inline") if "[" in body or "](" in body else ()


def edge_paragraphs(body: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each paragraph at the edge of a body, each with where it begins, in characters from 0."""
    lines = lines_of(body)
    for token in blocks_of(body):
        if token.type == "paragraph_open" and not token.level and token.map:
            yield lines[slice(*token.map)]


def words_in(start: int, line: str) -> tuple[int, int]:
    """From where to where a line that begins at `start` has words, without the blanks around them."""
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def with_html(body: str) -> tuple[tuple[int, str], ...]:
    """The same with the blocks of HTML."""
    return _blocks(body, "inline", "html_block")


def _blocks(body: str, *types: str) -> tuple[tuple[int, str], ...]:
    lines = lines_of(body)
    found = []
    for token in blocks_of(body):
        if token.map and token.type in types:
            first, last = token.map
            end = lines[last - 1][0] + len(lines[last - 1][1])
            found.append((lines[first][0], body[lines[first][0] : end]))
    return tuple(found)


def rules(body: str) -> tuple[int, ...]:
    """Where lines of hyphens begin that are a rule, or make a heading of the line above, and are no code."""
    lines = lines_of(body)
    blocks = [token for token in blocks_of(body) if token.map and token.type in ("hr", "heading_open")]
    return tuple(lines[token.map[1] - 1][0] for token in blocks if token.map and token.markup.startswith("-"))


def _closes(lines: list[tuple[int, str]], fence: str) -> bool:
    """Whether the last of the lines of a block of code, blank ones aside, closes it."""
    last = next((line.strip() for _, line in reversed(lines) if line.strip()), "")
    return len(last) >= len(fence) and not last.strip(fence[0])


def _open_comments(block: str, start: int) -> Iterator[Unclosed]:
    position = 0
    while (begin := block.find("<!--", position)) >= 0:
        close, again = block.find("-->", begin + 4), block.find("<!--", begin + 4)
        position = close + 3 if close >= 0 else len(block)
        line_end = block.find("\n", begin)
        end = line_end if line_end >= 0 else len(block)
        if close < 0 or (end < again < close and _OURS.match(block, again)):
            yield Unclosed(start + begin, start + begin + len(block[begin:end].rstrip()), "-->")
            position = again if 0 <= again < position else position


def lines_of(text: str) -> list[tuple[int, str]]:
    """Every line with where it begins, as the Markdown library counts them."""
    return [(line.start(), line["words"]) for line in _LINE.finditer(text)]
