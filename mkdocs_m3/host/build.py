"""One build of one site: MkDocs' files become sources, the core's findings become log lines."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.findings.finding import Severity, untold
from mkdocs_m3.findings.in_full import in_full
from mkdocs_m3.findings.listing import Unlisted, listed
from mkdocs_m3.findings.visible import terminal
from mkdocs_m3.host import encrypting, site_files, telling, translating
from mkdocs_m3.host.generated import GeneratedFiles
from mkdocs_m3.host.kept_parts import PageAfter, PageBefore
from mkdocs_m3.host.waiting_pages import WaitingPages
from mkdocs_m3.publishing.playbooks import Playbooks
from mkdocs_m3.publishing.site import Site
from mkdocs_m3.rendering import page as rendered
from mkdocs_m3.rendering.assets import is_stylesheet
from mkdocs_m3.rendering.colors import LEAST_CONTRAST, hard_to_read
from mkdocs_m3.sites.accepting import acceptances
from mkdocs_m3.sites.files import in_utf_8
from mkdocs_m3.sites.list_rules import body_rules
from mkdocs_m3.sites.own_terms import own_terms
from mkdocs_m3.sites.several import Reading, joined, parts_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.host.kept_parts import KeptParts
    from mkdocs_m3.host.previewing import Preview
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.protection import Protection
    from mkdocs_m3.rendering.assets import Assets
    from mkdocs_m3.rendering.finished import Finished
    from mkdocs_m3.sites.files import SiteFiles
    from mkdocs_m3.sites.options import Options
    from mkdocs_m3.sites.several import Part


class MkDocsHost(Struct, frozen=True, kw_only=True):
    """A site as MkDocs and other plugins have it: a `Host` (`publishing/host.py`)."""

    options: Options
    sources: tuple[Source, ...]
    inventory: Inventory
    name: str
    language: str
    protection: Protection | None


class Build(Struct, frozen=True, kw_only=True):
    """Everything that one build knows."""

    playbooks: Playbooks
    """The playbooks of the site that is built."""
    config_name: str
    """The name of the site's configuration file."""
    held: frozenset[str] = frozenset()
    """The pages that a preview leaves at the address of the permalink that they have lost."""
    lost_views: tuple[tuple[str, str], ...] = ()
    """The views that another plugin has removed, each with its page."""
    told: frozenset[Finding] = frozenset()
    """What the build has told before, of the site in another language."""
    is_search_alone: bool = False
    """Whether nobody but Material's search reads finished pages before their templates do."""
    waiting: WaitingPages = field(default_factory=WaitingPages)
    """The finished pages that search has not read yet; it reads them in fewer tags."""
    generated: GeneratedFiles = field(default_factory=GeneratedFiles)
    """The files that it adds to the site."""
    page_data: tuple[tuple[str, bytes], ...] = ()
    """A file of facts for each page, with its path in the built site."""

    @classmethod
    def read(
        cls,
        files: Files,
        config: MkDocsConfig,
        options: Options,
        *,
        preview: Preview,
        before: Build | None = None,
    ) -> Build:
        """Read every page that this build will publish, perhaps after the site in another language."""
        vocabulary = options.outer.vocabulary()
        language = translating.language(config)
        all_files = translating.with_shared(files, config, language)
        is_serving = preview.is_serving
        found = site_files.read(all_files, config, vocabulary, language, is_serving=is_serving)
        file = Path(config.config_file_path) if config.config_file_path else None
        kept = partial(preview.kept, language.locale if language else "")
        how = Reading(
            language=translating.locale(config),
            accepted=acceptances(file, options),
            own_terms=own_terms(file, options),
            with_advice=False,
            protection=encrypting.protection(config),
            extensions=config.mdx_configs,
            kept=kept,
            body_rules=body_rules(config.markdown_extensions, [*config.plugins]),
        )
        playbooks = _playbooks(found, options, how, config, is_serving=is_serving)
        if held := preview.held(playbooks, found.sources):
            inventory = replace(found.inventory, pages={**found.inventory.pages, **held})
            found = replace(found, inventory=inventory)
            playbooks = _playbooks(found, options, how, config, is_serving=is_serving)
        is_next_language = before and translating.is_within_a_build(config)
        return cls(
            playbooks=playbooks,
            config_name=Path(config.config_file_path or "mkdocs.yml").name,
            held=frozenset(held),
            told=before.told.union(before.playbooks.findings) if before and is_next_language else frozenset(),
        )

    def context(self, page: Page, *texts: str) -> Context | None:
        """What the components need for a page; `None` where the page holds nothing of ours."""
        return self.playbooks.context(page.file.src_uri, *texts, secret=encrypting.secret(page))

    def shown(self, page: Page, html: str, kept: KeptParts | None) -> PageAfter | None:
        """A page with its parts, perhaps as it was `kept`; `None` where it holds nothing of ours."""
        uri, markdown, secret = page.file.src_uri, page.markdown or "", encrypting.secret(page)
        before = PageBefore(html=html, markdown=markdown, secret=secret)
        if kept and (known := kept.get(uri, before)):
            return known
        context = self.playbooks.context(uri, html, markdown, secret=secret)
        if context is None:
            return None
        show = partial(self.playbooks.shown, secret=secret)
        finished = rendered.finish(html, context, self.playbooks.of_page(uri).environment, show, markdown)
        after = PageAfter(
            finished=finished,
            handed_on=finished.for_search if self.is_search_alone else finished.html,
        )
        if kept:
            kept.keep(uri, before, after)
        return after

    def with_finished(self, uri: str, page: Finished) -> Build:
        """The build with one more page that is finished."""
        if self.is_search_alone:
            self.waiting.put(uri, page)
        lost = tuple((view, uri) for view in page.lost_views)
        return replace(self, lost_views=(*self.lost_views, *lost)) if lost else self

    def report(self, preview: Preview) -> None:
        """Log the findings, and every color that is hard to read, under MkDocs' own logger.

        A preview has told of those that are as in its last build; they have one line together.
        """
        grave = (one for one in self.playbooks.findings if one.severity >= Severity.WARNING)
        told = preview.told(self.playbooks, untold(grave, self.told))
        for one in listed(told.fresh):
            words = terminal("{}", one) if isinstance(one, Unlisted) else in_full(one)
            telling.report(one.severity, words)
        telling.recount(told.standing, told.mended)
        colors = (
            color
            for site in self.playbooks.sites
            if site.has_content and not site.is_empty_outside
            for color in hard_to_read(site.vocabulary)
        )
        for term, palette, color, ratio in dict.fromkeys(colors):
            telling.warn(
                "{}: the {} color {} of `{}` has a contrast of {}:1 to its background; "
                "words in it need {}:1",
                self.config_name,
                palette, color, term.id, f"{ratio:.1f}", LEAST_CONTRAST,
            )  # fmt: skip

    def publish(self, files: Files, config: MkDocsConfig, *, has_exports: bool = True) -> Build:
        """Give pages their addresses, and add stylesheets, script, icons and exports to a site of ours."""
        self._move_pages(files, config)
        self._replace_what_mkdocs_cannot_read(files)
        assets = self.playbooks.assets
        if assets is None:
            return self
        by_uri = files.src_uris  # translated sites look files up by other names, too
        pictures = (assets.pictures.stylesheet, assets.pictures.script)
        for asset in (assets.stylesheet, assets.script, assets.icons, *pictures):
            if asset.uri not in by_uri:
                files.append(self.generated.file(config, asset.uri, asset.content))
        _link(assets, config)
        return self._with_exports(files, config) if has_exports else self

    def _move_pages(self, files: Files, config: MkDocsConfig) -> None:
        links = self.playbooks.links
        own = (uri for site in self.playbooks.sites for uri in site.records)
        for uri in (*own, *self.held):
            file = files.src_uris.get(uri)
            if file and file.dest_uri != links.destinations[uri]:
                translating.move(file, links.destinations[uri], config)

    def _replace_what_mkdocs_cannot_read(self, files: Files) -> None:
        """Give MkDocs no front matter that it would never be done with, and no file without an address."""
        by_uri = files.src_uris
        for source in self.playbooks.sources:
            file, vocabulary = by_uri.get(source.uri), self.playbooks.of_page(source.uri).vocabulary
            if file and reading.is_too_deep(source, vocabulary):
                site_files.put(reading.body(source, vocabulary), file)
        for file in [*files] if self.playbooks.links.inventory.misnamed else ():
            uri = in_utf_8(file.src_uri)
            if uri != file.src_uri and uri in self.playbooks.of_page(uri).sources:
                files.remove(file)  # MkDocs could make no address of its name

    def _with_exports(self, files: Files, config: MkDocsConfig) -> Build:
        """Add the exports; the data of pages is kept, to be written at the end.

        For MkDocs, as many files more as there are pages would take longer than all the rest of the exports.
        """
        own = {file.dest_uri for file in files} | {file.src_uri for file in files}
        extra = self.playbooks.extra_files(config.site_name, own)
        for path in extra.in_the_way:
            telling.mention(
                "the site has a file of its own in the place of the export `{}`, and keeps it", path
            )
        for path, content in extra.files:
            files.append(self.generated.file(config, path, content))
        return replace(self, page_data=extra.page_data)

    def write_page_data(self, site_dir: Path) -> None:
        """Write the file of each page into the built site."""
        for path, content in self.page_data:
            file = site_dir / path
            if not file.parent.is_dir():  # which is there in most sites, beside the page
                file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _playbooks(
    found: SiteFiles, options: Options, how: Reading, config: MkDocsConfig, *, is_serving: bool
) -> Playbooks:
    """The playbooks of a site with these files."""
    parts = parts_of(found, options, how)
    if translating.language(config):
        parts = tuple(replace(one, loaded=translating.without_idle(one.loaded, found)) for one in parts)
    sites = (Site.of(_host(one, how, config), one.loaded, has_notices=is_serving) for one in parts)
    return Playbooks.of(sites, joined((one.loaded, one.files) for one in parts))


def _host(part: Part, how: Reading, config: MkDocsConfig) -> MkDocsHost:
    """A playbook as its site is published."""
    return MkDocsHost(
        options=part.options,
        sources=part.files.sources,
        inventory=part.files.inventory,
        name=config.site_name,
        language=how.language,
        protection=how.protection,
    )


def _link(assets: Assets, config: MkDocsConfig) -> None:
    """Link stylesheet and script to every page, once where all languages are built with one configuration."""
    if assets.stylesheet.uri not in config.extra_css:  # labels of another language are in another file
        config.extra_css[:] = [uri for uri in config.extra_css if not is_stylesheet(uri)]
        config.extra_css.insert(0, assets.stylesheet.uri)
    if assets.script.uri not in map(str, config.extra_javascript):
        script = ExtraScriptValue(assets.script.uri)
        script.defer = True
        config.extra_javascript.append(script)
