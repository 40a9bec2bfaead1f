"""Links below the front matter lead to pages and files of the site.

A build leaves this to MkDocs, which says it by itself.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_m3.checks.findings import at_offset
from mkdocs_m3.checks.targets import nowhere
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.markup.body_addresses import links_of
from mkdocs_m3.markup.comments import TEMPLATE_SIGNS
from mkdocs_m3.model.addresses import path_of, scheme_of
from mkdocs_m3.model.export_paths import EXPORTS_FOLDER
from mkdocs_m3.model.own_computer import is_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.markup.body_addresses import BodyLink
    from mkdocs_m3.model import Record
    from mkdocs_m3.model.link_rules import LinkRules
    from mkdocs_m3.model.site_links import SiteLinks

CODE: Final = "M3053"
_BUILT: Final = (f"{EXPORTS_FOLDER}/", "static-api/")
"""Folders of the built site that a build fills with our exports."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each link of a body that a build would warn of."""
    rules = context.link_rules
    to_be = {near.right_uri for near in context.near_pages}
    for page in context.playbook.records if rules else ():
        if any(sign in page.body for sign in TEMPLATE_SIGNS):
            continue
        links = context.links.seen_from(page.source.uri)
        for link in links_of(page.body):
            inside = _inside(link.address, page, rules) if rules else None
            if inside is not None and inside not in to_be and not _is_there(inside, link.address, links):
                yield _finding(link, page, links)


def unasked(context: CheckContext) -> frozenset[tuple[str, str]]:
    """The pages, as findings name them, in which links were not looked at, with the code of these."""
    bodies = ((page.source.path, page.body) for page in context.playbook.records)
    return frozenset(
        (path, CODE)
        for path, body in bodies
        if ("](" in body or "]:" in body)
        and (context.link_rules is None or any(sign in body for sign in TEMPLATE_SIGNS))
    )


def _inside(address: str, page: Record, rules: LinkRules) -> str | None:
    """The path in the documentation folder that an address means; `None` where it is left as it is."""
    if not address or scheme_of(address) or address.startswith(("//", "#", "?", "\\")) or is_own(address):
        return None
    path = path_of(address)
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/")) if rules.are_rooted else None
    if not posixpath.splitext(path)[1]:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.source.uri), path))


def _is_there(inside: str, address: str, links: SiteLinks) -> bool:
    if inside in links.inventory.left_out or inside.removeprefix(links.own_folder).startswith(_BUILT):
        return True
    return links.written(address) is not None


def _finding(link: BodyLink, page: Record, links: SiteLinks) -> Finding:
    wrong = nowhere(link.address, links)
    where = page.body_places[link.start], page.body_places[link.end]
    cure, near = "correct it; links here are read from this page's folder", wrong.near
    if wrong.page:
        near = f"/{wrong.page}"  # MkDocs looks for paths of files
    if near is None and "%" in link.address:
        near = links.nearest(path_of(link.address), page.source.uri)
    if near is None:
        cure = wrong.cure if wrong.cure.startswith("rename") else cure
        return at_offset(CODE, page, where, wrong.headline, cure)
    rest = link.address[len(link.address.partition("#")[0]) :]
    near += "" if "#" in near else rest
    right = near if link.is_angled or scheme_of(near) else quote(near, safe="/%#?&=:@+,;~!$'*")
    cure = f"write `{right}`"
    if wrong.near and not wrong.page:
        cure = wrong.cure.replace(f"`{wrong.near}`", f"`{right}`")
    edits = (Fix(start=where[0], end=where[1], replacement=right),)
    return at_offset(CODE, page, where, wrong.headline, cure, edits=edits)
