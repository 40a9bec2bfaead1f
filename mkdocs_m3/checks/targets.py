"""Where a link of a text leads, and what is to be said where readers cannot follow it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from urllib.parse import quote, unquote

from msgspec import Struct

from mkdocs_m3.findings.nearest import LONGEST_WORD
from mkdocs_m3.findings.one_line import on_one_line
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.addresses import is_address, is_safe, path_of, scheme_of
from mkdocs_m3.model.own_computer import is_own, is_preview, meant
from mkdocs_m3.model.page_sources import page_of_source
from mkdocs_m3.model.wrapped_links import wrapped

if TYPE_CHECKING:
    from mkdocs_m3.checks.anchors import Anchors, Missing
    from mkdocs_m3.model.site_links import SiteLinks

_HOST: Final = rare(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*)\.(?:gov|mil|com|org|net|edu|int|info|eu|us|uk|ca|de|fr|es|ch|at)(?=[/?#:]|\Z)",
    re.IGNORECASE,
)
"""What begins like the name of a host, so that `https://` is missing before it."""
_MAIL: Final = rare(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+(?=\?|\Z)")
_SCHEMES: Final = rare(r"(?:https?[ ]?[:;]?[/\\]*)+", re.IGNORECASE)
_SCHEME: Final = rare(r"https?", re.IGNORECASE)
_LIKE_HOST: Final = rare(r"[\w-]+(?:\.[\w-]+)+(?=[/?#:]|\Z)")


_PERMALINK: Final = rare(r"(?:/[\w-]+(?:\.[\w-]+)*)+/?", re.ASCII)
"""An address that a page can have without further ado."""
_REST: Final = rare(r"[?#].*", re.DOTALL)


class Unreachable(Struct, frozen=True, kw_only=True):
    """What is wrong with an address."""

    headline: str
    """What it is; in one sentence without a full stop."""
    cure: str
    """What to write instead."""
    near: str | None = None
    """The address that is meant."""
    page: str | None = None
    """The page that most likely had the address, by its path, where that is not clear from `near`."""


class Targets(Struct, frozen=True, kw_only=True):
    """What can be linked to from one page."""

    links: SiteLinks
    """The addresses of the site, as seen from the page."""
    anchors: Anchors
    """The places in its pages."""
    docs: str = ""
    """The name of the documentation folder; empty where it is not known."""
    is_rooted: bool = False
    """Whether paths are to be written from the documentation folder, with a `/` before them."""

    def resolved(self, address: str) -> str | None:
        """An address ready for a link; `None` where readers cannot follow it."""
        return None if self.wrong_with(address) else self.links.written(address)

    def wrong_with(self, address: str) -> Unreachable | None:
        """What is wrong with an address; `None` where nothing is.

        Of one that a text may not link to, nothing is said here, unless it leads to its author's computer.
        """
        if is_own(address):
            return of_own_computer(address, self.links, is_rooted=self.is_rooted)
        source = of_source(address, self.docs, self.links, is_rooted=self.is_rooted)
        if wrong := source or of_wrapped(address) or _other_scheme(address.strip()):
            return wrong
        if not is_safe(address):
            return None
        if not is_address(address) or self.links.written(address) is None:
            return nowhere(address, self.links)
        before, _, place = address.strip().partition("#")
        uri = self.links.page_of(address) if place else None
        missing = self.anchors.missing(uri, place) if uri else None
        return _without_place(before, place, missing, self.links) if missing else None


def of_own_computer(address: str, links: SiteLinks, *, is_rooted: bool = False) -> Unreachable:
    """What is said of an address that only its author can open."""
    near = meant(address, links, is_rooted=is_rooted)
    where = "there, with a `/` before it" if is_rooted else "from this page"
    cure = f"put the file into the documentation folder, and write its path {where}"
    if is_preview(address):
        cure = f"look up the page or file in the documentation folder, and write its path {where}"
    headline = (
        f"`{on_one_line(address)}` is an address of somebody's own computer, which readers cannot reach"
    )
    return Unreachable(headline=headline, cure=_write(near) or cure, near=near)


def of_source(address: str, docs: str, links: SiteLinks, *, is_rooted: bool = False) -> Unreachable | None:
    """What is said of an address that leads to how a page of the site is written; `None` of another one."""
    near = page_of_source(address, docs, links, is_rooted=is_rooted)
    if near is None:
        return None
    headline = "this address leads to the source of a page of this site, not to what readers see"
    return Unreachable(headline=headline, cure=_write(near), near=near)


def of_wrapped(address: str) -> Unreachable | None:
    """What is said of a link that a mail program has put around another; `None` of another one."""
    near = wrapped(address)
    if near is None:
        return None
    headline = "a mail program has put this address around another one, and may name in it who got the mail"
    return Unreachable(headline=headline, cure=_write(near), near=near)


def _other_scheme(address: str) -> Unreachable | None:
    """What is said of an address whose `https://` is there twice, or in other signs."""
    found = _SCHEMES.match(address)
    begin = found[0] if found else ""
    schemes = _SCHEME.findall(begin)
    is_right = len(schemes) == 1 and begin[len(schemes[0]) :] == "://"
    if is_right or not (":" in begin or begin.endswith("//")) or not _LIKE_HOST.match(address, len(begin)):
        return None
    near = f"{schemes[-1].lower()}://{address[len(begin) :]}"
    what = "has its beginning twice" if schemes[1:] else f"has to begin with `{schemes[0].lower()}://`"
    return Unreachable(headline=f"the address `{on_one_line(address)}` {what}", cure=_write(near), near=near)


def nowhere(address: str, links: SiteLinks) -> Unreachable:
    """What is said of an address that leads to nothing in the site."""
    if _MAIL.match(address):
        near: str | None = f"mailto:{address}"
        headline = f"without `mailto:`, the e-mail address `{address}` is taken for a page of this site"
        return Unreachable(headline=headline, cure=_write(near), near=near)
    if moved := _moved(address, links):
        near, uri = moved
        headline = f"the link `{on_one_line(address)}` leads to no page or file of the site"
        cure = f"the page with the address `/{links.addresses[uri]}` is `{uri}`: write `{near}`"
        return Unreachable(headline=headline, cure=cure, near=near)
    if _HOST.match(address):
        headline = (
            f"`{on_one_line(address)}` does not begin with `https://`, so it is taken for a page of this site"
        )
        near = f"https://{address}"
    else:
        headline = f"the link `{on_one_line(address)}` leads to no page or file of the site"
        if address.startswith("/") and _is_of_page(address):
            headline = f"no page has the address `{on_one_line(address)}`"
        if _is_of_page(address) and (page := links.page_near(address)):
            return _of_another_page(address, headline, *page, links)
        near = links.nearest(address, links.uri)
        if near and near != (ordinary := normalize("NFC", near)) and normalize("NFC", address) == ordinary:
            cure = (
                f"rename it to `{ordinary}`: its name spells the same letters in another way, as macOS does"
            )
            return Unreachable(headline=headline, cure=cure, near=None)
    cure = "correct it; links are read from this page's folder, or with `/` from the site's"
    return Unreachable(headline=headline, cure=_write(near) or cure, near=near)


def _is_of_page(address: str) -> bool:
    """Whether it looks like the address of a page, and not like a path of a file."""
    path = path_of(address)
    return posixpath.splitext(path)[1].casefold() in ("", ".html", ".htm") or path.endswith("/")


def _of_another_page(address: str, headline: str, uri: str, own: str, links: SiteLinks) -> Unreachable:
    """What is said of an address that a page may have had, which is at another one now."""
    path, noun = path_of(address), links.nouns.get(uri)
    rest = _REST.search(address)
    near = own + (rest[0] if rest else "")
    cure = f"the {noun or 'page'} `{uri}` is at `{own}`: write `{near}`"
    if noun and _PERMALINK.fullmatch(path):
        cure = f"{cure}, or give that page `permalink: {path.rstrip('/')}/`"
    return Unreachable(headline=headline, cure=cure, near=near, page=uri)


def _moved(address: str, links: SiteLinks) -> tuple[str, str] | None:
    """How to link to the page that kept the address a file had by its name, and that page's path.

    The link still leads to that file, which was moved, or has another name now.
    """
    path, sign, place = address.strip().partition("#")
    stem, ending = posixpath.splitext(posixpath.basename(unquote(path)))
    if ending not in (".md", ".html") or not stem or scheme_of(address) or len(path) > LONGEST_WORD:
        return None
    folder = posixpath.dirname(
        posixpath.normpath(posixpath.join(posixpath.dirname(links.uri), unquote(path)))
    )
    for way in (posixpath.join("/", folder, stem), f"/{stem}"):
        uri = links.page_of(quote(f"{way}/")) or links.page_of(quote(f"{way}.html"))
        if uri and posixpath.splitext(posixpath.basename(uri))[0] != stem:
            near = (
                f"/{uri}"
                if path.startswith("/")
                else posixpath.relpath(uri, posixpath.dirname(links.uri) or ".")
            )
            return f"{quote(near)}{sign}{place}", uri
    return None


def _without_place(before: str, place: str, missing: Missing, links: SiteLinks) -> Unreachable:
    page = missing.page.source
    where = "this page" if page.uri == links.uri else f"`{page.path}`"
    near = f"{before}#{missing.near}" if missing.near else None
    headline = f"{where} has no place `#{place}` that a link could lead to"
    return Unreachable(headline=headline, cure=_write(near) or missing.cure, near=near)


def _write(address: str | None) -> str:
    return f"write `{address}`" if address else ""
