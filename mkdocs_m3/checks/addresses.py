"""Two pages must not have one address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.model.destinations import built_at, destination_of, is_one_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model.site_links import SiteLinks


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every permalink that another page or file of the site has already."""
    places = {page.source.uri: page for page in context.playbook.records}
    for page in context.playbook.records:
        if page.permalink and (holder := context.links.refused.get(page.source.uri)):
            named = places[holder].source.path if holder in places else holder
            yield at_text(
                "M3031",
                page,
                page.permalink,
                _headline(page.permalink.value, holder, named, context.links),
                _CURE,
            )


_CURE: Final = "give one of the two another `permalink`"


def _headline(permalink: str, holder: str, named: str, links: SiteLinks) -> str:
    """What is in the way: the same address, one that only a computer tells apart, or a file as a folder."""
    wanted = links.inventory.destination(destination_of(permalink), links.place)
    has = links.destinations.get(holder, holder)
    if links.inventory.language and holder in links.inventory.language.foreign_folders:
        return f"the address `{permalink}` is kept for the pages of the language `{holder}`"
    if built_at(wanted, links.own_folder):
        return f"the address `{permalink}` is kept for `{named}`, which the build writes"
    if wanted == has:
        return f"the address `{permalink}` is also that of `{named}`"
    if is_one_place(wanted, has):
        return f"the address `{permalink}` differs only in letter case or accents from that of `{named}`"
    return f"the address `{permalink}` takes a file for a folder, since `{named}` is in its way"
