"""The lines of a clean page's front matter, taken apart as somebody sees them who knows no YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.slips.marked import PARTY, WORD
from tests.slips.shown import KEYS, UNSHOWN, front_matter, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.slips.marked import Marked

_PIECES: Final = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?:(?P<key>\w+):(?P<gap> +|$))?(?P<value>.*?) *"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; all places are in characters from 0 of the page, ends exclusive."""

    number: int
    """From 1."""
    start: int
    dashes: int
    """Where its hyphens begin, after the indent."""
    key: int
    """Where its key begins, or what it has instead."""
    colon: int
    """Where its key ends; the same as where it begins, where it has none."""
    value: int
    """Where its value begins; the same as its end, where it has none."""
    value_end: int
    end: int
    """Without the line's end."""
    block_end: int
    """Where the lines end that are indented deeper than this one, with their last line's end."""
    is_text: bool
    """Whether its value is one that readers look for, or goes on with one."""
    is_marker: bool = False
    """Whether it opens or closes the front matter."""

    @property
    def has_key(self) -> bool:
        """Whether it has a key."""
        return self.colon > self.key

    @property
    def has_dash(self) -> bool:
        """Whether it begins an item."""
        return self.key > self.dashes


def lines(page: Marked) -> Iterator[Line]:
    """The lines that slips are made on: none of the site's own keys, no comment, no blank line."""
    start, end = front_matter(page.text)
    root = root_of(page.text)
    layout = next(value.value for key, value in root.value if key.value == "layout")
    ours = {*KEYS[layout], *UNSHOWN}
    is_ours = False
    yield _line(page, 0, is_marker=True)
    at = start
    while at < end:
        stop = page.text.index("\n", at)
        written = page.text[at:stop]
        if found := re.match(r"(\w+):", written):
            is_ours = found[1] in ours
        if is_ours and written.strip() and not written.lstrip().startswith("#"):
            yield _line(page, at)
        at = stop + 1
    yield _line(page, end, is_marker=True)


def _line(page: Marked, start: int, *, is_marker: bool = False) -> Line:
    text = page.text
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    found = _PIECES.fullmatch(text, start, stop)
    assert found
    value = found.start("value")
    return Line(
        number=text.count("\n", 0, start) + 1,
        start=start,
        dashes=found.start("dashes"),
        key=found.end("dashes"),
        colon=found.end("key") if found["key"] else found.end("dashes"),
        value=value,
        value_end=found.end("value"),
        end=stop,
        block_end=_block_end(text, stop + 1, len(found["indent"])),
        is_text=page.marks[value : value + 1] in (WORD, PARTY) and value < stop,
        is_marker=is_marker,
    )


def _block_end(text: str, at: int, indent: int) -> int:
    deeper = re.compile(rf"(?: {{{indent + 1},}}\S[^\n]*\n)*")
    found = deeper.match(text, at)
    return found.end() if found else at
