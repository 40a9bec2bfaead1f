"""Findings in words: for people, for programs, and for the places where code is reviewed.

Each format is a function from findings to the text that is printed; `ALL` names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from mkdocs_m3.findings.in_full import Style, plain
from mkdocs_m3.findings.printing import as_json, concise, full, github, sarif
from mkdocs_m3.findings.printing.sarif import HELP
from mkdocs_m3.findings.printing.statistics import STATISTICS
from mkdocs_m3.findings.printing.summary import summary, with_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.findings.visible import Command, Json, Terminal

__all__ = [
    "ALL",
    "FOR_PROGRAMS",
    "HELP",
    "IN_REVIEW",
    "IN_WORDS",
    "STATISTICS",
    "github",
    "summary",
    "with_options",
]


class InWords(Protocol):
    """Prints findings for people."""

    def __call__(self, findings: tuple[Finding, ...], pages: int, /, style: Style = plain) -> Terminal:
        """The findings of so many pages, with severities in a style."""
        ...


IN_WORDS: Final[Mapping[str, InWords]] = {
    "full": full.printed,
    "concise": concise.printed,
}
"""For people, with a line of counts below."""


class ForPrograms(Protocol):
    """Prints findings for programs."""

    def __call__(
        self, findings: tuple[Finding, ...], pages: int, since: Since | None = None, /
    ) -> Command | Json:
        """The findings of so many pages; where only new ones are told, beside what they are compared with."""
        ...


FOR_PROGRAMS: Final[Mapping[str, ForPrograms]] = {
    "json": as_json.printed,
    "github": github.printed,
    "sarif": sarif.printed,
}
"""For programs. Each holds what it may of how many pages were read, and of what is compared."""

ALL: Final[Mapping[str, Callable[[tuple[Finding, ...], int], str]]] = {**IN_WORDS, **FOR_PROGRAMS}
"""Every format."""

IN_REVIEW: Final = frozenset({"github", "sarif"})
"""The formats for where code is reviewed, whose paths must lead from the root of the repository."""
