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

FOR_PROGRAMS: Final[Mapping[str, Callable[[tuple[Finding, ...], int], Command | Json]]] = {
    "json": as_json.printed,
    "github": github.printed,
    "sarif": sarif.printed,
}
"""For programs. Each takes the findings and how many pages were read, which they hold if they may."""

ALL: Final[Mapping[str, Callable[[tuple[Finding, ...], int], str]]] = {**IN_WORDS, **FOR_PROGRAMS}
"""Every format."""

IN_REVIEW: Final = frozenset({"github", "sarif"})
"""The formats for where code is reviewed, whose paths must lead from the root of the repository."""
