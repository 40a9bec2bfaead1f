"""Arrows on paper, by the lines of a PDF: each is joined to its track, also from one sheet to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.browser.test_paper import SHEETS, printed
from tests.nightly import each_value

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pypdf import PageObject

LINE: Final = 2.0
"""The width of the lines of arrows."""
DASH: Final = 9.0
"""The length of a dash with its gap, which one line may be from another."""


class Line(NamedTuple):
    """A line, or a dash of it, in pixels from the corner of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        return abs(self.right - self.left - LINE) < 0.1 and self.bottom - self.top > LINE

    @property
    def is_level(self) -> bool:
        return abs(self.bottom - self.top - LINE) < 0.1 and self.right - self.left > LINE


def lines_of(sheet: PageObject) -> list[Line]:
    """Every outline with four corners; a browser draws lines and dashes like that."""
    found: list[Line] = []
    corners: list[tuple[float, float]] = []

    def end() -> None:
        if len(corners) == 4:
            x, y = zip(*corners, strict=True)
            found.append(Line(min(x), min(y), max(x), max(y)))
        corners.clear()

    def see(operator: bytes, operands: list[float], *_: object) -> None:
        if operator == b"re":
            x, y, width, height = map(float, operands)
            end()
            corners.extend([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
        elif operator == b"m":
            end()
            corners.append((float(operands[0]), float(operands[1])))
        elif operator == b"l":
            corners.append((float(operands[0]), float(operands[1])))
        elif operator in (b"f", b"f*", b"S", b"n"):
            end()

    sheet.extract_text(visitor_operand_before=see)
    return found


def level(lines: list[Line]) -> list[Line]:
    """Level lines from where each begins, its dashes put together."""
    found: list[Line] = []
    for line in sorted((one for one in lines if one.is_level), key=lambda one: (one.top, one.left)):
        if found and abs(found[-1].top - line.top) < 0.1 and line.left - found[-1].right < DASH:
            found[-1] = found[-1]._replace(right=max(line.right, found[-1].right))
        else:
            found.append(line)
    return found


@pytest.mark.parametrize(("place", "sheet_size"), each_value(("lanes-67/", "through-67/"), SHEETS))
def test_every_arrow_is_joined_to_its_track_on_each_sheet(
    page: Page, pictures: str, place: str, sheet_size: str
) -> None:
    page.goto(pictures + place)
    sheets = [lines_of(sheet) for sheet in printed(page, sheet_size).pages]
    upright = [[line for line in lines if line.is_upright] for lines in sheets]
    tracks = {round(line.left) for lines in upright for line in lines}
    crossing = [lines for lines in upright if lines]
    assert len(crossing) > 1
    loose, joined = [], 0
    for lines, own in zip(map(level, sheets), upright, strict=True):
        for line in lines:
            if not any(abs(track + 1 - line.left) <= LINE for track in tracks):
                continue  # no arrow's
            beside = [one for one in own if abs(one.left + 1 - line.left) <= LINE]
            is_joined = any(one.top - DASH <= line.top <= one.bottom + DASH for one in beside)
            joined += is_joined
            loose += [] if is_joined else [line]
    assert loose == []
    assert joined > 20
