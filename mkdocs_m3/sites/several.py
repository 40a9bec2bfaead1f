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
from mkdocs_m3.load import Around, Loaded, generated, load, views_showing
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Playbook
from mkdocs_m3.model.destinations import assigned
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.reading.kept_pages import KeptPages
from mkdocs_m3.sites.places import known_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance
    from mkdocs_m3.model.destinations import Granted
    from mkdocs_m3.model.inventory import Inventory
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
        )


def parts_of(files: SiteFiles, options: Options, reading: Reading) -> tuple[Part, ...]:
    """Every playbook of a site in the order of its configuration, then the pages that are in none."""
    parts = options.parts
    if len(parts) > 1:
        return tuple(_several(files, parts, reading))
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


def missing_folders(options: Options, files: Iterable[str], docs: Path) -> str:
    """What is wrong where a playbook is in a folder that is not there; empty where all are."""
    folders = {one.place.name: one.place.folder for one in options.playbooks if one.place.folder}
    missing = {name: folder for name, folder in folders.items() if not (docs / folder).is_dir()}
    if missing:  # another program may have made its pages
        uris = tuple(files)
        missing = {name: one for name, one in missing.items() if not any(uri.startswith(one) for uri in uris)}
    return "; ".join(
        f"playbooks.{name}.folder: there is no folder `{folder.rstrip('/')}` in {docs}"
        for name, folder in missing.items()
    )


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


def _several(files: SiteFiles, parts: tuple[Options, ...], reading: Reading) -> Iterator[Part]:
    by_part = _parted(files, parts)
    found = [
        _Pages.of(options, own, reading.kept(options.place.name))
        for options, own in zip(parts, by_part, strict=True)
    ]
    granted = assigned(((one.playbook, one.options.place) for one in found), files.inventory)
    arounds = [_around(one, found, granted) for one in found]
    made = [
        _generated(one, files.inventory, around, reading.protection)
        for one, around in zip(found, arounds, strict=True)
    ]
    for number, (one, around) in enumerate(zip(found, arounds, strict=True)):
        others = [pages for n, pages in enumerate(made) if n != number]
        pages = {uri: to for of_other in others for uri, to in of_other.items()}
        inventory = replace(files.inventory, pages={**pages, **files.inventory.pages})
        loaded = reading.load(one.options, one.files, inventory, one.kept, around)
        yield Part(options=one.options, files=one.files, loaded=loaded)


def _parted(files: SiteFiles, parts: tuple[Options, ...]) -> list[SiteFiles]:
    """The files of a site with the pages of each part."""
    outer = next(one for one in parts if not one.place.folder).vocabulary()
    names = {page.uri: outer.of_page(page.uri).place.name for page in files.sources}
    near = {one.source.uri: outer.of_page(one.source.uri).place.name for one in files.near_pages}
    return [
        replace(
            files,
            sources=tuple(one for one in files.sources if names[one.uri] == part.place.name),
            near_pages=tuple(one for one in files.near_pages if near[one.source.uri] == part.place.name),
        )
        for part in parts
    ]


def _generated(
    part: _Pages, inventory: Inventory, around: Around, protection: Protection | None
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
