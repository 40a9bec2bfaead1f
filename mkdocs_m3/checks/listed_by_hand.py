"""What a phase page lists by hand, where nobody sees it, is a key task of the phase."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.checks.renamed import share_of_words
from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import LONGEST_WORD, nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold, id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Phase, Text

_LIKENESS: Final = 0.8
_PLAIN: Final = rare(r"[^\"$`!\\]*")
"""A name that every shell takes as it is between double quotes."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each name in such a list that no key task has or had, as it seems, if most are of key tasks.

    A list without key tasks, or with few of them, is one of a playbook that has not moved to pages yet.
    """
    playbook = context.playbook
    pages = [page for page in playbook.phase_pages.values() if page.listed]
    known = {fold(str(task.name)) for task in playbook.pages if task.name} if pages else set()
    known |= playbook.unread.names
    for page in pages:
        tasks = playbook.phases.get(page.number, ()) if page.number else ()
        alike = Alike(fold(str(task.name)) for task in tasks if task.name)
        others = [name for name in page.listed if not _is_known(fold(name.value), known, alike)]
        if tasks and 2 * len(others) < len(page.listed):
            yield from _told(page, others, context)


def _is_known(key: str, known: set[str], alike: Alike) -> bool:
    """Whether a name is that of a key task, or near one of the phase, which may have been renamed."""
    if key in known or len(key) > LONGEST_WORD:
        return True
    near = alike.to(key)
    return any(share_of_words(key, one) for one in near) or nearest(key, near, _LIKENESS) is not None


def _told(page: Phase, names: list[Text], context: CheckContext) -> Iterator[Finding]:
    ids, place = context.playbook.ids, context.vocabulary.place
    tasks = context.playbook.phases[page.number] if page.number else ()
    numbers = [task.number.text for task in tasks if task.number]
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    of_playbook = f" --playbook {place.name}" if place.name else ""
    for n, name in enumerate(names, last + 1):
        id_ = ids.shown_as(page.number, id_of(str(n))) if ids.task == "number" else None
        words = f'"{name.value}"' if _PLAIN.fullmatch(name.value) else shlex.quote(name.value)
        command = f"mkdocs-m3 new task {id_ or page.number} {words}{of_playbook}"
        yield at_text(
            "M3097",
            page,
            name,
            f"`{name.value}` is no key task of phase {page.number}, and this list is not shown",
            f"write a page for it, as with `{command}`, or delete it here",
        )
