"""For lists: each finding on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import visible
from mkdocs_m3.listing import Unlisted, listed

if TYPE_CHECKING:
    from mkdocs_m3.diagnostics import Diagnostic


def printed(diagnostics: tuple[Diagnostic, ...], pages: int) -> str:
    """Place, severity, code, what is wrong and how to mend it, a line each; of very many, the gravest."""
    del pages
    return "".join(f"{_line(found)}\n" for found in listed(diagnostics))


def _line(found: Diagnostic | Unlisted) -> str:
    if isinstance(found, Unlisted):
        return _on_one_line(str(found))
    return (
        f"{found.span}: {found.severity.word}[{found.code}]: {_on_one_line(found.headline)};"
        f" {_on_one_line(found.help)}"
    )


def _on_one_line(words: str) -> str:
    return visible(" ".join(words.split()))
