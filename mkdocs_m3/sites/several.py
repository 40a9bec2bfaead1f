"""Every playbook of a site, each read with what it has from the pages around it.

A playbook is read by itself, as each language of a site is: what is in its folder, in its own words. From
outside it come the glossaries and resources pages that are in no playbook's folder, and views that other
pages show of it. Addresses are given away in all playbooks at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.finding import IDLE_ACCEPTANCE, in_reading_order, untold
from mkdocs_m3.loading import Around, Loaded, generated, load, views_showing
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Playbook
from mkdocs_m3.model.body_rules import AS_EVER, BodyRules
from mkdocs_m3.model.destinations import assigned
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.reading.kept_pages import KeptPages
from mkdocs_m3.sites.places import known_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance
    from mkdocs_m3.model.destinations import Granted
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.link_rules import LinkRules
    from mkdocs_m3.model.own_terms import OwnTerms
    from mkdocs_m3.model.protection import Protection
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.pages import Page
    from mkdocs_m3.sites.files import SiteFiles
    from mkdocs_m3.sites.options import Options


_NOTHING_AROUND: Final = Around()


class Part(Struct, frozen=True, kw_only=True):
    """A playbook of a site, or the pages that are in none; most sites are one such part."""

    options: Options
    """What holds in it."""
    files: SiteFiles
    """Its pages, and all files of the site."""
    loaded: Loaded
    """What was read."""


class Reading(Struct, frozen=True, kw_only=True):
    """How the pages of a site are read."""

    language: str
    """The language of our words."""
    accepted: tuple[Acceptance, ...]
    """The findings that the site lets stand."""
    with_advice: bool
    """Whether advice is looked for."""
    own_terms: tuple[OwnTerms, ...]
    """The lists of the configuration that take the place of usual ones."""
    protection: Protection | None
    """What the site publishes encrypted; `None` where nothing is."""
    extensions: object
    """The extensions of Markdown with their options."""
    kept: Callable[[str], KeptPages | None]
    """Gives what was read before of the playbook of a name; `None` where nothing is kept."""
    link_rules: LinkRules | None = None
    """How links in the bodies of pages are read; `None` where whoever builds the site looks at them."""
    body_rules: BodyRules = AS_EVER
    """How the rest of bodies is read."""

    def load(
        self,
        options: Options,
        files: SiteFiles,
        inventory: Inventory,
        kept: KeptPages | None,
        around: Around = _NOTHING_AROUND,
    ) -> Loaded:
        """Read one playbook of a site with these other pages and files."""
        vocabulary = options.vocabulary()
        return load(
            files.sources,
            inventory,
            vocabulary,
            self.accepted,
            near_pages=files.near_pages,
            with_advice=self.with_advice,
            kept=kept,
            protection=self.protection,
            headings=lambda: known_headings(
                wording(self.language, options.labels, options.words.chosen), options, self.extensions
            ),
            around=around,
            own_terms=self.own_terms,
            link_rules=self.link_rules,
            body_rules=self.body_rules,
        )


def parts_of(files: SiteFiles, options: Options, reading: Reading) -> tuple[Part, ...]:
    """Every playbook of a site in the order of its configuration, then the pages that are in none."""
    parts = options.parts
    if len(parts) > 1:
        return tuple(_several(files, _Apart.of(files, parts, reading.kept), reading))
    loaded = reading.load(parts[0], files, files.inventory, reading.kept(parts[0].place.name))
    return (Part(options=parts[0], files=files, loaded=loaded),)


def joined(parts: Iterable[tuple[Loaded, SiteFiles]]) -> tuple[Finding, ...]:
    """What is wrong in any part or language of a site, each told once; pages may be in several.

    Only what is idle in all of them is told as an acceptance that nothing needs.
    """
    parts = tuple(parts)
    if len(parts) == 1:
        return parts[0][0].findings
    found: tuple[Finding, ...] = ()
    for loaded, _ in parts:
        found += untold(loaded.findings, found)
    left = (one for one in found if one.code != IDLE_ACCEPTANCE or _is_idle_everywhere(one, parts))
    return in_reading_order(tuple(left))


def destinations(
    files: SiteFiles,
    options: Options,
    protection: Protection | None,
    kept: Callable[[str], KeptPages | None],
) -> Mapping[str, str]:
    """Every page, generated ones too, with the file that it becomes; nothing else is looked at."""
    apart = _Apart.of(files, options.parts, kept)
    made = (_generated(*one, files.inventory, protection) for one in apart.with_arounds)
    generated = {uri: to for of_part in made for uri, to in of_part.items()}
    return {**generated, **files.inventory.pages, **apart.granted.destinations}


def _is_idle_everywhere(found: Finding, parts: tuple[tuple[Loaded, SiteFiles], ...]) -> bool:
    """Whether no part needs an acceptance: that of a page, or of the configuration, which all share."""
    having = [loaded for loaded, files in parts if found.span.path in {one.path for one in files.sources}]
    return all(found in loaded.findings for loaded in having or [loaded for loaded, _ in parts])


class _Pages(Struct, frozen=True, kw_only=True):
    """The pages of a part, before anything but these is looked at."""

    options: Options
    vocabulary: Vocabulary
    files: SiteFiles
    kept: KeptPages
    read: Mapping[str, Page]
    playbook: Playbook

    @classmethod
    def of(cls, options: Options, files: SiteFiles, kept: KeptPages | None) -> _Pages:
        """Read the pages, which are kept to be read no second time."""
        vocabulary, kept = options.vocabulary(), kept or KeptPages()
        read = kept.read(files.sources, vocabulary)
        records = (page.record for page in read.values() if page.record)
        return cls(
            options=options,
            vocabulary=vocabulary,
            files=files,
            kept=kept,
            read=read,
            playbook=Playbook.of(records, ids=vocabulary.ids),
        )


class _Apart(Struct, frozen=True, kw_only=True):
    """The pages of all parts of a site, and what became of their permalinks."""

    parts: list[_Pages]
    """In the order of the configuration."""
    granted: Granted
    """The permalinks of all."""

    @classmethod
    def of(
        cls, files: SiteFiles, parts: tuple[Options, ...], kept: Callable[[str], KeptPages | None]
    ) -> _Apart:
        """Read the pages of each part."""
        both = zip(parts, _parted(files, parts), strict=True)
        found = [_Pages.of(options, own, kept(options.place.name)) for options, own in both]
        granted = assigned(((one.playbook, one.options.place) for one in found), files.inventory)
        return cls(parts=found, granted=granted)

    @property
    def with_arounds(self) -> list[tuple[_Pages, Around]]:
        """Each part with what it has from the others."""
        return [(one, _around(one, self.parts, self.granted)) for one in self.parts]


def _several(files: SiteFiles, apart: _Apart, reading: Reading) -> Iterator[Part]:
    both = apart.with_arounds
    made = [_generated(*one, files.inventory, reading.protection) for one in both]
    for number, (one, around) in enumerate(both):
        others = [pages for n, pages in enumerate(made) if n != number]
        pages = {uri: to for of_other in others for uri, to in of_other.items()}
        inventory = files.inventory.with_pages(pages)
        loaded = reading.load(one.options, one.files, inventory, one.kept, around)
        yield Part(options=one.options, files=one.files, loaded=loaded)


def _parted(files: SiteFiles, parts: tuple[Options, ...]) -> list[SiteFiles]:
    """The files of a site with the pages of each part."""
    outer = next(one for one in parts if not one.place.folder).vocabulary()
    uris = (*(page.uri for page in files.sources), *(one.source.uri for one in files.near_pages))
    names = {uri: outer.of_page(uri, files.inventory.language).place.name for uri in uris}
    return [
        replace(
            files,
            sources=tuple(one for one in files.sources if names[one.uri] == part.place.name),
            near_pages=tuple(one for one in files.near_pages if names[one.source.uri] == part.place.name),
        )
        for part in parts
    ]


def _generated(
    part: _Pages, around: Around, inventory: Inventory, protection: Protection | None
) -> Mapping[str, str]:
    """The pages that are generated of a playbook, with the files that they become."""
    values = {uri: page.values for uri, page in part.read.items() if page.record}
    records = (*part.playbook.records, *around.shared.values())
    participants, _ = generated(
        Playbook.of(records, ids=part.vocabulary.ids),
        inventory,
        part.vocabulary,
        {**values, **around.values},
        protection=protection,
        granted=around.granted,
    )
    return participants.destinations


def _around(part: _Pages, parts: list[_Pages], granted: Granted) -> Around:
    """What a playbook has from the pages around it."""
    name, others = part.options.place.name, [one for one in parts if one is not part]
    shared = {
        record.source.uri: record
        for one in others
        if name and not one.options.place.folder
        for record in one.playbook.records
        if isinstance(record, Collection)
    }
    placed = (
        (source, views_showing(name, one.read[source.uri].views))
        for one in others
        if name
        for source in one.files.sources
    )
    return Around(
        shared=shared,
        values={uri: one.read[uri].values for one in others for uri in shared if uri in one.read},
        placed=tuple((source, views) for source, views in placed if views),
        mixed=frozenset(
            uri
            for one in parts
            for uri, page in one.read.items()
            if len({view.playbook for view in page.views}) > 1
            or (page.record and any(view.playbook != one.options.place.name for view in page.views))
        ),
        granted=granted,
    )
