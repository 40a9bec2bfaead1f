"""For people: each finding with its line, a caret and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.in_full import Style, in_full, plain
from mkdocs_m3.findings.listing import Unlisted, listed
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal


def printed(findings: tuple[Finding, ...], _: int, style: Style = plain) -> Terminal:
    """The findings, an empty line after each; of a page with very many, the gravest."""
    space = terminal("\n\n")
    return joined(part for found in listed(findings) for part in (_shown(found, style), space))


def _shown(found: Finding | Unlisted, style: Style) -> Terminal:
    return terminal("{}", found) if isinstance(found, Unlisted) else in_full(found, style)
