"""`mkdocs-m3 render`: the playbook as a folder of Markdown, for programs that run no plugin of ours."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mkdocs_m3.cli.rendered_folder import Content, Copied, RenderedFolder
from mkdocs_m3.cli.saying import of_system, say, tell
from mkdocs_m3.cli.scope import check_libraries, site_around, tell_of_unknown_options
from mkdocs_m3.cli.watching import changes
from mkdocs_m3.findings.finding import UNKNOWN_OPTION, Severity, tally
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.publishing.navigation import navigation
from mkdocs_m3.publishing.places import PlaceError
from mkdocs_m3.publishing.playbooks import Playbooks
from mkdocs_m3.publishing.rendered_site import RenderedPages, RenderedSite
from mkdocs_m3.publishing.site import Site
from mkdocs_m3.publishing.target import TARGETS
from mkdocs_m3.reading.kept_pages import KeptPages
from mkdocs_m3.sites.files import in_utf_8
from mkdocs_m3.sites.patterns import excluding_none
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from mkdocs_m3.sites.rendered_configuration import DOCS, Rendered, configuration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.sites.site_file import SiteFile

_FOUND: Final = 1
"""The code with which the command ends when the playbook has errors."""


@click.command(short_help="Write the pages for Zensical, or for any program that reads Markdown.")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--target",
    type=click.Choice(sorted(TARGETS)),
    default="zensical",
    show_default=True,
    help="What builds the folder: Zensical, or MkDocs without plugins and others that read Markdown.",
)
@click.option(
    "--site",
    "--config-file",
    type=click.Path(exists=True, path_type=Path),
    default=Path(),
    help="The site: its configuration, the folder of it, or a bare folder of pages.  [default: this folder]",
)
@click.option(
    "--place",
    type=click.Choice(["address", "source"]),
    default="address",
    show_default=True,
    help="Keep each page's address, or its source's place, so that links to edit it are right.",
)
@click.option("--watch", is_flag=True, help="Stay, and write again whatever changes.")
def render(out: Path, *, target: str, site: Path, place: str, watch: bool) -> None:
    """Write the whole site into the folder OUT, as Markdown with finished parts, and its configuration.

    A program that knows nothing of this one builds it: `zensical build` or `mkdocs build` in OUT. What was
    rendered into OUT before is replaced, and nothing else. Nothing of MkDocs needs to be installed.

    Ends with 0 where the pages are written, 1 where the playbook has errors, and 2 where it was called
    wrongly or a file could not be written.
    """
    rendering = Rendering(site_around(site), out, target, at_sources=place == "source")
    found = rendering.read()
    tell_of_unknown_options(found)
    if not watch and _has_what_stops(found):
        counts = f"{tally(found.loaded.findings, Severity.ERROR)}"
        tell("The playbook has {}: mend them first. `mkdocs-m3 check` tells them.", counts)
        sys.exit(_FOUND)
    count = rendering.write(found)
    say(terminal("Wrote {} files to {}\n", count, out.as_posix()))
    if watch:
        tell("Watching {}{}. Ctrl+C ends it.", found.shown(found.docs), _and_what_is_wrong(found))
        for _ in changes(lambda: rendering.watched):
            rendering.again()


def _has_what_stops(found: PlaybookFolder) -> bool:
    if found.options.fail_on == "never":
        return False
    least = Severity[found.options.fail_on.upper()]
    stopping = (one for one in found.loaded.findings if one.code != UNKNOWN_OPTION)  # nor does MkDocs stop
    return any(one.severity >= least for one in stopping)


def _and_what_is_wrong(found: PlaybookFolder) -> str:
    """How many errors and warnings there are, as the end of a sentence; empty where there are none."""
    counts = [
        tally(found.loaded.findings, severity)
        for severity in (Severity.ERROR, Severity.WARNING)
        if any(one.severity is severity for one in found.loaded.findings)
    ]
    return f"; {', '.join(counts)}: `mkdocs-m3 check` tells them" if counts else ""


class Rendering:
    """A site that is rendered, perhaps again and again."""

    def __init__(self, site: Path, out: Path, target: str, *, at_sources: bool) -> None:
        self._site = site
        self._out = Path(out).absolute()
        self._target = TARGETS[target]
        self._at_sources = at_sources
        self._kept: defaultdict[str, KeptPages] = defaultdict(KeptPages)
        self._folder = RenderedFolder(self._out, DOCS)
        self._pages: RenderedPages | None = None
        self.watched: tuple[Path, ...] = ()

    def read(self) -> PlaybookFolder:
        """The site as it is now. Raises `click.UsageError` where it cannot be rendered."""
        found = PlaybookFolder.read(self._site, kept=self._kept.__getitem__, with_advice=False)
        docs = found.docs.resolve()
        if self._out.resolve().is_relative_to(docs):
            raise click.UsageError(f"{self._out} is in the folder of the pages; name another")
        if len(found.settings.languages) > 1:
            raise click.UsageError(
                "the site is in several languages, which only MkDocs builds; render each from a "
                "configuration of its own"
            )
        if found.settings.protection:
            raise click.UsageError(
                "the site encrypts pages with `encryptcontent`, which only MkDocs does; render from "
                "a configuration that leaves these pages and the plugin out"
            )
        check_libraries(found.options.exports)
        file, templates = found.settings.file, found.options.templates
        self.watched = (found.docs, *([file] if file else []), *([Path(templates)] if templates else []))
        return found

    def write(self, found: PlaybookFolder) -> int:
        """Write what has changed; tells how many files these are."""
        return self._folder.write(self._files(found))

    def again(self) -> None:
        """Write what has changed meanwhile, and tell of it, or of what is wrong."""
        try:
            found = self.read()
            count = self.write(found)
        except click.UsageError as error:
            tell("{}", error.format_message())
            return
        except OSError as error:  # such as a file that an editor has deleted meanwhile
            tell("{}", of_system(error))
            return
        tell("Wrote {} files{}", count, _and_what_is_wrong(found))

    def _files(self, found: PlaybookFolder) -> dict[str, Content]:
        sites = (Site.of(edition, edition.loaded) for edition in found.editions)
        playbooks = Playbooks.of(sites, found.loaded.findings)
        try:
            rendered = RenderedSite.of(
                playbooks, self._target, at_sources=self._at_sources, own_templates=found.own_templates
            )
        except PlaceError as error:
            raise click.UsageError(str(error)) from None
        published = [one for one in found.all_files if not (one.is_excluded or one.is_draft)]
        files: dict[str, Content] = {
            one.uri: Copied(one.path) for one in published if not one.is_page and one.path
        }
        extra, in_the_way = rendered.extra_files(found.name, files)
        for path in in_the_way:
            tell("The site has a file of its own in the place of the export `{}`, and keeps it.", path)
        files |= extra
        others = {in_utf_8(one.uri): one.content() for one in published if self._is_other(one, rendered)}
        self._pages = rendered.pages(others, self._pages)
        files |= self._pages.files
        for uri, address in self._pages.nowhere:
            tell("{}: the link `{}` leads to no page or file", uri, address)
        name, text = self._configuration(found, rendered, published, files)
        return {name: text.encode(), **{f"{DOCS}/{path}": content for path, content in files.items()}}

    @staticmethod
    def _is_other(file: SiteFile, rendered: RenderedSite) -> bool:
        """Whether it is a page that is none of the playbook's."""
        uri = in_utf_8(file.uri)
        return file.is_page and uri in rendered.places.of and not rendered.playbooks.is_own(uri)

    def _configuration(
        self, found: PlaybookFolder, rendered: RenderedSite, published: list[SiteFile], files: Iterable[str]
    ) -> tuple[str, str]:
        playbooks, places, settings = rendered.playbooks, rendered.places, found.settings
        assets = playbooks.assets
        written: Any = settings.said.get("nav") or None
        pages = (in_utf_8(one.uri) for one in published if one.is_page)
        listed = {uri for uri in pages if uri in places.of and settings.patterns.is_listed(uri)}
        is_auto = found.options.is_nav_auto
        nav = navigation(playbooks, written, listed | {*playbooks.generated}, places, is_auto=is_auto)
        return configuration(
            settings.file,
            self._out,
            Rendered(
                name=found.name,
                nav=_plain(nav),
                stylesheet=assets.stylesheet.uri if assets else "",
                script=assets.script.uri if assets else "",
                pages=places.of,
                redirects=places.redirects,
                excluded=excluding_none(str(settings.said.get("exclude_docs") or ""), files),
                has_edit_links=not places.has_moved,
                is_for_zensical=self._target.looks_for_files,
            ),
        )


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a navigation holds
    """A navigation without types of our own."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else str(value)
