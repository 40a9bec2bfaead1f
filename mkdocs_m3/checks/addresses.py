"""Two pages must not have one address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.checks.numbers_of_files import number_in_address, own_number, with_number
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.destinations import built_at, destination_of, is_one_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record
    from mkdocs_m3.model.site_links import SiteLinks


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every permalink that another page or file of the site has already."""
    places = {page.source.uri: page for page in context.playbook.records}
    told: set[str] = set()
    for page in context.playbook.records:
        if page.permalink and (holder := context.links.refused.get(page.source.uri)):
            there = places.get(holder)
            copy = _copy(page, there) if context.playbook.ids.are_usual else None
            if copy and copy.permalink and copy.source.uri not in told:
                told.add(copy.source.uri)
                other = page if there is copy else there
                assert other  # noqa: S101 - the copy is one of two
                headline = f"the address `{copy.permalink.value}` is also that of `{other.source.path}`"
                cure = f"write `permalink: {with_number(copy, own_number(copy))}`"
                yield at_text("M3031", copy, copy.permalink, headline, cure)
            elif not copy:
                named = there.source.path if there else holder
                headline = _headline(page.permalink.value, holder, named, context.links)
                yield at_text("M3031", page, page.permalink, headline, _CURE)


def _copy(page: Record, other: Record | None) -> KeyTask | None:
    """Which of two key tasks has the number of the other in its address, which came along with a copy."""
    if not isinstance(page, KeyTask) or not isinstance(other, KeyTask):
        return None
    number = number_in_address(page)
    if not number or number != number_in_address(other):
        return None
    own = (own_number(page), own_number(other))
    return page if own[0] != number == own[1] else other if own[1] != number == own[0] else None


_CURE: Final = "give one of the two another `permalink`"


def _headline(permalink: str, holder: str, named: str, links: SiteLinks) -> str:
    """What is in the way: the same address, one that only a computer tells apart, or a file as a folder."""
    wanted = links.inventory.destination(destination_of(permalink), links.place)
    has = links.destinations.get(holder, holder)
    if links.inventory.language and holder in links.inventory.language.foreign_folders:
        return f"the address `{permalink}` is kept for the pages of the language `{holder}`"
    if built_at(wanted, links.own_folder):
        return f"the address `{permalink}` is kept for `{named}`, which the build writes"
    if wanted == has:
        return f"the address `{permalink}` is also that of `{named}`"
    if is_one_place(wanted, has):
        return f"the address `{permalink}` differs only in letter case or accents from that of `{named}`"
    return f"the address `{permalink}` takes a file for a folder, since `{named}` is in its way"
