"""The generated pages of roles and of parties: which there are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.model.destinations import as_compared
from mkdocs_m3.model.participants import everybody
from mkdocs_m3.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.model.key_task import Reference
    from mkdocs_m3.model.participants import Participant
    from mkdocs_m3.model.placement import Placement
    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.protection import Secret
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.model.source import Text
    from mkdocs_m3.model.vocabulary import Vocabulary

LONGEST_SLUG: Final = 80
"""Characters of the last part of a page's address; the rest of a longer name is left out."""
INDEX: Final = "index"
"""The name of the page that lists all pages of a kind."""


class ParticipantPage(Struct, frozen=True, kw_only=True):
    """A generated page: of a role, of a party, or the list of all of a kind."""

    noun: ClassVar = "generated page"
    name_key: ClassVar = ""
    number_key: ClassVar = ""
    own_number: ClassVar[None] = None
    id: ClassVar[None] = None
    name: ClassVar[None] = None
    objective: ClassVar[None] = None
    permalink: ClassVar[None] = None
    is_exported: ClassVar = False
    body: ClassVar = ""
    body_places: ClassVar = range(1)
    placements: ClassVar[tuple[Placement, ...]] = ()

    source: Source
    """The page, without a text of its own."""
    kind: str
    """`roles` or `parties`."""
    title: str
    """What its heading says; empty where that is the usual wording for its kind."""
    participant: Participant | None = None
    """Whose page it is; `None` for the list."""

    @property
    def references(self) -> Iterator[Reference]:
        """None of its own."""
        return iter(())

    @property
    def texts(self) -> Iterator[Text]:
        """None of its own."""
        return iter(())


class NoRoom(Struct, frozen=True, kw_only=True):
    """A page that could not be generated, since something else is in its place."""

    page: ParticipantPage
    """The page."""
    holder: str
    """What is there: a file of the site by its path, or the name of another role or party."""
    is_file: bool
    """Whether it is a file."""


class Participants(Struct, frozen=True, kw_only=True):
    """All pages of roles and of parties."""

    pages: Mapping[str, ParticipantPage] = field(default_factory=dict)
    """By their paths in the documentation folder; lists come first."""
    destinations: Mapping[str, str] = field(default_factory=dict)
    """By the same paths, the files that they become in the built site."""
    uris: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The paths, by kind and key; the key of a list is empty."""
    without_room: tuple[NoRoom, ...] = ()
    """The pages that are missing."""
    secret: Secret | None = None
    """What they are encrypted with, as all pages that say nothing of it."""
    everybody: Mapping[str, tuple[Participant, ...]] = field(default_factory=dict)
    """By kind, everybody who takes part in a task, also who has no page."""
    playbook: Playbook | None = None
    """The part of a playbook that these are of."""
    is_counted: bool = True
    """Whether readers of the page that is made see the same tasks; on encrypted ones they may see more."""

    @classmethod
    def of(
        cls, playbook: Playbook, vocabulary: Vocabulary, links: SiteLinks, secret: Secret | None = None
    ) -> Participants:
        """The pages that a site wants, of everybody who takes part in a task of this part of a playbook."""
        taken = _Taken(links)
        kinds = vocabulary.pages.kinds
        found = {kind: everybody(kind, playbook, vocabulary) for kind in kinds}
        for kind, settings in kinds.items():
            if found[kind]:  # of nobody, there is no list either
                taken.add(settings.folder, INDEX, _page(kind, settings.title))
            for one in found[kind]:
                taken.add(settings.folder, slug_of(one.key), _page(kind, one.name, one))
        return cls(
            pages=taken.pages,
            destinations=taken.destinations,
            uris={
                (page.kind, page.participant.key if page.participant else ""): uri
                for uri, page in taken.pages.items()
            },
            without_room=tuple(taken.without_room),
            secret=secret,
            everybody=found,
            playbook=playbook,
        )

    def of_kind(self, kind: str, playbook: Playbook, vocabulary: Vocabulary) -> tuple[Participant, ...]:
        """Everybody of a kind who takes part in a task of this part of a playbook."""
        if self.playbook is playbook and kind in self.everybody:
            return self.everybody[kind]
        return everybody(kind, playbook, vocabulary)

    def page(self, kind: str, key: str = "") -> ParticipantPage | None:
        """The page of a role or a party, or the list of all; `None` where there is none."""
        return self.pages.get(self.uris.get((kind, key), ""))

    def all_of(self, kind: str) -> tuple[ParticipantPage, ...]:
        """The pages of a kind without their list, in its order."""
        return tuple(page for page in self.pages.values() if page.kind == kind and page.participant)


def slug_of(key: str) -> str:
    """A role's key or a party's id as the last part of an address: `program-manager`; perhaps empty."""
    words = "".join(sign if sign.isalnum() else " " for sign in normalize("NFC", key.casefold())).split()
    slug = "-".join(words)
    return (
        slug if len(slug) <= LONGEST_SLUG else slug[:LONGEST_SLUG].rpartition("-")[0] or slug[:LONGEST_SLUG]
    )


def _page(kind: str, title: str, participant: Participant | None = None) -> ParticipantPage:
    nowhere = Source(path="", uri="", text="")
    return ParticipantPage(source=nowhere, kind=kind, title=title, participant=participant)


class _Taken:
    """The pages while their places are given away."""

    def __init__(self, links: SiteLinks) -> None:
        self.pages: dict[str, ParticipantPage] = {}
        self.destinations: dict[str, str] = {}
        self.without_room: list[NoRoom] = []
        self._inventory = links.inventory
        files = {links.inventory.published_path(file): file for file in links.inventory.files}
        pages = {place: uri for uri, to in links.destinations.items() for place in (to, uri)}
        self._files = {as_compared(path): file for path, file in {**files, **pages}.items()}
        self._pages: dict[str, ParticipantPage] = {}

    def add(self, folder: str, name: str, page: ParticipantPage) -> None:
        """Give a page its place, or tell what is there. One of a name without letters and digits has none."""
        if not name:
            return
        language, uri = self._inventory.language, f"{folder}/{name}.md"
        uri = language.in_folder(uri) if language else uri
        destination = self._destination(folder, name)
        page = replace(page, source=Source(path=uri, uri=uri, text=""))
        places = (as_compared(destination), as_compared(uri))
        file = next((self._files[place] for place in places if place in self._files), None)
        other = self._pages.get(places[0])
        if file is not None or other is not None:
            holder = file if file is not None else other.title if other else ""
            self.without_room.append(NoRoom(page=page, holder=holder, is_file=file is not None))
            return
        self.pages[uri] = page
        self.destinations[uri] = destination
        self._pages[places[0]] = page

    def _destination(self, folder: str, name: str) -> str:
        """The file that MkDocs makes of it."""
        is_folder = self._inventory.has_directory_urls and name != INDEX
        return self._inventory.destination(
            f"{folder}/{name}/index.html" if is_folder else f"{folder}/{name}.html"
        )
