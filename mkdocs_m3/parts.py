"""The parts of pages and the views by name, and the comments by which an author places them in a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from mkdocs_m3.model import KeyTask, Phase
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from mkdocs_m3.model import Record

KEY_TASK_PARTS: Final = (
    "standing",
    "objective",
    "activities",
    "stakeholders",
    "inputs",
    "outputs",
    "best-practices",
)
"""Every part of a key-task page, in its usual order."""

PHASE_PARTS: Final = ("steps", "objective", "tasks", "responsibilities", "documentation", "readiness")
"""Every part of a phase page, likewise."""

COLLECTION_PARTS: Final = ("sections",)
"""Every part of a glossary or resources page."""

PARTS: Final = tuple(dict.fromkeys((*KEY_TASK_PARTS, *PHASE_PARTS, *COLLECTION_PARTS)))
"""Every part of any page."""

VIEWS: Final = (
    "phases",
    "tasks",
    "responsibilities",
    "stakeholder-matrix",
    "templates",
    "artifacts",
    "lineage",
    "glossary",
)
"""Every view of the whole playbook, which any page of the site may hold."""

_COMMENT: Final = re.compile(
    r"<!--\s*m3/(?P<part>[^>{]*?)\s*(?P<options>\{.*?)?\s*-->", re.IGNORECASE | re.DOTALL
)
LONGEST_COMMENT: Final = 2_000
"""Characters of a comment that is read; a view's name with all its options is far shorter."""

_TIGHT_HEADING: Final = re.compile(r"#(?![#\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A comment that puts a part in its place."""

    part: str
    """The name of the part or view, as written."""
    start: int
    """Where the comment's line begins, in characters from 0 of the body."""
    end: int
    """Where the comment ends, exclusive."""
    is_within: bool = False
    """Whether it shares its line or block with other content, where nothing can be placed."""
    options: str = ""
    """What stands behind the name, from its opening brace on; empty where there is nothing."""
    options_start: int = 0
    """Where the options begin, in characters from 0 of the body."""


def parts_of(page: Record | None) -> tuple[str, ...]:
    """The parts that a page of this kind is made of; none of a page that is not the playbook's."""
    if page is None:
        return ()
    if isinstance(page, KeyTask):
        return KEY_TASK_PARTS
    return PHASE_PARTS if isinstance(page, Phase) else COLLECTION_PARTS


def what_to_write(placement: Placement, own: tuple[str, ...]) -> str:
    """The cure of a comment that places nothing, on a page with these parts of its own."""
    if placement.is_within:
        return "put the comment on a line of its own, outside HTML and indented blocks"
    word, _, options = placement.part.partition(" ")
    if word in VIEWS and options:
        return f"write the options in braces: `m3/{word} {{{options.strip('[]')}}}`"
    known = tuple(dict.fromkeys((*own, *VIEWS)))
    near = nearest(placement.part, known)
    return f"write `m3/{near}`" if near else f"use one of {', '.join(f'`m3/{part}`' for part in known)}"


def is_template(placement: Placement) -> bool:
    """Whether another plugin will fill in what stands there, such as `{{ options }}`, before it is read."""
    return any(sign in f"{placement.part}{placement.options}" for sign in ("{{", "{%"))


def is_part(placement: Placement, own: tuple[str, ...]) -> bool:
    """Whether a comment places one of a page's own parts; with options, it is rather a view of that name."""
    return placement.part in own and not (placement.options and placement.part in VIEWS)


def placements(body: str) -> tuple[Placement, ...]:
    """Every comment that names a part or a view, code aside; it may go over several lines of its own."""
    if "<!--" not in body or "m3/" not in body.casefold():
        return ()
    lines = _lines(body)
    found: list[Placement] = []
    for token in _blocks(body):
        if token.map and token.type == "inline":
            found += _in_words(lines[slice(*token.map)])
        if token.map and (token.type == "html_block" or _is_indented_block(token, lines)):
            first, last = token.map
            end = lines[last][0] if last < len(lines) else len(body)
            found += _in_block(body[lines[first][0] : end], lines[first][0], is_own=_is_own(token))
    return tuple(found)


def _is_own(token: Token) -> bool:
    """Whether a block stands in no list, quotation or the like."""
    return token.type == "html_block" and token.level == 0


def _in_block(block: str, start: int, *, is_own: bool) -> Iterator[Placement]:
    """The comments in one block of the body, which begins at `start`."""
    found: list[tuple[int, re.Match[str]]] = []
    beside: list[str] = []
    position = 0
    for outer, end in _comments(block):
        begin = max(outer, block.rfind("<!--", outer, end))  # one inside another is told as well
        named = _COMMENT.fullmatch(block[begin:end]) if end - begin <= LONGEST_COMMENT else None
        if named:
            found.append((start + begin, named))
            beside.append(block[position:begin])
            position = end
    is_alone = is_own and not "".join((*beside, block[position:])).strip()
    for at, named in found:
        yield Placement(
            part=named["part"],
            start=at,
            end=at + named.end(),
            is_within=not is_alone,
            options=named["options"] or "",
            options_start=at + max(named.start("options"), 0),
        )


def _comments(block: str) -> Iterator[tuple[int, int]]:
    """Where each comment of HTML begins and ends (exclusive), in one pass however many never end."""
    end = 0
    while (begin := block.find("<!--", end)) >= 0 and (close := block.find("-->", begin + 4)) >= 0:
        end = close + 3
        yield begin, end


def _in_words(lines: list[tuple[int, str]]) -> Iterator[Placement]:
    """Comments that stand among words, code aside."""
    for start, line in lines:
        if "<!--" not in line or "m3/" not in line.casefold():
            continue
        for token in _inline_parser().parseInline(line)[0].children or ():
            if token.type == "html_inline" and (named := _COMMENT.fullmatch(token.content)):
                at = start + line.find(token.content)
                yield Placement(part=named["part"], start=at, end=at + len(token.content), is_within=True)


def _is_indented_block(token: Token, lines: list[tuple[int, str]]) -> bool:
    """Whether what looks like indented code is the content of an admonition, a tab or the like."""
    if token.type != "code_block" or not token.map:
        return False
    before = (line for _, line in reversed(lines[: token.map[0]]) if line.strip())
    return next(before, "").startswith(("!!!", "???", "==="))


def top_headings(body: str) -> tuple[tuple[int, int], ...]:
    """Where headings of the first level stand, from and to (exclusive), in characters from 0.

    Python-Markdown takes `#Heading`, without a blank, for one as well.
    """
    if "#" not in body and "=" not in body:
        return ()
    lines = _lines(body)
    found: list[tuple[int, str]] = []
    for token in _blocks(body):
        if token.map and token.type == "heading_open" and token.tag == "h1":
            found.append(lines[token.map[0]])
        elif token.map and token.type == "paragraph_open":
            found += [(start, line) for start, line in lines[slice(*token.map)] if _TIGHT_HEADING.match(line)]
    return tuple((start, start + len(line)) for start, line in found)


def _blocks(body: str) -> list[Token]:
    return _parser().parse(body)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").disable("inline")


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _lines(text: str) -> list[tuple[int, str]]:
    """Every line with where it begins."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        found.append((start, line.rstrip("\r")))
        start += len(line) + 1
    return found
