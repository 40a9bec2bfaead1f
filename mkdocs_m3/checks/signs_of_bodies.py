"""No text holds signs that only the body of a page knows, or what Word writes for a lost reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import within
from mkdocs_m3.markup.signs_of_bodies import may_hold_signs, signs_of_bodies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.markup.half_markup import Half
    from mkdocs_m3.model import Record, Text


def check(context: CheckContext) -> Iterator[Finding]:
    """Report such signs in every text that readers see."""
    for page in context.playbook.records:
        if may_hold_signs(page.source.text):
            for text in page.texts:
                for kind, sign in signs_of_bodies(text.value):
                    yield _told(page, text, kind, sign)


def _told(page: Record, text: Text, kind: str, sign: Half) -> Finding:
    written = text.value[sign.start : sign.end]
    headline, cure = _words(kind, " ".join(written.split()), sign.right)
    right = sign.right if kind in ("attributes", "marked", "chat") else None
    return within("M3055", page, text, headline, cure, part=(sign.start, sign.end), right=right)


def _words(kind: str, written: str, right: str) -> tuple[str, str]:
    """What is wrong with a sign, and what to do about it."""
    if kind == "chat":
        return (
            f"`{written}` says who wrote this in a chat, and is shown to readers here",
            f"delete `{written}`",
        )
    if kind == "lost":
        return f"`{written}` is what Word writes where it has lost a reference", "write what it referred to"
    headline = f"`{written}` means something in the body of a page alone, and is shown to readers here"
    if kind == "footnote":
        return (
            headline,
            "delete it, and put the words of the footnote in parentheses, or below the front matter",
        )
    return headline, f"write `{right}`" if right else f"delete `{written}`"
