"""What `mkdocs serve` keeps from one build to the next, and with `--dirty` which pages it builds anew.

MkDocs rebuilds a page then whose source is newer than the built file. So that pages which show something of
it follow, their built files are made old.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from msgspec import Struct

from mkdocs_m3.host import searching, telling
from mkdocs_m3.host.away import Departures
from mkdocs_m3.host.kept_parts import KeptParts
from mkdocs_m3.host.theme_templates import CompiledTemplates
from mkdocs_m3.publishing.differences import differing
from mkdocs_m3.publishing.rebuilt import Told, held
from mkdocs_m3.reading import theme_keys
from mkdocs_m3.reading.kept_pages import KeptPages

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping, MutableMapping, Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Source
    from mkdocs_m3.publishing.playbooks import Playbooks


_SERVED: Final = InclusionLevel.is_in_serve
"""Pages that a preview shows; drafts are among them."""


class _Shown(Struct, frozen=True, kw_only=True):
    """What a build has shown."""

    playbooks: Playbooks
    """The site's playbooks."""
    settings: str
    """The configuration, and the site's own templates."""
    navigation: tuple[object, ...]
    """What every page shows around itself."""
    heads: Mapping[str, tuple[str | None, MutableMapping[str, object]]]
    """The title and the metadata of each page, by its path in the documentation folder."""
    built: Mapping[str, str]
    """The built file of each page of the playbook, likewise."""


