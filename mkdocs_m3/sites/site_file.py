"""A file of a site, whoever found it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE_ENDINGS: Final = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""What the names of pages end with."""


class SiteFile(Struct, frozen=True, kw_only=True):
    """A file in the documentation folder, or one that a program has made for the site."""

    uri: str
    """Its path in that folder, with `/`."""
    path: str | None = None
    """Its whole path on the disk; `None` where it is in memory."""
    destination: str
    """The file in the built site that it becomes."""
    folder: str | None = None
    """The folder in which it was found; `None` where a program has made it."""
    is_excluded: bool = False
    """Whether the site leaves it out."""
    is_draft: bool = False
    """Whether only a preview shows it."""
    read: Callable[[], bytes] | None = None
    """What gives its content where that is not what is on the disk."""

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown."""
        return is_page(self.uri)

    def content(self) -> bytes:
        """What is in it. Raises `OSError`."""
        return self.read() if self.read else Path(self.path or "").read_bytes()


def is_page(name: str) -> bool:
    """Whether a name is that of a page."""
    return name.endswith(PAGE_ENDINGS)


def destination_of(uri: str, *, has_directory_urls: bool) -> str:
    """What a file becomes in the built site: `guide/start.md` -> `guide/start/index.html`."""
    if not is_page(uri):
        return uri
    folder, name = posixpath.split(uri)
    stem = posixpath.splitext(name)[0]
    stem = "index" if stem == "README" else stem
    is_inside = has_directory_urls and stem != "index"
    return posixpath.join(folder, stem, "index.html") if is_inside else posixpath.join(folder, f"{stem}.html")
