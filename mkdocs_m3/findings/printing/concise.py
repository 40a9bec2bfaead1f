"""For lists: each finding on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.findings.in_full import Style, plain
from mkdocs_m3.findings.listing import Unlisted, listed
from mkdocs_m3.findings.one_line import on_one_line
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal


def printed(findings: tuple[Finding, ...], _: int, style: Style = plain) -> Terminal:
    """Place, severity, code, what is wrong and how to mend it, a line each; of very many, the gravest."""
    return joined(_line(found, style) for found in listed(findings))


def _line(found: Finding | Unlisted, style: Style) -> Terminal:
    if isinstance(found, Unlisted):
        return terminal("{}\n", on_one_line(str(found)))
    rest = terminal("[{}]: {}; {}\n", found.code, on_one_line(found.headline), on_one_line(found.help))
    return joined((terminal("{}: ", found.span), style(found.severity), rest))
