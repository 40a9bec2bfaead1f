"""The links by which a view offers its table as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.model.export_paths import WORKBOOK, csv_of

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context


class Download(Struct, frozen=True, kw_only=True):
    """One file that holds the whole table."""

    label: str
    """The link's text."""
    address: str
    """Where the file is."""


def downloads(context: Context, view: str, *, is_view: bool = False) -> tuple[Download, ...]:
    """The files that the build makes of a view: of the whole playbook, whatever part the page shows.

    None for a part of a page, unless it is said to have them as a view has.
    """
    if not (is_view or context.is_view):
        return ()
    files = {"csv": csv_of(view), "xlsx": WORKBOOK}
    return tuple(
        Download(label=context.words.message(f"download_{kind}"), address=context.links.export(file))
        for kind, file in files.items()
        if kind in context.exports
    )
