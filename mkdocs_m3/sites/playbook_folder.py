"""A site as its configuration describes it, or a bare folder of pages, read without building anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import in_reading_order
from mkdocs_m3.model.playbook_place import place_of
from mkdocs_m3.model.protection import readable
from mkdocs_m3.sites.accepting import acceptances
from mkdocs_m3.sites.files import SiteFiles, path_from, shown_in
from mkdocs_m3.sites.link_rules import link_rules
from mkdocs_m3.sites.list_rules import body_rules
from mkdocs_m3.sites.own_terms import own_terms
from mkdocs_m3.sites.playbook_options import folders_of_languages, missing_folders
from mkdocs_m3.sites.settings import SiteSettings
from mkdocs_m3.sites.several import Reading, joined, parts_of
from mkdocs_m3.sites.stray_pages import stray_pages
from mkdocs_m3.sites.unknown_options import unknown_options
from mkdocs_m3.sites.walking import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.model.protection import Protection
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.kept_pages import KeptPages
    from mkdocs_m3.sites.options import Options
    from mkdocs_m3.sites.site_file import SiteFile


class Edition(Struct, frozen=True, kw_only=True):
    """The playbook in one language of the site, ready to be published: a `Host` (`publishing/host.py`)."""

    loaded: Loaded
    """The playbook, and what is wrong in it."""
    public: Loaded
    """What of it everybody may read."""
    files: SiteFiles
    """The pages and files that it was read from."""
    name: str
    """What the site is called."""
    language: str
    """The language of our words."""
    options: Options
    """What the site says."""
    protection: Protection | None
    """What of the site is published encrypted; `None` where nothing is."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The published pages that may be part of the playbook."""
        return self.files.sources

    @property
    def inventory(self) -> Inventory:
        """What else there is."""
        return self.files.inventory

    @property
    def folder(self) -> str:
        """The folder of its pages in this language, with a slash at its end; empty where it has none."""
        place, language = self.options.place, self.inventory.language
        return language.in_folder(place.folder) if language and place.folder else place.folder

    def holds(self, uri: str) -> bool:
        """Whether a path is inside this folder, in any language."""
        return place_of(uri, (self.options.place,), self.inventory.language) is not None

    def inside(self, uri: str) -> str:
        """The path of a new page inside this folder, which it may name already."""
        return uri if self.holds(uri) else self.folder + uri


class PlaybookFolder(Struct, frozen=True, kw_only=True):
    """Everything that a command may need to know of a site."""

    named_from: Path
    """The folder from which findings name files."""
    docs: Path
    """The documentation folder."""
    editions: tuple[Edition, ...]
    """Each playbook in each language of the site, the default language first; most sites have one.

    In a site that names its playbooks, the last one may be of the pages that are in none of them.
    """
    loaded: Loaded
    """The first of them, with what is wrong in any."""
    files: SiteFiles
    """The pages of all, with the files of the first."""
    vocabulary: Vocabulary
    """The site's own words."""
    options: Options
    """The site's options for us."""
    name: str
    """What the site is called; a bare folder goes by its own name."""
    language: str
    """The language that the theme is told to speak."""
    own_templates: str | None
    """The folder of the site's own templates; `None` where it has none."""
    has_plugin: bool
    """Whether the configuration names the plugin; where it does not, the defaults are used."""
    note: str
    """What is to be told of how the configuration was found; empty where it is plain."""
    settings: SiteSettings
    """Everything else that the configuration says."""
    all_files: tuple[SiteFile, ...]
    """Every file of the documentation folder, whatever is published of it."""

    @property
    def unread(self) -> frozenset[str]:
        """The pages that mean to be of a playbook and could not be read, by their paths."""
        return frozenset(uri for one in self.editions for uri in one.loaded.playbook.unread.uris)

    def playbook(self, name: str | None, page: str = "") -> Edition:
        """The playbook of a name; without one, that in whose folder a page would be, or the only one.

        In a site of several languages, it is the one in the default language. Raises `click.UsageError` where
        there is none, or where it could be any of several.
        """
        if not self.options.playbooks:
            if name is not None:
                raise click.UsageError("the site has one playbook, without a name; leave out --playbook")
            return self.editions[0]
        places = [one.place for one in self.options.playbooks]
        inside = place_of(page, (one for one in places if one.folder), self.files.inventory.language)
        usual = inside or (places[0] if len(places) == 1 else None)
        chosen = name if name is not None or usual is None else usual.name
        found = next((one for one in self.editions if chosen and one.options.place.name == chosen), None)
        if found is None:
            what = f"there is no playbook `{name}`" if name is not None else "the site has several playbooks"
            names = ", ".join(f"`{one.name}`" for one in places)
            raise click.UsageError(f"{what}; say which with --playbook: {names}")
        return found

    def shown(self, path: Path) -> str:
        """A path as findings name it, with `/`."""
        return path_from(self.named_from, path)

    @classmethod
    def read(
        cls,
        path: Path,
        named_from: Path | None = None,
        *,
        kept: Callable[[str], KeptPages | None] | None = None,
        with_advice: bool = True,
    ) -> PlaybookFolder:
        """Read the site whose configuration file this is, or is in this folder; or the folder itself.

        Findings name files from the folder `named_from`, or else from the working directory, where an
        author can open them. What is `kept` of a playbook from an earlier call is not read again, in a
        site of one language. Raises `click.UsageError` where the configuration cannot be used, or not all
        pages can be read.
        """
        settings = SiteSettings.read(path)
        has_directory_urls = settings.facts.has_directory_urls
        files = walk(settings.docs, settings.patterns, has_directory_urls=has_directory_urls)
        named_from = named_from or Path.cwd()
        wrong = folders_of_languages(settings.options, settings.languages)
        wrong = wrong or missing_folders(
            settings.options, (one.uri for one in files), settings.docs, settings.languages
        )
        if wrong:
            raise click.UsageError(f"{settings.file}: plugins: m3: {wrong}")
        languages = settings.languages or (None,)
        if kept is None or len(languages) > 1:
            kept = _nothing_kept
        editions = tuple(
            edition
            for language in languages
            for edition in _editions(
                settings, files, language, named_from, kept=kept, with_advice=with_advice
            )
        )
        return cls(
            named_from=named_from,
            docs=settings.docs,
            editions=editions,
            loaded=_with_all_findings(editions, _of_configuration(settings, named_from)),
            files=_of_all(editions),
            vocabulary=settings.options.vocabulary(),
            options=settings.options,
            name=editions[0].name,
            language=settings.language,
            own_templates=settings.own_templates,
            has_plugin=settings.has_plugin,
            note=settings.note,
            settings=settings,
            all_files=files,
        )


