"""A link that begins with the number of a key task leads to that task, also once tasks have other numbers."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks import numbers_of_files
from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.body import paragraphs
from mkdocs_m3.markup.half_markup import MEANT
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Playbook, Record

_NUMBER: Final = r"[*_]{0,3}(?P<number>\d{1,4}\.\d{1,4})(?![\w%]|\.\w)(?P<rest>[^\[\]<>]{0,200})"
_LINKS: Final = (
    re.compile(rf"\[{_NUMBER}\]\((?P<address><[^<>\n]*>|[^()<>\s]+)\)"),
    re.compile(rf"<a href=[\"'](?P<address>[^\"'<>]*)[\"']>{_NUMBER}</a>", re.IGNORECASE),
)
_FEWEST_WORDS: Final = 2
"""Words of a name's beginning that are more than chance."""


class _Piece(NamedTuple):
    """Words that may hold links."""

    words: str
    places: Sequence[int]
    """For each character of the words, its place in the page; of words that are written otherwise, the two
    ends of where they are."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each link with the number of another task than the one that it leads to, as it seems.

    Of a task whose file has another number, that is told, and which of the two is right is not known.
    """
    playbook = context.playbook
    if not playbook.ids.are_usual:
        return
    unsettled = {task.source.uri for task, _ in numbers_of_files.misnumbered(context)}
    tasks = {task.source.uri: task for task in playbook.key_tasks if task.source.uri not in unsettled}
    for page in playbook.records:
        for piece in _pieces(page):
            bare = MEANT.sub(lambda meant: "\0" * len(meant[0]), piece.words)
            for found in (one for pattern in _LINKS for one in pattern.finditer(bare)):
                uri = context.links.seen_from(page.source.uri).page_of(found["address"].strip("<>"))
                task = tasks.get(uri or "")
                if task and _is_stale(found, task, playbook):
                    yield _told(page, piece, found, task)


def _pieces(page: Record) -> Iterator[_Piece]:
    for text in page.texts:
        if _may_hold_link(text.value):
            is_there = text.is_verbatim
            yield _Piece(text.value, range(text.start, text.end + 1) if is_there else (text.start, text.end))
    if _may_hold_link(page.body):  # in which MkDocs resolves links of Markdown alone
        for start, words in paragraphs(page.body):
            yield _Piece(words, page.body_places[start : start + len(words) + 1])


def _may_hold_link(words: str) -> bool:
    return any(pattern.search(words) for pattern in _LINKS)


def _is_stale(found: re.Match[str], task: KeyTask, playbook: Playbook) -> bool:
    """Whether a link says the number that its target had, or would have if the link were right."""
    number = found["number"]
    if number == task.id:
        return False
    rest = fold(found["rest"].strip(" \t\n:.,;*_\u2013\u2014-"))
    if not rest:
        return number in playbook.by_id or number == _stem(task)
    name = fold(plain(task.name.value)) if task.name else ""
    is_begun = len(rest.split()) >= _FEWEST_WORDS and name.startswith(rest)
    return rest == name or is_begun or number == _stem(task)


def _stem(task: KeyTask) -> str:
    return posixpath.splitext(posixpath.basename(task.source.uri))[0]


def _told(page: Record, piece: _Piece, found: re.Match[str], task: KeyTask) -> Finding:
    is_there = len(piece.places) > len(piece.words)
    begin, end = found.span("number") if is_there else (0, 1)
    where = piece.places[begin], piece.places[end]
    return at_offset(
        "M3057",
        page,
        where,
        f"this link says `{found['number']}`, and leads to key task {task.id}",
        f"write `{task.id}`, or correct where the link leads",
        edits=(Fix(start=where[0], end=where[1], replacement=str(task.id)),) if is_there else (),
    )
