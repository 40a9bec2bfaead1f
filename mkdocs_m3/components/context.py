"""What a component needs in order to make its view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_m3.text import inline

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.links import Links
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model import KeyTask, Playbook, Text
    from mkdocs_m3.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One key task, and everything around it."""

    task: KeyTask
    """The page."""
    playbook: Playbook
    """All key tasks of the site."""
    links: Links
    """Addresses as seen from the page."""
    vocabulary: Vocabulary
    """The site's parties and workstreams."""
    words: Wording
    """All wording."""

    def markup(self, text: Text) -> Markup:
        """A text, safe and with its links resolved."""
        return inline(text.value, self.links.written).markup
