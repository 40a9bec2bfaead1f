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


class Outside(Struct, frozen=True, kw_only=True):
    """Where a page is that is not in the documentation folder."""

    beside: str
    """The configuration file that it is beside: `mkdocs.yml`."""
    folder: str
    """The documentation folder, as findings name it."""
    same: str = ""
    """A page in there with the same name, likewise; empty where there is none."""


class NearPage(Struct, frozen=True, kw_only=True):
    """A file that MkDocs takes for no page, because of a slip in its name or of where it is."""

    source: Source
    """The file."""
    right_name: str
    """The name, without folders, with which MkDocs would take it for a page: `3.1.md`."""
    outside: Outside | None = None
    """Where it is, if not in the documentation folder."""

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
