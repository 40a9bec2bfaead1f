"""What a reader or an author would miss on a site with a neighbor, in words; nothing where all is well."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from tests.neighbors.crawl import broken, crawl
from tests.neighbors.looking import lacking, searched, shown, unfound, unlisted
from tests.neighbors.sites import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.neighbors.crawl import Seen
    from tests.neighbors.looking import Shown
    from tests.neighbors.sites import Neighbor
    from tests.sites import Built

OWN_TAGS: Final = re.compile(r"\s*<(?:link|script)\b[^>]*assets/m3/[^>]*>(?:</script>)?")
"""Our stylesheet and script, in the head and at the end of every page."""
OUR_FILES: Final = re.compile(r"assets/m3/|(fr/)?m3/|static-api/|(fr/)?m3\.json$|(fr/)?m3\.schema\.json$")
"""What a build writes besides."""


def problems(neighbor: Neighbor, built: Built, plain: Built) -> list[str]:
    """Everything that is wrong with a site, but for what is known of its neighbor."""
    if built.is_aborted:
        return [f"the build stopped: {built.log[-2000:]}"]
    crawled, before = crawl(built.root / "site"), crawl(plain.root / "site")
    pages = shown(built, {neighbor.address(name): text for name, text in neighbor.pages.items()})
    found = [
        *(one for page in pages for one in (*lacking(page), *unlisted(page), *wrong_ids(page))),
        *_search(pages, searched(built), searched(plain)),
        *_links(built, crawled, set(broken(plain.root / "site", before, SITE_URL))),
        *repeated_ids(crawled, before),
        *_others(pages, built.files(), plain.files()),
        *_exports(neighbor, built),
        *_said(neighbor, built, plain),
        *(f"log: {line}" for line in built.log.splitlines() if re.match("(WARNING|ERROR) - mkdocs_m3", line)),
    ]
    known = [start for start in neighbor.known if any(one.startswith(start) for one in found)]
    return [
        *(one for one in found if not one.startswith(tuple(known))),
        *(f"known: nothing begins with {start!r} any more" for start in neighbor.known if start not in known),
    ]


def wrong_ids(page: Shown) -> Iterator[str]:
    """Ids of ours that do not begin with a letter."""
    ids = [str(one["id"]) for one in page.content.select(".m3 [id], .m3[id]")]
    if wrong := [one for one in ids if not one[0].isalpha()]:
        yield f"ids: {page.address} has {wrong}"


def repeated_ids(crawled: Mapping[str, Seen], before: Mapping[str, Seen]) -> Iterator[str]:
    """Ids that are on a page twice, and were not without us."""
    for page, found in crawled.items():
        known = before[page].repeated if page in before else ()
        if more := [one for one in found.repeated if one not in known]:
            yield f"ids: {page} repeats {', '.join(more)}"


def _search(pages: list[Shown], entries: Mapping[str, str], before: Mapping[str, str]) -> Iterator[str]:
    """The search knows the activities of each page, and all that it knows without us."""
    for page in pages:
        yield from unfound(page, entries)
    own = {page.address.removesuffix("index.html") for page in pages}
    for location in sorted((entries.keys() | before.keys()) - own):
        if entries.get(location) != before.get(location):
            yield f"search: {location} says something else than without us"


def _links(built: Built, crawled: Mapping[str, Seen], before: set[tuple[str, str]]) -> Iterator[str]:
    """Every link works that is not broken without us."""
    for page, link in broken(built.root / "site", crawled, SITE_URL):
        if (page, link) not in before:
            yield f"links: {page} leads to {link}, which is not there"


def _others(pages: list[Shown], there: Mapping[str, bytes], before: Mapping[str, bytes]) -> Iterator[str]:
    """Every page that is not of the playbook is the same as without us, but for our stylesheet and script."""
    if lost := sorted(before.keys() - there.keys()):
        yield f"files: {lost} are there without us alone"
    if more := sorted(name for name in there.keys() - before.keys() if not OUR_FILES.match(name)):
        yield f"files: {more} are there with us alone"
    for name in sorted(before.keys() & there.keys() - {page.address for page in pages}):
        if name.endswith(".html") or name == "sitemap.xml":
            one, other = _lines(there[name]), _lines(before[name])
            if one != other:
                first = next(
                    (pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]), "its length"
                )
                yield f"others: {name} has changed: {first}"


def _lines(html: bytes) -> list[str]:
    """The lines of a page without our stylesheet and script, and without blanks between lines."""
    lines = OWN_TAGS.sub("", html.decode()).splitlines()
    return [found for line in lines if (found := line.strip())]


def _exports(neighbor: Neighbor, built: Built) -> Iterator[str]:
    """The exports hold every key task that all may read, with addresses that are pages, and no secret."""
    data: dict[str, Any] = json.loads(built.html("m3.json"))
    addresses = [neighbor.address(name) for name in neighbor.exported]
    there = [
        urlsplit(one["url"]).path.removeprefix(urlsplit(SITE_URL).path).lstrip("/")
        for one in data["keyTasks"]
    ]
    if sorted(page + "index.html" if page.endswith("/") else page for page in there) != sorted(addresses):
        yield f"exports: {there} are there for {addresses}"
    for words in neighbor.hidden:
        for name, content in built.files().items():
            if words.encode() in content:
                yield f"exports: {name} tells {words!r}"


def _said(neighbor: Neighbor, built: Built, plain: Built) -> Iterator[str]:
    """The other plugin has done its own work."""
    for address, words in neighbor.says.items():
        for word in words:
            for which, site in (("with us", built), ("without us", plain)):
                if word not in site.html(address):
                    yield f"neighbor: {which}, {address} does not say {word!r}"
