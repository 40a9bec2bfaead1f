"""The site of a command as it was at a revision of Git, and how a page of either is found in the other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_m3.cli.revisions import Repository
from mkdocs_m3.cli.saying import tell
from mkdocs_m3.sites.configuration import CONFIGURATION_FILES
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.cli.scope import Scope


def site_at(revision: str, scope: Scope, found: PlaybookFolder, *, branching: bool) -> PlaybookFolder | None:
    """The site as it was at a revision, or where the present work branched off from it.

    `None` where there was no such site yet. Raises `click.UsageError`.
    """
    repository = Repository.around(scope.site)
    commit = repository.commit(revision)
    if branching:
        commit = repository.branching_point(commit)
    configuration = _configuration(scope.site)
    docs = _inside(repository, found.docs)
    if docs is None:
        raise click.UsageError(
            f"{found.docs} is not in the repository {repository.root}, so nobody knows how it was before"
        )
    site = _inside(repository, configuration or scope.site) or ""
    earlier = site
    if configuration and repository.content(commit, site) is None:
        earlier = repository.earlier_path(commit, site)
    is_same = configuration is None or (earlier == site and _is_same(repository, commit, site, configuration))
    with repository.as_of(commit, docs if is_same else "") as folder:
        place = _place(folder, earlier, docs, has_configuration=configuration is not None)
        if place is None:
            tell("There was no site here at {}.", revision)
            return None
        named_from = folder / os.path.relpath(scope.named_from, repository.root)
        if not named_from.is_relative_to(folder):
            named_from = folder
        return _read(place, named_from, folder, revision)


def page_of(found: PlaybookFolder) -> Callable[[str], str]:
    """What makes of a path in a finding the path from the documentation folder."""

    def page(path: str) -> str:
        whole = os.path.normpath(found.named_from / path)
        return Path(os.path.relpath(whole, found.docs)).as_posix()

    return page


def _read(place: Path, named_from: Path, folder: Path, revision: str) -> PlaybookFolder:
    try:
        return PlaybookFolder.read(place, named_from)
    except click.UsageError as error:
        words = error.format_message().replace(f"{folder}{os.sep}", "").replace(str(folder), "the repository")
        raise click.UsageError(f"the site as of {revision} cannot be read: {words}") from None


def _configuration(site: Path) -> Path | None:
    """The configuration file of a site; `None` of a bare folder."""
    if site.is_file():
        return site
    return next((site / name for name in CONFIGURATION_FILES if (site / name).is_file()), None)


def _place(folder: Path, site: str, docs: str, *, has_configuration: bool) -> Path | None:
    """What was the site then: its configuration, another one beside it, or the bare folder of its pages."""
    place = folder / site
    if not has_configuration:
        return place if place.is_dir() else None
    if place.is_file():
        return place
    if other := _configuration(place.parent) if place.parent.is_dir() else None:
        return other
    return folder / docs if (folder / docs).is_dir() else None


def _is_same(repository: Repository, commit: str, site: str, configuration: Path) -> bool:
    """Whether the site's pages were where they are now, as far as its configuration says so by itself."""
    content = configuration.read_bytes()
    before = repository.content(commit, site)
    return b"INHERIT" not in content and before is not None and _lines(before) == _lines(content)


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines()


def _inside(repository: Repository, path: Path) -> str | None:
    """The way to a file from the root of the repository, with `/`; `None` where it is not in there."""
    whole = Path(os.path.realpath(path))
    if not whole.is_relative_to(repository.root):
        return None
    inside = whole.relative_to(repository.root).as_posix()
    return "" if inside == "." else inside
