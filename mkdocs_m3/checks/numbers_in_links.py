"""A link that begins with the number of a key task leads to that task, and calls it by its name.

Also once tasks have other numbers or names, and from pages that are no part of the playbook.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks import numbers_of_files
from mkdocs_m3.checks.link_pieces import may_be_link, pieces
from mkdocs_m3.checks.old_names import AROUND, is_other_name
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Playbook, Source

_NUMBER: Final = r"[*_]{0,3}(?P<number>\d{1,4}\.\d{1,4})(?![\w%]|\.\w)(?P<rest>[^\[\]<>]{0,200})"
_LINKS: Final = (
    re.compile(rf"\[{_NUMBER}\]\((?P<address><[^<>\n]*>|[^()<>\s]+)\)"),
    re.compile(rf"<a href=[\"'](?P<address>[^\"'<>]*)[\"']>{_NUMBER}</a>", re.IGNORECASE),
)
_MAY_BE: Final = may_be_link(r"[*_]{0,3}\d{1,4}\.\d")
_FEWEST_WORDS: Final = 2
"""Words of a name's beginning that are more than chance."""


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
    for piece in pieces(context, _MAY_BE):
        for found in (one for pattern in _LINKS for one in pattern.finditer(piece.bare)):
            uri = context.links.seen_from(piece.source.uri).page_of(found["address"].strip("<>"))
            task = tasks.get(uri or "")
            if task and (wrong := _wrong(found, piece.source, task, playbook)):
                yield piece.told(wrong.code, wrong.span, wrong.headline, wrong.cure, wrong.right)


def _wrong(found: re.Match[str], source: Source, task: KeyTask, playbook: Playbook) -> _Wrong | None:
    number, words = found["number"], found["rest"].strip(AROUND)
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
    if not is_other_name(words, name, fewest=_FEWEST_WORDS):
        return False
    return fold(words) not in {fold(artifact.name) for artifact in task.artifacts}


def _name(task: KeyTask) -> str:
    return fold(plain(task.name.value)) if task.name else ""


def _stem(task: KeyTask) -> str:
    return posixpath.splitext(posixpath.basename(task.source.uri))[0]
