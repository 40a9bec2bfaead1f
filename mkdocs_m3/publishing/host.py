"""What reads a site, and hands it over to be published: a plugin within a build, or the command by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.locales import Message
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.inventory import Inventory
    from mkdocs_m3.model.protection import Protection
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.model.words import Words


class HostOptions(Protocol):
    """What a site may say of how it is published."""

    @property
    def labels(self) -> Mapping[str, Message]:
        """Any wording by its key."""

    @property
    def words(self) -> Words:
        """What readers see key tasks, phases, and so on called."""

    @property
    def templates(self) -> str | None:
        """A folder of templates that override ours by name."""

    @property
    def exports(self) -> tuple[str, ...]:
        """Which exports are written."""

    def vocabulary(self) -> Vocabulary:
        """The site's own words."""


class Host(Protocol):
    """A site, whoever has read its configuration and its files."""

    @property
    def options(self) -> HostOptions:
        """What the site says."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The published pages that may be part of the playbook."""

    @property
    def inventory(self) -> Inventory:
        """What else there is."""

    @property
    def name(self) -> str:
        """What the site is called."""

    @property
    def language(self) -> str:
        """The language of our words."""

    @property
    def protection(self) -> Protection | None:
        """What of the site is published encrypted; `None` where nothing is."""
