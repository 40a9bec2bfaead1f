"""From the texts of a site to its playbook, and everything that is wrong in them.

This is the whole road; read it first. `reading` turns each page into a record, the records make up a
playbook, and `checks` look at it. Rendering begins where this ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_m3 import checks, reading
from mkdocs_m3.diagnostics import CODES, Severity, in_reading_order
from mkdocs_m3.links import SiteLinks
from mkdocs_m3.model import Playbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.inventory import Inventory
    from mkdocs_m3.model import Acceptance, Source
    from mkdocs_m3.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A site's playbook."""

    playbook: Playbook
    """Every key task, as far as it could be read."""
    links: SiteLinks
    """The addresses of its pages and files."""
    uris: frozenset[str]
    """The pages that are part of the playbook, or mean to be, by their paths in the documentation folder."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything that is wrong, in reading order."""


def load(
    sources: Iterable[Source],
    inventory: Inventory,
    vocabulary: Vocabulary,
    accepted: Iterable[Acceptance] = (),
    *,
    with_advice: bool = True,
) -> Loaded:
    """Read all pages of a site. Never raises for what an author wrote: it becomes a diagnostic.

    What is `accepted` holds for all pages; what a page itself accepts, for that page. Without advice, it is
    looked for only where some of it is accepted, since nobody could say otherwise whether it is still there.
    """
    read = {source.uri: reading.read(source, vocabulary) for source in sources}
    pages = tuple(read.values())
    playbook = Playbook.of(
        (page.key_task for page in pages if page.key_task),
        (page.glossary for page in pages if page.glossary),
    )
    links = SiteLinks.of(inventory, playbook, vocabulary.files)
    accepted = tuple(accepted)
    by_pages = tuple(acceptance for page in pages for acceptance in page.accepted)
    with_advice = with_advice or any(
        CODES[one.code].severity is Severity.ADVICE for one in (*by_pages, *accepted)
    )
    found = (
        *(one for page in pages for one in page.diagnostics),
        *checks.run(playbook, links, with_advice=with_advice),
    )
    return Loaded(
        playbook=playbook,
        links=links,
        uris=frozenset(uri for uri, page in read.items() if page.is_ours),
        diagnostics=in_reading_order(checks.without_accepted(found, by_pages, accepted)),
    )
