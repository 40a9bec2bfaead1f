"""What a rebuild makes of the build before it: findings that come and go, addresses, pages that went away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.comparing.findings import Known, parted
from mkdocs_m3.comparing.pairing import paired
from mkdocs_m3.findings.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.publishing.playbooks import Playbooks


class Told(Struct, frozen=True, kw_only=True):
    """The findings of a build, beside those of the one before."""

    fresh: tuple[Finding, ...]
    """Those that are new, in reading order."""
    standing: tuple[Finding, ...] = ()
    """Those that were there before."""
    mended: tuple[Finding, ...] = ()
    """Those that are there no longer."""

    @classmethod
    def since(cls, before: Sequence[Finding], now: Sequence[Finding]) -> Told:
        """What has changed between two builds of one site."""
        fresh, gone = parted(*([Known.of(one, str, ()) for one in side] for side in (now, before)))
        return cls(
            fresh=tuple(one for n, one in enumerate(now) if n in fresh),
            standing=tuple(one for n, one in enumerate(now) if n not in fresh),
            mended=tuple(one for n, one in enumerate(before) if n in gone),
        )


def held(before: SiteLinks, now: Playbooks, sources: Sequence[Source]) -> Mapping[str, str]:
    """The pages that have lost the address of their permalink and have something to mend.

    Each with the file that it was built as. Whoever takes a permalink out of a page without a slip means it.
    """
    damaged = {one.span.path for one in now.findings if one.severity >= Severity.WARNING}
    links = now.links
    found = {}
    for source in sources:
        own = links.inventory.pages.get(source.uri)
        last = before.destinations.get(source.uri, own)
        has_lost_it = last != own == links.destinations.get(source.uri)
        if own and last and has_lost_it and source.path in damaged and last not in links.at:
            found[source.uri] = last
    return found


def departed(before: Playbooks, now: Playbooks) -> Mapping[str, str | None]:
    """Each page that is gone, with the page that it has become, if there is one; by their paths."""
    there = now.links.destinations
    became = dict(_became(before, now))
    return {uri: became.get(uri) for uri in before.links.destinations if uri not in there}


def _became(before: Playbooks, now: Playbooks) -> Iterator[tuple[str, str]]:
    """Tasks and phases with their files of now, as they are paired when a change is told.

    Of several that have one number and name, as copies do, all have become the one that is left.
    """
    addresses = before.links.addresses, now.links.addresses
    there = {site.vocabulary.place.name: site.playbook for site in now.sites}
    both = ((site.playbook, there.get(site.vocabulary.place.name)) for site in before.sites)
    kinds = (
        kind
        for old, new in both
        if new
        for kind in (
            (old.pages, new.pages),
            (tuple(old.phase_pages.values()), tuple(new.phase_pages.values())),
        )
    )
    for earlier, later in kinds:
        alike = {(page.id, page.name.value): page.source.uri for page in later if page.name}
        for page in earlier:
            if page.id and page.name and (uri := alike.get((page.id, page.name.value))):
                yield page.source.uri, uri
        for n, m in paired(earlier, later, addresses):
            yield earlier[n].source.uri, later[m].source.uri
