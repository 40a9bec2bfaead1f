"""Texts hold only the markup that they may, and their links lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_offset, at_text
from mkdocs_m3.links import SAFE_SCHEMES, scheme_of
from mkdocs_m3.text import ALLOWED_TAGS, Finding, Flaw, inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import Links, SiteLinks
    from mkdocs_m3.model import KeyTask, Playbook, Text


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every flaw of markup, and every link or `url` that leads nowhere."""
    for task in playbook.pages:
        seen_from_page = links.seen_from(task.source.uri)
        for text in task.texts:
            for finding in inline(text.value, seen_from_page.written).findings:
                yield _about_markup(task, text, finding)
        for offer in task.references:
            if not offer.is_file:
                yield from _about_address(task, offer.target, seen_from_page)


def _about_markup(task: KeyTask, text: Text, finding: Finding) -> Diagnostic:
    code, headline, cure = _words(finding)
    if not text.is_verbatim:
        return at_text(code, task, text, headline, cure)
    return at_offset(code, task, text.start + finding.start, text.start + finding.end, headline, cure)


def _words(finding: Finding) -> tuple[str, str, str]:
    """The code, headline and cure for a flaw."""
    subject = finding.subject
    allowed = ", ".join(f"`{tag}`" for tag in sorted(ALLOWED_TAGS))
    match finding.flaw:
        case Flaw.TAG:
            name = subject if subject.startswith("<") else f"<{subject}>"
            return "M3050", f"a text may not hold `{name}`; its words are kept", f"delete it, or use one of {allowed}"
        case Flaw.CONTENT:
            return "M3050", f"a text may not hold `{_short(subject)}`; all of it is left out", "delete it"
        case Flaw.ATTRIBUTE:
            return "M3050", f"a text may not hold the attribute `{subject}`; it is left out", "delete it"
        case Flaw.UNCLOSED:
            return "M3050", f"`<{subject}>` is never closed; it ends with the text", f"write `</{subject}>` after it"
        case Flaw.STRAY:
            return "M3050", f"`</{subject}>` closes nothing; it is left out", "delete it"
        case Flaw.LOOKS_LIKE_TAG:
            cure = "nothing, if it is meant so; to be sure, put a backslash before the `<`"
            return "M3051", f"`{subject}` looks like a tag; it is shown as written", cure
        case Flaw.UNSAFE:
            schemes = ", ".join(f"`{scheme}:`" for scheme in sorted(SAFE_SCHEMES))
            headline = f"a link may not lead to `{_short(subject)}`; its words are kept"
            return "M3052", headline, f"link to a page of the site, or to an address with {schemes}"
        case Flaw.NOWHERE:
            return "M3053", *_nowhere(subject)


def _nowhere(address: str) -> tuple[str, str]:
    if not address:
        return "a link has no target", "write where it leads, or delete the link"
    return f"the link `{address}` leads to no page or file of the site", (
        "correct it; links are read from this page's folder, or with `/` from the site's"
    )


def _about_address(task: KeyTask, target: Text, links: Links) -> Iterator[Diagnostic]:
    scheme = scheme_of(target.value)
    if scheme and scheme not in SAFE_SCHEMES:
        finding = Finding(flaw=Flaw.UNSAFE, start=0, end=len(target.value), subject=target.value)
        yield _about_markup(task, target, finding)
    elif not target.value or links.written(target.value) is None:
        yield at_text("M3053", task, target, *_nowhere(target.value))


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
