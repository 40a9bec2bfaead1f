"""`mkdocs-m3 import`: pages from a table or a Jekyll site; what became of each row goes to standard error."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_m3.cli.saying import say, tell
from mkdocs_m3.cli.scope import PLAYBOOK, page_in, site_to_work_on
from mkdocs_m3.cli.writing import settle, write
from mkdocs_m3.findings.visible import settings
from mkdocs_m3.importing.jekyll.convert import convert
from mkdocs_m3.importing.pages import Places
from mkdocs_m3.importing.readers import read_sheets
from mkdocs_m3.importing.sheets import ImportProblem
from mkdocs_m3.importing.tables import Imported, Site, import_tables
from mkdocs_m3.model.playbook_place import place_of
from mkdocs_m3.sites.options import Options

if TYPE_CHECKING:
    from mkdocs_m3.importing.jekyll.convert import Converted
    from mkdocs_m3.importing.report import Line
    from mkdocs_m3.sites.playbook_folder import Edition, PlaybookFolder


@click.command(short_help="Make pages of a spreadsheet, a table, or a Jekyll site.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the pages, in the documentation folder.  [default: where `new` begins pages]",
)
@PLAYBOOK
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Which column is what, as this command prints it.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--site",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="The site: its configuration, the folder of it, or a bare folder of pages.  [default: this folder]",
)
def import_(
    file: Path, into: Path | None, playbook: str | None, map_file: Path | None, site: Path, *, dry_run: bool
) -> None:
    """Make pages of FILE: CSV, XLSX, ODS, tables in Word, Markdown, or HTML; or the folder of a Jekyll site.

    Prints which column was taken as what, and what `mkdocs.yml` has to say of parties and fields. What became
    of each row goes to standard error. A page that is there is never written over.
    """
    found = site_to_work_on(site)
    if file.is_dir() and map_file:
        raise click.UsageError("a Jekyll site has no columns, so it needs no map; leave --map out")
    known = _site(found, playbook, into)
    try:
        if file.is_dir():
            made: Imported | Converted = convert(file, known, known.vocabulary.files)
        else:
            made = import_tables(read_sheets(file), known, _map_text(map_file))
    except ImportProblem as problem:
        raise click.UsageError(str(problem)) from None
    files = [(page.uri, page.text.encode()) for page in made.pages]
    if isinstance(made, Imported):
        _say_map(made)
    else:
        say(settings(made.options))
        files += [(copy.uri, (file / copy.source).read_bytes()) for copy in made.copies]
    _check_places(found, [uri for uri, _ in files])
    _report(made.lines, [uri for uri, _ in files], found, is_dry=dry_run)
    if not dry_run:
        _write(found, files)


def _map_text(file: Path | None) -> str | None:
    try:
        return file.read_text(encoding="utf-8") if file else None
    except UnicodeDecodeError:
        raise click.BadParameter("the file is not in UTF-8", param_hint="'--map'") from None


def _site(found: PlaybookFolder, name: str | None, into: Path | None) -> Site:
    """What the import has to know of the site, and of the playbook in it that the pages are for."""
    inside = _inside(found, into) if into is not None else None
    page = page_in(found, Path.cwd()) if inside is None else posixpath.normpath(f"{inside}/page.md")
    edition = found.playbook(name, page)
    place, vocabulary = edition.options.place, edition.options.vocabulary()
    named = [one.place for one in found.options.playbooks]
    owner = place_of(page, named, edition.inventory.language)
    if into and named and (owner is None or owner.name != place.name):
        where = found.shown(found.docs / edition.folder)
        words = f"{into} is not in {where}, where pages of the playbook `{place.name}` are"
        raise click.BadParameter(words, param_hint="'--into'")
    folder = vocabulary.files
    files = frozenset(
        name.removeprefix(f"{folder}/" if folder else "")
        for name in found.files.inventory.files
        if not folder or name.startswith(f"{folder}/")
    )
    places = Places(
        playbook=edition.loaded.playbook,
        into=inside,
        folder=edition.folder,
        inside=edition.inside,
        shared=edition.loaded.shared,
        shown=lambda uri: found.shown(found.docs / uri),
        is_taken=lambda uri: (found.docs / uri).exists() or (found.docs / uri).is_symlink(),
    )
    return Site(
        vocabulary=vocabulary,
        language=edition.language,
        files=files,
        folder=found.shown(found.docs / folder),
        places=places,
        shared_terms=_shared_terms(edition),
        of_all=_of_all(found.options, edition.options) if place.name else frozenset(),
    )


def _shared_terms(edition: Edition) -> dict[tuple[str, str], str]:
    """What is explained to every playbook, and where."""
    return {
        (term.plain, term.meaning): page.source.path
        for page in edition.loaded.playbook.glossaries
        if page.source.uri in edition.loaded.shared
        for section in page.sections
        for term in section.terms
    }


def _of_all(site: Options, own: Options) -> frozenset[str]:
    """The options that a playbook shares with the others, since the site says them as a whole."""
    keys = ("parties", "workstreams", "fields")
    return frozenset(
        key for key in keys if getattr(own, key) == getattr(site, key) != getattr(Options(), key)
    )


def _inside(found: PlaybookFolder, into: Path) -> str:
    """A folder as a path in the documentation folder; whatever is outside of that is refused."""
    docs = found.docs.resolve()
    whole = into.resolve()
    if not whole.is_relative_to(docs):
        raise click.BadParameter(f"{into} is not in {found.shown(found.docs)}", param_hint="'--into'")
    return whole.relative_to(docs).as_posix()


def _say_map(made: Imported) -> None:
    say(settings("# What each column was taken as. Change it, and give it back with `--map`.\n" + made.map))
    if made.options:
        say(settings("---\n" + made.options))


def _report(lines: tuple[Line, ...], uris: list[str], found: PlaybookFolder, *, is_dry: bool) -> None:
    """Tell what became of each row or file, and what is written."""
    for line in lines:
        tell("{}: {}: {}", line.place or "All", line.verdict.value, line.words)
    for uri in uris:
        tell("{} {}", "Would write" if is_dry else "Writing", found.shown(found.docs / uri))
    if not uris:
        tell("No page is new.")


def _check_places(found: PlaybookFolder, uris: list[str]) -> None:
    """Refuse all files where one would be outside of the documentation folder, before any is written."""
    docs = found.docs.resolve()
    for folder in dict.fromkeys((found.docs / uri).parent for uri in uris):
        if not folder.resolve().is_relative_to(docs):
            raise click.UsageError(f"{found.shown(folder)} leads out of the documentation folder")
        there = next(one for one in (folder, *folder.parents) if one.exists())
        if not there.is_dir():
            raise click.UsageError(f"{found.shown(there)} is no folder, so that no page can be in it")


def _write(found: PlaybookFolder, files: list[tuple[str, bytes]]) -> None:
    """Write files by their paths in the documentation folder; none over one that is there."""
    folders: set[Path] = set()
    for uri, content in files:
        file = found.docs / uri
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        try:
            write(file, content, over=None, waits=False)
        except FileExistsError:
            tell("{} is there already, and is left as it is", found.shown(file))
    settle()
