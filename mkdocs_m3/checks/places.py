"""Where a page lies: under a name that can be an address, in the documentation folder, in a playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.model import KeyTask, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Playbook, Record
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.model.vocabulary import Vocabulary


def check(playbook: Playbook, links: SiteLinks, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Report every page whose name is not in UTF-8, and every one to which a link leads out of the folder.

    Also, in a site that names its playbooks, each key task and each phase in no playbook's folder.
    """
    inventory = links.inventory
    for page in playbook.records:
        if vocabulary.place.is_outside and isinstance(page, KeyTask | Phase):
            headline = "this page is in no playbook's folder, so it is in no playbook"
            yield at_text("M3036", page, None, headline, f"move it into {_folders(page, links, vocabulary)}")
        if page.source.uri in inventory.misnamed:
            headline = f"the name of this file is not in UTF-8: `{page.source.uri}`"
            cure = "rename the file, with ordinary letters, digits, and hyphens"
            yield at_text("M3004", page, None, headline, cure)
        if page.source.uri in inventory.outside:
            headline = "a symbolic link leads from this page out of the documentation folder"
            yield at_text("M3043", page, None, headline, "put the file itself into the documentation folder")


def _folders(page: Record, links: SiteLinks, vocabulary: Vocabulary) -> str:
    """The folders of all playbooks, in that of the page's language where languages have folders."""
    language, uri = links.inventory.language, page.source.uri
    of_language = uri.removesuffix(language.without_folder(uri)) if language else ""
    return " or ".join(f"`{of_language}{one.place.folder}`" for one in vocabulary.playbooks.values())
