"""The files that MkDocs and other plugins have found or made, as the core takes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel, get_files
from msgspec.structs import replace

from mkdocs_m3.sites.files import SiteFacts, SiteFiles
from mkdocs_m3.sites.site_file import SiteFile
from mkdocs_m3.sites.stray_pages import stray_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.model.vocabulary import Vocabulary


def read(
    files: Iterable[File],
    config: MkDocsConfig,
    vocabulary: Vocabulary,
    language: Language | None = None,
    *,
    is_serving: bool = False,
) -> SiteFiles:
    """Read every page that MkDocs will publish, in this language where the site has several.

    Findings name files from the folder of the configuration file. A page that MkDocs could not read, since it
    is not in UTF-8, it gets as it was read here; else it would end the build with a traceback.
    """
    files = tuple(files)
    facts = SiteFacts(
        address=config.site_url,
        has_directory_urls=config.use_directory_urls,
        reserved=frozenset({*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz"}),
    )
    found = SiteFiles.of(
        map(_as_ours, files),
        facts,
        vocabulary,
        language,
        named_from=folder_of(config),
        is_serving=is_serving,
    )
    configuration = Path(config.config_file_path).resolve() if config.config_file_path else None
    uris = (one.src_uri for one in files if one.is_documentation_page())
    strays = stray_pages(
        configuration,
        Path(config.docs_dir),
        uris,
        vocabulary,
        named_from=folder_of(config),
        plugins=[*config.plugins],
        has_hooks=bool(config.hooks),
    )
    found = replace(found, near_pages=(*found.near_pages, *strays))
    undecodable = {source.uri: source for source in found.sources if source.undecodable_from is not None}
    for file in files if undecodable else ():
        if file.src_uri in undecodable:
            put(undecodable[file.src_uri].text, file)
    return found


def files_of(config: MkDocsConfig, language: Language) -> Iterable[File]:
    """What MkDocs finds, as the plugin that builds each language of a site hands it on."""
    by_path = {file.src_uri: file for file in get_files(config)}
    shown = language.shown(by_path, {path for path, file in by_path.items() if file.is_documentation_page()})
    for neutral, path in shown.items():
        file = by_path[path]
        is_page = file.is_documentation_page()
        plain = File(neutral, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.dest_uri = language.destination(path, plain.dest_uri, is_page=is_page)
    return [by_path[path] for path in shown.values()]


def put(text: str, file: File) -> None:
    """Let MkDocs take this for the content of a page, whose path other plugins still find."""
    path = file.abs_src_path
    file.content_string = text
    file.abs_src_path = path


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def _as_ours(file: File) -> SiteFile:
    level = file.inclusion
    return SiteFile(
        uri=file.src_uri,
        path=file.abs_src_path,
        destination=file.dest_uri,
        folder=getattr(file, "src_dir", None),  # static-i18n makes files without
        is_excluded=level is InclusionLevel.EXCLUDED,
        is_draft=level is InclusionLevel.DRAFT,
        read=lambda: file.content_bytes,
    )
