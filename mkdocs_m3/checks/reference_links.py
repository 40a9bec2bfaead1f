"""A link in a text has its address with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import within
from mkdocs_m3.markup.reference_links import definitions, reference_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.markup.half_markup import Half
    from mkdocs_m3.model import Record, Text


def check(context: CheckContext) -> Iterator[Finding]:
    """Report links such as `[contact page][1]`, whose address is below the front matter, if anywhere."""
    for page in context.playbook.records:
        texts = [text for text in page.texts if "[" in text.value]
        addresses = definitions(page.body) if texts else {}
        for text in texts:
            for link in reference_links(text.value, addresses):
                yield _about(page, text, link)


def _about(page: Record, text: Text, link: Half) -> Finding:
    written = " ".join(text.value[link.start : link.end].split())
    headline = f"no text takes an address from below the front matter, so `{written}` is shown as written"
    cure = f"write the address itself: `{' '.join(link.right.split())}`"
    if not link.right:
        cure = f"write the address itself in place of `[{written.rpartition('[')[2]}`, in parentheses"
    return within("M3055", page, text, headline, cure, part=(link.start, link.end), right=link.right or None)
