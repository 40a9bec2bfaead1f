"""One build of one site: MkDocs' files become sources, the core's findings become log lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_m3.components.context import Context
from mkdocs_m3.diagnostics import Diagnostic, Severity, Span, full, in_reading_order
from mkdocs_m3.inventory import Inventory
from mkdocs_m3.load import Loaded, load
from mkdocs_m3.locales import DEFAULT_LANGUAGE, Wording, wording
from mkdocs_m3.model import Source
from mkdocs_m3.rendering import bundle, environment
from mkdocs_m3.rendering.colors import LEAST_CONTRAST, hard_to_read

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_m3.model import KeyTask, Playbook
    from mkdocs_m3.site_config import M3Config
    from mkdocs_m3.vocabulary import Vocabulary

_LOG_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that one build knows."""

    loaded: Loaded
    """The playbook, its links, and what is wrong in it."""
    sources: Mapping[str, Source]
    """The pages that name one of our layouts, by their paths inside the documentation folder."""
    tasks: Mapping[str, KeyTask]
    """The key tasks among them, likewise."""
    vocabulary: Vocabulary
    """The site's parties and workstreams."""
    words: Wording
    """The site's wording."""
    environment: jinja2.Environment
    """Renders the parts."""
    config_name: str
    """The name of the site's configuration file."""
    undecodable: tuple[Diagnostic, ...]
    """Pages that are no UTF-8."""

    @classmethod
    def read(cls, files: Files, config: MkDocsConfig, options: M3Config, *, is_serving: bool) -> Site:
        """Read every page that this build will publish."""
        pages = [
            file
            for file in files
            if file.is_documentation_page() and _is_published(file, is_serving=is_serving)
        ]
        root = _root(config)
        undecodable: list[Diagnostic] = []
        sources = [source for file in pages if (source := _source(file, root, undecodable))]
        vocabulary = options.vocabulary()
        loaded = load(sources, _inventory(files, pages, config, vocabulary), vocabulary)
        return cls(
            loaded=loaded,
            sources={source.uri: source for source in sources},
            tasks={task.source.uri: task for task in loaded.playbook.pages},
            vocabulary=vocabulary,
            words=wording(_language(config), options.labels),
            environment=environment(options.templates),
            config_name=Path(config.config_file_path or "mkdocs.yml").name,
            undecodable=tuple(undecodable),
        )

    @property
    def playbook(self) -> Playbook:
        """All key tasks."""
        return self.loaded.playbook

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong."""
        return in_reading_order((*self.undecodable, *self.loaded.diagnostics))

    def context(self, uri: str) -> Context | None:
        """What the components need for a page; `None` where the page is no key task."""
        task = self.tasks.get(uri)
        if task is None:
            return None
        return Context(
            task=task,
            playbook=self.playbook,
            links=self.loaded.links.seen_from(uri),
            vocabulary=self.vocabulary,
            words=self.words,
        )

    def report(self, log: logging.LoggerAdapter[logging.Logger]) -> None:
        """Log every finding, and every color that is hard to read, under MkDocs' own logger."""
        for found in self.diagnostics:
            if level := _LOG_LEVELS.get(found.severity):
                getattr(log, level)("%s", full(found))
        for term, palette, color, ratio in hard_to_read(self.vocabulary) if self.tasks else ():
            log.warning(
                "%s: the %s color %s of `%s` has a contrast of %.1f:1 to its background; "
                "words in it need %.1f:1",
                self.config_name,
                palette, color, term.id, ratio, LEAST_CONTRAST,
            )  # fmt: skip

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Give pages their addresses, and add stylesheet, script and icons to a site with key tasks."""
        for uri in self.tasks:
            file = files.get_file_from_path(uri)
            if file and file.dest_uri != self.loaded.links.destinations[uri]:
                _move(file, self.loaded.links.destinations[uri])
        if not self.tasks:
            return
        assets = bundle(self.vocabulary)
        for asset in (assets.stylesheet, assets.script, assets.icons):
            if files.get_file_from_path(asset.uri) is None:
                inclusion = InclusionLevel.INCLUDED
                files.append(File.generated(config, asset.uri, content=asset.content, inclusion=inclusion))
        config.extra_css.insert(0, assets.stylesheet.uri)
        script = ExtraScriptValue(assets.script.uri)
        script.defer = True
        config.extra_javascript.append(script)


def _is_published(file: File, *, is_serving: bool) -> bool:
    if file.inclusion is InclusionLevel.UNDEFINED:
        return True
    if is_serving:
        return bool(file.inclusion.is_in_serve())  # type: ignore[no-untyped-call] # untyped upstream
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call] # untyped upstream


def _root(config: MkDocsConfig) -> Path:
    """The folder from which diagnostics name files: that of the configuration file."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def _source(file: File, root: Path, undecodable: list[Diagnostic]) -> Source | None:
    """A page's text, if it names one of our layouts. One that is no UTF-8 is read as far as it goes."""
    content = file.content_bytes
    if b"m3/" not in content:
        return None
    path = _path(file, root)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        if "layout: m3/" not in text:
            return None
        start = len(content[: error.start].decode("utf-8-sig"))
        undecodable.append(
            Diagnostic(
                code="M3004",
                span=Span.at(path, text, start),
                headline="the page is not in UTF-8: this character cannot be read",
                help="save the page as UTF-8 in your editor, then write the character again",
            )
        )
        file.content_string = text
    return Source(path=path, uri=file.src_uri, text=text)


def _path(file: File, root: Path) -> str:
    absolute = file.abs_src_path
    if absolute is None:
        return file.src_uri
    try:
        return PurePath(absolute).relative_to(root).as_posix()
    except ValueError:
        return PurePath(absolute).as_posix()


def _inventory(
    files: Files, pages: Iterable[File], config: MkDocsConfig, vocabulary: Vocabulary
) -> Inventory:
    folder = f"{vocabulary.files}/" if vocabulary.files else ""
    others = (file for file in files if not file.is_documentation_page() and not file.inclusion.is_excluded())
    return Inventory(
        pages={file.src_uri: file.dest_uri for file in pages},
        files={file.src_uri: _size(file) if file.src_uri.startswith(folder) else 0 for file in others},
        has_directory_urls=config.use_directory_urls,
        site_address=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
    )


def _size(file: File) -> int:
    return Path(file.abs_src_path).stat().st_size if file.abs_src_path else len(file.content_bytes)


def _language(config: MkDocsConfig) -> str:
    """What the theme is told to speak: `theme.language` or `theme.locale`, whichever it knows."""
    for key in ("language", "locale"):
        if value := config.theme.get(key):
            return str(value)
    return DEFAULT_LANGUAGE


def _move(file: File, destination: str) -> None:
    """Give a file another address; what MkDocs has worked out from the old one is forgotten."""
    file.dest_uri = destination
    for cached in ("url", "abs_dest_path"):
        file.__dict__.pop(cached, None)
