"""Addresses that a mail program has broken over several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import WORD_KEYS
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_ADDRESS: Final = re.compile(r"(?:https?://|/)\S+")
_BREAKS_BEHIND: Final = tuple("/-_=&?.%#+,")
_IN_ADDRESSES: Final = re.compile(r"[/=&%?]")


def wrapped(page: Outline) -> Iterator[Correction]:
    """An address without quotes that goes on below: YAML puts a blank where the line ends."""
    lines = page.lines
    for n, line in enumerate(lines):
        if not (line.kind is Kind.ENTRY and line.key in WORD_KEYS and _ADDRESS.fullmatch(line.value)):
            continue
        rest = _rest(line, lines[n + 1 :])
        if rest:
            start = line.value_start
            address = line.value + "".join(one.text.strip() for one in rest)
            first = rest[0]
            yield Correction(
                start=first.start + first.indent,
                end=first.start + len(first.text.rstrip()),
                headline=f"the address of `{line.key}` goes on in this line, so a blank comes into it",
                help=f"write it in one line: `{line.key}: {address}`",
                edits=(replace(start, rest[-1].start + len(rest[-1].text.rstrip()), address),),
            )


def _rest(line: Line, below: tuple[Line, ...]) -> list[Line]:
    """The lines that hold the rest of an address."""
    rest: list[Line] = []
    before = line.value
    for one in below:
        words = one.text.strip()
        is_piece = one.kind is Kind.WORDS and one.indent >= line.owner and " " not in words
        if not is_piece or not (before.endswith(_BREAKS_BEHIND) or _IN_ADDRESSES.search(words)):
            return rest
        rest.append(one)
        before = words
    return rest
