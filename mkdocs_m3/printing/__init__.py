"""Findings in words: for people, for programs, and for the places where code is reviewed.

Each format is a function from findings to the text that is printed; `FORMATS` names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.printing import as_json, concise, full, github, sarif
from mkdocs_m3.printing.statistics import STATISTICS
from mkdocs_m3.printing.summary import summary, with_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.diagnostics import Diagnostic

__all__ = ["FORMATS", "HAS_SUMMARY", "IN_REVIEW", "STATISTICS", "github", "summary", "with_options"]

FORMATS: Final[Mapping[str, Callable[[tuple[Diagnostic, ...], int], str]]] = {
    "full": full.printed,
    "concise": concise.printed,
    "json": as_json.printed,
    "github": github.printed,
    "sarif": sarif.printed,
}
"""Each takes the findings and how many pages were read."""

IN_REVIEW: Final = frozenset({"github", "sarif"})
"""The formats whose paths must lead from the working directory, where code is reviewed."""

HAS_SUMMARY: Final = frozenset({"full", "concise"})
"""The formats that a line of counts follows; the others hold the counts, or may hold nothing else."""
