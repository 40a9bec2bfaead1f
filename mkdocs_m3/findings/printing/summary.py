"""How many pages were read, and what was found, in one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_m3.findings.diagnostics import Severity
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.diagnostics import Diagnostic
    from mkdocs_m3.findings.visible import Terminal


def counts(diagnostics: tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many findings of each severity there are, the worst first: `{"error": 2, ...}`."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity.word: found[severity] for severity in sorted(Severity, reverse=True)}


def summary(diagnostics: tuple[Diagnostic, ...], pages: int, part: str = "") -> Terminal:
    """The counts of both in words: `Read 67 pages: 2 errors, 1 warning, no pieces of advice`.

    Where only a part of the site is told of, the line names it.
    """
    found = counts(diagnostics)
    told = ", ".join(
        (
            _counted(found["error"], "error", "errors"),
            _counted(found["warning"], "warning", "warnings"),
            _counted(found["advice"], "piece of advice", "pieces of advice"),
        )
    )
    where = f"; in {part}" if part else ""
    return terminal("Read {}{}: {}.", _counted(pages, "page", "pages"), where, told)


def mendable(diagnostics: tuple[Diagnostic, ...]) -> int:
    """How many of the findings `--fix` would mend."""
    return sum(diagnostic.fix is not None for diagnostic in diagnostics)


def with_options(line: Terminal, diagnostics: tuple[Diagnostic, ...]) -> Terminal:
    """The line of counts, and the options of the command that help with what was found."""
    count = mendable(diagnostics)
    which = f"{count} of them" if len(diagnostics) > 1 else "It"
    mended = f"{which} can be mended by --fix; " if count else ""
    return joined((line, terminal(" {}--explain CODE says more.", mended))) if diagnostics else line


def _counted(count: int, one: str, several: str) -> str:
    return f"{count or 'no'} {one if count == 1 else several}"
