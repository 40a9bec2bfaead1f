"""For a terminal: the changes of each kind, below the pages that they are on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_m3.comparing.printing.told import before_of, now_of
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.comparing.changes import Change, Kind
    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.visible import Terminal


def printed(told: Told) -> Terminal:
    """A heading for each kind; a line that counts is last."""
    parts = [part for kind, changes in told.by_kind for part in _section(kind, changes, told)]
    return joined((*parts, _counted(told)))


def _section(kind: Kind, changes: tuple[Change, ...], told: Told) -> Iterator[Terminal]:
    yield terminal("{}\n", kind.title)
    for (_, page), several in groupby(changes, key=lambda change: (change.playbook, change.page)):
        on_page = list(several)
        if kind.subject and page:
            yield terminal("  {}\n", told.page(on_page[0]))
        for change in on_page:
            yield _line(kind, change, told)
    yield terminal("\n")


def _line(kind: Kind, change: Change, told: Told) -> Terminal:
    subject = told.subject(change) if change.subject else "" if kind.subject else told.page(change)
    indent = "    " if kind.subject and change.page else "  "
    head = terminal("{}{}", indent, subject)
    was, is_ = before_of(change), now_of(change)
    between = terminal(": ") if subject else terminal("")
    if kind.before == "Before" and kind.now:
        return joined((head, between, terminal("{} \N{RIGHTWARDS ARROW} {}\n", was, is_)))
    beside = "; ".join(
        f"{name[:1].lower()}{name[1:]}: {words}"
        for name, words in ((kind.before, was), (kind.now, is_))
        if name
    )
    return joined((head, terminal(" ({})\n", beside) if beside else terminal("\n")))


def _counted(told: Told) -> Terminal:
    count = len(told.changes)
    if not count:
        return terminal("Nothing has changed in who does what, {}.\n", told.heading)
    changes = "change" if count == 1 else "changes"
    return terminal("{} {}, {}.\n", f"{count:,}", changes, told.heading)
