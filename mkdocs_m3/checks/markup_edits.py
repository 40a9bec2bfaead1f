"""What an author changes in a text who obeys a finding about its markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.diagnostics import Fix
from mkdocs_m3.markup.text import CURLY_QUOTES, Finding, Flaw

if TYPE_CHECKING:
    from mkdocs_m3.model import Text

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:|\.{0,2}/)[^\s\"'<>" + CURLY_QUOTES + "]+")
_LINK: Final = re.compile(r"<a(?=\s)|\bhref\b", re.IGNORECASE)


def markup_edits(source: str, text: Text, finding: Finding, near: str | None) -> tuple[Fix, ...]:
    """The changes of the page, whose text stands there as it is read; none where the cure leaves a choice."""
    start, end = text.start + finding.start, text.start + finding.end
    written = source[start:end]
    if finding.flaw is Flaw.STRAY:
        return (Fix(start=start, end=end, replacement=""),)
    if finding.flaw is Flaw.UNCLOSED:
        return (Fix(start=text.end, end=text.end, replacement=f"</{finding.subject}>"),)
    if finding.flaw is Flaw.HALF:
        return (Fix(start=start, end=end, replacement=finding.subject),)
    if finding.flaw is Flaw.NOWHERE and near and written.count(finding.subject) == 1:
        return (Fix(start=start, end=end, replacement=written.replace(finding.subject, near)),)
    tag = _mended(written, finding, "'" if source[text.start - 1 : text.start] == '"' else '"')
    return (Fix(start=start, end=end, replacement=tag),) if tag else ()


def _mended(written: str, finding: Finding, quote: str) -> str | None:
    """The tag with one pair of quotes around its address; none where that would lose a word of it."""
    if finding.flaw is Flaw.CURLY and written.count(finding.subject) == 1:
        return written.replace(finding.subject, f"{quote}{finding.subject.strip(CURLY_QUOTES)}{quote}")
    if finding.flaw is Flaw.BROKEN and _LINK.match(written) and written.endswith(">"):
        found = _ADDRESS.findall(written)
        if len(found) == 1 and not any(
            sign.isalnum() for sign in _LINK.sub("", written).replace(found[0], "")
        ):
            return f"<a href={quote}{found[0]}{quote}>"
    return None
