"""What became of each row, and of each cell that was left: lines for people, in the order of the source."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.importing.drafts import Draft, PhaseDraft
    from mkdocs_m3.importing.sheets import Sheet


PAGE: Final = "\0"
"""What stands for the name of a page in words; no cell holds it."""


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
    drafts: tuple[Draft, ...] = ()
    quoted: str = ""

    def line(self) -> Line:
        """The line, by what became of the pages that it speaks of."""
        verdict, words = self.verdict, self.words
        words = words.replace(PAGE, self.drafts[0].called) if self.drafts else words
        why = next((draft.why_not for draft in self.drafts if draft.why_not), "")
        if why and self.quoted and all(draft.why_not for draft in self.drafts):
            verdict, words = Verdict.LEFT, f"{self.quoted}: {why}"
        elif why:
            words = f"{words}; {why}{f'; the row says {self.quoted}' if self.quoted else ''}"
        return Line(place=self.place, verdict=verdict, words=words)


class Report:
    """Notes what became of rows and cells, and tells it at the end."""

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        self._entries: list[_Entry] = []
        self._sheets = {name: n for n, name in enumerate(sheets)}

    def row(
        self, sheet: Sheet, row: int, words: str, drafts: Iterable[Draft] = (), *, is_guess: bool = False
    ) -> None:
        """A row that was taken, perhaps by a guess, for these pages; `PAGE` stands for the first of them."""
        filled = _filled(sheet, row)
        place = sheet.place(row, filled[0], filled[-1]) if filled else sheet.place(row, 0)
        entry = _Entry(
            order=(self._sheets[sheet.name], row),
            place=place,
            verdict=Verdict.GUESSED if is_guess else Verdict.TAKEN,
            words=words,
            drafts=tuple(drafts),
            quoted=_quoted(sheet, row, filled),
        )
        self._entries.append(entry)

    def left_row(self, sheet: Sheet, row: int, why: str) -> None:
        """A row of which nothing was taken."""
        if filled := _filled(sheet, row):
            place = sheet.place(row, filled[0], filled[-1])
            self._add(sheet, row, place, Verdict.LEFT, f"{_quoted(sheet, row, filled)}: {why}")

    def left(self, sheet: Sheet, row: int, columns: Iterable[int], why: str) -> None:
        """Cells of a row that were left, with what they say."""
        if columns := [n for n in columns if sheet.rows[row][n].text]:
            places = ", ".join(sheet.place(row, n) for n in columns)
            self._add(sheet, row, places, Verdict.LEFT, f"{_quoted(sheet, row, columns)}: {why}")

    def guessed(self, sheet: Sheet, row: int, column: int, words: str, draft: Draft | None = None) -> None:
        """A cell of which somebody should look whether it was understood."""
        self._add(sheet, row, sheet.place(row, column), Verdict.GUESSED, words, draft)

    def table(self, sheet: Sheet, verdict: Verdict, words: str, place: str = "") -> None:
        """Something about a table, or about a cell by its name."""
        self._add(sheet, -1, f"{sheet.name}!{place}" if place else sheet.name, verdict, words)

    def file(self, place: str, verdict: Verdict, words: str) -> None:
        """Something about a file, a line in it, or the source as a whole; it comes last."""
        self._entries.append(_Entry(order=(len(self._sheets), 0), place=place, verdict=verdict, words=words))

    def untold(self, drafts: Iterable[PhaseDraft]) -> None:
        """Tell of phases that are not written and that no line speaks of yet: a column has named them."""
        told = {id(draft) for entry in self._entries for draft in entry.drafts}
        for phase in drafts:
            if phase.why_not and id(phase) not in told:
                self.file("", Verdict.LEFT, f"`{phase.raw}`: {phase.why_not}")

    def lines(self) -> Iterator[Line]:
        """All of it, sheet by sheet and row by row."""
        return (one.line() for one in sorted(self._entries, key=lambda one: one.order))

    def _add(  # noqa: PLR0917 - where, what, and why
        self, sheet: Sheet, row: int, place: str, verdict: Verdict, words: str, draft: Draft | None = None
    ) -> None:
        order = (self._sheets[sheet.name], row)
        drafts = (draft,) if draft else ()
        self._entries.append(_Entry(order=order, place=place, verdict=verdict, words=words, drafts=drafts))


def _filled(sheet: Sheet, row: int) -> list[int]:
    return [n for n, cell in enumerate(sheet.rows[row]) if cell.text]


def _quoted(sheet: Sheet, row: int, columns: Iterable[int]) -> str:
    return ", ".join(f"`{sheet.rows[row][n].line}`" for n in columns)
