"""For programs: all changes as one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.visible import document

if TYPE_CHECKING:
    from mkdocs_m3.comparing.changes import Change
    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.visible import Json

VERSION: Final = 1
"""Rises when a key changes its meaning or goes away; new keys and kinds may come at any time."""


def printed(told: Told) -> Json:
    """`version`, the two states, and `changes` in the order in which they are told to people."""
    data = {
        "version": VERSION,
        "before": told.before,
        "now": told.now or None,
        "changes": [_change(change) for change in told.changes],
    }
    return document(data)


def _change(change: Change) -> dict[str, object]:
    page = change.page
    return {
        "kind": change.kind,
        "playbook": change.playbook or None,
        "page": {"id": page.id or None, "name": page.name, "path": page.uri} if page else None,
        "subject": change.subject or None,
        "before": list(change.before),
        "now": list(change.now),
    }
