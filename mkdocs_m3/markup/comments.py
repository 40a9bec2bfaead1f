"""The parts of pages and the views by name, and the comments by which an author places them in a body."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup import inline_html
from mkdocs_m3.markup.body import blocks_of, lines_of
from mkdocs_m3.model import FieldSpec, Glossary, KeyTask, OwnFields, Phase, Placement, Resources
from mkdocs_m3.model.participant_pages import ParticipantPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from mkdocs_m3.model import Record

KEY_TASK_PARTS: Final = (
    "summary-line",
    "objective",
    "activities",
    "stakeholders",
    "inputs",
    "outputs",
    "best-practices",
)
"""Every part of a key-task page, in its usual order."""

PHASE_PARTS: Final = (
    "phase-stepper",
    "objective",
    "tasks",
    "responsibilities",
    "documentation",
    "readiness",
    "shared-artifacts",
)
"""Every part of a phase page, likewise."""

COLLECTION_PARTS: Final = ("sections",)
"""Every part of a glossary or resources page."""

PARTICIPANT_PARTS: Final = (
    "my-part",
    "participants",
    "my-tasks",
    "my-activities",
    "my-templates",
    "hand-overs",
)
"""Every part of the generated page of a role or a party, or of the list of all."""

PARTS_OF: Final[Mapping[type[Record], tuple[str, ...]]] = MappingProxyType(
    {
        KeyTask: KEY_TASK_PARTS,
        Phase: PHASE_PARTS,
        Glossary: COLLECTION_PARTS,
        Resources: COLLECTION_PARTS,
        ParticipantPage: PARTICIPANT_PARTS,
    }
)
"""By a kind of page, the parts that it is made of."""

PARTS: Final = tuple(dict.fromkeys(part for parts in PARTS_OF.values() for part in parts))
"""Every part of any page."""

LINE: Final = "summary-line"
"""The line under the title; a phase has one where the site shows fields of its own there."""
_NONE: Final = OwnFields()

VIEWS: Final = (
    "phases",
    "map",
    "tasks",
    "responsibilities",
    "raci",
    "stakeholder-matrix",
    "templates",
    "artifacts",
    "swimlanes",
    "lineage",
    "glossary",
    "find-my-part",
)
"""Every view of the whole playbook, which any page of the site may hold."""

FORMER_NAMES: Final = {"standing": "summary-line", "steps": "phase-stepper"}
"""Parts by the names they once had, which comments may still use."""

TEMPLATE_SIGNS: Final = ("{{", "{%")
"""Signs of other plugins, which may write anything in their place."""
UNCLOSED_COMMENT: Final = (
    "this comment never closes, so what follows is hidden or shown as it is written",
    "write `-->` where it ends",
)
"""What is wrong with a comment that never closes, and what to write."""
_NAMES: Final = frozenset((*PARTS, *VIEWS))
_MAY_PLACE: Final = rare(r"m3[ ]?[/:\\]", re.IGNORECASE)
_COMMENT: Final = rare(r"<!--\s*m3/(?P<part>[^>{]*)(?P<options>\{.*)?-->", re.IGNORECASE | re.DOTALL)
_BEGINNING: Final = rare(r"<!--\s*m3/(?P<part>[\w-]{,60})", re.IGNORECASE)
_LOOKS_LIKE: Final = rare(
    r"(?:(?:&lt;|[<\u2039\u00ab\uff1c])[ ]?[!\u2010-\u2015-][!\s\u2010-\u2015-]{0,10}m3[ ]?[/:]"
    r"|\{\{[ ]{0,4}m3/|<m3/)[ ]?"
    r"(?P<part>[a-z][a-z-]{1,40})[ ]{0,4}(?P<options>\{[^{}]{0,120}\})?[^\w\n]{0,12}(?:&gt;)?",
    re.IGNORECASE,
)
"""A line that means to be such a comment, as Word, a mail or memory writes it."""
_LONGEST_LINE: Final = 200
"""Characters of a line that may be one."""
LONGEST_COMMENT: Final = 2_000
"""Characters of a comment that is read; a view's name with all its options is far shorter."""

_EQUALS: Final = rare(r"\s*=\s*")
_QUOTED_WORD: Final = rare(r"[\"\']([\w.-]+)[\"\']")
_BETWEEN_OPTIONS: Final = rare(r"(?<=[\w\]])(?:\s*[;,]\s*|\s+)(?=[A-Za-z]+:)")
"""What parts two options, whatever sign it is."""


