"""For people: each finding with its line, a caret and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import full, visible
from mkdocs_m3.listing import Unlisted, listed

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic


def printed(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """The findings, an empty line after each; of a page with very many, the gravest."""
    del pages
    return "".join(
        f"{visible(str(found)) if isinstance(found, Unlisted) else full(found)}\n\n"
        for found in listed(diagnostics)
    )
