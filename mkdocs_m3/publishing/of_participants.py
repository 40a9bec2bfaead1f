"""Which generated pages show something else than in an earlier build; `differences.py` says it of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_m3.model.participants import Participant
    from mkdocs_m3.publishing.site import Site


def of_participants(before: Site, after: Site, tasks: Collection[str], *, is_any: bool) -> frozenset[str]:
    """The pages of those who have or had one of these tasks, by their pages' paths, and changed lists.

    Where `is_any` page shows something else, the lists of all roles and parties may, too. Somebody whose
    definition has changed is among them.
    """
    pages, old = after.loaded.participants.pages, before.loaded.participants.pages
    if not pages:
        return frozenset()
    return frozenset(
        uri
        for uri, page in pages.items()
        if (is_any and page.participant is None)
        or _differ(old[uri].participant if uri in old else None, page.participant, tasks)
    )


def _differ(before: Participant | None, after: Participant | None, tasks: Collection[str]) -> bool:
    if before is None or after is None:
        return before is not after
    if before.entries != after.entries or _said(before) != _said(after):
        return True
    return any(uri in tasks for one in (before, after) for uri in _tasks(one))


def _said(who: Participant) -> tuple[object, ...]:
    """What a glossary says, and for whom somebody takes part in which task."""
    found = who.definition
    definition = (found.uri, found.term.anchor, found.term.meaning) if found else None
    text = found.term.description.value if found and found.term.description else ""
    return (definition, text, [(one.task.id, one.parties) for one in who.involvements])


def _tasks(who: Participant) -> Iterator[str]:
    return (one.task.source.uri for one in who.involvements)
