"""What a component needs in order to make its view."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from mkdocs_m3.components.known import once
from mkdocs_m3.markup.text import defined, explained, inline
from mkdocs_m3.model import KeyTask, Phase, Selection
from mkdocs_m3.model.entries import Entries
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.model.participant_pages import ParticipantPage, Participants

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from mkdocs_m3.components.known import Known
    from mkdocs_m3.components.phase_stepper import Step
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model import Definition, FieldValue, Playbook, Record, Section, Stakeholder, Text
    from mkdocs_m3.model.links import Links
    from mkdocs_m3.model.participants import Participant
    from mkdocs_m3.model.vocabulary import Vocabulary

_NEAR: Final = 100
"""Characters in which a word's neighbor is looked for."""


class Context(Struct, frozen=True, kw_only=True):
    """One page, what is shown on it, and everything around it."""

    page: Record | None
    """The page; `None` for one that is none of the playbook's and holds a view."""
    playbook: Playbook
    """All pages of the playbook."""
    links: Links
    """Addresses as seen from the page."""
    vocabulary: Vocabulary
    """The site's parties and workstreams."""
    words: Wording
    """All wording."""
    selection: Selection = msgspec.field(default_factory=Selection)
    """What of the playbook a view shows."""
    section: Section | None = None
    """The section of a glossary or resources page that is shown."""
    field: FieldValue | None = None
    """The field of the site's own that is shown as a part."""
    entries: Entries = msgspec.field(default_factory=Entries)
    """Where artifacts that many tasks share have an entry."""
    participants: Participants = msgspec.field(default_factory=Participants)
    """The generated pages of roles and parties."""
    apart: frozenset[str] = frozenset()
    """The paths of the playbook's pages whose readers see other pages of it than those of this one."""
    exports: frozenset[str] = frozenset()
    """What the build exports: `csv`, `json`, `xlsx`."""
    is_view: bool = False
    """Whether a comment asked for it with a view's name, not the page as one of its parts."""
    abbreviations: re.Pattern[str] | None = None
    """Finds what a glossary explains; `None` where there is nothing of the kind."""
    known: Known | None = None
    """What other pages have made ready for this one; `None` where hardly any of it is used again."""
    steps: list[Step] = msgspec.field(default_factory=list)
    """Every phase as it looks on the page of another one, in order; filled when it is first used."""
    seen: set[str] = msgspec.field(default_factory=set)
    """What this page has explained or given an id already, since it does so once; filled while it is made."""
    explained: list[str] = msgspec.field(default_factory=list)
    """What had to be explained so far, whether it was then or before, time and again; filled likewise."""

    @property
    def task(self) -> KeyTask:
        """The page as a key task, for components that are on no other page."""
        if not isinstance(self.page, KeyTask):
            raise TypeError("this component is on key-task pages only")
        return self.page

    @property
    def phase(self) -> Phase:
        """The page as a phase, for components that are on no other page."""
        if not isinstance(self.page, Phase):
            raise TypeError("this component is on phase pages only")
        return self.page

    @property
    def collection(self) -> Collection:
        """The page as a glossary or resources page, for components that are on no other page."""
        if not isinstance(self.page, Collection):
            raise TypeError("this component is on glossary and resources pages only")
        return self.page

    @property
    def participant_page(self) -> ParticipantPage:
        """The page as a generated one, for components that are on no other page."""
        if not isinstance(self.page, ParticipantPage):
            raise TypeError("this component is on generated pages only")
        return self.page

    @property
    def participant(self) -> Participant:
        """The role or party whose page it is, likewise."""
        if self.participant_page.participant is None:
            raise TypeError("this component is on the page of a role or a party only")
        return self.participant_page.participant

    def markup(self, text: Text) -> Markup:
        """A text, safe and with its links resolved."""
        return inline(text.value, self.links.written).markup

    def markup_of(self, uri: str, text: Text) -> Markup:
        """The same of a text from another page, by that page's path, from which its links lead."""
        return inline(text.value, lambda address: self.links.written_on(uri, address)).markup

    def prose(self, text: Text) -> Markup:
        """The same; an abbreviation leads to its entry in the glossary where the page uses it first."""
        if "#" in text.value or "&" in text.value:  # an address on this page leads elsewhere from others
            return self.prose_with(text, self.links.written)
        return self.prose_of(self.links.uri, text)

    def prose_of(self, uri: str, text: Text) -> Markup:
        """The same of a text from another page, by that page's path, from which its links lead."""
        return once(self, ("text", uri, text.value), _prose_of, uri, text)

    def prose_with(self, text: Text, resolve: Callable[[str], str | None]) -> Markup:
        """The same of a text from wherever `resolve` makes its addresses ready."""
        if self.abbreviations is None or not self.abbreviations.search(text.value):
            return inline(text.value, resolve).markup
        if not any(letter.islower() for letter in text.value):  # all in capitals, where `IT` may be a word
            return inline(text.value, resolve).markup
        return inline(text.value, resolve, self._with_explanations).markup

    def role(self, stakeholder: Stakeholder) -> Markup:
        """A role, leading to its page, or else to its entry in the glossary, if it has one."""
        found = self.playbook.definition_of(stakeholder)
        markup = self.markup(stakeholder.text)
        if "<a " in markup:
            return markup
        if address := role_address(self, self.playbook.role_key(stakeholder)):
            return explained(markup, address, found.term.meaning if found else "")
        return self._linked(markup, found) if found else markup

    def _with_explanations(self, words: str) -> Markup:
        """Words with a link at each abbreviation that the page has not used before."""

        def link(found: re.Match[str]) -> Markup | None:
            definition = self.playbook.definitions.get(found[0])
            if definition is None or _is_shouted(found, self.playbook):
                return None
            self.explained.append(definition.term.anchor)
            return None if definition.term.anchor in self.seen else self._linked(found[0], definition)

        return defined(words, self.abbreviations, link)

    def _linked(self, words: str, found: Definition) -> Markup:
        self.seen.add(found.term.anchor)
        address = f"{self.links.page_at(found.uri)}#{found.term.anchor}"
        return explained(words, address, found.term.meaning)


