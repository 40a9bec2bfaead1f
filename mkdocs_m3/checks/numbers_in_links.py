"""A link that begins with the number of a key task leads to that task, and calls it by its name.

Also once tasks have other numbers or names, and from pages that are no part of the playbook.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks import numbers_of_files
from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import paragraphs
from mkdocs_m3.markup.comments import TEMPLATE_SIGNS
from mkdocs_m3.markup.half_markup import MEANT
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import KeyTask, Playbook, Record, Source

_NUMBER: Final = r"[*_]{0,3}(?P<number>\d{1,4}\.\d{1,4})(?![\w%]|\.\w)(?P<rest>[^\[\]<>]{0,200})"
_LINKS: Final = (
    re.compile(rf"\[{_NUMBER}\]\((?P<address><[^<>\n]*>|[^()<>\s]+)\)"),
    re.compile(rf"<a href=[\"'](?P<address>[^\"'<>]*)[\"']>{_NUMBER}</a>", re.IGNORECASE),
)
_FEWEST_WORDS: Final = 2
"""Words of a name's beginning that are more than chance."""
_LONGEST_SMALL: Final = 4
"""Letters of a word that titles may write small."""
_WORD: Final = rare(r"[^\W\d_]+")
_AROUND: Final = " \t\n:.,;*_\u2013\u2014-"


class _Piece(NamedTuple):
    """Words that may hold links."""

    words: str
    places: Sequence[int]
    """For each character of the words, its place in the page; of words that are written otherwise, the two
    ends of where they are."""


class _Wrong(NamedTuple):
    """What is wrong with a link."""

    code: str
    span: tuple[int, int]
    """Where in the words of its piece: from, in characters from 0, and to, exclusive."""
    headline: str
    cure: str
    right: str
    """What to write there."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each link with the number of another task than the one that it leads to, or with another name.

    Of a task whose file has another number, that is told, and which of the two is right is not known.
    """
    playbook = context.playbook
    if not playbook.ids.are_usual:
        return
    unsettled = {task.source.uri for task, _ in numbers_of_files.misnumbered(context)}
    tasks = {task.source.uri: task for task in playbook.key_tasks if task.source.uri not in unsettled}
    for source, piece in _all_pieces(context):
        bare = MEANT.sub(lambda meant: "\0" * len(meant[0]), piece.words)
        for found in (one for pattern in _LINKS for one in pattern.finditer(bare)):
            uri = context.links.seen_from(source.uri).page_of(found["address"].strip("<>"))
            task = tasks.get(uri or "")
            if task and (wrong := _wrong(found, source, task, playbook)):
                yield _told(wrong, source, piece)


def _all_pieces(context: CheckContext) -> Iterator[tuple[Source, _Piece]]:
    for page in context.playbook.records:
        yield from ((page.source, piece) for piece in _pieces(page))
    for source in context.ordinary_pages:
        if _may_hold_link(source.text) and not any(sign in source.text for sign in TEMPLATE_SIGNS):
            for start, words in paragraphs(source.text):
                yield source, _Piece(words, range(start, start + len(words) + 1))


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


def _wrong(found: re.Match[str], source: Source, task: KeyTask, playbook: Playbook) -> _Wrong | None:
    number, words = found["number"], found["rest"].strip(_AROUND)
    rest = fold(words)
    other = playbook.by_id.get(number)
    if number == task.id:
        if not _is_other_name(words, task):
            return None
        begin = found.start("rest") + found["rest"].index(words)
        own = plain(task.name.value) if task.name else ""
        headline = f"this link says `{words}`, and key task {task.id} is called `{own}`"
        cure = f"if that is its old name, write `{own}`"
        return _Wrong("M3101", (begin, begin + len(words)), headline, cure, own)
    headline = f"this link says `{number}`, and leads to key task {task.id}"
    if other and rest and rest == _name(other):
        address = posixpath.relpath(other.source.uri, posixpath.dirname(source.uri) or ".")
        cure = f"if key task {number} is meant, write `{address}` as its address"
        return _Wrong("M3057", found.span("address"), headline, cure, address)
    if _is_stale(number, rest, task, playbook):
        cure = f"write `{task.id}`, or correct where the link leads"
        return _Wrong("M3057", found.span("number"), headline, cure, str(task.id))
    return None


def _is_stale(number: str, rest: str, task: KeyTask, playbook: Playbook) -> bool:
    """Whether a link says the number that its target had, or would have if the link were right."""
    if not rest:
        return number in playbook.by_id or number == _stem(task)
    name = _name(task)
    is_begun = len(rest.split()) >= _FEWEST_WORDS and name.startswith(rest)
    return rest == name or is_begun or number == _stem(task)


def _is_other_name(words: str, task: KeyTask) -> bool:
    """Whether words behind a task's number are a name, as its own is one, and no part of its own.

    What the task makes or takes in may be named as well.
    """
    name = plain(task.name.value) if task.name else ""
    if not (_is_title(words) and _is_title(name)):
        return False
    is_own = {*_WORD.findall(fold(words))} <= {*_WORD.findall(fold(name))} or fold(name) in fold(words)
    parts = {fold(artifact.name) for artifact in task.artifacts}
    return not is_own and fold(words) not in parts


def _is_title(words: str) -> bool:
    """Whether all longer words begin with a capital letter, and several do."""
    letters = _WORD.findall(words)
    capital = [word for word in letters if word[0].isupper() and len(word) >= _LONGEST_SMALL]
    return len(capital) >= _FEWEST_WORDS and all(
        word[0].isupper() for word in letters if len(word) > _LONGEST_SMALL
    )


def _name(task: KeyTask) -> str:
    return fold(plain(task.name.value)) if task.name else ""


def _stem(task: KeyTask) -> str:
    return posixpath.splitext(posixpath.basename(task.source.uri))[0]


def _told(wrong: _Wrong, source: Source, piece: _Piece) -> Finding:
    is_there = len(piece.places) > len(piece.words)
    begin, end = wrong.span if is_there else (0, 1)
    where = piece.places[begin], piece.places[end]
    return Finding(
        code=wrong.code,
        span=Span.at(source.path, source.text, *where),
        headline=wrong.headline,
        help=wrong.cure,
        edits=(Fix(start=where[0], end=where[1], replacement=wrong.right),) if is_there else (),
    )
