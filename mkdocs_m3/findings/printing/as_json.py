"""For programs: all findings as one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.findings.printing.summary import counts
from mkdocs_m3.findings.visible import document

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.findings.visible import Json

VERSION: Final = 1
"""Rises when a key changes its meaning or goes away; new keys may come at any time."""


def printed(findings: tuple[Finding, ...], pages: int, since: Since | None = None) -> Json:
    """`version`, `pages`, `summary` by severity, `since` where only new ones are told, and `findings`."""
    data = {
        "version": VERSION,
        "pages": pages,
        "summary": counts(findings),
        **({"since": _since(since)} if since else {}),
        "findings": [_finding(found) for found in findings],
    }
    return document(data)


def _since(since: Since) -> dict[str, object]:
    """What the findings are compared with, which are mended, and how many are as they were."""
    mended = [{"code": one.code, "path": one.path, "values": list(one.values)} for one in since.mended]
    return {"name": since.name, "standing": len(since.standing), "mended": mended}


def _finding(found: Finding) -> dict[str, object]:
    """Lines and columns count from 1, in characters; the offsets of a fix from 0 of the page's text."""
    span, fix = found.span, found.fix
    return {
        "code": found.code,
        "name": CODES[found.code].name,
        "severity": found.severity.word,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "headline": found.headline,
        "help": found.help,
        "others": [{"path": at.path, "line": at.line, "column": at.column} for at in found.others],
        "fix": {"start": fix.start, "end": fix.end, "replacement": fix.replacement} if fix else None,
    }
