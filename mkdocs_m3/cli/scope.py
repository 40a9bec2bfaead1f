"""Which site a command looks at, and which part of it: what an author means who names a path, or none."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.cli.saying import tell
from mkdocs_m3.findings.finding import UNKNOWN_OPTION, Severity, in_reading_order
from mkdocs_m3.model import idle_patterns
from mkdocs_m3.publishing import page_templates
from mkdocs_m3.reading import theme_keys
from mkdocs_m3.sites.configuration import CONFIGURATION_FILES
from mkdocs_m3.sites.files import path_from
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.findings.finding import Finding

_CONFIGURATION_ENDINGS: Final = frozenset({".yml", ".yaml", ".toml"})
_MOST_NAMED: Final = 3
"""Of more pages, a sentence says how many they are."""


PLAYBOOK: Final = click.option(
    "--playbook",
    metavar="NAME",
    help="One of the playbooks that the site names.  [default: that of this folder, or the only one]",
)


class Scope(Struct, frozen=True, kw_only=True):
    """A site, and the part of it whose findings are told."""

    site: Path
    """Its configuration file, the folder of it, or a bare folder of pages."""
    named_from: Path
    """The folder from which findings name files."""
    parts: tuple[str, ...] = ()
    """Pages, and folders of pages, as findings name them; none for the whole site."""
    wholes: frozenset[str] = frozenset()
    """The same as whole paths."""

    def has(self, path: str) -> bool:
        """Whether a page, by its path as findings name it, is in this part."""
        if not self.parts:
            return True
        whole = os.path.normpath(self.named_from / path)
        while whole not in self.wholes:
            above = os.path.dirname(whole)  # noqa: PTH120 - several for each finding
            if above == whole:
                return False
            whole = above
        return True

    @property
    def words(self) -> str:
        """The part in a sentence; empty for the whole site."""
        if len(self.parts) > _MOST_NAMED:
            return f"these {len(self.parts):,} pages and folders"
        return " and ".join("this folder" if part == "." else part for part in self.parts)

    def of(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings in this part; one that speaks of several places comes at the first that is in it."""
        seen = (self._seen_from_here(found) for found in findings)
        return in_reading_order(tuple(one for one in seen if one))

    def _seen_from_here(self, found: Finding) -> Finding | None:
        places = (found.span, *found.others)
        here = next((place for place in places if self.has(place.path)), None)
        if here in (None, found.span):
            return found if here else None
        return replace(found, span=here, others=tuple(place for place in places if place != here))


