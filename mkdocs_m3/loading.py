"""From the texts of a site to its playbook, and everything that is wrong in them.

This is the whole road; read it first. `reading` turns each page into a record, the records make up a
playbook, and `checks` look at it. Rendering begins where this ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_m3 import checks, reading
from mkdocs_m3.findings.finding import CODES, Severity, in_reading_order
from mkdocs_m3.model import Playbook, with_external
from mkdocs_m3.model.body_rules import AS_EVER
from mkdocs_m3.model.participant_pages import Participants
from mkdocs_m3.model.protection import readable
from mkdocs_m3.model.site_links import SiteLinks
from mkdocs_m3.reading.kept_pages import KeptPages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance, NearPage, PlacedView, Record, Source
    from mkdocs_m3.model.body_rules import BodyRules
    from mkdocs_m3.model.destinations import Granted
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.link_rules import LinkRules
    from mkdocs_m3.model.own_terms import OwnTerms
    from mkdocs_m3.model.protection import Protection
    from mkdocs_m3.model.vocabulary import Vocabulary


class Loaded(Struct, frozen=True, kw_only=True):
    """A site's playbook."""

    playbook: Playbook
    """Every page, as far as it could be read."""
    links: SiteLinks
    """The addresses of its pages and files."""
    uris: frozenset[str]
    """The pages that are part of the playbook, or mean to be, by their paths in the documentation folder."""
    mended: frozenset[str]
    """Those of them in which MkDocs finds another front matter, since the lines around it are corrected."""
    values: Mapping[str, Mapping[str, object]]
    """The front matter of each page that has a record, as YAML reads it, by the same paths."""
    views: Mapping[str, tuple[PlacedView, ...]]
    """The views that pages, of the playbook or not, place, by the pages' paths likewise; none of no page."""
    findings: tuple[Finding, ...]
    """Everything that is wrong, in reading order."""
    participants: Participants
    """The pages that are generated of roles and parties."""
    mixed: frozenset[str] = frozenset()
    """Pages that show views of other playbooks as well, likewise."""
    shared: Mapping[str, Record] = field(default_factory=dict)
    """Those of its pages that serve every playbook of the site, and are read elsewhere, by their paths."""