def _prose_of(context: Context, uri: str, text: Text) -> Markup:
    return context.prose_with(text, lambda address: context.links.written_on(uri, address))


def role_address(context: Context, key: str) -> str:
    """The address of a role's page by the role's key, `Playbook.role_key`; empty where it has none."""
    return _address_of(context, "roles", key)


def party_address(context: Context, id_: str) -> str:
    """The address of a party's page; empty where it has none."""
    return _address_of(context, "parties", id_)


def _address_of(context: Context, kind: str, key: str) -> str:
    page = context.participants.page(kind, key)
    if page is None or page.participant is None or page is context.page:
        return ""
    return context.links.page_at(page.source.uri)


def _is_shouted(found: re.Match[str], playbook: Playbook) -> bool:
    """Whether a word beside it is in capitals and no abbreviation, so that this may be a mere word, too."""
    start, end = found.span()
    before = found.string[max(0, start - _NEAR) : start].split()
    after = found.string[end : end + _NEAR].split()
    beside = (word.strip(".,;:!?()") for word in (*before[-1:], *after[:1]))
    return any(len(word) > 1 and word.isupper() and word not in playbook.definitions for word in beside)


def abbreviations_of(playbook: Playbook) -> re.Pattern[str] | None:
    """Finds every abbreviation that a glossary of the playbook explains."""
    known = sorted({one.term.abbreviation for one in playbook.definitions.values()} - {""})
    if not known:
        return None
    return re.compile(rf"(?<![\w&/-]){_any_of(known, 0)}(?![\w&/-])")


def _any_of(words: list[str], start: int) -> str:
    """A pattern for words in order that are alike before `start`, the longest first.

    It branches letter by letter, so that thousands of words cost no more than their letters.
    """
    longer = [word for word in words if len(word) > start]
    branches = (
        re.escape(letter) + _any_of(list(several), start + 1)
        for letter, several in groupby(longer, key=itemgetter(start))
    )
    pattern = f"(?:{'|'.join(branches)})" if longer else ""
    return f"{pattern}?" if pattern and len(longer) < len(words) else pattern
