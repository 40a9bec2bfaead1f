"""Beside mkdocs-static-i18n, which builds a site once for each language, with one configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import IDLE_ACCEPTANCE
from mkdocs_m3.host import site_files
from mkdocs_m3.locales import DEFAULT_LANGUAGE
from mkdocs_m3.model.languages import languages
from mkdocs_m3.sites.translated_options import SiteLanguages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.sites.files import SiteFiles

_PLUGIN: Final = "i18n"


def language(config: MkDocsConfig) -> Language | None:
    """The language that is being built; `None` where the site has but one."""
    current = getattr(config.plugins.get(_PLUGIN), "current_language", None)
    return next((one for one in all_languages(config) if one.locale == current), None)


def all_languages(config: MkDocsConfig) -> tuple[Language, ...]:
    """The languages that the site is in, the default one first; none where it has but one."""
    plugin = config.plugins.get(_PLUGIN)
    return languages(plugin.config) if plugin else ()


def locale(config: MkDocsConfig) -> str:
    """The code of the language that is being built: of the site's, or else the one that its theme speaks."""
    current = language(config)
    return current.locale if current else _of_theme(config)


def site_languages(config: MkDocsConfig) -> SiteLanguages:
    """What our options have to know of them."""
    return SiteLanguages.of(all_languages(config), _of_theme(config))


def _of_theme(config: MkDocsConfig) -> str:
    """What the theme is told to speak: `theme.language` or `theme.locale`, whichever it knows."""
    for key in ("language", "locale"):
        if value := config.theme.get(key):
            return str(value)
    return DEFAULT_LANGUAGE


def with_shared(files: Files, config: MkDocsConfig, current: Language | None) -> Iterable[File]:
    """The files of the site, with those that the build of the default language alone has published."""
    if current is None or current.falls_back:
        return files
    found = (file for file in site_files.files_of(config, current) if not file.is_documentation_page())
    return (*files, *(file for file in found if file.src_uri not in files.src_uris))


def is_within_a_build(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language, started at the end of the first one."""
    return bool(getattr(config.plugins.get(_PLUGIN), "building", False))


def move(file: File, destination: str, config: MkDocsConfig) -> None:
    """Give a file another address; what has been worked out from the old one is forgotten.

    The files that static-i18n makes do not know the folder of the built site.
    """
    file.dest_uri = destination
    file.dest_dir = config.site_dir
    for cached in ("url", "abs_dest_path"):
        file.__dict__.pop(cached, None)


def put_on_site_map(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Let static-i18n know pages of this language that were made once it had seen all others."""
    of_languages = getattr(config.plugins.get(_PLUGIN), "i18n_files_per_language", {})
    of_languages.get(locale(config), []).extend(pages)


def without_idle(loaded: Loaded, files: SiteFiles) -> Loaded:
    """The same without what the site accepts in vain: other languages, built later, may need it."""
    pages = {source.path for source in files.sources}
    told = (one for one in loaded.findings if one.code != IDLE_ACCEPTANCE or one.span.path in pages)
    return replace(loaded, findings=tuple(told))
