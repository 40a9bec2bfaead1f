"""The links and pictures of a page's own Markdown, with the places of their addresses.

Only those that Python-Markdown makes for sure: none in code, in comments, or within elements of HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of
from mkdocs_m3.markup.code_lines import Line, lines_read_as

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE: Final = rare(r"(?<![`\\])(?:\\\\)*(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)\1(?!`)")
"""Code among words, which ends with its paragraph."""
LINK: Final = rare(
    r"(?P<before>\]\(\s*)(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?=(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
)
"""The end of a link, from the bracket behind its words to its address."""
DEFINITION: Final = rare(
    r"^(?P<before>[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S+))", re.MULTILINE
)
"""A line such as `[1]: address`."""
_COMMENT: Final = rare(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_BRACKET: Final = rare(r"\\.|[\[\]]", re.DOTALL)
_NAME: Final = rare(r"\[([^\[\]]{1,200})\]")
_TAG: Final = rare(r"<(?P<name>[a-z][\w-]*)", re.IGNORECASE)
_FOR_MARKDOWN: Final = rare(r"\smarkdown(?=[\s=>])", re.IGNORECASE)
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})


class BodyLink(NamedTuple):
    """A link or a picture. Places are in characters from 0 of the body."""

    start: int
    """Where its address begins."""
    end: int
    """Where that ends, exclusive."""
    address: str
    """The address as it is written."""
    is_angled: bool
    """Whether it is between `<` and `>`, where it may have blanks."""


def links_of(body: str) -> Iterator[BodyLink]:
    """Each of them, and each line with an address that a link names."""
    if "](" not in body and "]:" not in body:
        return
    html = html_of(body)
    blocks = [*_words(body)]
    names = {_name(found[1]) for _, words in blocks for found in _NAME.finditer(DEFINITION.sub("", words))}
    for start, words in blocks:
        closing = _closing(words)
        for found in LINK.finditer(words) if closing else ():
            if found.start() in closing and not is_within(start + found.start(), html):
                yield _link(found, start)
        for found in DEFINITION.finditer(words):
            name = found["before"].strip().removesuffix(":")[1:-1]
            has_blanks = " " in (found["angled"] or "")  # with which Python-Markdown takes no such line
            if _name(name) in names and not has_blanks and not is_within(start + found.start(), html):
                yield _link(found, start)


def _words(body: str) -> Iterator[tuple[int, str]]:
    """Each block of words, with signs that say nothing in place of code and comments, and where it begins."""
    start = 0
    for text, read_as in lines_read_as(body):
        if read_as is Line.WORDS:
            yield start, _COMMENT.sub(_masked, CODE.sub(_masked, text))
        start += len(text)


def _masked(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _closing(words: str) -> frozenset[int]:
    """The places of the brackets that close others."""
    depth = 0
    found = []
    for sign in _BRACKET.finditer(words):
        if sign[0] == "[":
            depth += 1
        elif sign[0] == "]" and depth:
            depth -= 1
            found.append(sign.start())
    return frozenset(found)


def _name(words: str) -> str:
    """The name of an address as it is compared with others."""
    return " ".join(words.split()).casefold()


def _link(found: re.Match[str], start: int) -> BodyLink:
    kind = "bare" if found["angled"] is None else "angled"
    return BodyLink(start + found.start(kind), start + found.end(kind), found[kind], kind == "angled")


def html_of(body: str) -> list[tuple[int, int]]:
    """From where to where there are elements of HTML, whose words no Markdown is read in."""
    starts = [start for start, _ in lines_of(body)]
    found: list[tuple[int, int]] = []
    open_tag = ""
    for token in blocks_of(body) if "<" in body else ():
        if token.type != "html_block" or not token.map:
            continue
        first, last = token.map
        begin, end = starts[first], starts[last] if last < len(starts) else len(body)
        if open_tag:
            found[-1] = (found[-1][0], end)
            open_tag = "" if f"</{open_tag}" in token.content.lower() else open_tag
            continue
        tag = _TAG.match(token.content.lstrip())
        name = tag["name"].lower() if tag else ""
        found.append((begin, end))
        is_whole = not name or name in _VOID or f"</{name}" in token.content.lower()
        open_tag = "" if is_whole or _FOR_MARKDOWN.search(token.content) else name
    if open_tag:
        found[-1] = (found[-1][0], len(body))
    return found


def is_within(place: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether a place is in one of these stretches, which are in their order."""
    n = bisect_right(stretches, (place, place + 1)) - 1
    here = [one for one in stretches[max(n, 0) : n + 2] if one[0] <= place < one[1]]
    return bool(here)
