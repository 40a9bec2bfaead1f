"""Findings in words: for people, for programs, and for the places where code is reviewed.

Each format is a function from findings to the text that is printed; `FORMATS` names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.printing import as_json, concise, full, github, sarif
from mkdocs_m3.findings.printing.sarif import HELP
from mkdocs_m3.findings.printing.statistics import STATISTICS
from mkdocs_m3.findings.printing.summary import summary, with_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Command, Json, Terminal

__all__ = [
    "FORMATS",
    "FOR_PROGRAMS",
    "HELP",
    "IN_REVIEW",
    "IN_WORDS",
    "STATISTICS",
    "github",
    "summary",
    "with_options",
]

IN_WORDS: Final[Mapping[str, Callable[[tuple[Finding, ...], int], Terminal]]] = {
    "full": full.printed,
    "concise": concise.printed,
}
"""For people, with a line of counts below. Each takes the findings and how many pages were read."""

FOR_PROGRAMS: Final[Mapping[str, Callable[[tuple[Finding, ...], int], Command | Json]]] = {
    "json": as_json.printed,
    "github": github.printed,
    "sarif": sarif.printed,
}
"""For programs, likewise; these hold the counts, or may hold nothing else."""

FORMATS: Final = (*IN_WORDS, *FOR_PROGRAMS)
"""The names of all formats."""

IN_REVIEW: Final = frozenset({"github", "sarif"})
"""The formats for where code is reviewed, whose paths must lead from the root of the repository."""
