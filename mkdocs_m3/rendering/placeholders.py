"""What stands for a part or a view in a page's Markdown, until the finished one is put in its place.

It is a paragraph of one word, made of letters and digits alone, that says all there is to know. Abbreviations
and plugins that link words look for whole words, so none of them touches it. It carries a checksum, so that
body text can't imitate it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(
    r"(?<![0-9A-Za-z])m3(?P<kind>part|view)(?P<sum>[0-9a-f]{8})x(?P<said>(?:[0-9a-f]{2})+)(?![0-9A-Za-z])"
)
_PARAGRAPH_BEGINS: Final = re.compile(r"<p(?:\s[^<>]*)?>(?:\s|<(?!/?p\b)[^<>]*>)*\Z")
_PARAGRAPH_ENDS: Final = re.compile(r"(?:\s|<(?!/?p\b)[^<>]*>)*</p>")
_LONGEST_TAGS: Final = 1_000
"""Characters of tags that may be between a paragraph's beginning and the word in it."""


class Place(Struct, frozen=True, kw_only=True):
    """A placeholder in a finished page."""

    word: str
    """The word itself."""
    start: int
    """Where its paragraph begins; where the word does, if it is among others."""
    end: int
    """Where that ends, exclusive."""
    is_view: bool
    """Whether it stands for a view, rather than for a part of the page itself."""
    name: str
    """The name of the part or view."""
    options: str
    """What its comment says behind the name."""


def of_part(name: str, number: int | None = None) -> str:
    """The word for a part of the page itself; its number where the page has several of the kind."""
    return _word("part", name if number is None else f"{name} {number}")


def of_view(name: str, options: str) -> str:
    """The word for a view with the options of its comment."""
    return _word("view", f"{name} {options}")


def may_be_in(text: str) -> bool:
    """Whether a page's Markdown or HTML may hold the placeholder of a view; quickly seen."""
    return "m3view" in text


def places(html: str) -> Iterator[Place]:
    """Every placeholder, with the paragraph around it, whatever else has been put into that."""
    for found in _WORD.finditer(html):
        said = bytes.fromhex(found["said"]).decode(errors="replace")
        if found[0] != _word(found["kind"], said):
            continue
        start, end = found.span()
        begins = _PARAGRAPH_BEGINS.search(html, max(0, start - _LONGEST_TAGS), start)
        ends = _PARAGRAPH_ENDS.match(html, end)
        if begins and ends:
            start, end = begins.start(), ends.end()
        name, _, options = said.partition(" ")
        yield Place(
            word=found[0],
            start=start,
            end=end,
            is_view=found["kind"] == "view",
            name=name,
            options=options,
        )


def _word(kind: str, said: str) -> str:
    return f"m3{kind}{crc32(f'{kind} {said}'.encode()):08x}x{said.encode().hex()}"
