"""`mkdocs-m3 check`: what is wrong in a playbook, without building it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from mkdocs_m3.cli.explanations import explanation
from mkdocs_m3.cli.mending import mend
from mkdocs_m3.cli.reporting import report, tell_of_configuration, without_vain_fixes
from mkdocs_m3.cli.saying import say_page
from mkdocs_m3.cli.scope import repository_of, say_beside, site_of
from mkdocs_m3.findings.finding import CODES, Severity
from mkdocs_m3.findings.printing import ALL, IN_REVIEW, STATISTICS

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
@click.argument("paths", metavar="[SITE | PAGE...]", type=click.Path(exists=True, path_type=Path), nargs=-1)
@click.option(
    "--site",
    type=click.Path(exists=True, path_type=Path),
    help="The site of the pages.  [default: the one that they are in]",
)
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
@click.option("--since", metavar="REV", help="Report only what is new since a revision of Git.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report only what is not in this file, and take out of it what is mended.",
)
@click.option("--write-baseline", is_flag=True, help="Write what there is into the file, and report nothing.")
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
    paths: tuple[Path, ...],
    *,
    site: Path | None,
    format_: str | None,
    min_severity: str | None,
    since: str | None,
    baseline: Path | None,
    fix: bool,
    write_baseline: bool,
    statistics: bool,
) -> None:
    """Check the pages of a playbook: what is wrong, where, and how to mend it.

    SITE is a configuration, or the folder of it. PAGE is a page or a folder of pages inside a site: then the
    whole site is read, and only what is wrong there is told. Without either, it is the site of this
    folder or of the nearest one above.

    Ends with 0 where all is well or there is only advice, with 1 where there is an error or a warning, and
    with 2 where it was called wrongly, the site's configuration cannot be used, or a file could not be read
    or written.
    """
    format_ = format_ or ("full" if sys.stdout.isatty() else "concise")
    if statistics and format_ not in STATISTICS:
        raise click.UsageError(f"--statistics comes as text or as JSON, not in the format `{format_}`")
    if write_baseline and (baseline is None or since is not None):
        raise click.UsageError("--write-baseline needs --baseline FILE, and no --since")
    named_from = Path.cwd()
    if format_ in IN_REVIEW:
        named_from = repository_of(site or next(iter(paths), Path()), otherwise=named_from)
    found, scope = site_of(paths, named_from, site)
    if write_baseline and scope.parts:
        raise click.UsageError("--write-baseline is for the whole site; name no page")
    tell_of_configuration(found)
    if fix:
        found = mend(scope, found)
    in_part = scope.of(without_vain_fixes(found))
    say_beside(found, scope, in_part)
    least = Severity[(min_severity or "advice").upper()]
    told, before = tuple(one for one in in_part if one.severity >= least), None
    if since is not None or baseline:
        from mkdocs_m3.cli import since as beside  # noqa: PLC0415 - what most checks do not need

        if baseline and write_baseline:
            beside.write_baseline(baseline, in_part, found)
            return
        told, before = beside.judged(in_part, found, scope, beside.Than(since, baseline), least)
    report(told, found, scope, format_, before, statistics=statistics)
    fails_from = least if min_severity else Severity.WARNING
    if any(one.severity >= fails_from for one in told):
        sys.exit(_FOUND)
