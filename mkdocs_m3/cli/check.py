"""`mkdocs-m3 check`: what is wrong in a playbook, without building it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import replace

from mkdocs_m3.cli.explanations import explanation
from mkdocs_m3.cli.mending import mend
from mkdocs_m3.cli.saying import colored, say, say_page, tell
from mkdocs_m3.cli.scope import repository_of, say_beside, site_of
from mkdocs_m3.findings.finding import CODES, Severity
from mkdocs_m3.findings.printing import (
    ALL,
    FOR_PROGRAMS,
    IN_REVIEW,
    IN_WORDS,
    STATISTICS,
    github,
    summary,
    with_options,
)
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.host.playbook_folder import PlaybookFolder

_FOUND: Final = 1
"""The code with which the command ends when something is wrong; 2 is click's, for wrong usage."""


def _explain(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    del parameter
    if code is None:
        return
    if code.upper() not in CODES:
        raise click.UsageError(f"`{code}` is not the code of a finding, as M3011 is")
    say_page(explanation(code.upper()))
    context.exit()


@click.command(short_help="See what is wrong in the pages, and mend it.")
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(ALL)),
    help="How findings are printed.  [default: full on a terminal, else concise]",
)
@click.option(
    "--min-severity",
    type=click.Choice([severity.word for severity in sorted(Severity, reverse=True)]),
    help="Report nothing less serious, and fail from there on.  [default: report all, fail from warning on]",
)
@click.option("--fix", is_flag=True, help="Mend in the pages what has one right answer.")
@click.option("--statistics", is_flag=True, help="Print how often each code was found, not each finding.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Print what a code means, with examples, and do nothing else.",
)
def check(
    path: Path | None, format_: str | None, min_severity: str | None, *, fix: bool, statistics: bool
) -> None:
    """Check the pages of a playbook: what is wrong, where, and how to mend it.

    PATH is a site (its configuration, or the folder of it), or a page or a folder of pages inside one: then
    the whole site is read, and only what is wrong there is told. Without PATH, it is the site of this
    folder or of the nearest one above.

    Ends with 0 where all is well or there is only advice, with 1 where there is an error or a warning, and
    with 2
    where it was called wrongly, the site's configuration cannot be used, or a file could not be read
    or written.
    """
    format_ = format_ or ("full" if sys.stdout.isatty() else "concise")
    if statistics and format_ not in STATISTICS:
        raise click.UsageError(f"--statistics comes as text or as JSON, not in the format `{format_}`")
    named_from = Path.cwd()
    if format_ in IN_REVIEW:
        named_from = repository_of(path or Path(), otherwise=named_from)
    found, scope = site_of(path, named_from)
    if found.note:
        tell("{}", found.note)
    if not found.has_plugin:
        tell("The configuration names no plugin `m3`, so its defaults are used.")
    if fix:
        found = mend(scope, found)
    least = Severity[(min_severity or "advice").upper()]
    in_part = scope.of(_without_vain_fixes(found))
    say_beside(found, scope, in_part)
    told = tuple(one for one in in_part if one.severity >= least)
    _print(told, found, scope, format_, statistics=statistics)
    fails_from = least if min_severity else Severity.WARNING
    if any(one.severity >= fails_from for one in told):
        sys.exit(_FOUND)


def _print(
    told: tuple[Finding, ...], found: PlaybookFolder, scope: Scope, format_: str, *, statistics: bool
) -> None:
    pages = found.files.pages
    if statistics:
        say(STATISTICS[format_](told, pages))
    elif format_ in IN_WORDS:
        say(IN_WORDS[format_](told, pages, style=colored))
    else:
        say(FOR_PROGRAMS[format_](told, pages))
    if format_ in IN_WORDS:
        say(joined((with_options(summary(told, pages, scope.words), told), terminal("\n"))))
    if format_ == "github":
        _summarize(told, pages)


def _without_vain_fixes(found: PlaybookFolder) -> tuple[Finding, ...]:
    """The findings, without the fixes of pages that are never written because they are not in UTF-8."""
    unwritable = {source.path for source in found.files.sources if source.undecodable_from is not None}
    return tuple(
        replace(one, fix=None) if one.span.path in unwritable else one for one in found.loaded.findings
    )


def _summarize(told: tuple[Finding, ...], pages: int) -> None:
    """Add the whole list to the job's summary, where GitHub asks for one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(github.job_summary(told, pages))
