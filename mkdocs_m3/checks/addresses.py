"""Two pages must not have one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.links import destination_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import Playbook


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every permalink that another page or file of the site has already."""
    places = {page.source.uri: page for page in playbook.records}
    for page in playbook.records:
        if not page.permalink:
            continue
        wanted = destination_of(page.permalink.value)
        if links.destinations[page.source.uri] == wanted:
            continue
        holder = links.at.get(wanted, wanted)
        named = places[holder].source.path if holder in places else holder
        yield at_text(
            "M3031",
            page,
            page.permalink,
            f"the address `{page.permalink}` is also that of `{named}`",
            "give one of the two another `permalink`",
        )