def _nothing_kept(_: str) -> None:
    """Of no playbook anything is kept."""


def _editions(
    settings: SiteSettings,
    all_files: tuple[SiteFile, ...],
    language: Language | None,
    named_from: Path,
    *,
    kept: Callable[[str], KeptPages | None],
    with_advice: bool,
) -> Iterator[Edition]:
    """The playbooks in this language, as the build of it reads them."""
    locale = language.locale if language else settings.language
    options, facts, protection = settings.translated.of(locale), settings.facts, settings.protection
    shown = (
        shown_in(all_files, language, has_directory_urls=facts.has_directory_urls) if language else all_files
    )
    files = SiteFiles.of(
        shown, facts, options.outer.vocabulary(), language, named_from=named_from, with_links=with_advice
    )
    file = settings.file
    vocabulary, uris = options.outer.vocabulary(), (one.uri for one in all_files if one.is_page)
    strays = stray_pages(
        file,
        settings.docs,
        uris,
        vocabulary,
        named_from=named_from,
        plugins=settings.said.get("plugins"),
        has_hooks=bool(settings.said.get("hooks")),
    )
    files = replace(files, near_pages=(*files.near_pages, *strays))
    shown_file = path_from(named_from, file) if file else ""
    reading = Reading(
        language=locale,
        accepted=acceptances(file, options, shown_file),
        own_terms=own_terms(file, options, shown_file),
        with_advice=with_advice,
        protection=protection,
        extensions=settings.extensions,
        kept=kept,
        link_rules=link_rules(settings.said) if with_advice else None,
        body_rules=body_rules(settings.extensions, settings.said.get("plugins")),
    )
    for part in parts_of(files, options, reading):
        secrets = protection.secrets(part.loaded.values) if protection else {}
        yield Edition(
            loaded=part.loaded,
            public=replace(part.loaded, playbook=readable(part.loaded.playbook, secrets)),
            files=part.files,
            name=(language.site_name if language else None) or settings.name or settings.docs.name,
            language=reading.language,
            options=part.options,
            protection=protection,
        )


def _of_configuration(settings: SiteSettings, named_from: Path) -> tuple[Finding, ...]:
    """What is wrong in the configuration, and keeps nothing from being read."""
    names = tuple(str(key) for key, _ in settings.translated.read.unknown)
    file = settings.file
    return unknown_options(file, path_from(named_from, file), names) if file else ()


def _with_all_findings(editions: tuple[Edition, ...], of_site: tuple[Finding, ...]) -> Loaded:
    """The first edition with the pages and the findings of all, and those `of_site`."""
    first, *others = (edition.loaded for edition in editions)
    if not others:
        found = first.findings
        return replace(first, findings=in_reading_order((*found, *of_site))) if of_site else first
    uris = first.uris.union(*(loaded.uris for loaded in others))
    views = {uri: placed for loaded in (first, *others) for uri, placed in loaded.views.items()}
    found = joined((edition.loaded, edition.files) for edition in editions)
    return replace(first, uris=uris, views=views, findings=in_reading_order((*found, *of_site)))


def _of_all(editions: tuple[Edition, ...]) -> SiteFiles:
    """The pages of all editions, each once."""
    first = editions[0].files
    sources = {source.uri: source for edition in editions for source in edition.files.sources}
    pages = {uri for edition in editions for uri in edition.files.inventory.pages}
    return replace(first, sources=tuple(sources.values()), pages=len(pages))
