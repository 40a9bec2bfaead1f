"""`mkdocs-m3 schema` and `mkdocs-m3 cms`: the front matter as editors of other makers want it described."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.cli.preparing import prepare_pages
from mkdocs_m3.cli.saying import say
from mkdocs_m3.cli.scope import (
    PLAYBOOK,
    page_in,
    repository_of,
    site_around,
    site_to_work_on,
    tell_of_unknown_options,
)
from mkdocs_m3.findings.visible import document, settings
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

_PATH = click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())


@click.command(short_help="Print a JSON Schema, so that editors know the keys.")
@_PATH
@PLAYBOOK
def schema(path: Path, playbook: str | None) -> None:
    """Print the JSON Schema (2020-12) of front matter, with the own words of the site at PATH."""
    found = site_to_work_on(path)
    edition = found.playbook(playbook, page_in(found, path))
    say(document(front_matter_schema(edition.options.vocabulary())))


@click.command(short_help="Print a form for the editors Decap CMS and Sveltia CMS.")
@_PATH
@click.option(
    "--folder", default=".", help="The folder inside the documentation folder.  [default: all of it]"
)
@PLAYBOOK
@click.option("--prepare", is_flag=True, help="First write what forms cannot hold as they write it.")
@click.option("--dry-run", is_flag=True, help="With --prepare: print what would change, and write nothing.")
def cms(path: Path, folder: str, *, playbook: str | None, prepare: bool, dry_run: bool) -> None:
    """Print a configuration for Decap CMS and Sveltia CMS: a form for each key task of the site at PATH.

    With --prepare, bare texts become records first, as in `- text: Program charter`, so that more pages
    have a form. What the pages say stays the same, and so do their comments.
    """
    if dry_run and not prepare:
        raise click.UsageError("--dry-run shows what --prepare would change; give both")
    site = site_around(path)
    top = repository_of(site, otherwise=site.parent if site.is_file() else site)
    found = PlaybookFolder.read(site, top)
    tell_of_unknown_options(found)
    if not (found.docs / folder).is_dir():
        raise click.BadParameter(f"there is no folder `{folder}` in {found.shown(found.docs)}")
    inside = PurePosixPath(folder, "page.md").as_posix()
    edition = found.playbook(playbook, inside)
    place = edition.options.place
    if not edition.holds(inside):
        if folder != ".":
            raise click.UsageError(f"`{folder}` is not in the folder of `{place.name}`, `{edition.folder}`")
        folder = edition.folder.rstrip("/")
    if prepare:
        prepare_pages(found, edition, folder, is_dry=dry_run)
        if dry_run:
            return
        found = PlaybookFolder.read(site, top)
        edition = found.playbook(place.name or None)
    vocabulary, sources = edition.options.vocabulary(), edition.files.sources
    say(settings(cms_config(vocabulary, folder, found.shown(found.docs), sources)))
