"""A slip, and the changes that slips are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.slips.marked import NOTHING, Change

if TYPE_CHECKING:
    from tests.slips.lines import Line
    from tests.slips.marked import Marked

NBSP: Final = "\N{NO-BREAK SPACE}"

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip on one line."""

    kind: str
    """What sort of slip: `join`."""
    name: str
    """What exactly was done: `join with the next line`."""
    line: int
    """From 1."""
    changes: Changes


def put(at: int, text: str, mark: str = NOTHING) -> Changes:
    return (Change(start=at, end=at, text=text, mark=mark),)


def drop(start: int, end: int) -> Changes:
    return (Change(start=start, end=end, text=""),)


def over(start: int, end: int, text: str, mark: str = NOTHING) -> Changes:
    return (Change(start=start, end=end, text=text, mark=mark),)


def middle_blank(page: Marked, line: Line) -> int | None:
    """The blank nearest to the middle of a line's text."""
    if not line.is_text:
        return None
    blanks = [n for n in range(line.value + 1, line.value_end) if page.text[n] == " "]
    middle = (line.value + line.value_end) // 2
    return min(blanks, key=lambda n: abs(n - middle), default=None)
