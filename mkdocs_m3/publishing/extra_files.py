"""The files that a site gets beside its pages: which of them it gets, and where the data of pages goes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.exports import page_data

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExtraFiles(Struct, frozen=True, kw_only=True):
    """The exports of a site, none of which replaces a file of the site's own. Paths are in the built site."""

    files: tuple[tuple[str, bytes], ...] = ()
    """Exports of the whole playbook."""
    page_data: tuple[tuple[str, bytes], ...] = ()
    """A file of facts for each page."""
    in_the_way: tuple[str, ...] = ()
    """Exports that are not written: the site has a file of its own at their path, or above or below it."""

    @classmethod
    def of(cls, exports: Iterable[tuple[str, bytes]], own: Iterable[str]) -> ExtraFiles:
        """Sort the exports, by the paths of the files that the site has."""
        taken = set(own)
        folders = {folder for path in taken for folder in _folders_of(path)}
        kept: list[tuple[str, bytes]] = []
        of_pages: list[tuple[str, bytes]] = []
        in_the_way: list[str] = []
        for path, content in exports:
            above = _folders_of(path)
            if path in taken or path in folders or not taken.isdisjoint(above):
                in_the_way.append(path)
                continue
            taken.add(path)
            folders.update(above)
            (of_pages if path.startswith(f"{page_data.FOLDER}/") else kept).append((path, content))
        return cls(files=tuple(kept), page_data=tuple(of_pages), in_the_way=tuple(in_the_way))


def _folders_of(path: str) -> set[str]:
    """Every folder that a file is in, inside the site."""
    return {str(folder) for folder in PurePosixPath(path).parents} - {"."}
