"""Texts hold only the markup that they may, and their links lead somewhere."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mkdocs_m3.checks.findings import at_offset, at_text
from mkdocs_m3.checks.markup_edits import markup_edits
from mkdocs_m3.markup.text import markup_findings
from mkdocs_m3.markup.writer import ALLOWED_TAGS, FindingKind, MarkupFinding
from mkdocs_m3.model.links import SAFE_SCHEMES, is_address, is_safe, scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record, Text
    from mkdocs_m3.model.links import Links


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every kind of markup, and every link or `url` that leads nowhere."""
    to_be = {near.right_uri for near in context.near_pages}
    for page in context.playbook.records:
        seen_from_page = context.links.seen_from(page.source.uri)
        for text in page.texts:
            for finding in markup_findings(text.value, seen_from_page.written):
                is_nowhere = finding.kind is FindingKind.NOWHERE
                if is_nowhere and _is_told_elsewhere(finding.subject, page, context, to_be):
                    continue
                near = context.links.nearest(finding.subject, page.source.uri) if is_nowhere else None
                yield _about_markup(page, text, finding, near)
        for offer in page.references:
            if not offer.is_file and not _is_told_elsewhere(offer.target.value, page, context, to_be):
                yield from _about_address(page, offer.target, seen_from_page)


def _is_told_elsewhere(address: str, page: Record, context: CheckContext, to_be: set[str]) -> bool:
    """Whether a link leads to a page that cannot be read, or that will be there once its file is renamed."""
    path = unquote(_BEHIND_PATH.sub("", address.strip()))
    inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.source.uri), path)).lstrip("/")
    is_to_be = inside in to_be and not scheme_of(address)
    return is_to_be or context.playbook.unread.names_address(address)


def _about_markup(page: Record, text: Text, finding: MarkupFinding, near: str | None = None) -> Finding:
    code, headline, cure = _WORDS[finding.kind]
    if finding.kind is FindingKind.NOWHERE and finding.subject:
        is_host = _HOST.match(finding.subject) is not None
        headline, cure = _NO_SCHEME if is_host else _NOWHERE
        near = f"https://{finding.subject}" if is_host else near
        cure = f"write `{near}`" if near else cure
    if finding.kind is FindingKind.STRAY and finding.subject == "br":
        headline, cure = "`</br>` closes nothing; it is read as `<br>`", "write `<br>`"
    if finding.kind is FindingKind.APOSTROPHES and len(finding.subject) == 1:
        headline = "a backtick is typed for an apostrophe here"
    words = {"subject": " ".join(finding.subject.split()), "allowed": _ALLOWED, "schemes": _SCHEMES}
    headline, cure = headline.format(**words), cure.format(**words)
    if not text.is_verbatim:
        return at_text(code, page, text, headline, cure)
    edits = markup_edits(page.source.text, text, finding, near)
    if edits and code == "M3054":
        cure = f"write `{edits[0].replacement}`"
    if edits and finding.kind is FindingKind.APOSTROPHES and edits[0].replacement != finding.subject:
        cure = "write `''` instead: between single quotes, YAML reads two as one"
    fix = edits[0] if edits and finding.is_certain else None
    where = (text.start + finding.start, text.start + finding.end)
    return at_offset(code, page, where, headline, cure, fix=fix, edits=edits)


_BEHIND_PATH: Final = re.compile(r"[?#].*", re.DOTALL)
_HOST: Final = re.compile(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*)\.(?:gov|mil|com|org|net|edu|int|info|eu|us|uk|ca|de|fr|es|ch|at)(?=[/?#:]|\Z)",
    re.IGNORECASE,
)
"""What begins like the name of a host, so that `https://` is missing before it."""
_ALLOWED: Final = ", ".join(f"`{tag}`" for tag in sorted(ALLOWED_TAGS))
_SCHEMES: Final = ", ".join(f"`{scheme}:`" for scheme in sorted(SAFE_SCHEMES))
_NOWHERE: Final = (
    "the link `{subject}` leads to no page or file of the site",
    "correct it; links are read from this page's folder, or with `/` from the site's",
)
_NO_SCHEME: Final = ("`{subject}` does not begin with `https://`, so it is taken for a page of this site", "")
_WORDS: Final = {
    FindingKind.TAG: (
        "M3050",
        "a text may not hold {subject}; its words are kept",
        "delete it, or use one of {allowed}",
    ),
    FindingKind.COMMENT: ("M3050", "a text may not hold `{subject}`; it is left out", "delete it"),
    FindingKind.CONTENT: ("M3050", "a text may not hold `{subject}`; all of it is left out", "delete it"),
    FindingKind.ATTRIBUTE: (
        "M3050",
        "a text may not hold the attribute `{subject}`; it is left out",
        "delete it",
    ),
    FindingKind.UNCLOSED: (
        "M3050",
        "`<{subject}>` is never closed; it ends with the text",
        "write `</{subject}>` where it should end",
    ),
    FindingKind.STRAY: ("M3050", "`</{subject}>` closes nothing; it is left out", "delete it"),
    FindingKind.BROKEN: (
        "M3054",
        "`{subject}` is no tag that a browser can read; it is shown as written",
        "write it as in `<a href='/calendar/'>`, with one pair of straight quotes around the address",
    ),
    FindingKind.CURLY: (
        "M3054",
        "the address `{subject}` is in curly quotes, which a browser takes for a part of it",
        "write straight quotes",
    ),
    FindingKind.LOOKS_LIKE_TAG: (
        "M3051",
        "`{subject}` looks like a tag; it is shown as written",
        "put a backslash before its `<` to say that it is meant so",
    ),
    FindingKind.HALF: (
        "M3055",
        "a sign is missing or out of place here, so the words are shown with the signs around them",
        "write `{subject}`, or put a backslash before the first sign where it is meant to be shown",
    ),
    FindingKind.APOSTROPHES: (
        "M3055",
        "backticks are typed for apostrophes here, and words between two of them are shown as code",
        "write `'` instead",
    ),
    FindingKind.STRUCK: (
        "M3055",
        "no text strikes words through, so `{subject}` is shown with the `~~` around it",
        "delete it if it no longer holds, or only the `~~` if it does",
    ),
    FindingKind.UNSAFE: (
        "M3052",
        "a link may not lead to `{subject}`; its words are kept",
        "link to a page of the site, or to an address with {schemes}",
    ),
    FindingKind.TOO_LONG: (
        "M3050",
        "this text has {subject} characters, so its markup is shown as written",
        "move most of it below the front matter, into the body of the page",
    ),
    FindingKind.NOWHERE: ("M3053", "a link has no target", "write where it leads, or delete the link"),
}


def _about_address(page: Record, target: Text, links: Links) -> Iterator[Finding]:
    if not is_safe(target.value):
        finding = MarkupFinding(kind=FindingKind.UNSAFE, start=0, end=len(target.value), subject=target.value)
        yield _about_markup(page, target, finding)
    elif not target.value or not is_address(target.value) or links.written(target.value) is None:
        nowhere = MarkupFinding(
            kind=FindingKind.NOWHERE, start=0, end=len(target.value), subject=target.value
        )
        yield _about_markup(page, target, nowhere)
