"""How many pages were read, and what was found, in one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """How many findings of each severity there are, the worst first: `{"error": 2, ...}`."""
    found = Counter(finding.severity for finding in findings)
    return {severity.word: found[severity] for severity in sorted(Severity, reverse=True)}


def summary(findings: tuple[Finding, ...], pages: int, part: str = "") -> Terminal:
    """The counts of both in words: `Read 67 pages: 2 errors, 1 warning, no pieces of advice`.

    Where only a part of the site is told of, the line names it.
    """
    found = counts(findings)
    told = ", ".join(
        (
            _counted(found["error"], "error", "errors"),
            _counted(found["warning"], "warning", "warnings"),
            _counted(found["advice"], "piece of advice", "pieces of advice"),
        )
    )
    where = f"; in {part}" if part else ""
    return terminal("Read {}{}: {}.", _counted(pages, "page", "pages"), where, told)


def mendable(findings: tuple[Finding, ...]) -> int:
    """How many of the findings `--fix` would mend."""
    return sum(finding.fix is not None for finding in findings)


def with_options(line: Terminal, findings: tuple[Finding, ...]) -> Terminal:
    """The line of counts, and the options of the command that help with what was found."""
    count = mendable(findings)
    which = f"{count} of them" if len(findings) > 1 else "It"
    mended = f"{which} can be mended by --fix; " if count else ""
    return joined((line, terminal(" {}--explain CODE says more.", mended))) if findings else line


def _counted(count: int, one: str, several: str) -> str:
    return f"{count or 'no'} {one if count == 1 else several}"