def parts_of(page: Record | None, fields: OwnFields = _NONE) -> tuple[str, ...]:
    """The parts that a page of this kind is made of, with the fields of the site's own that are such.

    None of a page that is not the playbook's.
    """
    usual = PARTS_OF[type(page)] if page else ()
    specs = own_fields_of(page, fields)
    if not specs:
        return usual
    is_in_line = any(spec.show == "line" for spec in specs) and LINE not in usual
    parts = [*(LINE,) * is_in_line, *usual]
    followed: dict[str, int] = {}
    for spec in specs:
        if spec.show == "part":
            at = parts.index(spec.after) + 1 + followed.get(spec.after, 0) if spec.after else len(parts)
            parts.insert(at, spec.name)
            followed[spec.after] = followed.get(spec.after, 0) + 1
    return tuple(parts)


def own_fields_of(page: Record | None, fields: OwnFields) -> tuple[FieldSpec, ...]:
    """The fields of the site's own that a page of this kind may have."""
    return fields.task if isinstance(page, KeyTask) else fields.phase if isinstance(page, Phase) else ()


def why_nothing(placement: Placement) -> str | None:
    """Why a comment can place nothing, whatever it names; `None` where it stands as it should."""
    if placement.is_too_long:
        length = placement.end - placement.start
        return f"the comment `m3/{placement.part}` has {length:,} characters, so it is not read"
    if placement.written:
        if not placement.written.startswith("<!--"):
            return f"`{placement.written}` is no comment, so it is shown as it is written"
        return f"the comment `{placement.written}` names no part, so it places nothing"
    if placement.is_within:
        return f"`m3/{placement.part}` is inside other content, where nothing can be placed"
    view, options = _unbraced(placement)
    return f"the options of `m3/{view}` need braces, and `{options}` has none" if options else None


def is_proper_the_cure(placement: Placement) -> bool:
    """Whether a comment that places nothing is mended by writing the proper one in its place."""
    return bool(placement.written or (not placement.is_within and _unbraced(placement)[1]))


def what_to_write(placement: Placement, own: tuple[str, ...]) -> str:
    """The cure of a comment that places nothing, on a page with these parts of its own."""
    if placement.is_too_long:
        return f"shorten it to at most {LONGEST_COMMENT:,}, or begin it with another word than `m3/`"
    if placement.written:
        return f"write `{proper(placement)}`"
    if placement.is_within:
        return "put the comment on a line of its own, outside HTML and indented blocks"
    if _unbraced(placement)[1]:
        return f"write `{proper(placement)}`"
    known = tuple(dict.fromkeys((*own, *VIEWS)))
    near = nearest(placement.part, known)
    options = f" {placement.options}" if placement.options and near in VIEWS else ""
    return (
        f"write `m3/{near}{options}`" if near else f"use one of {', '.join(f'`m3/{part}`' for part in known)}"
    )


def proper(placement: Placement) -> str:
    """The comment that one means to be which only looks like it, or whose options are in no braces."""
    view, unbraced = _unbraced(placement)
    bare = _QUOTED_WORD.sub(r"\1", unbraced.strip("[]()<>| "))
    unbraced = _BETWEEN_OPTIONS.sub(", ", _EQUALS.sub(": ", bare))
    options = f"{{{unbraced}}}" if unbraced else placement.options
    return f"<!-- m3/{view} {options} -->" if options else f"<!-- m3/{view} -->"


def _unbraced(placement: Placement) -> tuple[str, str]:
    """The view that a comment names, and the options behind it that are in no braces."""
    word, _, options = placement.part.partition(" ")
    return (word, options.strip()) if word in VIEWS and options.strip() else (placement.part, "")


def is_template(placement: Placement) -> bool:
    """Whether another plugin will fill in what is there, such as `{{ options }}`, before it is read."""
    return any(sign in f"{placement.part}{placement.options}" for sign in TEMPLATE_SIGNS)


def is_part(placement: Placement, own: tuple[str, ...]) -> bool:
    """Whether a comment places one of a page's own parts; with options, it is rather a view of that name."""
    return placement.part in own and not (placement.options and placement.part in VIEWS)


