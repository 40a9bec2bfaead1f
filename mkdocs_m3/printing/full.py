"""For people: each finding with its line, a caret and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import full

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic


def printed(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """The findings, an empty line after each."""
    del pages
    return "".join(f"{full(diagnostic)}\n\n" for diagnostic in diagnostics)
