"""How a command reports findings: in a format, and where GitHub asks for it, in the job's summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_m3.cli.saying import colored, say, tell
from mkdocs_m3.findings.printing import FOR_PROGRAMS, IN_WORDS, STATISTICS, github, summary, with_options
from mkdocs_m3.findings.since import counted
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.findings.visible import Markdown
    from mkdocs_m3.sites.playbook_folder import PlaybookFolder


def tell_of_configuration(found: PlaybookFolder) -> None:
    """Tell how the configuration was found, where that is not plain."""
    if found.note:
        tell("{}", found.note)
    if not found.has_plugin:
        tell("The configuration names no plugin `m3`, so its defaults are used.")


def without_vain_fixes(found: PlaybookFolder) -> tuple[Finding, ...]:
    """The findings, without the fixes of pages that are never written because they are not in UTF-8."""
    unwritable = {source.path for source in found.files.sources if source.undecodable_from is not None}
    return tuple(
        replace(one, fix=None) if one.span.path in unwritable else one for one in found.loaded.findings
    )


def report(
    told: tuple[Finding, ...],
    found: PlaybookFolder,
    scope: Scope,
    format_: str,
    since: Since | None,
    *,
    statistics: bool,
) -> None:
    """Print the findings; of what they are compared with, as much as the format tells."""
    pages = found.files.pages
    if statistics:
        say(STATISTICS[format_](told, pages))
    elif format_ in IN_WORDS:
        say(IN_WORDS[format_](told, pages, style=colored))
    else:
        say(FOR_PROGRAMS[format_](told, pages, since))
    if format_ in IN_WORDS:
        say(joined((with_options(summary(told, pages, scope.words), told), terminal("\n"))))
        if since:
            say(joined((counted(len(told), since), terminal("\n"))))
    if format_ == "github":
        summarize(github.job_summary(told, pages, since))


def summarize(text: Markdown) -> None:
    """Add a text to the job's summary, where GitHub asks for one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(text)
