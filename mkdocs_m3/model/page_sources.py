"""Addresses at GitHub and GitLab that lead to the source of a page of the site."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.model.source import Source

_FILE: Final = re.compile(
    r"\s*https?://(?:[\w-]{1,63}\.){0,5}git(?:hub|lab)(?:\.[\w-]{1,63}){1,5}/[^\s?#]{1,400}?"
    r"/(?:blob|raw|edit)/(?P<path>[^\s?#]+\.md)(?:\?[^\s#]*)?(?P<place>#\S*)?\s*",
    re.IGNORECASE,
)
_LINES: Final = re.compile(r"#L\d.*")
_USUAL: Final = frozenset({"index.md", "readme.md"})
"""Pages that the documentation of most projects has."""


def may_hold_sources(text: str) -> bool:
    """Whether such an address may be in a text; quickly seen."""
    return ".md" in text and ("github" in text.casefold() or "gitlab" in text.casefold())


def docs_folder(source: Source) -> str:
    """The name of the documentation folder that a page lies in; empty where its path does not say it."""
    folder = source.path.removesuffix(source.uri)
    return posixpath.basename(folder.rstrip("/")) if folder != source.path else ""


def page_of_source(address: str, docs: str, links: SiteLinks, *, is_rooted: bool) -> str | None:
    """How to link to the page whose source an address leads to; `None` where it leads to none.

    `docs` is the name of the documentation folder, which comes behind that of a branch, or farther down.
    """
    found = _FILE.fullmatch(address) if docs else None
    folders = unquote(found["path"]).split("/") if found else []
    starts = (n + 1 for n, folder in enumerate(folders) if folder == docs and n)
    uri = next((one for n in starts if (one := "/".join(folders[n:])) in links.inventory.pages), None)
    if found is None or uri is None or uri == links.uri or uri.casefold() in _USUAL:
        return None
    way = f"/{uri}" if is_rooted else posixpath.relpath(uri, posixpath.dirname(links.uri) or ".")
    place = found["place"] or ""
    return quote(way) + ("" if _LINES.match(place) else place)
