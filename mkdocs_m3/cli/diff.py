"""`mkdocs-m3 diff`: who does what in a playbook now, and did before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_m3.cli.before import site_at
from mkdocs_m3.cli.saying import say, tell
from mkdocs_m3.cli.scope import Scope, site_around
from mkdocs_m3.comparing.playbooks import changes
from mkdocs_m3.comparing.printing import FORMATS
from mkdocs_m3.comparing.printing.told import Told
from mkdocs_m3.comparing.sides import Side
from mkdocs_m3.model import Playbook
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.comparing.changes import Change
    from mkdocs_m3.sites.playbook_folder import Edition


@click.command(short_help="See who does what now, and did before.")
@click.argument("before", metavar="REV")
@click.argument("now", metavar="[REV2]", required=False)
@click.option(
    "--site",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="The site: its configuration, the folder of it, or a bare folder of pages.  [default: this folder]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How changes are printed.",
)
def diff(before: str, now: str | None, *, site: Path, format_: str) -> None:
    """Tell who does what in the playbook now and did before: by meaning, not by line.

    REV and REV2 are revisions of Git, such as a branch, a tag, or HEAD~5. Without REV2, it is the files as
    they are. Told are activities that changed hands, appeared, or went; roles that joined or left; tasks that
    were renamed, moved, or renumbered; artifacts and templates.

    Ends with 0 whether anything has changed or not, and with 2 where it was called wrongly or the site
    cannot be read.
    """
    place = site_around(site)
    found = PlaybookFolder.read(place, Path.cwd())
    scope = Scope(site=place, named_from=Path.cwd())
    earlier = site_at(before, scope, found, branching=False)
    later = site_at(now, scope, found, branching=False) if now is not None else found
    say(FORMATS[format_](told(earlier, later, found, before, now or "")))


def told(
    earlier: PlaybookFolder | None, later: PlaybookFolder | None, found: PlaybookFolder, before: str, now: str
) -> Told:
    """The changes from one state of the site to another; where there was none, nothing was in it."""
    for each in (earlier, later):
        _tell_of_unread(each)
    return Told(
        changes=tuple(_changes(earlier, later, found)), before=before, now=now, vocabulary=found.vocabulary
    )


def _changes(
    earlier: PlaybookFolder | None, later: PlaybookFolder | None, found: PlaybookFolder
) -> Iterator[Change]:
    """The changes in each language of the site."""
    for edition in found.editions:
        yield from changes(*(_side(each, edition.language, found) for each in (earlier, later)))


def _side(folder: PlaybookFolder | None, language: str, found: PlaybookFolder) -> Side:
    """The playbook in a language of the site, which may not have had that language, or any playbook."""
    edition = _edition(folder, language)
    vocabulary = (folder or found).vocabulary
    if edition is None:
        return Side(playbook=Playbook.of(()), vocabulary=vocabulary, addresses={})
    loaded, vocabulary = edition.loaded, edition.options.vocabulary()
    return Side(playbook=loaded.playbook, vocabulary=vocabulary, addresses=loaded.links.addresses)


def _edition(folder: PlaybookFolder | None, language: str) -> Edition | None:
    """The edition in a language; of a site with one language, that one, whatever it is called."""
    editions = folder.editions if folder else ()
    if len(editions) == 1:
        return editions[0]
    return next((one for one in editions if one.language == language), None)


def _tell_of_unread(folder: PlaybookFolder | None) -> None:
    """Tell which pages cannot be compared, since nobody can read them."""
    for edition in folder.editions if folder else ():
        for uri in sorted(edition.loaded.playbook.unread.uris):
            tell("{} cannot be read, so it is not compared; `mkdocs-m3 check` says why.", uri)