def placements(body: str) -> tuple[Placement, ...]:
    """Every comment that names a part or a view, code aside; it may go over several lines of its own."""
    if not _MAY_PLACE.search(body):
        return ()
    lines = lines_of(body)
    found: list[Placement] = []
    for token in blocks_of(body):
        if token.map and token.type == "inline":
            found += _in_words(lines[slice(*token.map)])
            found += _alike(lines[slice(*token.map)])
        if token.map and (token.type == "html_block" or _is_indented_block(token, lines)):
            first, last = token.map
            end = lines[last][0] if last < len(lines) else len(body)
            block = body[lines[first][0] : end]
            found += _in_block(block, lines[first][0], is_own=_is_own(token))
            if token.type == "html_block" and "-->" in block and "\n" not in block.strip():
                found += _alike(lines[slice(first, first + 1)])
    return tuple(found)


def _is_own(token: Token) -> bool:
    """Whether a block is in no list, quotation or the like."""
    return token.type == "html_block" and token.level == 0


def _in_block(block: str, start: int, *, is_own: bool) -> Iterator[Placement]:
    """The comments in one block of the body, which begins at `start`."""
    found: list[Placement] = []
    beside: list[str] = []
    position = 0
    for outer, end in _comments(block):
        begin = block.rfind("<!--", outer, end)
        if begin > outer:  # the outer one is never closed, which is told there
            continue
        if placed := _placement(block[begin:end], start + begin):
            found.append(placed)
            beside.append(block[position:begin])
            position = end
    is_alone = is_own and not "".join((*beside, block[position:])).strip()
    for placed in found:
        yield replace(placed, is_within=not is_alone)


def _placement(comment: str, start: int) -> Placement | None:
    """What a comment that begins at `start` places; `None` where it is one of another kind."""
    end = start + len(comment)
    if len(comment) > LONGEST_COMMENT:
        begun = _BEGINNING.match(comment)
        part = begun["part"] if begun else ""
        return Placement(part=part, start=start, end=end, is_too_long=True) if begun else None
    named = _COMMENT.fullmatch(comment)
    if named is None:
        return None
    part = named["part"].strip()
    return Placement(
        part=FORMER_NAMES.get(part, part),
        start=start,
        end=end,
        options=(named["options"] or "").rstrip(),
        options_start=start + max(named.start("options"), 0),
    )


def _comments(block: str) -> Iterator[tuple[int, int]]:
    """Where each comment of HTML begins and ends (exclusive), in one pass however many never end."""
    end = 0
    while (begin := block.find("<!--", end)) >= 0 and (close := block.find("-->", begin + 4)) >= 0:
        end = close + 3
        yield begin, end


def _in_words(lines: list[tuple[int, str]]) -> Iterator[Placement]:
    """Comments that are among words, code aside."""
    for start, line in lines:
        if "<!--" not in line or "m3/" not in line.casefold():
            continue
        for token in _inline_parser().parseInline(line)[0].children or ():
            if token.type == "html_inline":
                placed = _placement(token.content, start + token.meta["start"])
                yield from (replace(placed, is_within=True),) if placed else ()


def _alike(lines: list[tuple[int, str]]) -> Iterator[Placement]:
    """A line alone that means to be such a comment, and is shown as it is written or places nothing."""
    if len(lines) != 1 or len(lines[0][1]) > _LONGEST_LINE:
        return
    start, line = lines[0]
    words = line.strip()
    found = _LOOKS_LIKE.fullmatch(words)
    name = found["part"].casefold() if found else ""
    name = FORMER_NAMES.get(name, name)
    part = name if name in _NAMES else nearest(name, tuple(_NAMES))
    if not found or part is None or _COMMENT.fullmatch(words):
        return
    start += len(line) - len(line.lstrip())
    yield Placement(
        part=part,
        start=start,
        end=start + len(words),
        written=words,
        options=found["options"] or "",
        options_start=start + max(found.start("options"), 0),
    )


def _is_indented_block(token: Token, lines: list[tuple[int, str]]) -> bool:
    """Whether what looks like indented code is the content of an admonition, a tab or the like."""
    if token.type != "code_block" or not token.map:
        return False
    before = (lines[n][1] for n in range(token.map[0] - 1, -1, -1) if lines[n][1].strip())
    return next(before, "").startswith(("!!!", "???", "==="))


@cache
def _inline_parser() -> MarkdownIt:
    """Knows what a comment may be in, such as code, and nothing that costs more time."""
    parser = MarkdownIt("zero").enable(["escape", "backticks"])
    parser.inline.ruler.push("html_inline", inline_html.rule)
    return parser
