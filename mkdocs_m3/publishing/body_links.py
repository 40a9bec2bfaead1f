"""The links in a page's own Markdown, led to where pages are in a rendered folder.

Code aside, it is all that programs take for a link: `[words](address)`, pictures, and lines such as
`[1]: address`. Links of HTML are changed only for programs that look for the files these name as well.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from mkdocs_m3.markup.body_addresses import CODE, DEFINITION, LINK
from mkdocs_m3.markup.code_lines import Line, lines_read_as
from mkdocs_m3.model.addresses import scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.publishing.places import Places

_MAY_LINK: Final = re.compile(r"\]\(|\]:|(?:href|src)\s*=", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"(?P<before><[A-Za-z][^<>]*?\s(?:href|src)\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')",
    re.IGNORECASE,
)
_AS_WRITTEN: Final = "/%:?#[]@!$&'()*+,;="


def led(body: str, uri: str, places: Places, *, by_source: bool) -> tuple[str, tuple[str, ...]]:
    """A page's Markdown with its links led on, by the page's path in the site's documentation folder.

    Where programs look for files from the page's `by_source`, links of HTML and links to addresses are led to
    files, too; else these are right as they are, since pages keep their addresses. With it, the addresses of
    links of Markdown that lead nowhere.
    """
    if not _MAY_LINK.search(body):
        return body, ()
    lost: list[str] = []

    def lead(address: str) -> str | None:
        by_file = _by_file(address, uri, places)
        meant = by_file or _by_address(address, uri, places)
        if meant is None:
            lost.extend([address] if _split(address)[0] else [])
            return None
        return _from(uri, meant, address, places) if by_file or by_source else None

    def lead_html(address: str) -> str | None:
        meant = _by_address(address, uri, places)
        return _from(uri, meant, address, places) if meant else None

    pieces: list[str] = []
    for text, read_as in _pieces(body):
        changed = text
        if read_as is Line.WORDS:
            changed = DEFINITION.sub(lambda found: _put(found, lead), changed)
            changed = LINK.sub(lambda found: _put(found, lead), changed)
        if read_as is not Line.CODE and by_source:
            changed = _ATTRIBUTE.sub(lambda found: _put(found, lead_html), changed)
        pieces.append(changed)
    return "".join(pieces), tuple(lost)


def _pieces(body: str) -> Iterator[tuple[str, Line]]:
    """The body in pieces, with what each is read as; code among words is a piece of its own."""
    for text, read_as in lines_read_as(body):
        if read_as is not Line.WORDS:
            yield text, read_as
            continue
        position = 0
        for found in CODE.finditer(text):
            yield text[position : found.start()], Line.WORDS
            yield found[0], Line.CODE
            position = found.end()
        yield text[position:], Line.WORDS


def _put(found: re.Match[str], lead: Callable[[str], str | None]) -> str:
    """What was found with another address; as it is where that leads nowhere else."""
    for kind, (begin, end) in {
        "angled": "<>", "double": '""', "single": "''", "bare": ("", ""),
    }.items():  # fmt: skip
        address = found.groupdict().get(kind)
        if address is not None:
            other = lead(address)
            return found[0] if other is None else f"{found['before']}{begin}{other}{end}"
    return found[0]


def _by_file(address: str, uri: str, places: Places) -> str | None:
    """The place of what a link of Markdown names, whose path is that of a file beside the page's source."""
    path, _ = _split(address)
    if not path:
        return None
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path)))
    target = places.links.inventory.target(inside)
    return None if target is None else places.of.get(target, target)


def _by_address(address: str, uri: str, places: Places) -> str | None:
    """The same of a link that leads from the page's published address, as browsers take it."""
    path, _ = _split(address)
    destination = places.links.destinations.get(uri)
    if not path or destination is None:
        return None
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(destination), unquote(path)))
    folder = posixpath.normpath(posixpath.join(inside, "index.html"))
    links = places.links
    page = links.at.get(inside) or (links.at.get(folder) if links.inventory.has_directory_urls else None)
    if page:
        return places.of[page]
    return inside if inside in links.inventory.files else None


def _split(address: str) -> tuple[str, str]:
    """The path of an address into the site, and what is behind it; no path where it leads elsewhere."""
    if scheme_of(address) or address.startswith(("/", "#", "?")) or "{{" in address:
        return "", ""
    found = re.match(r"[^?#]*", address)
    path = found[0] if found else ""
    return path, address[len(path) :]


def _from(uri: str, target: str, address: str, places: Places) -> str | None:
    """The way from a page's place to a file, with the rest of an address; `None` where it is that already."""
    path, rest = _split(address)
    way = posixpath.relpath(target, posixpath.dirname(places.of[uri]) or ".")
    return None if posixpath.normpath(unquote(path)) == way else quote(way) + quote(rest, safe=_AS_WRITTEN)
