"""What of a site goes out, and the address of everything in it.

Pages that keep out of the exports are gone from here on, so that nothing below can count or name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import Playbook
from mkdocs_m3.model.addresses import extension_of, is_safe, scheme_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model import Definition, Record, Reference, ResponsibleParty, Stakeholder, Text
    from mkdocs_m3.model.participant_pages import Participants
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.model.vocabulary import Vocabulary


class Exported(Struct, frozen=True, kw_only=True):
    """The public part of a playbook."""

    playbook: Playbook
    """Its pages, without those that say `json: false`."""
    participants: Participants
    """The pages of roles and parties."""
    shared: Container[str]
    """Those that serve every playbook of the site, by their paths; their data is written once for all."""
    values: Mapping[str, Mapping[str, object]]
    """The front matter of each page as YAML reads it, by its path in the documentation folder."""
    links: SiteLinks
    """The addresses of pages and files, as seen from the site's root."""
    vocabulary: Vocabulary
    """The site's own words."""
    words: Wording
    """All wording, in the site's language."""
    site_name: str
    """What the site is called."""

    @classmethod
    def of(cls, loaded: Loaded, vocabulary: Vocabulary, words: Wording, site_name: str) -> Exported:
        """The part of a playbook whose pages do not keep out of the exports."""
        playbook = loaded.playbook
        records = [one for one in playbook.records if one.is_exported]
        if len(records) < len(playbook.records):
            playbook = Playbook.of(records, ids=vocabulary.ids)
        return cls(
            playbook=playbook,
            participants=loaded.participants,
            shared=loaded.shared,
            values=loaded.values,
            links=loaded.links,
            vocabulary=vocabulary,
            words=words,
            site_name=site_name,
        )

    def plain(self, text: Text | None) -> str:
        """The words of a text without its markup; none of no text."""
        return plain(text.value) if text else ""

    def page(self, record: Record) -> str:
        """The address of a page."""
        return self._whole(self.links.page(record))

    def definition(self, definition: Definition) -> str:
        """The address of a term in its glossary."""
        return f"{self._whole(self.links.page_at(definition.uri))}#{definition.term.anchor}"

    def defined(self, stakeholder: Stakeholder) -> str:
        """The address of a role in a glossary; empty where none explains it."""
        found = self.playbook.definition_of(stakeholder)
        return self.definition(found) if found else ""

    def target(self, page: Record, reference: Reference) -> str:
        """The address of what a page refers to, a file or elsewhere; empty where it leads nowhere."""
        written = reference.target.value
        if reference.is_file:
            address = self.links.template(written)
            return self._whole(address) if address else ""
        if not written or not is_safe(written):
            return ""
        uri = page.source.uri
        address = replace(self.links, uri=uri).written(written)
        if address is None or scheme_of(written) or address.startswith("//"):
            return address or ""
        return self._whole(self.links.page_at(uri) + address if address.startswith("#") else address)

    def size(self, reference: Reference) -> int | None:
        """The size of a file in bytes; `None` of what is none, or is missing."""
        is_there = reference.is_file and self.links.template(reference.target.value) is not None
        return self.links.size(reference.target.value) if is_there else None

    def parties(self, who: ResponsibleParty | None) -> tuple[str, ...]:
        """The labels of the parties that are named; that nobody is named, in words."""
        if who is None or not (who.parties or who.unknown):
            return (self.words.message("not_stated"),)
        return (*self.labels(who.parties), *(text.value for text in who.unknown))

    def labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The labels of parties by their ids, in the vocabulary's order."""
        named = {*ids}
        return tuple(party.label for party in self.vocabulary.parties if party.id in named)

    def _whole(self, address: str) -> str:
        """An address in full where it is known where the site is published, else as seen from its root."""
        known = self.links.inventory.site_address
        if known and address.startswith(
            "/"
        ):  # on the web site around this one, where links leave it as it is
            return urljoin(known, address)
        return known + address.removeprefix("./") if known else address


def file_type(reference: Reference) -> str:
    """The type of a file in capitals, from the end of its name: `DOCX`; empty where it has none."""
    return extension_of(reference.target.value).upper() if reference.is_file else ""
