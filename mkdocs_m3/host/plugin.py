"""The MkDocs plugin: hooks that translate and call the core."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.findings.finding import Severity, tally
from mkdocs_m3.host import (
    auto_nav,
    encrypting,
    generated_pages,
    navigation,
    searching,
    telling,
    translating,
    translations,
)
from mkdocs_m3.host.build import Build
from mkdocs_m3.host.held_values import HeldValues
from mkdocs_m3.host.previewing import Preview
from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.publishing import for_themes, front_matter, page_templates
from mkdocs_m3.rendering import notice
from mkdocs_m3.rendering import page as rendered
from mkdocs_m3.sites.playbook_options import folders_of_languages, missing_folders

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

__all__ = ["M3Config", "M3Plugin"]


class M3Plugin(BasePlugin[M3Config]):
    """Turns key-task pages into finished playbook pages."""

    def __init__(self) -> None:
        self._preview = Preview()
        self._build: Build | None = None
        self._held = HeldValues()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begin a preview or a build. That there is this hook keeps one plugin object across rebuilds."""
        self._preview = Preview(is_serving=command == "serve", is_dirty=dirty)

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the site's own templates; stop where words are in languages that the site does not have.

        And where a workbook is asked for, and cannot be written.
        """
        if wrong := self.config.read_in(translating.site_languages(config)):
            raise PluginError(f"mkdocs_m3: {'; '.join(wrong)}")
        options = self.config.options
        self._preview.begin(config, options.templates)
        if "xlsx" in options.exports and find_spec("xlsxwriter") is None:
            raise PluginError("mkdocs_m3: `exports: xlsx` needs a library: pip install 'mkdocs-m3[excel]'")
        if wrong_folders := folders_of_languages(options, translating.all_languages(config)):
            raise PluginError(f"mkdocs_m3: {wrong_folders}")
        if options.templates:
            config.watch.append(options.templates)
        return config

    @event_priority(-200)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the whole playbook, after the plugins that generate, choose, and move pages."""
        options = self.config.translated.of(translating.locale(config))
        self._refuse_missing_folders(files, config)
        build = Build.read(files, config, options, before=self._build, preview=self._preview)
        build.report(self._preview)
        build = build.publish(files, config, has_exports=self._preview.has_exports(options.exports))
        is_auto = options.is_nav_auto
        generated_pages.add(build.playbooks, files, build.generated, config, is_auto=is_auto)
        translations.lead(build.playbooks.generated, files, config, self.config.translated, self._preview)
        is_alone = searching.is_alone(config, self)
        self._build = replace(build, is_search_alone=is_alone)
        self._preview.compare(files, build.playbooks, is_search_alone=is_alone)
        auto_nav.fill(self._build, files, config, is_auto=is_auto)
        self._held.hold()
        return files

    def _refuse_missing_folders(self, files: Files, config: MkDocsConfig) -> None:
        """Stop where a playbook's folder is not there; a preview goes on, since somebody may just move it."""
        uris = (file.src_uri for file in files)
        languages = translating.all_languages(config)
        wrong = missing_folders(self.config.options, uris, Path(config.docs_dir), languages)
        if wrong and self._preview.is_serving:
            telling.warn("{}", wrong)
        elif wrong:
            raise PluginError(f"mkdocs_m3: {wrong}")

    @event_priority(-150)
    def _order(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put key tasks in the order of their numbers, where nobody else has put them in order.

        Late, since a site of several languages gets the sections of a language put together by then.
        """
        if self._build and config.nav is None:
            playbooks = self._build.playbooks
            navigation.order(nav, files, playbooks.ranks)
            navigation.escape_folders(nav, (source.uri for source in playbooks.sources))
        return nav

    @event_priority(-200)
    def _mark(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Late: the titles of pages that are not read, and a sign before those of pages with a notice."""
        del config
        if self._build:
            self._preview.complete(nav, files, self._build.playbooks)
            navigation.mark(nav, self._build.playbooks.notices)
        return nav

    on_nav = CombinedEvent(_order, _mark)

    @event_priority(100)
    def _hand_over_metadata(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Early: what other plugins should find in the page's metadata, and a body without front matter."""
        del files
        site = self._build.playbooks.of_page(page.file.src_uri) if self._build else None
        source = site.sources.get(page.file.src_uri) if site else None
        if source is None or site is None:
            return None
        if "layout" not in page.meta or source.uri in site.loaded.mended:
            page.meta = reading.metadata(source, site.vocabulary)
            markdown = reading.body(source, site.vocabulary)
        page.meta = front_matter.own(site, source.uri, page.meta)
        self._escape_metadata(page, config)
        page.meta = front_matter.described(site, source.uri, dict(page.meta))
        return markdown

    def _escape_metadata(self, page: Page, config: MkDocsConfig) -> None:
        """Escape all that themes may print of the front matter, and leave out what they cannot be given."""
        values, page.meta = page.meta, for_themes.metadata(page.meta)
        if lost := [key for key in values if for_themes.words(str(key)) not in page.meta and values[key]]:
            telling.warn("{}: themes and plugins cannot be given `{}`", page.file.src_uri, "`, `".join(lost))
        page.meta |= encrypting.kept(values, config)
        template = values.get("template", page_templates.USUAL)
        if not page_templates.may_use(template, config.theme.custom_dir):
            del page.meta["template"]
            telling.report(Severity.WARNING, page_templates.left_out(page.file.src_uri, template))
        if page.edit_url:
            page.edit_url = for_themes.address(page.edit_url)

    @event_priority(-100)
    def _lay_out(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Late: headings and an empty block for each part, so that no other plugin sees our texts."""
        del config, files
        context = self._build.context(page, markdown) if self._build else None
        if context is None or self._build is None:
            return None
        return rendered.skeleton(
            context, markdown, has_notice=page.file.src_uri in self._build.playbooks.notices
        )

    on_page_markdown = CombinedEvent(_hand_over_metadata, _lay_out)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Put the finished parts in place of their blocks, before other plugins see the page."""
        del config, files
        if self._build and self._build.playbooks.is_own(page.file.src_uri) and "title" not in vars(page):
            page.title = for_themes.title(page.title or "")
        shown = self._build.shown(page, html, self._preview.parts) if self._build else None
        if shown is None or self._build is None:
            return None
        finished = shown.finished
        for part in finished.lost_parts:
            telling.report(Severity.WARNING, telling.removed(page.file.src_uri, part))
        for view in finished.lost_views:
            telling.report(Severity.ERROR, telling.removed(page.file.src_uri, view))
        self._build = self._build.with_finished(page.file.src_uri, finished)
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= finished.anchors
        return shown.handed_on

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the notice into its page, last, so that search and whoever else reads the page never see it."""
        del config, nav
        if isinstance(page.title, Markup) and not page.is_homepage:
            # Material unescapes a page's title for the browser's, but not the one in its metadata.
            page.meta["title"] = str(page.title)
        waiting = self._build.waiting.take(page.file.src_uri) if self._build else None
        if waiting is not None:
            page.content = waiting
        site = self._build.playbooks.of_page(page.file.src_uri) if self._build else None
        if site and (found := site.notices.get(page.file.src_uri)):
            page.content = notice.put(page.content or "", found, site.words, site.environment)
        return context

    @event_priority(-200)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """With everything reported, stop the build before anything is written."""
        del config, files
        self._preview.compile(env)
        fail_on = self.config.options.fail_on
        if self._build is None or self._preview.is_serving or fail_on == "never":
            return
        found = self._build.playbooks.findings
        least = Severity[fail_on.upper()]
        if any(finding.severity >= least for finding in found):
            counts = f"{tally(found, Severity.ERROR)}, {tally(found, Severity.WARNING)}"
            raise PluginError(f"mkdocs_m3: the playbook has {counts}; see above. The site was not built.")
        if self._build.lost_views:
            raise PluginError(f"mkdocs_m3: {telling.all_removed(self._build.lost_views)}")

    @event_priority(100)
    def _mend_search(self, *, config: MkDocsConfig) -> None:
        """Early: what search knows of pages that were not built."""
        self._preview.mend_search(config)

    def _write(self, *, config: MkDocsConfig) -> None:
        """Write the data of each page, beside the pages that MkDocs has written."""
        if self._build:
            self._build.write_page_data(Path(config.site_dir))
            self._build.generated.remove()

    @event_priority(-200)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Late: what has been shown, now that no other plugin can fail before its turn."""
        self._held.release()
        if self._build:
            self._preview.finish(self._build.playbooks, config.site_dir)

    on_post_build = CombinedEvent(_mend_search, _write, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        del error
        self._held.release()
        self._preview.forget()
        if self._build:
            self._build.generated.remove()
