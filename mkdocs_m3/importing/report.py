"""What became of each row and of each cell that could not be taken over: lines for people, in the order of the file."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.importing.drafts import Draft
    from mkdocs_m3.importing.sheets import Sheet


class Verdict(enum.Enum):
    """What became of it."""

    TAKEN = "taken"
    GUESSED = "guessed"
    LEFT = "left"


class Line(Struct, frozen=True, kw_only=True):
    """One line of the report."""

    place: str
    """Where it is in the source: `RACI!B4`."""
    verdict: Verdict
    """What became of it."""
    words: str
    """As what, or why."""


class _Entry(Struct, frozen=True, kw_only=True):
    """A line whose last words are known when all pages are."""

    order: tuple[int, int]
    place: str
    verdict: Verdict
    words: str
    draft: Draft | None = None
    quoted: str = ""


class Report:
    """Notes what became of rows and cells, and tells it at the end."""

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        self._entries: list[_Entry] = []
        self._sheets = {name: n for n, name in enumerate(sheets)}

    def row(
        self, sheet: Sheet, row: int, words: str, draft: Draft | None = None, *, is_guess: bool = False
    ) -> None:
        """A row that was taken, perhaps by a guess; `{}` in the words is what its page is called."""
        filled = [n for n, cell in enumerate(sheet.rows[row]) if cell.text]
        quoted = ", ".join(f"`{sheet.rows[row][n].line}`" for n in filled)
        place = sheet.place(row, filled[0], filled[-1]) if filled else sheet.place(row, 0)
        self._add(sheet, row, place, Verdict.GUESSED if is_guess else Verdict.TAKEN, words, draft, quoted)

    def left_row(self, sheet: Sheet, row: int, why: str) -> None:
        """A row of which nothing was taken."""
        filled = [n for n, cell in enumerate(sheet.rows[row]) if cell.text]
        if filled:
            quoted = ", ".join(f"`{sheet.rows[row][n].line}`" for n in filled)
            place = sheet.place(row, filled[0], filled[-1])
            self._add(sheet, row, place, Verdict.LEFT, f"{quoted}: {why}")

    def left(self, sheet: Sheet, row: int, columns: Iterable[int], why: str) -> None:
        """Cells of a row that were left, with what they say."""
        columns = [n for n in columns if sheet.rows[row][n].text]
        if columns:
            quoted = ", ".join(f"`{sheet.rows[row][n].line}`" for n in columns)
            places = ", ".join(sheet.place(row, n) for n in columns)
            self._add(sheet, row, places, Verdict.LEFT, f"{quoted}: {why}")

    def guessed(self, sheet: Sheet, row: int, column: int, words: str, draft: Draft | None = None) -> None:
        """A cell of which somebody should look whether it was understood."""
        self._add(sheet, row, sheet.place(row, column), Verdict.GUESSED, words, draft)

    def table(self, sheet: Sheet, verdict: Verdict, words: str, place: str = "") -> None:
        """Something about a table, or about a cell by its name."""
        self._add(sheet, -1, f"{sheet.name}!{place}" if place else sheet.name, verdict, words)

    def file(self, place: str, verdict: Verdict, words: str) -> None:
        """Something about a file or a line in it."""
        self._entries.append(_Entry(order=(len(self._sheets), 0), place=place, verdict=verdict, words=words))

    def lines(self) -> Iterator[Line]:
        """All of it, sheet by sheet and row by row."""
        for one in sorted(self._entries, key=lambda one: one.order):
            verdict, words = one.verdict, one.words
            if one.draft is not None:
                words = words.replace("{}", one.draft.called)
                if one.draft.why_not and one.quoted:
                    verdict, words = Verdict.LEFT, f"{one.quoted}: {one.draft.why_not}"
                elif one.draft.why_not:
                    words = f"{words}; {one.draft.why_not}"
            yield Line(place=one.place, verdict=verdict, words=words)

    def _add(
        self,
        sheet: Sheet,
        row: int,
        place: str,
        verdict: Verdict,
        words: str,
        draft: Draft | None = None,
        quoted: str = "",
    ) -> None:
        order = (self._sheets[sheet.name], row)
        self._entries.append(
            _Entry(order=order, place=place, verdict=verdict, words=words, draft=draft, quoted=quoted)
        )
