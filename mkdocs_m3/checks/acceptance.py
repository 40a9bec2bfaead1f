"""What has been accepted is not told again; what was accepted and is gone, is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import IDLE_ACCEPTANCE, Finding, Severity, Span

if TYPE_CHECKING:
    from mkdocs_m3.model import Acceptance


def without_accepted(
    found: tuple[Finding, ...],
    by_pages: tuple[Acceptance, ...],
    by_site: tuple[Acceptance, ...],
    *,
    is_whole: bool = True,
    unasked: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[Finding, ...]:
    """The findings that nobody has accepted, and one for each acceptance that accepts nothing.

    While something could not be read, in a page or of the pages that the playbook should have, an acceptance
    may only seem to be idle, so nothing is said of it. Nor of one of a page and a code that are among the
    `unasked`, where not everything was looked at.
    """
    on_pages = {(finding.span.path, finding.code) for finding in found}
    codes = {finding.code for finding in found}
    accepted_on_pages = {(acceptance.source.path, acceptance.code) for acceptance in by_pages}
    accepted_codes = {acceptance.code for acceptance in by_site}
    is_broken = not is_whole or any(finding.severity is Severity.ERROR for finding in found)
    idle = (
        *(one for one in by_pages if not is_broken and (one.source.path, one.code) not in on_pages | unasked),
        *(one for one in by_site if not is_broken and one.code not in codes | {code for _, code in unasked}),
    )
    left = (
        finding
        for finding in found
        if finding.code not in accepted_codes and (finding.span.path, finding.code) not in accepted_on_pages
    )
    return (*left, *(_gone(acceptance) for acceptance in idle))


def _gone(acceptance: Acceptance) -> Finding:
    place, source = acceptance.place, acceptance.source
    where = "here" if place.value else "in a configuration that this one takes in"
    return Finding(
        code=IDLE_ACCEPTANCE,
        span=Span.at(source.path, source.text, place.start, place.end),
        headline=f"`{acceptance.code}` is accepted {where}, and no longer found",
        help="delete this acceptance",
    )
