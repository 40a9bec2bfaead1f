"""A whole site as a folder of Markdown, for a program that builds it and knows nothing of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.publishing.places import Places
from mkdocs_m3.publishing.rendered_pages import other_page, own_page
from mkdocs_m3.rendering.page import may_hold_views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_m3.publishing.site import Site
    from mkdocs_m3.publishing.target import Target


class RenderedSite(Struct, frozen=True, kw_only=True):
    """What is written of a site; paths are in the rendered documentation folder."""

    site: Site
    """The site, whose pages have the addresses that they get there."""
    target: Target
    """The program that builds it."""
    places: Places
    """Where its pages are."""
    own_templates: str | None
    """The folder of the site's own templates."""

    @classmethod
    def of(cls, site: Site, target: Target, *, at_sources: bool, own_templates: str | None) -> RenderedSite:
        """A site with its pages at their addresses, or at their sources' places. Raises `PlaceError`."""
        links = site.loaded.links
        places = Places.at_sources(links) if at_sources else Places.at_addresses(links)
        site = replace(site, loaded=replace(site.loaded, links=places.links))
        return cls(site=site, target=target, places=places, own_templates=own_templates)

    def own_pages(self) -> Iterator[tuple[str, bytes]]:
        """The pages of the playbook, those that mean to be, and those that are generated of it."""
        for uri in (*self.site.sources, *self.site.loaded.participants.pages):
            text = own_page(self.site, self.target, self.places, uri, self.own_templates)
            yield self.places.of[uri], text.encode()

    def other_pages(self, pages: Mapping[str, Callable[[], bytes]]) -> Iterator[tuple[str, bytes]]:
        """All other ones, by their paths each with what gives its content."""
        for uri, read in pages.items():
            if self.site.is_own(uri) or uri not in self.places.of:
                continue
            content = read()
            try:
                text = content.decode()
            except UnicodeDecodeError:  # which other programs say of it as well
                yield self.places.of[uri], content
                continue
            if b"\r" in content and may_hold_views(text):
                text = text.replace("\r\n", "\n")
            yield self.places.of[uri], other_page(self.site, self.target, self.places, uri, text).encode()

    def extra_files(self, name: str, own: Iterable[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Stylesheets, script, icons and exports of the site of this name, which has files of its `own`.

        With it, the exports whose place one of these has.
        """
        assets = self.site.assets
        pictures = (assets.pictures.stylesheet, assets.pictures.script) if assets else ()
        shown = (assets.stylesheet, assets.script, assets.icons, *pictures) if assets else ()
        destinations = (*self.places.links.destinations.values(), *own)
        extra = self.site.extra_files(name, destinations)
        files = {asset.uri: asset.content.encode() for asset in shown}
        return {**files, **dict(extra.files), **dict(extra.page_data)}, extra.in_the_way
