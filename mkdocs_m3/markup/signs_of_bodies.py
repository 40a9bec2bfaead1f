"""Signs that extensions of Markdown know in the body of a page, and none in a text: `[^1]`, `==words==`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import Half, blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAY_BE: Final = re.compile(r"\[\^|\{[:.#]|\{[\w-]+=|==\S|(?:Error|Fehler) ?!|\[[^\[\]\n]{0,30}\d:\d\d")
_ATTRIBUTE: Final = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w-]+))"
_SIGNS: Final = rare(
    rf"(?P<attributes>\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*\}})"
    r"|(?P<footnote>\[\^[\w-]{1,40}\](?![(:\[]))"
    r"|(?<![=\w])==(?P<marked>[^\s=](?:[^=\n]*[^\s=])?)==(?![=\w])"
    r"|\A(?P<chat>\[[^\[\]]{0,30}\d:\d\d[^\[\]]{0,12}\][ ]+[^\s:][^:\n]{1,40}:[ ]+)"
    r"|(?P<lost>Error! (?:Reference source|Bookmark) not (?:found|defined)\."
    r"|Fehler! (?:Verweisquelle konnte nicht gefunden werden|Textmarke nicht definiert)\.)"
)


def may_hold_signs(text: str) -> bool:
    """Whether a text may hold one."""
    return _MAY_BE.search(text) is not None


def signs_of_bodies(text: str) -> Iterator[tuple[str, Half]]:
    """Each of them with its kind: `attributes`, `footnote`, `marked`, `chat`, or `lost`.

    The last two are who wrote a message, and when, where it is copied from a chat, and what a word processor
    writes where it has lost a reference. Code and what has a backslash before it is left alone.
    """
    if not may_hold_signs(text):
        return
    bare = blanked(text)
    for found in _SIGNS.finditer(bare):
        right = f"**{text[found.start() + 2 : found.end() - 2]}**" if found["marked"] else ""
        yield str(found.lastgroup), Half(start=found.start(), end=found.end(), right=right)
