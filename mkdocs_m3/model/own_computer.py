"""Addresses that lead to the computer of whoever wrote them: those of a preview, and of files."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from mkdocs_m3.model.addresses import is_on_a_computer

if TYPE_CHECKING:
    from mkdocs_m3.model.site_links import SiteLinks

_HOST: Final = r"(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])"
_PREVIEW: Final = re.compile(
    rf"\s*(?:(?:https?:)?//{_HOST}(?::\d{{1,5}})?|{_HOST}:\d{{1,5}})(?P<path>(?:[/?#].*)?)",
    re.IGNORECASE | re.DOTALL,
)
_MAY_BE: Final = re.compile(r"localhost|127\.|0\.0\.0\.0|::|file:|[a-z]:\\|\\\\", re.IGNORECASE)
_MOST_FOLDERS: Final = 20
"""Folders at the end of a path in which a file of the site is looked for."""


def is_preview(address: str) -> bool:
    """Whether it is an address of a web server on this computer, as `mkdocs serve` is one."""
    return bool(_PREVIEW.fullmatch(address))


def may_hold_own(text: str) -> bool:
    """Whether such an address, or a path of a file there, may be in a text; quickly seen."""
    return bool(_MAY_BE.search(text))


def is_own(address: str) -> bool:
    """Whether only its author can open it."""
    return is_preview(address) or is_on_a_computer(address.strip())


def meant(address: str, links: SiteLinks, *, is_rooted: bool) -> str | None:
    """The page or file of the site that such an address means, by its path from the page that has it.

    Or else by its path from the documentation folder, with a `/` before it.
    """
    found = _PREVIEW.fullmatch(address)
    path, _, place = (found["path"] if found else address.replace("\\", "/")).partition("#")
    path = unquote(path.partition("?")[0])
    file = _published(path, links) if found else _copied(path, links)
    if file is None:
        return None
    way = f"/{file}" if is_rooted else posixpath.relpath(file, posixpath.dirname(links.uri) or ".")
    return way.replace(" ", "%20") + (f"#{place}" if place else "")


def _published(path: str, links: SiteLinks) -> str | None:
    """What a preview shows at a path, which may begin with the folder in which the site is published."""
    base = urlsplit(links.inventory.site_address or "").path.rstrip("/")
    for inside in dict.fromkeys((path.removeprefix(base) if path.startswith(f"{base}/") else path, path)):
        file = links.page_of(inside or "/") or links.inventory.target(inside.lstrip("/"))
        if file:
            return file
    return None


def _copied(path: str, links: SiteLinks) -> str | None:
    """The page or file of the site whose path ends one on a computer, or the only one with its name."""
    folders = path.split("/")[-_MOST_FOLDERS:]
    for n in range(len(folders) - 1):
        inside = "/".join(folders[n:])
        if file := links.inventory.target(inside) or links.at.get(inside):
            return file
    name = folders[-1]
    alike = [one for one in links.names.beginning_with(name) if posixpath.basename(one) == name]
    return alike[0] if len(alike) == 1 else None
