"""Links such as `[contact page][1]`, whose address is on a line of its own: texts take none from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of
from mkdocs_m3.markup.half_markup import Half, blanked
from mkdocs_m3.markup.text import LONGEST_TEXT
from mkdocs_m3.markup.tokens import Addresses, named, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFINITION: Final = rare(
    r"[ ]{0,3}\[(?P<name>[^\[\]^][^\[\]]{0,200})\]:[ \t]*(?:<(?P<in_angles>[^<>]+)>|(?P<address>\S+))"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_NUMBERED: Final = re.compile(
    r"(?<![\w\]!])\[(?=[^\[\]\n]{0,200}[^\W\d_])[^\[\]\n]{1,200}\]\[\d{1,3}\](?![\[(:])"
)


def definitions(body: str) -> Addresses:
    """The addresses of lines such as `[1]: calendar.md`, by the names that these give them.

    No page shows such lines. Footnotes (`[^1]: words`) are none.
    """
    if "]:" not in body:
        return named(())
    shown = {
        n
        for block in blocks_of(body)
        if block.map and block.type in ("fence", "code_block", "html_block")
        for n in range(*block.map)
    }
    lines = (line for n, (_, line) in enumerate(lines_of(body)) if n not in shown)
    found = filter(None, map(_DEFINITION.fullmatch, lines))
    return named((one["name"], one["in_angles"] or one["address"]) for one in found)


def reference_links(text: str, addresses: Addresses) -> Iterator[Half]:
    """The links of a text to addresses that are defined elsewhere, each as it is written with its address.

    One with a number that has no address is a link, too; nothing is known of how it should be.
    """
    if "[" not in text or len(text) > LONGEST_TEXT:
        return
    known: set[int] = set()
    for token in tokens_of(text, addresses) if addresses else ():
        if token.type == "link_open" and text[token.meta["end"] - 1] == "]":
            start, end = token.meta["start"], token.meta["end"]
            known.add(start)
            yield Half(start, end, _with_address(text[start:end], str(token.attrs["href"])))
    bare = blanked(text) if "][" in text else ""
    for found in _NUMBERED.finditer(bare):
        if found.start() not in known:
            yield Half(found.start(), found.end(), "")


def _with_address(written: str, address: str) -> str:
    """`[words][1]`, `[words][]`, or `[words]` with its address."""
    words = written.rpartition("][")[0] + "]" if "][" in written else written
    return f"{words}(<{address}>)" if re.search(r"[\s()]", address) else f"{words}({address})"
