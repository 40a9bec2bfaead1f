"""Which findings a log or a terminal shows: of a page with very many, the gravest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.findings.finding import Finding, Severity

MOST_LISTED: Final = 100
"""Findings of one page that a log or a terminal shows; formats for programs hold all."""


class Unlisted(Struct, frozen=True, kw_only=True):
    """Findings of one page that a log leaves out, none of them graver than those that it shows."""

    path: str
    """The page, as spans name it."""
    count: int
    """How many they are."""
    severity: Severity
    """That of the gravest."""

    def __str__(self) -> str:
        findings = "finding" if self.count == 1 else "findings"
        return (
            f"{self.path}: {self.count:,} more {findings} here, none graver than those above; "
            "`mkdocs-m3 check --format json` lists all"
        )


def listed(findings: Iterable[Finding]) -> tuple[Finding | Unlisted, ...]:
    """The gravest findings of each page, in their order, then how many more the page has."""
    by_page: dict[str, list[Finding]] = {}
    for found in findings:
        by_page.setdefault(found.span.path, []).append(found)
    return tuple(shown for path, found in by_page.items() for shown in _listed_of_page(path, found))


def _listed_of_page(path: str, found: list[Finding]) -> Iterator[Finding | Unlisted]:
    ranked = sorted(range(len(found)), key=lambda n: -found[n].severity)  # stable: the first come first
    yield from (found[n] for n in sorted(ranked[:MOST_LISTED]))
    if left := ranked[MOST_LISTED:]:
        yield Unlisted(path=path, count=len(left), severity=found[left[0]].severity)
