"""How many pages were read, and what was found, in one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import Severity

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic


def counts(diagnostics: tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many findings of each severity there are, the worst first: `{"error": 2, ...}`."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity.word: found[severity] for severity in sorted(Severity, reverse=True)}


def summary(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """The counts of both in words, as in `Read 67 pages: 2 errors, 1 warning, no pieces of advice`."""
    found = counts(diagnostics)
    told = ", ".join(
        (
            _counted(found["error"], "error", "errors"),
            _counted(found["warning"], "warning", "warnings"),
            _counted(found["advice"], "piece of advice", "pieces of advice"),
        )
    )
    return f"Read {_counted(pages, 'page', 'pages')}: {told}."


def _counted(count: int, one: str, several: str) -> str:
    return f"{count or 'no'} {one if count == 1 else several}"
