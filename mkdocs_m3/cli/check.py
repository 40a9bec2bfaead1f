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
from mkdocs_m3.diagnostics import CODES, Severity
from mkdocs_m3.fixing import fixed
from mkdocs_m3.printing import FORMATS, HAS_SUMMARY, IN_REVIEW, github, summary

if TYPE_CHECKING:
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


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="How findings are printed.  [default: full on a terminal, else concise]",
)
@click.option(
    "--min-severity",
    type=click.Choice([severity.word for severity in sorted(Severity, reverse=True)]),
    help="Tell nothing less grave, and fail from there on.  [default: tell all, fail from warning on]",
)
@click.option("--fix", is_flag=True, help="Mend in the pages what has one right answer.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Print what a code means, with examples, and do nothing else.",
)
def check(path: Path, format_: str | None, min_severity: str | None, *, fix: bool) -> None:
    """Check the playbook of the site at PATH: its mkdocs.yml, the folder of it, or a bare folder of pages.

    Ends with 0 where all is well, 1 where something was found, and 2 where it was called wrongly.
    """
    found = PlaybookFolder.read(path)
    if not found.has_plugin:
        click.echo("The configuration names no plugin `m3`, so its defaults are used.", err=True)
    fixed_paths: dict[str, None] = {}
    while fix and (changed := _fix(found)):  # a page whose layout was mended is read for the first time
        fixed_paths |= dict.fromkeys(changed)
        found = PlaybookFolder.read(path)
    for fixed_path in fixed_paths:
        click.echo(f"Fixed {fixed_path}", err=True)
    least = Severity[(min_severity or "advice").upper()]
    told = tuple(one for one in found.loaded.diagnostics if one.severity >= least)
    format_ = format_ or ("full" if sys.stdout.isatty() else "concise")
    if format_ in IN_REVIEW:
        told = _from_here(told, found.root)
    click.echo(_styled(FORMATS[format_](told, found.files.pages), format_), nl=False)
    if format_ in HAS_SUMMARY:
        click.echo(summary(told, found.files.pages))
    if format_ == "github":
        _summarize(told, found.files.pages)
    fails_from = least if min_severity else Severity.WARNING
    if any(one.severity >= fails_from for one in told):
        sys.exit(_FOUND)


def _from_here(told: tuple[Diagnostic, ...], root: Path) -> tuple[Diagnostic, ...]:
    """The findings with paths from the working directory, where programs look for the files."""
    way = PurePath(os.path.relpath(root)).as_posix()
    if way == ".":
        return told
    return tuple(replace(one, span=replace(one.span, path=f"{way}/{one.span.path}")) for one in told)


def _fix(found: PlaybookFolder) -> list[str]:
    """Write the pages that change; their paths."""
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found.loaded.diagnostics:
        by_path.setdefault(diagnostic.span.path, []).append(diagnostic)
    changed: list[str] = []
    for source in found.files.sources:
        if source.uri not in found.loaded.uris or source.undecodable_from is not None:
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
