"""What was read of the pages of a site, kept from one build of a preview to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3 import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.pages import Page


class KeptPages:
    """The pages of the last build. One is read again only where its text or the site's vocabulary differs."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[Source, Page]] = {}
        self._vocabulary: Vocabulary | None = None

    def read(self, sources: Iterable[Source], vocabulary: Vocabulary) -> dict[str, Page]:
        """Every page by its path in the documentation folder; all others are forgotten."""
        known = self._pages if vocabulary == self._vocabulary else {}
        self._pages = {
            source.uri: found
            if (found := known.get(source.uri)) and found[0] == source
            else (source, reading.read(source, vocabulary))
            for source in sources
        }
        self._vocabulary = vocabulary
        return {uri: page for uri, (_, page) in self._pages.items()}
