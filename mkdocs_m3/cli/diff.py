"""`mkdocs-m3 diff`: who does what in a playbook now, and did before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from mkdocs_m3.cli.before import site_at
from mkdocs_m3.cli.saying import say, tell
from mkdocs_m3.cli.scope import Scope, site_around, tell_of_unknown_options
from mkdocs_m3.comparing.playbooks import changes
from mkdocs_m3.comparing.printing import FORMATS
from mkdocs_m3.comparing.printing.told import Told
from mkdocs_m3.comparing.sides import Side
from mkdocs_m3.model import Playbook
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

if TYPE_CHECKING:
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
    tell_of_unknown_options(found)
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
    editions = _editions(earlier, later, found)
    playbooks = {one.options.place.name: one.options.vocabulary() for one in editions}
    has_several = len(playbooks) > 1
    return Told(
        changes=tuple(
            replace(change, playbook=one.options.place.name if has_several else "")
            for one in editions
            for change in changes(_side(earlier, one), _side(later, one))
        ),
        before=before,
        now=now,
        vocabulary=found.vocabulary,
        playbooks=playbooks if has_several else {},
    )


def _editions(
    earlier: PlaybookFolder | None, later: PlaybookFolder | None, found: PlaybookFolder
) -> list[Edition]:
    """The playbook in each language of the site, or each of its playbooks, then those that are gone."""
    editions = [one for one in found.editions if not one.options.place.is_outside]
    names = {one.options.place.name for one in editions}
    for each in (earlier, later) if found.options.playbooks else ():
        gone = [one for one in _playbooks(each) if one.options.place.name not in names]
        editions += gone if len(_playbooks(each)) > 1 else ()
        names |= {one.options.place.name for one in gone}
    return editions


def _side(folder: PlaybookFolder | None, edition: Edition) -> Side:
    """The same playbook at another time; where there was none, it had no pages, and no other words."""
    then = _edition(folder, edition)
    if then is None:
        return Side(playbook=Playbook.of(()), vocabulary=edition.options.vocabulary(), addresses={})
    loaded = then.loaded
    vocabulary = then.options.vocabulary()
    return Side(playbook=loaded.playbook, vocabulary=vocabulary, addresses=loaded.links.addresses)


def _edition(folder: PlaybookFolder | None, edition: Edition) -> Edition | None:
    """The edition in a language, or of a playbook; of a site with one language, that one.

    A playbook without a name is the first one of a site that names some.
    """
    editions = _playbooks(folder)
    if len({one.language for one in editions}) > 1:
        editions = tuple(one for one in editions if one.language == edition.language)
    name = edition.options.place.name
    if name or (editions and editions[0].options.place.name):
        named = next((one for one in editions if one.options.place.name == name), None)
        is_first = edition.options.place.is_first
        unnamed = [one for one in editions[:1] if not (name and one.options.place.name)]
        return named or (unnamed[0] if unnamed and (is_first or not name) else None)
    return editions[0] if editions else None


def _playbooks(folder: PlaybookFolder | None) -> tuple[Edition, ...]:
    """The playbooks of a site, without the pages that are in none."""
    editions = folder.editions if folder else ()
    return tuple(one for one in editions if not one.options.place.is_outside)


def _tell_of_unread(folder: PlaybookFolder | None) -> None:
    """Tell which pages cannot be compared, since nobody can read them."""
    for edition in folder.editions if folder else ():
        for uri in sorted(edition.loaded.playbook.unread.uris):
            tell("{} cannot be read, so it is not compared; `mkdocs-m3 check` says why.", uri)
