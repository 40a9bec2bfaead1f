"""One site as it is published: its playbook, its words, and who may read what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.context import Context
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Glossary
from mkdocs_m3.publishing.readable import Readable
from mkdocs_m3.rendering import page as rendered
from mkdocs_m3.rendering.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import jinja2

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model import Playbook, Record, Source
    from mkdocs_m3.model.participant_pages import Participants
    from mkdocs_m3.model.protection import Secret
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.publishing.host import Host


class Site(Struct, frozen=True, kw_only=True):
    """Everything that is known of a site once its playbook is read."""

    loaded: Loaded
    """The playbook, its links, and what is wrong in it."""
    sources: Mapping[str, Source]
    """The pages that are part of the playbook or mean to be, by their paths in the documentation folder."""
    records: Mapping[str, Record]
    """The records among them, likewise."""
    vocabulary: Vocabulary
    """The site's parties and workstreams."""
    words: Wording
    """The site's wording."""
    environment: jinja2.Environment
    """Renders the parts."""
    exports: frozenset[str]
    """What is exported: `csv`, `json`, `xlsx`."""
    secrets: Mapping[str, Secret]
    """The pages that are published encrypted, by their paths likewise, with what they are encrypted with."""
    readable: Mapping[Secret | None, Readable]
    """What may be seen with each of these secrets, and without any."""
    notices: Mapping[str, tuple[Finding, ...]]
    """What a preview tells authors on their pages, by their paths likewise; empty where it is published."""

    @classmethod
    def of(cls, host: Host, loaded: Loaded, *, has_notices: bool = False) -> Site:
        """The site of a host, of whose sources everything was loaded; with notices, its preview."""
        sources, options, protection = host.sources, host.options, host.protection
        vocabulary = options.vocabulary()
        may_be_encrypted = protection is not None
        secrets = protection.secrets(loaded.values) if protection else {}
        return cls(
            loaded=loaded,
            sources={source.uri: source for source in sources if source.uri in loaded.uris},
            records={record.source.uri: record for record in loaded.playbook.records},
            vocabulary=vocabulary,
            words=wording(host.language, options.labels, options.words.chosen),
            environment=environment(options.templates, vocabulary.place.css_class),
            exports=frozenset(options.exports),
            secrets=secrets,
            readable={
                secret: Readable.of(loaded, secrets, secret, may_be_encrypted=may_be_encrypted)
                for secret in dict.fromkeys((None, *secrets.values()))
            },
            notices=_notices(sources, loaded.findings) if has_notices else {},
        )

    @property
    def playbook(self) -> Playbook:
        """All pages of the playbook."""
        return self.loaded.playbook

    @property
    def has_content(self) -> bool:
        """Whether any page shows something of ours."""
        return bool(self.records or self.loaded.views)

    @property
    def is_empty_outside(self) -> bool:
        """Whether it holds the pages that are in no playbook, and none of them would have to be in one."""
        playbook = self.playbook
        return self.vocabulary.place.is_outside and not (playbook.pages or playbook.phase_pages)

    @property
    def pages_in_order(self) -> list[str]:
        """The paths of the pages of phases and of key tasks, in the order of their numbers."""
        tasks = ((task.order, task.source.uri) for task in self.playbook.key_tasks)
        phases = (((phase.order, ()), page.source.uri) for phase, page in self.playbook.phase_pages.items())
        return [uri for _, uri in sorted((*tasks, *phases))]

    def is_own(self, uri: str) -> bool:
        """Whether a page is part of the playbook, means to be, or is generated of it."""
        return uri in self.sources or uri in self.loaded.participants.pages

    def context(self, uri: str, *texts: str, secret: Secret | None = None) -> Context | None:
        """What the components need for a page; `None` where the page holds nothing of ours.

        Its texts, as other programs have left them, may place views that its source does not. A page that is
        none of the playbook's may be encrypted with a secret, too.
        """
        record = self.records.get(uri) or self.loaded.participants.pages.get(uri)
        if record is None and not any(map(rendered.may_hold_views, texts)):
            return None
        return self._context(uri, record, self.secrets.get(uri) or secret)

    def view_context(self, uri: str, secret: Secret | None) -> Context:
        """What a view of this playbook needs on a page of another, or of none, encrypted with a secret."""
        return self._context(uri, None, secret)

    def _context(self, uri: str, record: Record | None, secret: Secret | None) -> Context:
        known, links = self.readable.get(secret, self.readable[None]), self.loaded.links.seen_from(uri)
        is_glossary = isinstance(record, Glossary)  # which explains itself
        is_repeated = bool(self.loaded.participants.pages) and not is_glossary
        return Context(
            page=record,
            playbook=known.playbook,
            links=links,
            vocabulary=self.vocabulary,
            words=self.words,
            entries=known.entries,
            apart=known.apart,
            participants=self._participants_seen_with(known),
            exports=self.exports,
            abbreviations=None if is_glossary else known.abbreviations,
            known=known.known[links.root] if is_repeated else None,
            steps=known.steps[links.root],
        )

    def _participants_seen_with(self, known: Readable) -> Participants:
        """The generated pages, as readers see them who see this: their lists may not have all tasks of it."""
        participants = self.loaded.participants
        if known is self.readable.get(participants.secret, self.readable[None]):
            return participants
        return replace(participants, is_counted=False)

    def title(self, record: Record) -> str:
        """What the heading of a page says, in plain words."""
        return rendered.title(record, self.outside_pages)

    def exported(self, name: str) -> Iterator[tuple[str, bytes]]:
        """The exports of the site of this name, each with its path; nothing in them is secret."""
        if self.records:
            public = replace(self.loaded, playbook=self.readable[None].playbook)
            yield from exports(public, self.vocabulary, self.words, self.exports, name)

    @property
    def outside_pages(self) -> Context:
        """What components need for words that are on no page of the playbook, as in the navigation."""
        return Context(
            page=None,
            playbook=self.playbook,
            links=self.loaded.links,
            vocabulary=self.vocabulary,
            words=self.words,
            participants=self.loaded.participants,
        )


def _notices(sources: Iterable[Source], findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The errors and warnings in each page that has some."""
    uris = {source.path: source.uri for source in sources}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity >= Severity.WARNING and finding.span.path in uris:
            found.setdefault(uris[finding.span.path], []).append(finding)
    return {uri: tuple(of_page) for uri, of_page in found.items()}