class Preview:
    """One run of `mkdocs serve`, or one build."""

    def __init__(self, *, is_serving: bool = False, is_dirty: bool = False) -> None:
        self.is_serving = is_serving
        self.is_dirty = is_serving and is_dirty
        self.parts: KeptParts | None = KeptParts() if is_serving else None
        self._compiled = CompiledTemplates()
        self._is_told = False
        self._kept: dict[tuple[str, str], KeptPages] = {}
        self._settings = ""
        self._shown: _Shown | None = None
        self._files: Files | None = None
        self._navigation: tuple[object, ...] = ()
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._departures = Departures()

    def kept(self, language: str, playbook: str) -> KeptPages | None:
        """What was read of a playbook for a language; nothing is kept in a build of one language.

        That of each language looks into the pages of the others, since its own lead to them.
        """
        is_kept = self.is_serving or language
        return self._kept.setdefault((language, playbook), KeptPages()) if is_kept else None

    def compile(self, environment: jinja2.Environment) -> None:
        """Let the theme's templates be compiled once."""
        if self.is_serving:
            self._compiled.serve(environment)

    def has_exports(self, kinds: Collection[str]) -> bool:
        """Whether exports are written: not with `--dirty`, where they take more time than all the rest."""
        if self.is_dirty and kinds and not self._is_told:
            self._is_told = True
            telling.mention(
                "the exports ({}) are left out of a preview with --dirty; without it, they are there",
                ", ".join(kinds),
            )
        return not self.is_dirty

    def begin(self, config: MkDocsConfig, templates: str | None) -> None:
        """Note how the site is configured, before other plugins touch that."""
        if self.is_serving:
            of_plugins = {name: getattr(one, "config", None) for name, one in config.plugins.items()}
            settings = {key: value for key, value in config.items() if key != "plugins"}
            self._settings = f"{settings}{of_plugins}{list(_contents(templates))}"

    def told(self, playbooks: Playbooks, found: tuple[Finding, ...]) -> Told:
        """The findings of a build beside those of the one before, of which there is none but in a preview."""
        language = playbooks.links.inventory.language
        locale = language.locale if language else ""
        before = self._findings.get(locale)
        if self.is_serving:
            self._findings[locale] = found
        return Told(fresh=found) if before is None else Told.since(before, found)

    def held(self, playbooks: Playbooks, sources: Sequence[Source]) -> Mapping[str, str]:
        """The pages that stay at the address of a permalink that a slip has lost, with their built files."""
        if self._shown is None or playbooks.links.inventory.language:
            return {}
        is_configured_alike = self._shown.settings.startswith(self._settings)
        return held(self._shown.playbooks.links, playbooks, sources) if is_configured_alike else {}

    def compare(self, files: Files, playbooks: Playbooks, *, is_search_alone: bool) -> None:
        """Find out which pages show something else than in the last build.

        What is kept of them is forgotten, and MkDocs builds them. All pages do, where the last build failed,
        or was of another language.
        """
        self._files = files
        if self.parts is None:
            return
        self._settings = f"{self._settings}{is_search_alone}"
        shown = self._shown
        pages = playbooks.links.destinations
        if shown is None or shown.settings != self._settings or playbooks.links.inventory.language:
            others = frozenset(pages)
        else:
            others = differing(shown.playbooks, playbooks, self.parts.with_views)
        self.parts.keep_only(pages.keys() - others)
        self._age(files, others)
        if self.is_dirty and shown is not None:
            self._remove_what_is_gone(files, shown)

    def complete(self, nav: Navigation, files: Files, playbooks: Playbooks) -> None:
        """Give pages that MkDocs will not read their titles; with another navigation, it reads them all."""
        self._files = files
        if not self.is_dirty:
            return
        self._navigation = tuple(_labels(nav.items, playbooks))
        if self._shown is None:
            return
        if self._navigation != self._shown.navigation:
            self._age(files, {file.src_uri for file in files.documentation_pages(inclusion=_SERVED)})
            return
        for file in files.documentation_pages(inclusion=_SERVED):
            if file.page and file.src_uri in self._shown.heads and not file.is_modified():
                title, file.page.meta = self._shown.heads[file.src_uri]
                if "title" not in vars(file.page):
                    file.page.title = title

    def mend_search(self, config: MkDocsConfig) -> None:
        """Let search know each page that is there once."""
        if self.is_dirty and self._files is not None:
            pages = _pages(self._files)
            searching.keep_others(config, {page.url: page.markdown is not None for page in pages})

    def finish(self, playbooks: Playbooks, folder: str) -> None:
        """The build has written everything into this folder."""
        if not self.is_serving or self._files is None:
            return
        if self._shown:
            self._departures.note(self._shown.playbooks, playbooks)
        self._departures.write(playbooks, Path(folder))
        pages = _pages(self._files)
        self._shown = _Shown(
            playbooks=playbooks,
            settings=self._settings,
            navigation=self._navigation,
            heads={page.file.src_uri: (page.title, page.meta) for page in pages},
            built={
                page.file.src_uri: page.file.abs_dest_path
                for page in pages
                if playbooks.is_own(page.file.src_uri)
            },
        )
        self._files = None

    def forget(self) -> None:
        """The build has failed, and nobody knows how far it came: the next one builds everything."""
        self._shown = None
        self._files = None

    def _age(self, files: Files, uris: Container[str]) -> None:
        """Make the built files of these pages older than any source."""
        for file in files.documentation_pages(inclusion=_SERVED) if self.is_dirty else ():
            if file.src_uri in uris and Path(file.abs_dest_path).is_file():
                os.utime(file.abs_dest_path, (0, 0))

    def _remove_what_is_gone(self, files: Files, shown: _Shown) -> None:
        """Delete the built files of pages of the playbook that are gone, or have another address."""
        for uri, path in shown.built.items():
            file = files.src_uris.get(uri)
            if file is None or file.abs_dest_path != path:
                Path(path).unlink(missing_ok=True)


def _pages(files: Files) -> list[Page]:
    """The pages that a preview shows."""
    return [file.page for file in files.documentation_pages(inclusion=_SERVED) if file.page]


def _contents(folder: str | None) -> Iterator[tuple[str, bytes]]:
    """What is in the files of the site's own templates."""
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file():
            yield str(path), path.read_bytes()


def _labels(items: list[StructureItem], playbooks: Playbooks) -> Iterator[object]:
    """What a navigation says, as far as that is known before pages are read."""
    for item in items:
        if isinstance(item, Section):
            yield (item.title, tuple(_labels(item.children, playbooks)))
        elif isinstance(item, Page):
            yield _label(item.file, vars(item).get("title"), playbooks)
        else:
            yield (item.title, getattr(item, "url", ""))


def _label(file: File, title: object, playbooks: Playbooks) -> object:
    """What a page is called in it, with whatever of its front matter a theme may show there."""
    uri = file.src_uri
    site, record = playbooks.of_page(uri), playbooks.record(uri)
    own = site.title(record) if record else ""
    return (file.url, title, own, theme_keys.others(site.loaded.values.get(uri, {})), uri in site.notices)
