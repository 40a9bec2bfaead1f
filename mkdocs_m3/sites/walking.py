"""What is in the documentation folder, and what keeps it from being read as a whole.

A program that builds the site follows links without an end, and leaves out in silence what it may not read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from mkdocs_m3.sites.site_file import SiteFile, destination_of, is_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.sites.patterns import Patterns

_INDEXES = ("index", "README")
"""Names without endings of the pages of folders; where both are there, the first is the page."""


def walk(docs: Path, patterns: Patterns, *, has_directory_urls: bool) -> tuple[SiteFile, ...]:
    """Every file of a documentation folder, in the order of its folders, the page of a folder first.

    Of two files that would be one in the built site, the later one. Raises `click.UsageError` for a link
    that leads back to where it is, or a page that may not be read.
    """
    return tuple(_Walk(docs=docs, patterns=patterns, has_directory_urls=has_directory_urls).files(docs, ""))


class _Walk(Struct, kw_only=True):
    """A walk through all folders, and where it is."""

    docs: Path
    """The documentation folder."""
    patterns: Patterns
    """What the site leaves out of it."""
    has_directory_urls: bool
    """Whether `3.1.md` becomes `3.1/index.html`."""
    above: list[str] = field(default_factory=list)
    """The folders that the walk is in, links resolved, from the outermost on."""

    def files(self, folder: Path, uri: str) -> Iterator[SiteFile]:
        """The files in a folder, then those below; `uri` is the way to it, empty or with `/` at its end."""
        real = os.path.realpath(folder)
        if any(Path(one).is_relative_to(real) for one in self.above):
            raise click.UsageError(
                f"{folder} is a link to a folder that it is in, so MkDocs would read that again and again; "
                "delete the link"
            )
        entries = self._entries(folder)
        self.above.append(real)
        folders = {entry.name: entry for entry in entries if _is_folder(entry)}
        yield from self._here([entry.name for entry in entries if entry.name not in folders], folder, uri)
        for entry in folders.values():
            yield from self.files(Path(entry.path), f"{uri}{entry.name}/")
        self.above.pop()

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except PermissionError:
            self._refuse(folder, is_folder=True)
        except OSError:  # gone meanwhile
            pass
        return []

    def _here(self, names: list[str], folder: Path, uri: str) -> Iterator[SiteFile]:
        """The files of these names in a folder."""
        found: dict[str, SiteFile] = {}
        for name in sorted(names, key=lambda name: (os.path.splitext(name)[0] not in _INDEXES, name)):  # noqa: PTH122 - of a name
            path = os.path.join(folder, name)  # noqa: PTH118 - one for each file
            if is_page(name) and os.path.isfile(path) and not os.access(path, os.R_OK):  # noqa: PTH113 - raises nothing
                self._refuse(Path(path), is_folder=False)
            file = SiteFile(
                uri=uri + name,
                path=path,
                destination=destination_of(uri + name, has_directory_urls=self.has_directory_urls),
                folder=str(self.docs),
                is_excluded=self.patterns.excludes(uri + name),
                is_draft=self.patterns.is_draft(uri + name),
            )
            before = found.get(file.destination)
            if before is None or not (file.is_excluded or file.is_draft):
                found.pop(file.destination, None)
                found[file.destination] = file
        yield from found.values()

    def _refuse(self, path: Path, *, is_folder: bool) -> None:
        inside = Path(os.path.relpath(path, self.docs))
        is_hidden = any(part.startswith(".") for part in inside.parts if part != ".")
        if is_hidden or self.patterns.site_excludes(f"{inside.as_posix()}{'/' * is_folder}"):
            return
        what = "folder" if is_folder else "page"
        raise click.UsageError(
            f"you are not allowed to read the {what} {path}; change its permissions, or leave it out of the "
            "site with `exclude_docs`"
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
