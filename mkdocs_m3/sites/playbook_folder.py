"""A site as its configuration describes it, or a bare folder of pages, read without building anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import IDLE_ACCEPTANCE, in_reading_order, untold
from mkdocs_m3.load import Loaded, load
from mkdocs_m3.locales import wording
from mkdocs_m3.model.protection import readable
from mkdocs_m3.sites.accepting import acceptances
from mkdocs_m3.sites.files import SiteFiles, path_from, shown_in
from mkdocs_m3.sites.places import known_headings
from mkdocs_m3.sites.settings import SiteSettings
from mkdocs_m3.sites.walking import walk

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
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


class _Loading(Struct, frozen=True, kw_only=True):
    """How pages are read."""

    kept: KeptPages | None
    """What was read before; `None` where nothing is kept."""
    with_advice: bool
    """Whether advice is looked for."""


class PlaybookFolder(Struct, frozen=True, kw_only=True):
    """Everything that a command may need to know of a site."""

    named_from: Path
    """The folder from which findings name files."""
    docs: Path
    """The documentation folder."""
    editions: tuple[Edition, ...]
    """The playbook in each language of the site, the default one first; most sites have one."""
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

    def shown(self, path: Path) -> str:
        """A path as findings name it, with `/`."""
        return path_from(self.named_from, path)

    @classmethod
    def read(
        cls,
        path: Path,
        named_from: Path | None = None,
        *,
        kept: KeptPages | None = None,
        with_advice: bool = True,
    ) -> PlaybookFolder:
        """Read the site whose configuration file this is, or is in this folder; or the folder itself.

        Findings name files from the folder `named_from`, or else from the working directory, where an
        author can open them. What is `kept` from an earlier call is not read again, in a site of one
        language. Raises `click.UsageError` where the configuration cannot be used, or not all
        pages can be read.
        """
        settings = SiteSettings.read(path)
        has_directory_urls = settings.facts.has_directory_urls
        files = walk(settings.docs, settings.patterns, has_directory_urls=has_directory_urls)
        named_from = named_from or Path.cwd()
        languages = settings.languages or (None,)
        loading = _Loading(kept=kept if len(languages) == 1 else None, with_advice=with_advice)
        editions = tuple(_edition(settings, files, language, named_from, loading) for language in languages)
        return cls(
            named_from=named_from,
            docs=settings.docs,
            editions=editions,
            loaded=_with_all_findings(editions),
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


def _edition(
    settings: SiteSettings,
    all_files: tuple[SiteFile, ...],
    language: Language | None,
    named_from: Path,
    loading: _Loading,
) -> Edition:
    """The playbook in this language, as the build of it reads it."""
    locale = language.locale if language else settings.language
    options, facts = settings.translated.of(locale), settings.facts
    vocabulary = options.vocabulary()
    shown = (
        shown_in(all_files, language, has_directory_urls=facts.has_directory_urls) if language else all_files
    )
    files = SiteFiles.of(shown, facts, vocabulary, language, named_from=named_from)
    file = settings.file
    accepted = acceptances(file, options, path_from(named_from, file) if file else "")
    loaded = load(
        files.sources,
        files.inventory,
        vocabulary,
        accepted,
        near_pages=files.near_pages,
        with_advice=loading.with_advice,
        kept=loading.kept,
        protection=settings.protection,
        headings=lambda: known_headings(
            wording(locale, options.labels, options.words.chosen),
            options,
            settings.extensions,
        ),
    )
    secrets = settings.protection.secrets(loaded.values) if settings.protection else {}
    return Edition(
        loaded=loaded,
        public=replace(loaded, playbook=readable(loaded.playbook, secrets)),
        files=files,
        name=(language.site_name if language else None) or settings.name or settings.docs.name,
        language=locale,
        options=options,
        protection=settings.protection,
    )


def _with_all_findings(editions: tuple[Edition, ...]) -> Loaded:
    """The first edition with the findings of all, each told once; pages may be in several.

    Only what is idle in all of them is told as an acceptance that nothing needs.
    """
    first, *others = (edition.loaded for edition in editions)
    if not others:
        return first
    found = first.findings
    for loaded in others:
        found += untold(loaded.findings, found)
    left = tuple(one for one in found if one.code != IDLE_ACCEPTANCE or _is_idle_everywhere(one, editions))
    uris = first.uris.union(*(loaded.uris for loaded in others))
    return replace(first, uris=uris, findings=in_reading_order(left))


def _is_idle_everywhere(found: Finding, editions: tuple[Edition, ...]) -> bool:
    """Whether no language needs an acceptance: that of a page, or of the configuration, which all share."""
    having = [one for one in editions if found.span.path in {source.path for source in one.files.sources}]
    return all(found in edition.loaded.findings for edition in having or editions)


def _of_all(editions: tuple[Edition, ...]) -> SiteFiles:
    """The pages of all editions, each once."""
    first = editions[0].files
    sources = {source.uri: source for edition in editions for source in edition.files.sources}
    pages = {uri for edition in editions for uri in edition.files.inventory.pages}
    return replace(first, sources=tuple(sources.values()), pages=len(pages))
