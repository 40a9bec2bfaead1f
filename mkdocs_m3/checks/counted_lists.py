"""Above a list, its items are counted right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import changing
from mkdocs_m3.markup.counted_lists import counted_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each number in words of which the list right below has one item more or less."""
    for page in context.playbook.records:
        for found in counted_lists(page.body):
            where = page.body_places[found.start], page.body_places[found.end]
            number = found.right or str(found.items)
            headline = f"this says `{found.written}`, and the list below has {found.items} items"
            cure = f"write `{number}`, if it is what the list holds"
            yield changing("M3117", page.source, where, headline, cure, right=number)
