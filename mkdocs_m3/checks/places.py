"""Where a page lies: under a name that can be an address, and inside the documentation folder for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.links import SiteLinks


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Finding]:
    """Report every page whose name is not in UTF-8, and every one to which a link leads out of the folder."""
    inventory = links.inventory
    for page in playbook.records:
        if page.source.uri in inventory.misnamed:
            headline = f"the name of this file is not in UTF-8: `{page.source.uri}`"
            cure = "rename the file, with ordinary letters, digits, and hyphens"
            yield at_text("M3004", page, None, headline, cure)
        if page.source.uri in inventory.outside:
            headline = "a symbolic link leads from this page out of the documentation folder"
            yield at_text("M3043", page, None, headline, "put the file itself into the documentation folder")
