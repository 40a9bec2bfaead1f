"""A copy of a template that the system has numbered is in the place of the template, or nowhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record, Reference

_COPY: Final = rare(r"(?P<stem>.+?)(?: ?\(\d{1,3}\)| - Copy(?: \(\d{1,3}\))?|_copy)$")
_MOST: Final = 20
"""Such copies that are looked for in the texts of all pages."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each file that is called like a copy of one that a page offers, and that no page names."""
    links = context.links
    offered: dict[str, tuple[Record, Reference]] = {}
    for page in context.playbook.records:
        for offer in page.references:
            if offer.is_file:
                offered.setdefault(offer.target.value, (page, offer))
    folder = posixpath.join(links.files_folder, "")
    copies: dict[str, str] = {}
    for path in links.inventory.files:
        name = path.removeprefix(folder)
        stem, ending = posixpath.splitext(name)
        found = _COPY.fullmatch(stem) if path.startswith(folder) and name not in offered else None
        if found and (original := f"{found['stem']}{ending}") in offered and links.template(original):
            copies[name] = original
            if len(copies) == _MOST:
                break
    texts = [page.source.text for page in context.playbook.records]
    texts += [source.text for source in context.ordinary_pages]
    for name, original in copies.items():
        base = posixpath.basename(name)
        written = (base, quote(base), base.replace(" ", "%20"))
        if any(one in text for text in texts for one in written):
            continue
        page, offer = offered[original]
        yield at_text(
            "M3105",
            page,
            offer.target,
            f"`{name}` is beside this file, called like a copy of it, and no page names it",
            f"if it is the newer version, put it in the place of `{original}`; if not, delete it",
        )
