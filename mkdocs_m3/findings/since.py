"""What findings are compared with, and what of it is told beside those that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.findings.visible import terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal


class Mended(Struct, frozen=True, kw_only=True):
    """A finding that is no more."""

    path: str
    """Its page, as findings name it, or as it was named then."""
    code: str
    """Its code."""
    values: tuple[str, ...]
    """What it was about."""


class Since(Struct, frozen=True, kw_only=True):
    """The findings that are not new."""

    name: str
    """What the site is compared with: a revision, or the file of a baseline."""
    mended: tuple[Mended, ...]
    """Those that are no more."""
    standing: tuple[Finding, ...]
    """Those that were there before, and still are."""


def counted(new: int, since: Since) -> Terminal:
    """How many there are of each, in one line."""
    return terminal(
        "Compared with {}: {} new, {} mended, {} as before.",
        since.name,
        f"{new:,}",
        f"{len(since.mended):,}",
        f"{len(since.standing):,}",
    )
