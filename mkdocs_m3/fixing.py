"""Mends in a page's text what has one right answer, and leaves every other character as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.diagnostics import Diagnostic, Fix


def fixed(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text with the fixes of its findings made; of two that overlap, the first, since one may do."""
    pieces: list[str] = []
    position = 0
    for fix in sorted(_fixes(diagnostics), key=lambda fix: (fix.start, fix.end)):
        if fix.start < position:
            continue
        pieces += [text[position : fix.start], fix.replacement]
        position = fix.end
    return "".join((*pieces, text[position:], _missing_end(text)))


def _fixes(diagnostics: Iterable[Diagnostic]) -> set[Fix]:
    return {found.fix for found in diagnostics if found.fix}


def _missing_end(text: str) -> str:
    """The line ending that the last line lacks, of the kind that the text has."""
    if not text or text.endswith("\n"):
        return ""
    return "\r\n" if "\r\n" in text else "\n"
