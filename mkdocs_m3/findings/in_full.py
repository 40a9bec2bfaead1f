"""One finding for people: with its line, a caret, and the cure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.visible import Terminal, joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding

Style = Callable[[Severity], Terminal]
"""Writes the word for a severity, perhaps with a color."""


def plain(severity: Severity) -> Terminal:
    """The word alone."""
    return terminal("{}", severity.word)


def in_full(finding: Finding, style: Style = plain) -> Terminal:
    """The finding on several lines."""
    span = finding.span
    number = str(span.line)
    gutter = " " * len(number)
    rest = terminal(
        "[{}]: {}\n{} |\n{} | {}\n{} | {}{}\n{} = help: {}",
        finding.code, finding.headline,
        gutter,
        number, span.excerpt,
        gutter, " " * span.caret, span.carets,
        gutter, finding.help,
    )  # fmt: skip
    return joined((terminal("{}: ", span), style(finding.severity), rest))
