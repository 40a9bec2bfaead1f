"""`mkdocs-m3 new`: a page with every key, where its siblings are; never over one that is there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

import click

from mkdocs_m3.authoring import scaffold
from mkdocs_m3.cli.saying import say
from mkdocs_m3.cli.scope import site_around
from mkdocs_m3.cli.writing import write
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.host.playbook_folder import PlaybookFolder
from mkdocs_m3.model import id_of

MOST_DIGITS: Final = 6
"""Digits of a number that a page may have."""

_SITE = click.option(
    "--site",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="The site: its configuration, the folder of it, or a bare folder of pages.  [default: this folder]",
)


@click.group(short_help="Begin the page of a key task or of a phase.")
def new() -> None:
    """Begin the page of a key task or of a phase, with every key and what it is for."""


@new.command(short_help="Begin the page of a key task.")
@click.argument("id_", metavar="ID", callback=lambda _, __, value: _phase_and_number(value))
@click.argument("name", callback=lambda _, __, value: _name(value))
@_SITE
def task(id_: tuple[int, int | None], name: str, site: Path) -> None:
    """Begin a key task, as in: mkdocs-m3 new task 3.17 "Plan the move".

    ID is its number, or only its phase: then it gets the next free number.
    """
    found = PlaybookFolder.read(site_around(site))
    playbook, (phase, number) = found.loaded.playbook, id_
    if number is None:
        number = scaffold.next_number(playbook, phase)
    for other in playbook.key_tasks:
        if other.id == f"{phase}.{number}":
            noun = found.vocabulary.words.noun("task").singular
            raise click.UsageError(f"{noun} {other.id} is there already: {other.source.path}")
    folder = scaffold.folder_for(playbook, phase)
    uri = str(PurePosixPath(folder, scaffold.file_name(playbook, phase, number, name)))
    permalink = scaffold.permalink_for(playbook, uri, f"{phase}.{number}")
    _write(found, uri, scaffold.key_task_page(phase, number, name, found.vocabulary, permalink))


@new.command(short_help="Begin the page of a phase.")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("name", callback=lambda _, __, value: _name(value))
@_SITE
def phase(number: int, name: str, site: Path) -> None:
    """Begin the page of a phase, as in: mkdocs-m3 new phase 4 "Migration"."""
    found = PlaybookFolder.read(site_around(site))
    playbook = found.loaded.playbook
    if other := playbook.phase_pages.get(id_of(str(number))):
        noun = found.vocabulary.words.noun("phase").singular
        raise click.UsageError(f"{noun} {number} has a page already: {other.source.path}")
    uri = scaffold.phase_uri(playbook, number)
    permalink = scaffold.permalink_for(playbook, uri, str(number))
    _write(found, uri, scaffold.phase_page(number, name, found.vocabulary, permalink))


def _name(value: str) -> str:
    if not value.strip():
        raise click.BadParameter("it is empty; say what the page is about")
    return value


def _phase_and_number(id_: str) -> tuple[int, int | None]:
    phase_, dot, number = id_.partition(".")
    if (
        max(len(phase_), len(number)) > MOST_DIGITS
        or not phase_.isdecimal()
        or int(phase_) < 1
        or (dot and not (number.isdecimal() and int(number) > 0))
    ):
        raise click.BadParameter(f"`{id_}` is not a number such as `3.17`, nor a phase such as `3`")
    return int(phase_), int(number) if dot else None


def _write(found: PlaybookFolder, uri: str, text: str) -> None:
    file = found.docs / uri
    if not file.parent.resolve().is_relative_to(found.docs.resolve()):
        raise click.UsageError(f"{found.shown(file.parent)} leads out of the documentation folder")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(file, text.encode(), over=None)
    except FileExistsError:
        raise click.UsageError(f"{found.shown(file)} is there already, and is left as it is") from None
    say(terminal("Wrote {}\n", found.shown(file)))
