"""A page as its author wrote it, and the pieces of text that were read from it."""

from __future__ import annotations

import posixpath

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True):
    """One Markdown file of a site."""

    path: str
    """The file as findings name it, with `/`."""
    uri: str
    """The file inside the documentation folder: `key-tasks/3.1.md`."""
    text: str
    """Everything in it, without a byte order mark; with a line feed for each carriage return without one."""
    undecodable_from: int | None = None
    """Where it stops being UTF-8, in characters from 0; what cannot be read stands as a sign of its own."""
    is_utf_16: bool = False
    """Whether it is saved in that encoding instead, as a whole, and its text is right."""


class NearPage(Struct, frozen=True, kw_only=True):
    """A file that MkDocs copies as it is, and that a slip in its name may keep from being a page."""

    source: Source
    """The file."""
    right_name: str
    """The name, without folders, with which MkDocs would take it for a page: `3.1.md`."""

    @property
    def right_uri(self) -> str:
        """The file with that name, inside the documentation folder."""
        return posixpath.join(posixpath.dirname(self.source.uri), self.right_name)


class Text(Struct, frozen=True, kw_only=True):
    """A piece of text and the place where it was written."""

    value: str
    """The words, without blanks at either end."""
    start: int
    """Where the text begins in its source, in characters from 0."""
    end: int
    """Where it ends in its source, exclusive."""
    is_verbatim: bool = False
    """Whether each character of the value stands one for one in the source, from `start` on."""

    def __str__(self) -> str:
        return self.value
