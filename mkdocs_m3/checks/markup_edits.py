"""What an author changes in a text who obeys a finding about its markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.writer import CURLY_QUOTES, FindingKind, MarkupFinding

if TYPE_CHECKING:
    from mkdocs_m3.model import Text

_ADDRESS: Final = rare(r"(?:https?://|mailto:|\.{0,2}/)[^\s\"'<>" + CURLY_QUOTES + "]+")
_FARTHEST_QUOTE: Final = 80
"""Characters before a text among which the quote is that may open it."""
_LINK: Final = rare(r"<a(?=\s)|\bhref\b", re.IGNORECASE)


def markup_edits(source: str, text: Text, finding: MarkupFinding, near: str | None) -> tuple[Fix, ...]:
    """The changes of the page, whose text is there as it is read; none where the cure leaves a choice."""
    start, end = text.start + finding.start, text.start + finding.end
    written = source[start:end]
    if finding.kind in (FindingKind.STRAY, FindingKind.REOPENED):
        right = f"</{finding.subject}>" if finding.kind is FindingKind.REOPENED else ""
        right = "<br>" if finding.subject == "br" else right
        return (Fix(start=start, end=end, replacement=right),)
    if finding.kind is FindingKind.UNCLOSED:
        return (Fix(start=text.end, end=text.end, replacement=f"</{finding.subject}>"),)
    if finding.kind is FindingKind.HALF:
        return (Fix(start=start, end=end, replacement=finding.subject),)
    if finding.kind is FindingKind.APOSTROPHES:
        before = source[max(0, text.start - _FARTHEST_QUOTE) : text.start].rstrip()
        right = finding.subject.replace("'", "''") if before.endswith("'") else finding.subject
        return (Fix(start=start, end=end, replacement=right),) if before else ()
    is_link = finding.kind in (FindingKind.NOWHERE, FindingKind.UNSAFE)
    if is_link and near and written.count(finding.subject) == 1:
        return (Fix(start=start, end=end, replacement=with_address(written, finding.subject, near)),)
    tag = _mended(written, finding, "'" if source[text.start - 1 : text.start] == '"' else '"')
    return (Fix(start=start, end=end, replacement=tag),) if tag else ()


def with_address(link: str, old: str, new: str) -> str:
    """A link with another address; one that is nothing but its address cannot lead into the site as such."""
    return f"[{new}]({new})" if link == f"<{old}>" else link.replace(old, new)


def _mended(written: str, finding: MarkupFinding, quote: str) -> str | None:
    """The tag with one pair of quotes around its address; none where that would lose a word of it."""
    if finding.kind is FindingKind.CURLY and written.count(finding.subject) == 1:
        return written.replace(finding.subject, f"{quote}{finding.subject.strip(CURLY_QUOTES)}{quote}")
    if finding.kind is FindingKind.BROKEN and _LINK.match(written) and written.endswith(">"):
        found = _ADDRESS.findall(written)
        if len(found) == 1 and not any(
            sign.isalnum() for sign in _LINK.sub("", written).replace(found[0], "")
        ):
            return f"<a href={quote}{found[0]}{quote}>"
    return None
