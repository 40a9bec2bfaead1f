"""What a reader finds on the pages of a playbook, and in the search, of what their authors wrote."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag
from Crypto.Cipher import AES
from Crypto.Util.Padding import unpad
from msgspec import Struct

from tests.neighbors import playbook
from tests.neighbors.crawl import seen

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from tests.sites import Built

CONTENT: Final = ("article", "[role=main]", "main")
"""Where themes have the content of a page; the first one that is there."""


class Shown(Struct, frozen=True, kw_only=True):
    """A page of the playbook as it is published."""

    address: str
    """Its file in the built site."""
    written: str
    """Its text, as its author wrote it."""
    content: Tag
    """What is on it, without all that is on every page."""
    links: tuple[str, ...]
    """Every link of the whole page."""

    @property
    def is_secret(self) -> bool:
        """Whether the page is encrypted."""
        return f"password: {playbook.PASSWORD}" in self.written


def shown(built: Built, written: Mapping[str, str]) -> list[Shown]:
    """The pages of the playbook: by the file of each, its text as its author wrote it."""
    return [
        Shown(
            address=address,
            written=text,
            content=_content(built, address),
            links=seen(built.html(address)).links,
        )
        for address, text in written.items()
    ]


def lacking(page: Shown) -> Iterator[str]:
    """Texts of the author that are not on the page, and placeholders that still are."""
    there = playbook.counted(page.content)
    if missing := less(playbook.wanted(playbook.texts(page.written)), there):
        yield f"text: {page.address} lacks {missing}"
    if left := [word for word in there if re.match(r"m3(part|view)", word)]:
        yield f"text: {page.address} shows {left}"


def unlisted(page: Shown) -> Iterator[str]:
    """Headings that are not in the table of contents, beside the links that headings themselves may have."""
    headings = [str(one["id"]) for one in page.content.select("h2[id]") if not one.find_parent(class_="m3")]
    wanted = len(re.findall(r"^(?:objective|activities|stakeholders):", page.written, re.MULTILINE))
    if len(headings) < wanted and "m3/keyTask" in page.written:
        yield f"headings: {page.address} has only {headings}"
    of_headings = [str(one.get("href")) for one in page.content.select("a.headerlink")]
    for heading in headings:
        if page.links.count(f"#{heading}") <= of_headings.count(f"#{heading}"):
            yield f"contents: {page.address} does not list #{heading}"


def searched(built: Built) -> dict[str, str]:
    """What the search knows of each page, by its address."""
    found: dict[str, str] = {}
    for entry in json.loads(built.html("search/search_index.json"))["docs"]:
        location = entry["location"].partition("#")[0].removesuffix("index.html")
        found[location] = f"{found.get(location, '')} {entry['title']} {entry['text']}"
    return found


def unfound(page: Shown, entries: Mapping[str, str]) -> Iterator[str]:
    """Activities of the page that the search does not know."""
    location = page.address.removesuffix("index.html")
    if location not in entries and not page.is_secret:
        yield f"search: nothing of {location}"
    wanted = playbook.wanted(playbook.activities(page.written))
    if not page.is_secret and (missing := less(wanted, playbook.counted(entries.get(location, "")))):
        yield f"search: {location} lacks {missing}"


def less(wanted: Counter[str], there: Counter[str]) -> str:
    """The words that are missing, with their numbers; nothing where none is."""
    return ", ".join(f"{n} of {word}" for word, n in (wanted - there).items())


def _content(built: Built, address: str) -> Tag:
    page = built.page(address)
    found = next(found for part in CONTENT if (found := page.select_one(part)))
    bundle = found.select_one("#mkdocs-encrypted-content")
    return _decrypted(bundle.get_text()) if bundle else found


def _decrypted(bundle: str) -> Tag:
    """The content of an encrypted page; a test build makes its key of the password itself."""
    start, text = map(base64.b64decode, bundle.split(";"))
    cipher = AES.new(sha256(playbook.PASSWORD.encode()).digest(), AES.MODE_CBC, start)
    return BeautifulSoup(unpad(cipher.decrypt(text), 16), "html.parser")
