"""What of a playbook those can see who can read a page, and where it is shown to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_m3.components.context import abbreviations_of
from mkdocs_m3.components.known import Known
from mkdocs_m3.model.entries import Entries
from mkdocs_m3.model.protection import readable

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from mkdocs_m3.components.phase_stepper import Step
    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.model import Playbook
    from mkdocs_m3.model.protection import Secret


class Readable(Struct, frozen=True, kw_only=True):
    """What those may see of the playbook who can read a page."""

    playbook: Playbook
    """The pages that they can read."""
    abbreviations: re.Pattern[str] | None
    """Finds what a glossary among them explains."""
    apart: frozenset[str]
    """The paths of those pages that show another part of it, since others can read them, too."""
    entries: Entries
    """Where, on the pages that show just this, artifacts that many tasks share have an entry."""
    known: Mapping[str, Known] = field(default_factory=lambda: defaultdict(Known))
    """By the way from a page to the site's root, what is ready for such pages."""
    steps: Mapping[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    """Likewise, every phase as it looks on such pages of other phases."""

    @classmethod
    def of(
        cls,
        loaded: Loaded,
        secrets: Mapping[str, Secret],
        secret: Secret | None,
        *,
        may_be_encrypted: bool = False,
    ) -> Readable:
        """What those can read of a playbook who know a secret, or none.

        Of a page that holds a view and is none of the playbook's, nobody knows here whether it is encrypted.
        """
        playbook = readable(loaded.playbook, secrets, secret)
        pages = {one.source.uri for one in playbook.records if secrets.get(one.source.uri) == secret}
        views = [(uri, view) for uri, placed in loaded.views.items() for view in placed]
        shown = pages if may_be_encrypted else pages.union(loaded.views)
        return cls(
            playbook=playbook,
            abbreviations=abbreviations_of(playbook),
            apart=frozenset(one.source.uri for one in playbook.records if one.source.uri not in pages),
            entries=Entries.of(playbook, views, shown - loaded.mixed),
        )
