"""`mkdocs-m3 check`: what is wrong in a playbook, without building it."""

from __future__ import annotations

import codecs
import os
import re
import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import click

from mkdocs_m3.cli.explanations import explanation
from mkdocs_m3.cli.playbook_folder import PlaybookFolder
from mkdocs_m3.cli.scope import say_beside, site_of
from mkdocs_m3.diagnostics import CODES, Severity
from mkdocs_m3.fixing import fixed
from mkdocs_m3.printing import FORMATS, HAS_SUMMARY, IN_REVIEW, STATISTICS, github, summary, with_options

if TYPE_CHECKING:
    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.diagnostics import Diagnostic

_COLORS: Final = {"error": "red", "warning": "yellow", "advice": "cyan"}
_SEVERITY: Final = re.compile(
    r"^(?P<place>(?!\s*\d* [|=])[^\n]*?:\d+:\d+: )(?P<word>error|warning|advice)(?=\[M\d{4}\]: )",
    re.MULTILINE,
)
_FOUND: Final = 1
"""The code with which the command ends when something is wrong; 2 is click's, for wrong usage."""


def _explain(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    del parameter
    if code is None:
        return
    if code.upper() not in CODES:
        raise click.UsageError(f"`{code}` is not the code of a finding, as M3011 is")
    click.echo_via_pager(explanation(code.upper())) if sys.stdout.isatty() else click.echo(
        explanation(code.upper()), nl=False
    )
    context.exit()


@click.command(short_help="See what is wrong in the pages, and mend it.")
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
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

    PATH is a site (its mkdocs.yml, or the folder of it), or a page or a folder of pages inside one: then
    the whole site is read, and only what is wrong there is told. Without PATH, it is the site of this
    folder or of the nearest one above.

    Ends with 0 where all is well or there is only advice, with 1 where there is an error or a warning, and
    with 2 where it was called wrongly or the site's configuration cannot be used.
    """
    format_ = format_ or ("full" if sys.stdout.isatty() else "concise")
    if statistics and format_ not in STATISTICS:
        raise click.UsageError(f"--statistics comes as text or as JSON, not in the format `{format_}`")
    found, scope = site_of(path)
    if not found.has_plugin:
        click.echo("The configuration names no plugin `m3`, so its defaults are used.", err=True)
    if fix:
        found = _fix_all(found, scope)
    least = Severity[(min_severity or "advice").upper()]
    in_part = scope.of(_without_vain_fixes(found))
    say_beside(found, scope, in_part)
    told = tuple(one for one in in_part if one.severity >= least)
    _print(told, found, scope, format_, statistics=statistics)
    fails_from = least if min_severity else Severity.WARNING
    if any(one.severity >= fails_from for one in told):
        sys.exit(_FOUND)


def _print(
    told: tuple[Diagnostic, ...], found: PlaybookFolder, scope: Scope, format_: str, *, statistics: bool
) -> None:
    pages = found.files.pages
    if format_ in IN_REVIEW:
        told = _from_here(told, found.root)
    printed = (STATISTICS if statistics else FORMATS)[format_](told, pages)
    click.echo(_styled(printed, format_), nl=False)
    if format_ in HAS_SUMMARY:
        click.echo(with_options(summary(told, pages, scope.part), told))
    if format_ == "github":
        _summarize(told, pages)


def _without_vain_fixes(found: PlaybookFolder) -> tuple[Diagnostic, ...]:
    """The findings, without the fixes of pages that are never written because they are not in UTF-8."""
    unwritable = {source.path for source in found.files.sources if source.undecodable_from is not None}
    return tuple(
        replace(one, fix=None) if one.span.path in unwritable else one for one in found.loaded.diagnostics
    )


def _from_here(told: tuple[Diagnostic, ...], root: Path) -> tuple[Diagnostic, ...]:
    """The findings with paths from the working directory, where programs look for the files."""
    way = PurePath(os.path.relpath(root)).as_posix()
    if way == ".":
        return told
    return tuple(replace(one, span=replace(one.span, path=f"{way}/{one.span.path}")) for one in told)


def _fix_all(found: PlaybookFolder, scope: Scope) -> PlaybookFolder:
    """Mend what can be mended, until nothing changes; the site as it is then."""
    fixed_paths: dict[str, None] = {}
    while changed := _fix(found, scope):  # a page whose layout was mended is read for the first time
        fixed_paths |= dict.fromkeys(changed)
        found = PlaybookFolder.read(scope.site)
    for fixed_path in fixed_paths:
        click.echo(f"Fixed {fixed_path}", err=True)
    return found


def _fix(found: PlaybookFolder, scope: Scope) -> list[str]:
    """Write the pages of a part of the site that change; their paths."""
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in scope.of(found.loaded.diagnostics):
        by_path.setdefault(diagnostic.span.path, []).append(diagnostic)
    changed: list[str] = []
    for source in found.files.sources:
        if not scope.has(source.path) or source.uri not in found.loaded.uris:
            continue
        if source.undecodable_from is not None:
            continue
        file = found.docs / source.uri
        # A page is read with a line feed for each lone carriage return; in the file, they stay what they are.
        before = file.read_bytes()
        mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        after = mark + fixed(before.decode("utf-8-sig"), by_path.get(source.path, ())).encode()
        if after != before:
            file.write_bytes(after)
            changed.append(source.path)
    return changed


def _summarize(told: tuple[Diagnostic, ...], pages: int) -> None:
    """Add the whole list to the job's summary, where GitHub asks for one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(github.job_summary(told, pages))


def _styled(text: str, format_: str) -> str:
    """The text with the colors of its severities, which click drops where no terminal shows them."""
    if format_ not in HAS_SUMMARY:
        return text
    return _SEVERITY.sub(
        lambda found: found["place"] + click.style(found["word"], fg=_COLORS[found["word"]], bold=True), text
    )
