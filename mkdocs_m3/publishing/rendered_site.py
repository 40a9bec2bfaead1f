"""A whole site as a folder of Markdown, for a program that builds it and knows nothing of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.publishing.differences import differing
from mkdocs_m3.publishing.places import Places
from mkdocs_m3.publishing.rendered_pages import other_page, own_page
from mkdocs_m3.rendering.page import may_hold_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.publishing.playbooks import Playbooks
    from mkdocs_m3.publishing.site import Site
    from mkdocs_m3.publishing.target import Target


class RenderedSite(Struct, frozen=True, kw_only=True):
    """What is written of a site; paths are in the rendered documentation folder."""

    playbooks: Playbooks
    """The site's playbooks, whose pages have the addresses that they get there."""
    target: Target
    """The program that builds it."""
    places: Places
    """Where its pages are."""
    own_templates: str | None
    """The folder of the site's own templates."""

    @classmethod
    def of(
        cls, playbooks: Playbooks, target: Target, *, at_sources: bool, own_templates: str | None
    ) -> RenderedSite:
        """A site with its pages at their addresses, or at their sources' places. Raises `PlaceError`."""
        links = playbooks.links
        places = Places.at_sources(links) if at_sources else Places.at_addresses(links)
        sites = (
            replace(site, loaded=replace(site.loaded, links=places.led(site.loaded.links)))
            for site in playbooks.sites
        )
        playbooks = replace(playbooks, sites=tuple(sites))
        return cls(playbooks=playbooks, target=target, places=places, own_templates=own_templates)

    def places_in(self, site: Site) -> Places:
        """The places of all pages, with the addresses as one of the playbooks names them."""
        return replace(self.places, links=site.loaded.links)

    def pages(self, others: Mapping[str, bytes], before: RenderedPages | None = None) -> RenderedPages:
        """Every page; `others` are those that are none of the playbook's, by their paths.

        Pages that show the same as `before` are not rendered again.
        """
        kept = self._same_as(before, others) if before else {}
        texts: dict[str, bytes] = {}
        nowhere: list[tuple[str, str]] = []
        own = (source.uri for source in self.playbooks.sources)
        for uri in (*own, *self.playbooks.generated, *others):
            if uri in kept:
                texts[uri] = kept[uri]
            elif self.playbooks.is_own(uri):
                texts[uri] = own_page(self, uri, nowhere).encode()
            else:
                texts[uri] = self._other_page(uri, others[uri], nowhere)
        return RenderedPages(rendered=self, others=others, texts=texts, nowhere=tuple(nowhere))

    def _same_as(self, before: RenderedPages, others: Mapping[str, bytes]) -> dict[str, bytes]:
        if before.rendered.places.of != self.places.of:
            return {}
        changed = differing(before.rendered.playbooks, self.playbooks)
        return {
            uri: text
            for uri, text in before.texts.items()
            if uri not in changed and before.others.get(uri) == others.get(uri)
        }

    def _other_page(self, uri: str, content: bytes, nowhere: list[tuple[str, str]]) -> bytes:
        try:
            text = content.decode()
        except UnicodeDecodeError:  # which other programs tell as well
            return content
        if "\r" in text and may_hold_views(text):
            text = text.replace("\r\n", "\n")
        return other_page(self, uri, text, nowhere).encode()

    def extra_files(self, name: str, own: Iterable[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Stylesheets, script, icons and exports of the site of this name, which has files of its `own`.

        With it, the exports whose place one of these has.
        """
        assets = self.playbooks.assets
        pictures = (assets.pictures.stylesheet, assets.pictures.script) if assets else ()
        shown = (assets.stylesheet, assets.script, assets.icons, *pictures) if assets else ()
        destinations = (*self.places.links.destinations.values(), *own)
        extra = self.playbooks.extra_files(name, destinations)
        files = {asset.uri: asset.content.encode() for asset in shown}
        return {**files, **dict(extra.files), **dict(extra.page_data)}, extra.in_the_way


class RenderedPages(Struct, frozen=True, kw_only=True):
    """The pages of a site as they have been rendered."""

    rendered: RenderedSite
    """The site."""
    others: Mapping[str, bytes]
    """What is in the pages that are none of the playbook's, by their paths in its documentation folder."""
    texts: Mapping[str, bytes]
    """The rendered pages, likewise."""
    nowhere: tuple[tuple[str, str], ...]
    """Pages, each with the address of a link in its Markdown that leads to no page or file."""

    @property
    def files(self) -> dict[str, bytes]:
        """The same by their paths in the rendered documentation folder."""
        return {self.rendered.places.of[uri]: text for uri, text in self.texts.items()}
