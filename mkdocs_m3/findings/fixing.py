"""Mends in a page's text what has one right answer, and leaves every other character as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.findings.finding import Finding, Fix


def fixed(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of its findings made; of two that overlap, the first, since one may do."""
    return edited(text, _fixes(findings)) + _missing_end(text)


def edited(text: str, changes: Iterable[Fix]) -> str:
    """The text with these changes made; of two that overlap, the first."""
    pieces: list[str] = []
    position = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start < position:
            continue
        pieces += [text[position : change.start], change.replacement]
        position = change.end
    return "".join((*pieces, text[position:]))


def _fixes(findings: Iterable[Finding]) -> set[Fix]:
    return {change for found in findings if found.fix for change in found.cure}


def _missing_end(text: str) -> str:
    """The line ending that the last line lacks, of the kind that the text has."""
    if not text or text.endswith(("\n", "\r")):
        return ""
    return next((ending for ending in ("\r\n", "\n", "\r") if ending in text), "\n")