class Around(Struct, frozen=True, kw_only=True):
    """What one of a site's playbooks has from the pages around it."""

    shared: Mapping[str, Record] = field(default_factory=dict)
    """Glossaries and resources pages that serve every playbook, by their paths."""
    values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The front matter of each, as `Loaded` has it."""
    placed: tuple[tuple[Source, tuple[PlacedView, ...]], ...] = ()
    """Other pages, each with the views of it that show this playbook."""
    mixed: frozenset[str] = frozenset()
    """All pages with views of several playbooks, or of another than their own, by their paths."""
    granted: Granted | None = None
    """What became of all permalinks of the site."""


def load(
    sources: Iterable[Source],
    inventory: Inventory,
    vocabulary: Vocabulary,
    accepted: Iterable[Acceptance] = (),
    *,
    near_pages: Iterable[NearPage] = (),
    with_advice: bool = True,
    kept: KeptPages | None = None,
    protection: Protection | None = None,
    headings: Callable[[], Mapping[str, str]] = dict,
    around: Around | None = None,
    own_terms: Iterable[OwnTerms] = (),
    link_rules: LinkRules | None = None,
    body_rules: BodyRules = AS_EVER,
) -> Loaded:
    """Read all pages of a site. Never raises for what an author wrote: it becomes a finding.

    What is `accepted` holds for all pages; what a page itself accepts, for that page. Without advice, it is
    looked for only where some of it is accepted, since nobody could say otherwise whether it is still there.
    What comes near a page is no part of the playbook, and only told of. What follows from a page that could
    not be read is not told on other pages, nor what follows from a copy of a page that was left beside it.
    What is `kept` from an earlier call is not read again. Generated pages tell nothing of pages that are
    published encrypted, with the `protection` that the site has. Links to places in pages, and headings
    above parts, are compared with headings only where `headings` gives the words of all that parts have,
    by the parts' names; it is called where there is one. What is `around` a playbook has been read
    before, and what is wrong in it is not told again. What follows from its configuration's `own_terms`
    is told there, once. Links in bodies are looked at where `link_rules` say how, and the rest of bodies
    as the `body_rules` have it.
    """
    sources, around = tuple(sources), around or Around()
    read = (kept or KeptPages()).read(sources, vocabulary)
    pages = tuple(read.values())
    records = tuple(page.record for page in pages if page.record)
    near_pages = tuple(one for one in near_pages if reading.means_to_be_ours(one.source, vocabulary))
    unread = (
        *(source for source in sources if read[source.uri].is_ours and not read[source.uri].record),
        *(near.source for near in near_pages),
    )
    records = tuple(with_external(records, vocabulary.external))
    accepted = tuple(accepted)
    by_pages = tuple(acceptance for page in pages for acceptance in page.accepted)
    restored = checks.with_lost_lists(records, (*by_pages, *accepted), vocabulary.keys)
    records = restored.records
    copies = checks.find_copies(records)
    records = (*records, *around.shared.values())
    playbook = Playbook.of(
        sorted(records, key=lambda one: one.source.uri in copies), unread, vocabulary.ids, vocabulary.keys
    )
    originals = _without(copies, playbook, unread, vocabulary)
    values = {uri: page.values for uri, page in read.items() if page.record}
    values = {**values, **around.values}
    participants, links = generated(
        playbook, inventory, vocabulary, values, protection=protection, granted=around.granted
    )
    with_advice = with_advice or any(
        CODES[one.code].severity is Severity.ADVICE for one in (*by_pages, *accepted)
    )
    placed = tuple(
        (source, views)
        for source in sources
        if (views := views_showing(vocabulary.place.name, read[source.uri].views))
    )
    placed = (*placed, *around.placed)
    elsewhere = frozenset(record.source.path for record in around.shared.values())
    own = restored.without_guesses(one for page in pages for one in page.findings)
    own, left_behind = checks.of_deleted_items(tuple(own), originals)
    context = checks.CheckContext(
        playbook=originals,
        links=links,
        vocabulary=vocabulary,
        accepted=by_pages,
        mistyped=checks.find_mistyped(originals),
        near_pages=near_pages,
        placed=placed,
        ordinary_pages=tuple(source for source in sources if not read[source.uri].is_ours),
        headings=headings,
        link_rules=link_rules,
        body_rules=body_rules,
        left_behind=left_behind,
        damaged=frozenset(one.span.path for one in own if one.severity is Severity.ERROR),
    )
    texts = {source.path: source.text for source in sources}
    told = checks.of_replaced_terms((*own, *restored.findings), own_terms, playbook, vocabulary, texts)
    told = checks.of_roles_as_parties(told, playbook, vocabulary, texts)
    told = checks.of_free_numbers(told, playbook, texts)
    told = checks.gathered(told, playbook, vocabulary)
    found = (
        *checks.without_echoes((*told, *checks.of_views(placed, playbook)), playbook.records, copies),
        *checks.of_near_pages(near_pages),
        *checks.of_places(playbook, links, vocabulary),
        *checks.of_generated_pages(participants),
        *checks.of_copies(playbook.records, copies),
        *checks.run(context, with_advice=with_advice),
    )
    if elsewhere:
        found = tuple(one for one in found if one.span.path not in elsewhere)
    return Loaded(
        playbook=playbook,
        links=links,
        uris=frozenset(uri for uri, page in read.items() if page.is_ours),
        mended=frozenset(uri for uri, page in read.items() if page.is_mended),
        values=values,
        views={source.uri: views for source, views in placed},
        findings=checks.in_own_words(
            in_reading_order(
                checks.without_accepted(
                    found, by_pages, accepted, is_whole=not unread, unasked=checks.unasked(context)
                )
            ),
            vocabulary,
            {**texts, **{source.path: source.text for source, _ in around.placed}},
        ),
        participants=participants,
        mixed=around.mixed,
        shared=around.shared,
    )


def views_showing(name: str, views: tuple[PlacedView, ...]) -> tuple[PlacedView, ...]:
    """Those of a page's views that show the playbook of this name."""
    return tuple(view for view in views if view.playbook == name)


def generated(
    playbook: Playbook,
    inventory: Inventory,
    vocabulary: Vocabulary,
    values: Mapping[str, Mapping[str, object]],
    *,
    protection: Protection | None,
    granted: Granted | None,
) -> tuple[Participants, SiteLinks]:
    """The pages that are generated, and the links of the site with them."""
    links = SiteLinks.of(inventory, playbook, vocabulary, granted)
    if not vocabulary.pages or vocabulary.place.is_outside:
        return Participants(), links
    secrets = protection.secrets(values) if protection else {}
    secret = protection.secret({}) if protection else None
    participants = Participants.of(readable(playbook, secrets, secret), vocabulary, links, secret)
    inventory = inventory.with_pages(participants.destinations)
    return participants, SiteLinks.of(inventory, playbook, vocabulary, granted)


def _without(
    copies: Mapping[str, Record], playbook: Playbook, unread: tuple[Source, ...], vocabulary: Vocabulary
) -> Playbook:
    """The playbook as it is once the copies are deleted."""
    if not copies:
        return playbook
    return Playbook.of(
        (one for one in playbook.records if one.source.uri not in copies),
        unread,
        vocabulary.ids,
        vocabulary.keys,
    )
