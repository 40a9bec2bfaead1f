"""`mkdocs-m3 export`: the files that a build writes beside its pages, in a folder of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_m3.cli.saying import say, tell
from mkdocs_m3.cli.scope import check_libraries, site_to_work_on
from mkdocs_m3.cli.writing import Over, write
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.findings.finding import Severity, tally
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.locales import wording
from mkdocs_m3.sites.plain_options import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mkdocs_m3.sites.playbook_folder import PlaybookFolder


@click.command(short_help="Write the playbook as JSON, CSV, or an Excel workbook.")
@click.option(
    "--config-file",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="The site: its configuration, the folder of it, or a bare folder of pages.  [default: this folder]",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("m3-export"),
    show_default=True,
    help="The folder to write into.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(EXPORTS),
    multiple=True,
    help="What to write; can be given several times.  [default: what the site's `exports` says]",
)
def export(config_file: Path, folder: Path, formats: tuple[str, ...]) -> None:
    """Write the playbook as JSON, CSV, and an Excel workbook.

    Ends with 0 where the files are written, 1 where the playbook has errors, and 2 where it was called
    wrongly or a file could not be written.
    """
    found = site_to_work_on(config_file)
    kinds = formats or found.options.exports
    if not kinds:
        raise click.UsageError("the site's `exports` names none; say what to write with --format")
    check_libraries(kinds)
    if any(one.severity is Severity.ERROR for one in found.loaded.findings):
        errors = tally(found.loaded.findings, Severity.ERROR)
        tell("The playbook has {}: mend them first. `mkdocs-m3 check` tells them.", errors)
        sys.exit(1)
    count = 0
    for path, content in _files(found, kinds):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, content, over=Over.ANYTHING)
        count += 1
    say(terminal("Wrote {} files to {}\n", count, folder.as_posix()))


def _files(found: PlaybookFolder, kinds: Container[str]) -> Iterator[tuple[str, bytes]]:
    """The files of each language of the site, or of each of its playbooks."""
    for edition in found.editions:
        options = edition.options
        words = wording(edition.language, options.labels, options.words.chosen)
        yield from exports(edition.public, options.vocabulary(), words, kinds, edition.name)
