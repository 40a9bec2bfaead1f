"""A tag that an author wrote in a text, taken apart by the standard library.

Few texts hold one, so the parser is imported with the first of them.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

NO_TAG: Final = ("<!", "<?")
"""Begin a comment, a declaration or the like."""


class WrittenTag(HTMLParser):
    """One tag."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = ""
        self.attributes: dict[str, str | None] = {}
        self.is_closing = source.startswith("</")
        if not source.startswith(NO_TAG):  # some of which the standard library takes for an error of its own
            self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the tag; `html.parser` gives names in lower case."""
        self.name, self.attributes = tag, dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take note of the tag."""
        self.name = tag
