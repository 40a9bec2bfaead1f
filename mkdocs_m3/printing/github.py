"""For GitHub Actions: annotations on the lines of a pull request, and a summary of the job.

GitHub shows ten annotations of a kind for each step, so the worst come first, and the summary has all.
See "Workflow commands for GitHub Actions" in GitHub's documentation for the format and its escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.diagnostics import CODES, Severity, visible
from mkdocs_m3.printing.summary import summary

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def printed(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """One workflow command a finding, the worst first."""
    del pages
    return "".join(_command(found) for found in _worst_first(diagnostics))


def job_summary(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """All findings as a table in Markdown, for the file that `GITHUB_STEP_SUMMARY` names."""
    lines = ["## Playbook check", "", summary(diagnostics, pages), ""]
    if diagnostics:
        lines += ["| Severity | Where | What is wrong | Cure |", "|---|---|---|---|"]
    for found in _worst_first(diagnostics):
        cells = (
            f"{found.severity.word} {found.code}",
            f"`{found.span}`",
            found.headline,
            found.help,
        )
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join((*lines, ""))


def _worst_first(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda found: -found.severity)


def _command(found: Diagnostic) -> str:
    span = found.span
    properties = {
        "file": span.path,
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": f"{found.code} {CODES[found.code].name}",
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    message = _data(f"{found.headline}\nCure: {found.help}")
    return f"::{_COMMANDS[found.severity]} {written}::{message}\n"


def _data(words: str) -> str:
    words = "\n".join(visible(line) for line in words.split("\n"))
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _cell(words: str) -> str:
    return visible(" ".join(words.split())).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
