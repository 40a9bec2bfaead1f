"""For GitHub Actions: annotations on the lines of a pull request, and a summary of the job.

GitHub shows ten annotations of a kind for each step, so the worst come first, and the summary has all.
See "Workflow commands for GitHub Actions" in GitHub's documentation for the format and its escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import CODES, Severity
from mkdocs_m3.findings.printing.summary import summary
from mkdocs_m3.findings.visible import command, joined, markdown

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Command, Markdown

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def printed(findings: tuple[Finding, ...], _: int) -> Command:
    """One workflow command a finding, the worst first."""
    return joined(_command(found) for found in _worst_first(findings))


def job_summary(findings: tuple[Finding, ...], pages: int) -> Markdown:
    """All findings as a table in Markdown, for the file that `GITHUB_STEP_SUMMARY` names."""
    title = markdown("## Playbook check\n\n{}\n\n", summary(findings, pages))
    head = markdown("| Severity | Where | What is wrong | Cure |\n|---|---|---|---|\n")
    rows = (
        markdown(
            "| {} {} | {} | {} | {} |\n",
            found.severity.word,
            found.code,
            f"`{found.span}`",
            found.headline,
            found.help,
        )
        for found in _worst_first(findings)
    )
    parts: tuple[Markdown, ...] = (title, *((head,) if findings else ()), *rows)
    return joined(parts)


def _worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda found: -found.severity)


def _command(found: Finding) -> Command:
    span = found.span
    properties = {
        "file": span.path,
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": f"{found.code} {CODES[found.code].name}",
    }
    return command(_COMMANDS[found.severity], properties, "{}\nCure: {}", found.headline, found.help)