def configuration_above(folder: Path) -> Path | None:
    """The configuration file in a folder, or else in the nearest one above that has one.

    Nothing is looked for above the root of a repository, nor above the home folder.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - as it is written, links and all
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - which raises nothing where there is none
    for one in (start, *start.parents):
        for name in CONFIGURATION_FILES:
            if os.path.isfile(one / name):  # noqa: PTH113 - which raises nothing where it may not look
                return one / name
        if one == home or os.path.lexists(one / ".git"):
            break
    return None


def repository_of(path: Path, otherwise: Path) -> Path:
    """The root of the repository that a path is in, from which services that host code name files.

    Where no folder above is one, as where a service has fetched the files without Git, it is the folder in
    which GitHub does its work; `otherwise`, the path is in no repository.
    """
    start = Path(os.path.realpath(path))
    for one in (start, *start.parents):
        if os.path.lexists(one / ".git"):
            return one
    workspace = os.environ.get("GITHUB_WORKSPACE")
    return Path(os.path.realpath(workspace)) if workspace and _is_inside(path, Path(workspace)) else otherwise


def site_of(
    paths: tuple[Path, ...], named_from: Path, site: Path | None = None
) -> tuple[PlaybookFolder, Scope]:
    """The site that an author means who names these paths, or none, and what of it is to be told.

    Without a `site`, it is the one that the first path is in. Raises `click.UsageError` where nothing can
    be checked.
    """
    if site is None and len(paths) < 2:  # noqa: PLR2004 - one may be a site itself
        return _site_of_one(paths[0] if paths else None, named_from)
    for path in paths:
        if _is_configuration(path):
            raise click.UsageError(f"{path} is the configuration of a site; name it with --site")
    found, scope = _site_of_one(site or paths[0], named_from)
    whole = Scope(site=scope.site, named_from=named_from)
    if not paths or any(_is_inside(found.docs, path) for path in paths):
        return found, whole
    for path in paths:
        if not _is_inside(path, found.docs):
            raise click.UsageError(f"{path} is not in {_shown(found.docs)}, where the pages of the site are")
    return found, _scope(found, scope.site, *paths)


def _site_of_one(path: Path | None, named_from: Path) -> tuple[PlaybookFolder, Scope]:
    given = path or Path()
    if _is_configuration(given):
        return _whole(given, named_from)
    configuration = configuration_above(given if given.is_dir() else given.parent)
    if configuration is None:
        return _on_its_own(given, named_from)
    if configuration.parent.samefile(given):
        return _whole(given, named_from)
    tell("Checking the site of {}", _shown(configuration))
    found, whole = _whole(configuration, named_from)
    if path is None or _is_inside(found.docs, path):
        return found, whole
    if _is_inside(path, found.docs):
        return found, _scope(found, configuration, path)
    where = f"{path} is not in {_shown(found.docs)}, where the pages of that site are"
    if not path.is_dir():
        raise click.UsageError(where)
    tell("{}, so it is checked on its own", where)
    return _on_its_own(path, named_from)


def _is_configuration(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in _CONFIGURATION_ENDINGS


def site_around(path: Path) -> Path:
    """The site that a command works on: the one of this path, or the one above the working directory.

    The latter where no path is named, and the working directory has no configuration itself.
    """
    configuration = configuration_above(path) if path == Path() else None
    if configuration is None or configuration.parent.samefile(path):
        return path
    tell("Working on the site of {}", _shown(configuration))
    return configuration


def site_to_work_on(path: Path) -> PlaybookFolder:
    """The site around a path, read; options that there are none of are told."""
    found = PlaybookFolder.read(site_around(path))
    tell_of_unknown_options(found)
    return found


def check_libraries(exports: Iterable[str]) -> None:
    """Raise `click.UsageError` where one of these kinds of exports needs a library that is not there."""
    if "xlsx" in exports and find_spec("xlsxwriter") is None:
        raise click.UsageError("`xlsx` needs a library: pip install 'mkdocs-m3[excel]'")


def tell_of_unknown_options(found: PlaybookFolder) -> None:
    """Tell what MkDocs warns of as well, in a command that reports no findings."""
    for one in found.loaded.findings:
        if one.code == UNKNOWN_OPTION:
            tell("{}: {}; {}", one.span, one.headline, one.help)


def page_in(found: PlaybookFolder, path: Path) -> str:
    """The path, from the documentation folder, that a page of this folder would have; empty outside of it."""
    folder = Path(os.path.realpath(path if path.is_dir() else path.parent))
    docs = Path(os.path.realpath(found.docs))
    return (folder.relative_to(docs) / "page.md").as_posix() if folder.is_relative_to(docs) else ""


def _whole(site: Path, named_from: Path) -> tuple[PlaybookFolder, Scope]:
    return PlaybookFolder.read(site, named_from), Scope(site=site, named_from=named_from)


def _on_its_own(path: Path, named_from: Path) -> tuple[PlaybookFolder, Scope]:
    """A folder that no configuration speaks of, or a page in one."""
    folder = path if path.is_dir() else path.parent
    found, whole = _whole(folder, named_from)
    if not found.files.pages and not found.loaded.findings:
        names = " or ".join(CONFIGURATION_FILES)
        raise click.UsageError(f"there is no page in {_shown(folder)}, and no {names} there or above it")
    return found, whole if path.is_dir() else _scope(found, folder, path)


def _scope(found: PlaybookFolder, site: Path, *paths: Path) -> Scope:
    """The part of a site with these pages and folders."""
    docs = os.path.realpath(found.docs)
    inside = (os.path.relpath(os.path.realpath(path), docs) for path in paths)
    parts = tuple(dict.fromkeys(found.shown(found.docs / path) for path in inside))
    wholes = frozenset(os.path.normpath(found.named_from / part) for part in parts)
    return Scope(site=site, named_from=found.named_from, parts=parts, wholes=wholes)


def _is_inside(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _shown(path: Path) -> str:
    """A path from the working directory."""
    return path_from(Path.cwd(), path)


def _strange_templates(found: PlaybookFolder) -> Iterator[tuple[str, object]]:
    """The templates that pages name and a build leaves out, each with its page."""
    values = {uri: one for edition in found.editions for uri, one in edition.loaded.values.items()}
    for uri, value in sorted(values.items()):
        is_left_out = not page_templates.may_use(
            value.get("template", page_templates.USUAL), found.own_templates
        )
        if is_left_out and "template" not in theme_keys.unusable(value):
            yield uri, value["template"]


def say_beside(found: PlaybookFolder, scope: Scope, told: tuple[Finding, ...]) -> None:
    """Say what no finding says: that nothing was read, or that something in the configuration does nothing.

    Raises `click.UsageError` where a file is meant that is no page of the site.
    """
    read, published = (
        {found.shown(found.docs / uri) for uri in uris}
        for uris in ((*found.loaded.uris, *found.loaded.views), found.files.inventory.pages)
    )
    if not told and not found.files.pages:
        raise click.UsageError(f"there is no page in {_shown(found.docs)}")
    if not told and not any(map(scope.has, read)):
        if scope.parts and not any(map(scope.has, published)):
            raise click.UsageError(f"the site publishes no page at {' or '.join(scope.parts[:_MOST_NAMED])}")
        where = scope.words or "the site"
        tell(
            "No page of the playbook in {}: no front matter names a layout such as"
            " `layout: m3/keyTask`, and no comment places a view.",
            where,
        )
    for uri, template in _strange_templates(found):
        if scope.has(found.shown(found.docs / uri)):
            tell("{}", page_templates.left_out(uri, template))
    is_broken = any(one.severity is Severity.ERROR for one in found.loaded.findings)
    editions = found.editions if found.options.playbooks else found.editions[:1]
    pages = (page for edition in editions for page in edition.loaded.playbook.pages)
    for pattern in () if is_broken else idle_patterns(tuple(pages), found.vocabulary.external):
        tell("The configuration names `{}` under `external`, and no input matches it.", pattern)
