"""For lists: each finding on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import visible

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic


def printed(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """Place, severity, code, what is wrong and how to mend it, a line each."""
    del pages
    return "".join(
        f"{found.span}: {found.severity.word}[{found.code}]: {_on_one_line(found.headline)};"
        f" {_on_one_line(found.help)}\n"
        for found in diagnostics
    )


def _on_one_line(words: str) -> str:
    return visible(" ".join(words.split()))
