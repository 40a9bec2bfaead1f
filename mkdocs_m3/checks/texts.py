"""Texts hold only the markup that they may, and their links lead somewhere."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import words_around
from mkdocs_m3.checks.anchors import Anchors
from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_offset, at_text
from mkdocs_m3.checks.linked_files import offered
from mkdocs_m3.checks.markup_edits import markup_edits
from mkdocs_m3.checks.targets import Targets
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.text import markup_findings
from mkdocs_m3.markup.writer import ALLOWED_TAGS, FindingKind, MarkupFinding
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.addresses import SAFE_SCHEMES, is_safe, path_of, scheme_of
from mkdocs_m3.model.page_sources import docs_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, Record, Text


_PERMALINK: Final = rare(r"^permalink:[ \t]*(?P<value>[^\r\n#]+)", re.MULTILINE)


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every kind of markup, and every link or `url` that leads nowhere."""
    anchors = Anchors(context)
    to_be = {near.right_uri for near in context.near_pages}
    for page in context.playbook.records:
        links = context.links.seen_from(page.source.uri)
        of_texts = Targets(links=links, anchors=anchors, docs=docs_folder(page.source))
        of_urls = Targets(links=links, anchors=anchors, docs=of_texts.docs, is_rooted=True)
        found = [(*one, of_texts) for one in _in_texts(page, of_texts)]
        found += ((*one, of_urls) for one in _in_references(page, of_urls))
        own = _artifacts(page) if found else {}
        for text, finding, targets in found:
            is_nowhere = finding.kind is FindingKind.NOWHERE
            if not (is_nowhere and _is_told_elsewhere(finding.subject, page, context, to_be)):
                yield _about_markup(page, text, finding, targets, own)
        addresses = (offer for offer in page.references if not offer.is_file)
        yield from (told for offer in addresses if (told := words_around.finding(page, offer)))


def _artifacts(page: Record) -> Mapping[int, Artifact]:
    """The artifacts of a task by where the name, or the file or address, of each begins in its page."""
    artifacts = page.artifacts if isinstance(page, KeyTask) else ()
    by_name = {one.text.start: one for one in reversed(artifacts)}
    return by_name | {one.template.target.start: one for one in artifacts if one.template}


def _is_told_elsewhere(address: str, page: Record, context: CheckContext, to_be: set[str]) -> bool:
    """Whether a link leads to a page that cannot be read, or whose address cannot, or that will be there.

    That is once its file is renamed.
    """
    path = path_of(address.strip())
    if path.startswith("/") and path.strip("/") in _unread_permalinks(context):
        return True
    inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.source.uri), path)).lstrip("/")
    is_to_be = inside in to_be and not scheme_of(address)
    return is_to_be or context.playbook.unread.names_address(address)


@once
def _unread_permalinks(context: CheckContext) -> frozenset[str]:
    """The last parts of permalinks that are written in such a way that their pages do not have them."""
    lines = (
        found["value"]
        for page in context.playbook.records
        if page.source.path in context.damaged and not page.permalink
        for found in _PERMALINK.finditer(page.source.text, 0, page.body_places[0])
    )
    return frozenset(line.strip("\"' \t/").rpartition("/")[2] for line in lines) - {""}


def _in_texts(page: Record, targets: Targets) -> Iterator[tuple[Text, MarkupFinding]]:
    """What is wrong with the markup of each text."""
    for text in page.texts:
        yield from ((text, finding) for finding in markup_findings(text.value, targets.resolved))


def _in_references(page: Record, targets: Targets) -> Iterator[tuple[Text, MarkupFinding]]:
    """What is wrong with each `url`."""
    for offer in page.references:
        address = offer.target.value
        if offer.is_file or words_around.parted(address):
            continue
        if not is_safe(address) or not address or targets.wrong_with(address):
            kind = FindingKind.NOWHERE if is_safe(address) else FindingKind.UNSAFE
            yield offer.target, MarkupFinding(kind=kind, start=0, end=len(address), subject=address)


def _about_markup(
    page: Record, text: Text, finding: MarkupFinding, targets: Targets, own: Mapping[int, Artifact]
) -> Finding:
    """What is said of one text; `own` are the artifacts of the page, by the places of their texts."""
    code, headline, cure = _WORDS[finding.kind]
    if finding.kind is FindingKind.STRAY and finding.subject == "br":
        headline, cure = "`</br>` closes nothing; it is read as `<br>`", "write `<br>`"
    if finding.kind is FindingKind.APOSTROPHES and len(finding.subject) == 1:
        headline = "a backtick is typed for an apostrophe here"
    written = text.value[finding.start : finding.end]
    if (
        finding.kind is FindingKind.HALF
        and finding.subject.replace("](<", "](").replace(">)", ")") == written
    ):
        headline = _WITH_BLANKS
    words = {"subject": " ".join(finding.subject.split()), "allowed": _ALLOWED, "schemes": _SCHEMES}
    headline, cure = headline.format(**words), cure.format(**words)
    near = None
    is_link = finding.kind in (FindingKind.NOWHERE, FindingKind.UNSAFE) and finding.subject
    if is_link and (wrong := targets.wrong_with(finding.subject)):
        headline, cure, near = wrong.headline, wrong.cure, wrong.near
    if finding.kind is FindingKind.NOWHERE and (told := _of_file(page, text, headline, targets, own)):
        return told
    if not text.is_verbatim:
        return at_text(code, page, text, headline, cure)
    if finding.kind is FindingKind.REOPENED:
        first = Span.at(page.source.path, page.source.text, text.start + finding.first)
        headline = headline.replace("the one before it", f"the one in column {first.column}")
    edits = markup_edits(page.source.text, text, finding, near)
    if edits and (code == "M3054" or edits[0].replacement == f"[{near}]({near})"):
        cure = f"write `{edits[0].replacement}`"
    if edits and finding.kind is FindingKind.APOSTROPHES and edits[0].replacement != finding.subject:
        cure = "write `''` instead: between single quotes, YAML reads two as one"
    fix = edits[0] if edits and finding.is_certain else None
    where = (text.start + finding.start, text.start + finding.end)
    return at_offset(code, page, where, headline, cure, fix=fix, edits=edits)


def _of_file(
    page: Record, text: Text, headline: str, targets: Targets, own: Mapping[int, Artifact]
) -> Finding | None:
    """What is said of an address that is the name of a file that the site has; `None` of another one."""
    code, artifact = _WORDS[FindingKind.NOWHERE][0], own.get(text.start)
    is_address = bool(artifact and artifact.template and artifact.template.target is text)
    if is_address and targets.links.template(text.value):
        headline = f"`{text.value}` is a file of the files folder, and `url` takes an address"
        return at_text(code, page, text, headline, f"write `filename: {text.value}` in place of this `url`")
    file = offered(page, text, targets.links) if artifact and not artifact.template else None
    return at_text(code, page, text, headline, file.cure, edits=file.edits) if file else None


_WITH_BLANKS: Final = (
    "Markdown takes no address with blanks and parentheses, so this link is shown as it is written"
)
_ALLOWED: Final = ", ".join(f"`{tag}`" for tag in sorted(ALLOWED_TAGS))
_SCHEMES: Final = ", ".join(f"`{scheme}:`" for scheme in sorted(SAFE_SCHEMES))
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
    FindingKind.REOPENED: (
        "M3050",
        "`<{subject}>` begins again where the one before it should end",
        "write `</{subject}>`",
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
