"""`mkdocs-m3 schema` and `mkdocs-m3 cms`: the front matter as editors of other makers want it described."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.cli.preparing import prepare_pages
from mkdocs_m3.cli.saying import say
from mkdocs_m3.cli.scope import repository_of, site_around
from mkdocs_m3.findings.visible import document, settings
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

_PATH = click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())


@click.command(short_help="Print a JSON Schema, so that editors know the keys.")
@_PATH
def schema(path: Path) -> None:
    """Print the JSON Schema (2020-12) of front matter, with the own words of the site at PATH."""
    found = PlaybookFolder.read(site_around(path))
    say(document(front_matter_schema(found.vocabulary)))


@click.command(short_help="Print a form for the editors Decap CMS and Sveltia CMS.")
@_PATH
@click.option(
    "--folder", default=".", help="The folder inside the documentation folder.  [default: all of it]"
)
@click.option("--prepare", is_flag=True, help="First write what forms cannot hold as they write it.")
@click.option("--dry-run", is_flag=True, help="With --prepare: print what would change, and write nothing.")
def cms(path: Path, folder: str, *, prepare: bool, dry_run: bool) -> None:
    """Print a configuration for Decap CMS and Sveltia CMS: a form for each key task of the site at PATH.

    With --prepare, bare texts become records first, as in `- text: Program charter`, so that more pages
    have a form. What the pages say stays the same, and so do their comments.
    """
    if dry_run and not prepare:
        raise click.UsageError("--dry-run shows what --prepare would change; give both")
    site = site_around(path)
    top = repository_of(site, otherwise=site.parent if site.is_file() else site)
    found = PlaybookFolder.read(site, top)
    if not (found.docs / folder).is_dir():
        raise click.BadParameter(f"there is no folder `{folder}` in {found.shown(found.docs)}")
    if prepare:
        prepare_pages(found, folder, is_dry=dry_run)
        if dry_run:
            return
        found = PlaybookFolder.read(site, top)
    say(settings(cms_config(found.vocabulary, folder, found.shown(found.docs), found.files.sources)))
