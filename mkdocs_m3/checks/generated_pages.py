"""A generated page of a role or a party needs a place that nothing else has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.participant_pages import NoRoom, Participants
    from mkdocs_m3.model.participants import Participant

_NOUNS: Final = {"roles": "role", "parties": "party"}


def check(participants: Participants) -> Iterator[Finding]:
    """Report every page that is not generated, where the role or the party is named first."""
    for one in participants.without_room:
        who = one.page.participant or next(_anybody(participants, one))
        yield Finding(
            code="M3035",
            span=_place(who),
            headline=_headline(one),
            help=_cure(one),
        )


def _anybody(participants: Participants, missing: NoRoom) -> Iterator[Participant]:
    """The participants of a kind, since a list of them is named nowhere."""
    pages = (*participants.pages.values(), *(one.page for one in participants.without_room))
    return (page.participant for page in pages if page.participant and page.kind == missing.page.kind)


def _headline(missing: NoRoom) -> str:
    page, noun = missing.page, _NOUNS[missing.page.kind]
    what = f"the page of the {noun} `{page.title}`" if page.participant else f"the list of all {page.kind}"
    if missing.is_file:
        return f"{what} would be `{page.source.uri}`, where the site has `{missing.holder}`"
    other = f"the {noun} `{missing.holder}`" if page.participant else "another page"
    return f"{what} would be `{page.source.uri}`, which is that of {other}"


def _cure(missing: NoRoom) -> str:
    if missing.is_file:
        folder = f"set another `folder` under `pages: {missing.page.kind}` in the site's configuration"
        return f"move `{missing.holder}`, or {folder}"
    if missing.page.kind == "roles":
        return "write both in one way if they are one role, or give one of them another name"
    return "give one of them another id in the site's configuration"


def _place(who: Participant) -> Span:
    task: KeyTask = who.involvements[0].task
    source = task.source
    start, end = (who.first.start, who.first.end) if who.first else _named_in(task, who.key)
    return Span.at(source.path, source.text, start, end)


def _named_in(task: KeyTask, party: str) -> tuple[int, int]:
    """Where a task names a party first."""
    named = (
        task.responsible_party,
        *(one.responsible_party for one in task.activities),
        *(one.responsible_party for one in task.stakeholders),
    )
    assigned = (one for activity in task.activities for one in activity.assignments if one.party == party)
    places = (
        *((who.start, who.end) for who in named if who and party in who.parties),
        *((one.start, one.end) for one in assigned),
    )
    return min(places, default=(0, 1))
