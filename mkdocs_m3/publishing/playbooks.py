"""The playbooks of a site as they are published, each a `Site` of its own, and which of them a page is in.

Most sites have one. In a site that names its playbooks, the last one holds the pages that are in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.findings.finding import in_reading_order
from mkdocs_m3.model.playbook_place import place_of
from mkdocs_m3.publishing.extra_files import ExtraFiles
from mkdocs_m3.rendering.assets import bundle
from mkdocs_m3.rendering.finished import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Placement, Record, Source
    from mkdocs_m3.model.protection import Secret
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.publishing.site import Site
    from mkdocs_m3.rendering.assets import Assets


class Playbooks(Struct, frozen=True, kw_only=True):
    """All playbooks of one site."""

    sites: tuple[Site, ...]
    """In the order of the configuration; the last one may hold the pages that are in none."""
    findings: tuple[Finding, ...]
    """Everything that is wrong in any of them, in reading order."""

    @classmethod
    def of(cls, sites: Iterable[Site], findings: Iterable[Finding]) -> Playbooks:
        """The playbooks of a site, with what is wrong in all of them."""
        return cls(sites=tuple(sites), findings=in_reading_order(tuple(findings)))

    @property
    def outer(self) -> Site:
        """The one that holds what is outside of all folders of playbooks; it knows the links of all pages."""
        return next(site for site in self.sites if not site.vocabulary.place.folder)

    @property
    def named(self) -> tuple[Site, ...]:
        """The playbooks alone."""
        return tuple(site for site in self.sites if not site.vocabulary.place.is_outside)

    def of_page(self, uri: str) -> Site:
        """The playbook that a page is in, by its path in the documentation folder."""
        if len(self.sites) == 1:
            return self.sites[0]
        places = (site.vocabulary.place for site in self.sites)
        place = place_of(uri, places, self.sites[0].loaded.links.inventory.language)
        return self.by_name(place.name) if place else self.outer

    def by_name(self, name: str) -> Site:
        """The playbook of this name; `StopIteration` where there is none."""
        return next(site for site in self.sites if site.vocabulary.place.name == name)

    @property
    def links(self) -> SiteLinks:
        """The links of a page that is in no playbook's folder."""
        return self.outer.loaded.links

    @property
    def has_content(self) -> bool:
        """Whether any page shows something of ours."""
        return any(site.has_content for site in self.sites)

    @property
    def sources(self) -> Iterator[Source]:
        """The pages that are part of a playbook or mean to be."""
        return (source for site in self.sites for source in site.sources.values())

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each page of a phase and of each key task among all."""
        pages = [uri for site in self.sites for uri in site.pages_in_order]
        return {uri: rank for rank, uri in enumerate(pages)}

    @property
    def generated(self) -> tuple[str, ...]:
        """The pages of roles and parties, by their paths."""
        return tuple(uri for site in self.sites for uri in site.loaded.participants.pages)

    @property
    def notices(self) -> Mapping[str, tuple[Finding, ...]]:
        """What a preview tells authors on their pages, by their paths."""
        if len(self.sites) == 1:
            return self.sites[0].notices
        return {uri: found for site in self.sites for uri, found in site.notices.items()}

    @property
    def assets(self) -> Assets | None:
        """Stylesheet, script, and icons; `None` where no page needs them."""
        has_notices = any(site.notices for site in self.sites)
        if not self.has_content and not has_notices:
            return None
        shown = tuple(site.vocabulary for site in self.sites if not site.is_empty_outside)
        return bundle(*(shown or (self.outer.vocabulary,)), has_notices=has_notices)

    def is_own(self, uri: str) -> bool:
        """Whether a page is part of a playbook, means to be, or is generated of one."""
        return self.of_page(uri).is_own(uri)

    def record(self, uri: str) -> Record | None:
        """The record of a page of a playbook, or of a generated one."""
        site = self.of_page(uri)
        return site.records.get(uri) or site.loaded.participants.pages.get(uri)

    def context(self, uri: str, *texts: str, secret: Secret | None = None) -> Context | None:
        """What the components need for a page; `None` where the page holds nothing of ours.

        Its texts, as other programs have left them, may place views that its source does not. A page that is
        none of a playbook's may be encrypted with a secret, too.
        """
        return self.of_page(uri).context(uri, *texts, secret=secret) if self.has_content else None

    def shown(self, placement: Placement, context: Context, secret: Secret | None = None) -> Shown:
        """What a view shows, by its comment as other programs have left it on the page of a context."""
        uri = context.links.uri
        own = self.of_page(uri)
        view = reading.view(placement, own.vocabulary)
        site = self.by_name(view.playbook)
        if site is not own:
            context = replace(site.view_context(uri, own.secrets.get(uri) or secret), seen=context.seen)
        return Shown(
            context=replace(context, selection=view.selection, is_view=True), environment=site.environment
        )

    def extra_files(self, name: str, own: Iterable[str]) -> ExtraFiles:
        """The exports of the site of this name, which has files of its own; nothing in them is secret."""
        return ExtraFiles.of((one for site in self.sites for one in site.exported(name)), own)
