"""`mkdocs-m3 new`: a page with every key, where its siblings are; never over one that is there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from mkdocs_m3.authoring import placing, scaffold
from mkdocs_m3.cli.saying import say
from mkdocs_m3.cli.scope import PLAYBOOK, page_in, site_to_work_on
from mkdocs_m3.cli.writing import write
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.model import id_of

NEXT: Final = "next"
"""What stands for the next free id in a playbook without phases."""

if TYPE_CHECKING:
    from mkdocs_m3.model import Id
    from mkdocs_m3.model.id_scheme import IdScheme
    from mkdocs_m3.sites.playbook_folder import PlaybookFolder

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
@click.argument("id_", metavar="ID")
@click.argument("name", callback=lambda _, __, value: _name(value))
@_SITE
@PLAYBOOK
def task(id_: str, name: str, site: Path, playbook: str | None) -> None:
    """Begin a key task, as in: mkdocs-m3 new task 3.17 "Plan the move".

    ID is what readers see, or only its phase: then it gets the next free id. In a playbook without phases,
    `next` is the next free id.
    """
    found = site_to_work_on(site)
    edition = found.playbook(playbook, page_in(found, Path.cwd()))
    pages, vocabulary = edition.loaded.playbook, edition.options.vocabulary()
    ids = vocabulary.ids
    of_phase, number = _phase_and_task(id_, ids)
    number = number or placing.next_id(pages, of_phase)
    if number is None:
        raise click.BadParameter(f"say the whole id, as in `{ids.example}`", param_hint="'ID'")
    new_task = placing.NewTask(
        phase=of_phase, number=number, id=ids.shown_as(of_phase, number) or str(number), name=name
    )
    if other := next((one for one in pages.key_tasks if one.slug == new_task.slug), None):
        noun = vocabulary.words.noun("task").singular
        raise click.UsageError(f"{noun} {other.id} is there already: {other.source.path}")
    folder = placing.folder_for(pages, of_phase, vocabulary.words)
    uri = str(PurePosixPath(folder, placing.file_name(pages, folder, new_task)))
    uri = edition.inside(uri)
    permalink = placing.permalink_for(pages, uri, new_task)
    by_letters = scaffold.uses_letters(pages, vocabulary)
    text = scaffold.key_task_page(
        str(of_phase or ""), str(number), name, vocabulary, permalink, by_letters=by_letters
    )
    _write(found, uri, text)


@new.command(short_help="Begin the page of a phase.")
@click.argument("id_", metavar="ID")
@click.argument("name", callback=lambda _, __, value: _name(value))
@_SITE
@PLAYBOOK
def phase(id_: str, name: str, site: Path, playbook: str | None) -> None:
    """Begin the page of a phase, as in: mkdocs-m3 new phase 4 "Migration"."""
    found = site_to_work_on(site)
    edition = found.playbook(playbook, page_in(found, Path.cwd()))
    pages, vocabulary = edition.loaded.playbook, edition.options.vocabulary()
    ids = vocabulary.ids
    if not ids.has_phases:
        raise click.UsageError("`phases` is `none` in this site, so there is no such page")
    if not _is_phase(id_, ids):
        raise click.BadParameter(f"`{id_}` is not {_phase_such_as(ids)}", param_hint="'ID'")
    own = ids.phase_id(id_)
    if other := pages.phase_pages.get(own):
        noun = vocabulary.words.noun("phase").singular
        raise click.UsageError(f"{noun} {own} has a page already: {other.source.path}")
    uri = placing.phase_uri(pages, own, name, vocabulary.words)
    uri = edition.inside(uri)
    permalink = placing.permalink_for(pages, uri, own)
    _write(found, uri, scaffold.phase_page(id_, name, vocabulary, permalink))


def _name(value: str) -> str:
    if not value.strip():
        raise click.BadParameter("it is empty; say what the page is about")
    return value


def _phase_and_task(id_: str, ids: IdScheme) -> tuple[Id | None, Id | None]:
    """The phase and the task that an argument names; the task is `None` where it is the next one."""
    if not ids.has_phases and id_ == NEXT:
        return None, None
    read = ids.read(id_)
    if read and (read[0] or not ids.has_phases) and "0" not in map(str, read):
        return read
    if ids.has_phases and _is_phase(id_, ids):
        return ids.phase_id(id_), None
    phase_, _, task_ = id_.partition(" ")  # where readers see no phase
    if "{phase}" not in ids.shown and _is_phase(phase_, ids) and ids.is_id(ids.task, task_):
        return ids.phase_id(phase_), id_of(task_)
    what = f"a number such as `{ids.shown_as(id_of('3'), id_of('17'))}`"
    if ids.task != "number" or (ids.has_phases and ids.phase != "number"):
        what = f"an id such as `{ids.example}`"
    nor = f", nor a phase such as `{ids.examples[0]}`" if ids.has_phases else f", nor `{NEXT}`"
    raise click.BadParameter(f"`{id_}` is not {what}{nor}", param_hint="'ID'")


def _is_phase(text: str, ids: IdScheme) -> bool:
    if ids.phases:
        return text in dict(ids.phases)
    return ids.has_phases and text != "0" and ids.is_id(ids.phase, text)


def _phase_such_as(ids: IdScheme) -> str:
    return f"{'a number' if ids.phase == 'number' else 'an id'} such as `{ids.examples[0]}`"


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
