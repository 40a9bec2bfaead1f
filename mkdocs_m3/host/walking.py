"""What keeps the documentation folder from being read as a whole, seen before MkDocs walks through it.

MkDocs follows links without an end, and leaves out in silence what it may not read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.utils import is_markdown_file
from msgspec import Struct, field

if TYPE_CHECKING:
    from pathspec.gitignore import GitIgnoreSpec


def refuse_what_cannot_be_walked(docs: Path, excluded: GitIgnoreSpec | None) -> None:
    """Raise `click.UsageError` for a link that leads back to where it is, or a page that may not be read."""
    walk = _Walk(docs=docs, excluded=excluded)
    waiting = [(docs, False)]
    while waiting:
        folder, is_left = waiting.pop()
        if is_left:
            walk.above.pop()
        elif walk.enters(folder):
            waiting.append((folder, True))
            waiting += ((below, False) for below in walk.folders_in(folder))


class _Walk(Struct, kw_only=True):
    """A walk through all folders, and where it is."""

    docs: Path
    """The documentation folder."""
    excluded: GitIgnoreSpec | None
    """What the site leaves out of it."""
    above: list[str] = field(default_factory=list)
    """The folders that the walk is in, links resolved, from the outermost on."""
    seen: set[str] = field(default_factory=set)
    """Every folder that it has entered, likewise."""

    def enters(self, folder: Path) -> bool:
        """Whether a folder is a new one; raises where it is one that the walk is in."""
        real = os.path.realpath(folder)
        if any(Path(one).is_relative_to(real) for one in self.above):
            raise click.UsageError(
                f"{folder} is a link to a folder that it is in, so MkDocs would read that again and again; "
                "delete the link"
            )
        if real in self.seen:
            return False
        self.above.append(real)
        self.seen.add(real)
        return True

    def folders_in(self, folder: Path) -> list[Path]:
        """The folders in a folder; raises where it, or a page in it, may not be read."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except PermissionError:
            self._refuse(folder, is_folder=True)
            return []
        except OSError:  # gone meanwhile
            return []
        for entry in found:
            is_page = is_markdown_file(entry.name) and os.path.isfile(entry)  # noqa: PTH113 - raises nothing
            if is_page and not os.access(entry, os.R_OK):
                self._refuse(Path(entry), is_folder=False)
        return [Path(entry) for entry in found if os.path.isdir(entry)]  # noqa: PTH112 - likewise

    def _refuse(self, path: Path, *, is_folder: bool) -> None:
        inside = Path(os.path.relpath(path, self.docs))
        is_hidden = any(part.startswith(".") for part in inside.parts if part != ".")
        name = f"{inside.as_posix()}{'/' * is_folder}"
        if is_hidden or (self.excluded and self.excluded.match_file(name)):
            return
        what = "folder" if is_folder else "page"
        raise click.UsageError(
            f"you are not allowed to read the {what} {path}; change its permissions, or leave it out of the "
            "site with `exclude_docs`"
        )
