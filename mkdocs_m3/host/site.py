"""One build of one site: MkDocs' files become sources, the core's findings become log lines."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.components.context import Context, abbreviations_of
from mkdocs_m3.exports import page_data
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.findings.finding import Severity, full
from mkdocs_m3.findings.listing import Unlisted, listed
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.host import encrypting, telling, translating
from mkdocs_m3.host.generated import GeneratedFiles
from mkdocs_m3.host.site_config import acceptances
from mkdocs_m3.host.site_files import SiteFiles, put, uri_of
from mkdocs_m3.load import Loaded, load
from mkdocs_m3.locales import DEFAULT_LANGUAGE, Wording, wording
from mkdocs_m3.model import Glossary
from mkdocs_m3.model.protection import readable
from mkdocs_m3.rendering import bundle, environment
from mkdocs_m3.rendering import page as rendered
from mkdocs_m3.rendering.colors import LEAST_CONTRAST, hard_to_read

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.host.site_config import M3Config
    from mkdocs_m3.model import Placement, Playbook, Record, Selection, Source
    from mkdocs_m3.model.protection import Secret
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.rendering.assets import Assets


class Readable(Struct, frozen=True, kw_only=True):
    """What those may see of the playbook who can read a page."""

    playbook: Playbook
    """The pages that they can read."""
    abbreviations: re.Pattern[str] | None
    """Finds what a glossary among them explains."""

    @classmethod
    def of(cls, playbook: Playbook) -> Readable:
        """Everything in a playbook."""
        return cls(playbook=playbook, abbreviations=abbreviations_of(playbook))


class Site(Struct, frozen=True, kw_only=True):
    """Everything that one build knows."""

    loaded: Loaded
    """The playbook, its links, and what is wrong in it."""
    sources: Mapping[str, Source]
    """The pages that are part of the playbook or mean to be, by their paths in the documentation folder."""
    records: Mapping[str, Record]
    """The records among them, likewise."""
    vocabulary: Vocabulary
    """The site's parties and workstreams."""
    words: Wording
    """The site's wording."""
    environment: jinja2.Environment
    """Renders the parts."""
    config_name: str
    """The name of the site's configuration file."""
    exports: frozenset[str]
    """What the build exports: `csv`, `json`, `xlsx`."""
    secrets: Mapping[str, Secret]
    """The pages that are published encrypted, by their paths likewise, with what they are encrypted with."""
    readable: Mapping[Secret | None, Readable]
    """What may be seen with each of these secrets, and without any."""
    notices: Mapping[str, tuple[Finding, ...]]
    """What `mkdocs serve` tells authors on their pages, by their paths likewise; empty in a build."""
    lost_views: tuple[tuple[str, str], ...] = ()
    """The views that another plugin has removed, each with its page."""
    told: frozenset[Finding] = frozenset()
    """What the build has told before, of the site in another language."""
    generated: GeneratedFiles = field(default_factory=GeneratedFiles)
    """The files that it adds to the site."""
    data_files: tuple[tuple[str, bytes], ...] = ()
    """A file of facts for each page, with its path in the built site."""

    @classmethod
    def read(
        cls,
        files: Files,
        config: MkDocsConfig,
        options: M3Config,
        *,
        before: Site | None = None,
        is_serving: bool = False,
    ) -> Site:
        """Read every page that this build will publish, perhaps after the site in another language."""
        vocabulary = options.vocabulary()
        language = translating.language(config)
        all_files = translating.with_shared(files, config, language)
        found = SiteFiles.of(all_files, config, vocabulary, language, is_serving=is_serving)
        accepted = acceptances(config, options)
        near = found.near_pages
        loaded = load(
            found.sources, found.inventory, vocabulary, accepted, near_pages=near, with_advice=False
        )
        if language:
            loaded = translating.without_idle(loaded, found)
        protection = encrypting.protection(config)
        secrets = protection.secrets(loaded.values) if protection else {}
        return cls(
            loaded=loaded,
            sources={source.uri: source for source in found.sources if source.uri in loaded.uris},
            records={record.source.uri: record for record in loaded.playbook.records},
            vocabulary=vocabulary,
            words=wording(language.locale if language else _language(config), options.labels),
            environment=environment(options.templates),
            exports=frozenset(options.exports),
            secrets=secrets,
            readable={
                secret: Readable.of(readable(loaded.playbook, secrets, secret))
                for secret in dict.fromkeys((None, *secrets.values()))
            },
            config_name=Path(config.config_file_path or "mkdocs.yml").name,
            notices=_notices(found.sources, loaded.findings) if is_serving else {},
            told=before.told.union(before.findings)
            if before and translating.is_within_a_build(config)
            else frozenset(),
        )

    @property
    def playbook(self) -> Playbook:
        """All key tasks."""
        return self.loaded.playbook

    @property
    def has_content(self) -> bool:
        """Whether any page shows something of ours."""
        return bool(self.records or self.loaded.has_views)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in reading order."""
        return self.loaded.findings

    def context(self, page: Page, *texts: str) -> Context | None:
        """What the components need for a page; `None` where the page holds nothing of ours.

        Its texts, as other plugins have left them, may place views that its source does not.
        """
        uri = page.file.src_uri
        record = self.records.get(uri)
        if record is None and not (self.has_content and any(map(rendered.may_hold_views, texts))):
            return None
        secret = self.secrets.get(uri) or encrypting.secret(page)
        known = self.readable.get(secret, self.readable[None])
        return Context(
            page=record,
            playbook=known.playbook,
            links=self.loaded.links.seen_from(uri),
            vocabulary=self.vocabulary,
            words=self.words,
            exports=self.exports,
            # A glossary explains itself.
            abbreviations=None if isinstance(record, Glossary) else known.abbreviations,
        )

    @property
    def outside_pages(self) -> Context:
        """What components need for words that stand on no page of the playbook, as in the navigation."""
        return Context(
            page=None,
            playbook=self.playbook,
            links=self.loaded.links,
            vocabulary=self.vocabulary,
            words=self.words,
        )

    def title(self, record: Record) -> str:
        """What the heading of a page says, in plain words."""
        return rendered.title(record, self.outside_pages)

    def select(self, placement: Placement) -> Selection:
        """What a view shows, by its comment as other plugins have left it."""
        return reading.view(placement, self.vocabulary).selection

    def report(self) -> None:
        """Log the findings, and every color that is hard to read, under MkDocs' own logger."""
        new = (one for one in self.findings if one.severity >= Severity.WARNING and one not in self.told)
        for found in listed(new):
            words = terminal("{}", found) if isinstance(found, Unlisted) else full(found)
            telling.report(found.severity, words)
        for term, palette, color, ratio in hard_to_read(self.vocabulary) if self.has_content else ():
            telling.warn(
                "{}: the {} color {} of `{}` has a contrast of {}:1 to its background; "
                "words in it need {}:1",
                self.config_name,
                palette, color, term.id, f"{ratio:.1f}", LEAST_CONTRAST,
            )  # fmt: skip

    def publish(self, files: Files, config: MkDocsConfig) -> Site:
        """Give pages their addresses, and add stylesheet, script, icons and exports to a site of ours."""
        by_uri = files.src_uris  # translated sites look files up by other names, too
        self._move_pages(files, config)
        for uri, source in self.sources.items():
            file = by_uri.get(uri)
            if file and reading.is_too_deep(source):
                put(reading.body(source), file)
        for file in [*files] if self.loaded.links.inventory.misnamed else ():
            if (uri := uri_of(file)) != file.src_uri and uri in self.sources:
                files.remove(file)  # MkDocs could make no address of its name
        if not self.has_content and not self.notices:
            return self
        assets = bundle(self.vocabulary, has_notices=bool(self.notices))
        for asset in (assets.stylesheet, assets.script, assets.icons):
            if asset.uri not in by_uri:
                files.append(self.generated.file(config, asset.uri, asset.content))
        _link(assets, config)
        return replace(self, data_files=tuple(self._publish_exports(files, config))) if self.records else self

    def _move_pages(self, files: Files, config: MkDocsConfig) -> None:
        for uri in self.records:
            file = files.src_uris.get(uri)
            if file and file.dest_uri != self.loaded.links.destinations[uri]:
                translating.move(file, self.loaded.links.destinations[uri], config)
        if language := self.loaded.links.inventory.language:
            translating.move_translations(files, config, language, self.vocabulary)

    def _publish_exports(self, files: Files, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Add the exports, nothing of the site's own being replaced; those of each page are handed back.

        For MkDocs, as many files more as there are pages would take longer than all the rest of the exports.
        """
        taken = {file.dest_uri for file in files} | {file.src_uri for file in files}
        folders = {folder for path in taken for folder in _folders_of(path)}
        public = replace(self.loaded, playbook=self.readable[None].playbook)
        found = exports(public, self.vocabulary, self.words, self.exports, config.site_name)
        for path, content in found:
            above = _folders_of(path)
            if path in taken or path in folders or not taken.isdisjoint(above):
                telling.mention(
                    "the site has a file of its own in the place of the export `{}`, and keeps it", path
                )
                continue
            taken.add(path)
            folders.update(above)
            if path.startswith(f"{page_data.FOLDER}/"):
                yield path, content
            else:
                files.append(self.generated.file(config, path, content))

    def write_page_data(self, site_dir: Path) -> None:
        """Write the file of each page into the built site."""
        for path, content in self.data_files:
            file = site_dir / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _link(assets: Assets, config: MkDocsConfig) -> None:
    """Link stylesheet and script to every page, once where all languages are built with one configuration."""
    if assets.stylesheet.uri not in config.extra_css:
        config.extra_css.insert(0, assets.stylesheet.uri)
    if assets.script.uri not in map(str, config.extra_javascript):
        script = ExtraScriptValue(assets.script.uri)
        script.defer = True
        config.extra_javascript.append(script)


def _folders_of(path: str) -> set[str]:
    """Every folder that a file lies in, inside the site."""
    return {str(folder) for folder in PurePosixPath(path).parents} - {"."}


def _notices(sources: Iterable[Source], findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    """The errors and warnings in each page that has some."""
    uris = {source.path: source.uri for source in sources}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity >= Severity.WARNING and finding.span.path in uris:
            found.setdefault(uris[finding.span.path], []).append(finding)
    return {uri: tuple(of_page) for uri, of_page in found.items()}


def _language(config: MkDocsConfig) -> str:
    """What the theme is told to speak: `theme.language` or `theme.locale`, whichever it knows."""
    for key in ("language", "locale"):
        if value := config.theme.get(key):
            return str(value)
    return DEFAULT_LANGUAGE
