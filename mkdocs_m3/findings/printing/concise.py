"""For lists: each finding on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.listing import Unlisted, listed
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal


def printed(findings: tuple[Finding, ...], _: int) -> Terminal:
    """Place, severity, code, what is wrong and how to mend it, a line each; of very many, the gravest."""
    return joined(_line(found) for found in listed(findings))


def _line(found: Finding | Unlisted) -> Terminal:
    if isinstance(found, Unlisted):
        return terminal("{}\n", _on_one_line(str(found)))
    return terminal(
        "{}: {}[{}]: {}; {}\n",
        found.span,
        found.severity.word,
        found.code,
        _on_one_line(found.headline),
        _on_one_line(found.help),
    )


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
