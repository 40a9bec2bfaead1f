"""Headings as Markdown source that comes out of Markdown exactly as it went in."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.one_line import on_one_line
from mkdocs_m3.findings.visible import as_entities

if TYPE_CHECKING:
    from markupsafe import Markup

_SIGNS: Final = re.compile(
    r"""[\\`*_{}\[\]<>&#~^=|$+!@"']"""  # Markdown, its extensions, or a macro language
    r"""|:(?=\S)|\((?=\w{1,2}\))|-(?=-)|\.(?=\.)|(?<=[wW]{3})\."""  # emoji, addresses, (c), --, ...
)
"""What may be taken for more than itself."""


@lru_cache(maxsize=256)
def for_markdown(markup: Markup) -> str:
    """Markup on one line, with every sign in words and values that could mean something as an entity.

    A site has few headings and shows them on every page, hence the cache.
    """
    if "<" not in markup:
        return on_one_line(as_entities(unescape(markup), _SIGNS))
    writer = _Writer()
    writer.feed(str(markup))
    writer.close()
    return on_one_line("".join(writer.pieces))


class _Writer(HTMLParser):
    """Writes markup again, its words literal."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the tag, its values as literal as words: Markdown looks into them before it sees a tag."""
        values = "".join(f' {name}="{as_entities(value or "", _SIGNS)}"' for name, value in attrs)
        self.pieces.append(f"<{tag}{values}>")

    def handle_endtag(self, tag: str) -> None:
        """Copy the tag."""
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write the words."""
        self.pieces.append(as_entities(data, _SIGNS))
