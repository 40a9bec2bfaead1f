"""What all readers of tables share: what is known of the site and of all tables, and how a row is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.importing.phase_names import phase_name
from mkdocs_m3.importing.plain_words import as_markdown
from mkdocs_m3.importing.report import PAGE
from mkdocs_m3.importing.values import field_value, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.importing.drafts import ActivityDraft, Draft, Drafts, PhaseDraft, TaskDraft
    from mkdocs_m3.importing.naming import Names
    from mkdocs_m3.importing.plans import Column
    from mkdocs_m3.importing.report import Report
    from mkdocs_m3.importing.sheets import Cell, Sheet
    from mkdocs_m3.importing.tables import Site

_LISTS = ("inputs", "outputs", "stakeholders", "bestPractice")


def quoted(cell: Cell) -> str:
    """What a cell says, in backticks."""
    return f"`{cell.line}`"


class Context:
    """What is known while tables are read."""

    def __init__(self, drafts: Drafts, names: Names, report: Report, site: Site) -> None:
        self.drafts, self.names, self.report = drafts, names, report
        self.files, self.folder, self.shared_terms = site.files, site.folder, site.shared_terms
        self._sheets: dict[int, set[str]] = {}

    def phase_name(self, phase: PhaseDraft) -> str:
        """What a phase is called, as inline Markdown."""
        said = phase_name(phase.raw, self.names.vocabulary.phase_words)[1] or phase.raw
        return phase.name or as_markdown(said)

    def no_file(self) -> str:
        """Why a file is not offered."""
        return (
            f"there is no such file in {self.folder}; put it there before you import, or name it in the page"
        )

    def note(self, activity: ActivityDraft, sheet: str) -> None:
        """Note which tables name an activity."""
        self._sheets.setdefault(id(activity), set()).add(sheet)

    def is_known(self, task: TaskDraft, activity: ActivityDraft, sheet: str, number: str) -> bool:
        """Whether another table has named this activity before, and this one has not."""
        named = self._sheets.setdefault(id(activity), set())
        is_other = sheet not in named and number in ("", str(task.activities.index(activity) + 1))
        if is_other:
            named.add(sheet)
        return is_other


class Saying:
    """One row, and what is told of it."""

    def __init__(self, sheet: Sheet, row: int, draft: Draft, context: Context) -> None:
        self.sheet, self.at, self.draft, self.context = sheet, row, draft, context
        self._more: list[str] = []
        self._left: dict[str, list[int]] = {}
        self.is_guess = False
        self.goes_on = False
        """Whether the row says more of the activity above."""

    def tell(self, words: str, *, is_guess: bool = False) -> None:
        """Something about the row as a whole."""
        self._more.append(words)
        self.is_guess = self.is_guess or is_guess

    def left(self, column: int, why: str) -> None:
        """A cell that is left."""
        self._left.setdefault(why, []).append(column)

    def guess(self, column: int, words: str) -> None:
        """A cell that was understood in some way; nothing where no words say how."""
        if words:
            self.context.report.guessed(self.sheet, self.at, column, words, self.draft)

    def row(self, task: TaskDraft, activity: ActivityDraft | None) -> None:
        """Tell of the row: first what it was taken as, then of each cell that was left."""
        number = task.activities.index(activity) + 1 if activity else 0
        words = f"activity {number} of {PAGE}" if activity else PAGE
        self.end(f"{words}{''.join(f'; {one}' for one in self._more)}")

    def end(self, words: str) -> None:
        """The same with other words."""
        self.context.report.row(self.sheet, self.at, words, (self.draft,), is_guess=self.is_guess)
        self.lefts()

    def end_of(self, words: str, drafts: Iterable[Draft]) -> None:
        """The same of a row that speaks of several pages."""
        self.context.report.row(self.sheet, self.at, words, drafts)
        self.lefts()

    def lefts(self) -> None:
        """Tell of each cell that was left."""
        report = self.context.report
        for why, columns in self._left.items():
            report.left(self.sheet, self.at, columns, why)

    def field(self, column: int, said: Column, cell: Cell, data: dict[str, object]) -> None:
        """A cell of a field of the site's own."""
        if said.field is None:
            self.left(column, "nothing says which field this is")
            return
        value = field_value(cell, said.field, self.context.names, self.context.files)
        if value is None:
            name, kind = said.field.name, said.field.type
            takes_several = kind in ("texts", "links", "files")
            why = (
                f"takes {kind}, and this holds something else"
                if takes_several
                else f"is a {kind}, and this is none"
            )
            self.left(column, f"`{name}` {why}")
        else:
            self._keep(column, said.field.name, value, data)

    def of_task(self, column: int, said: Column, cell: Cell, draft: Draft) -> None:
        """A cell that speaks of the page as a whole."""
        if said.role == "field":
            self.field(column, said, cell, draft.data)
        elif said.role in _LISTS:
            items, guess = items_of(cell)
            self.guess(column, guess)
            draft.add(said.role, list(items))
        elif said.role == "category":
            self._keep(column, "category", self.context.names.workstream(cell.line), draft.data)
        else:
            self._keep(column, said.role, cell.markdown, draft.data)

    def _keep(self, column: int, key: str, value: object, data: dict[str, object]) -> None:
        if data.get(key, value) == value:
            data[key] = value
        else:
            self.left(column, f"`{key}` says something else already")
