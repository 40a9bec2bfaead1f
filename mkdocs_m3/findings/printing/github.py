"""For GitHub Actions: annotations on the lines of a pull request, and a summary of the job.

GitHub shows ten annotations of a kind for each step, so the worst come first, and the summary has all.
See "Workflow commands for GitHub Actions" in GitHub's documentation for the format and its escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import CODES, Severity
from mkdocs_m3.findings.printing.rows import within
from mkdocs_m3.findings.printing.summary import summary
from mkdocs_m3.findings.since import counted
from mkdocs_m3.findings.visible import command, joined, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.findings.visible import Command, Markdown

MOST_BYTES: Final = 200_000
"""Of a table; GitHub shows nothing of a summary that has more than 1024 KiB."""
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def printed(findings: tuple[Finding, ...], _: int, __: Since | None = None) -> Command:
    """One workflow command a finding, the worst first."""
    return joined(_command(found) for found in _worst_first(findings))


def job_summary(findings: tuple[Finding, ...], pages: int, since: Since | None = None) -> Markdown:
    """All findings as a table in Markdown, for the file that `GITHUB_STEP_SUMMARY` names.

    Where only new ones are told, those that are mended and those that are as before follow.
    """
    title = markdown("## Playbook check\n\n{}\n\n", summary(findings, pages))
    if since is None:
        return joined((title, _table(findings)))
    return joined((title, markdown("{}\n\n", counted(len(findings), since)), *_sections(findings, since)))


def _sections(findings: tuple[Finding, ...], since: Since) -> Iterator[Markdown]:
    if findings:
        yield joined((markdown("### New\n\n"), _table(findings), markdown("\n")))
    if since.mended:
        head = markdown("### Mended\n\n| Code | Where | What it was about |\n|---|---|---|\n")
        rows = (
            markdown(
                "| {} | {} | {} |\n", f"{one.code} {CODES[one.code].name}", one.path, ", ".join(one.values)
            )
            for one in since.mended
        )
        yield joined((head, _within(rows), markdown("\n")))
    if since.standing:
        yield markdown("<details><summary>{} as before</summary>\n\n", f"{len(since.standing):,}")
        yield joined((_table(since.standing), markdown("\n</details>\n\n")))


def _table(findings: tuple[Finding, ...]) -> Markdown:
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
    return joined((head, _within(rows))) if findings else markdown("")


def _within(rows: Iterable[Markdown]) -> Markdown:
    """As many rows as a summary has room for, and how many more there are."""
    shown, _, left = within(rows, MOST_BYTES)
    more = markdown("\nAnd {} more; `mkdocs-m3 check` lists all.\n", f"{left:,}") if left else markdown("")
    return joined((shown, more))


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
