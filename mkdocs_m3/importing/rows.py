"""Tables with a row for each activity or key task: letters, crosses, and plain lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.body_rows import body_of
from mkdocs_m3.importing.drafts import ActivityDraft
from mkdocs_m3.importing.marks import is_cross, is_none, letters_in, without_note
from mkdocs_m3.importing.saying import Saying, quoted
from mkdocs_m3.importing.sheets import Cell
from mkdocs_m3.importing.values import file_of, items_of
from mkdocs_m3.model.vocabulary import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.importing.body_rows import Heading
    from mkdocs_m3.importing.drafts import PhaseDraft, TaskDraft
    from mkdocs_m3.importing.plans import Column, Plan
    from mkdocs_m3.importing.saying import Context
    from mkdocs_m3.importing.sheets import Sheet

_CARRIED: Final = frozenset({"phase", "id", "name", "group", "activity"})
"""What holds for the rows below as well, merged or not."""
_WORKED_OUT: Final = "the site works it out"


class Rows:
    """One table while its rows are read: what the rows above have said holds for those that say nothing."""

    def __init__(self, sheet: Sheet, plan: Plan, context: Context) -> None:
        self.plan, self.context = plan, context
        self.source = sheet
        self.body = body_of(sheet, plan)
        self.sheet = self.body.sheet
        self.letters = LETTERS[plan.letters] if plan.letters else context.names.vocabulary.letters
        self.phase: PhaseDraft | None = None
        self.task: TaskDraft | None = None
        self.group = ""
        self.activity: ActivityDraft | None = None
        self.has_tasks = plan.has("name", "id") and (plan.has("name") or not plan.has("party"))

    def read(self) -> None:
        """Read all of them."""
        first = self.plan.headings[-1] + 1 if self.plan.headings else 0
        for y in range(first, len(self.sheet.rows)):
            if not any(cell.text for cell in self.source.rows[y]):
                if not any((y, x) in self.body.filled for x in self.plan.columns):
                    continue
                if all((y, x) in self.body.filled or not cell.text for x, cell in enumerate(self.sheet.rows[y])):
                    continue
            if y in self.body.notes:
                self.context.report.left_row(self.source, y, "a note beside the table")
            elif y in self.body.headings:
                self._heading(y, self.body.headings[y])
            else:
                self._row(y)

    def _heading(self, y: int, heading: Heading) -> None:
        """A row that says of which phase, key task or group those are that follow."""
        cell = self.sheet.rows[y][heading.column]
        raw = self.sheet.rows[y][heading.id_column] if heading.id_column is not None else None
        report = self.context.report
        if heading.level == "phase":
            text = f"{raw.line} {cell.line}" if raw else cell.line
            self.phase, _ = self.context.drafts.phase(text)
            self.task, self.group, self.activity = None, "", None
            self._told(y, heading.column, "a heading, taken as {}", self.phase)
        elif heading.level == "task":
            self.task = self._task(y, raw, cell.markdown)
            self.group, self.activity = "", None
            self._told(y, heading.column, "a heading, taken as {}", self.task)
        else:
            self.group, self.activity = cell.markdown, None
            report.guessed(
                self.source, y, heading.column, f"{quoted(cell)}: a heading, taken as a group of activities"
            )
            if raw is not None and heading.id_column is not None:
                report.left(self.source, y, [heading.id_column], "groups have no number")

    def _told(self, y: int, x: int, words: str, draft: PhaseDraft | TaskDraft) -> None:
        row = ", ".join(quoted(cell) for cell in self.source.rows[y] if cell.text)
        self.context.report.guessed(self.source, y, x, f"{row}: {words}", draft)

    def _cell(self, y: int, role: str) -> Cell:
        x = self.plan.column(role)
        return self.sheet.rows[y][x] if x is not None else Cell()

    def _row(self, y: int) -> None:
        """A row with an activity, or with a key task."""
        phase, name, raw, group = (self._cell(y, role) for role in ("phase", "name", "id", "group"))
        if phase.text:
            before, (self.phase, _) = self.phase, self.context.drafts.phase(phase.line)
            if self.phase is not before:
                self.task, self.group, self.activity = None, "", None
        if group.text:
            self.group = group.markdown
        if (name.text or (raw.text and self.has_tasks)) and not self._same_task(raw, name):
            task = self._task(y, raw if raw.text else None, name.markdown)
            is_other = bool(name.text and task.name and task.name != name.markdown)
            if is_other and self._is_rounded(raw):
                task, is_other = self.context.drafts.new_task(self.phase, raw, name.markdown, self._place(y)), False
            if is_other:
                why = f"`{raw.line}` is {quoted_text(task.name)} already, in {task.place}"
                self.context.report.left_row(self.source, y, f"{why}; give one of them another id")
                self.task = None
                return
            task.name = task.name or name.markdown
            self.group, self.activity = (group.markdown if group.text else ""), None
            self.task = task
        if self.task is None:
            self.task = self._task(y, None, "")
        if position := self._cell(y, "position").line:
            self.task.position = position
        self._activity(y, self.task)

    def _is_rounded(self, raw: Cell) -> bool:
        """Whether a cell holds the number 1.1 and shows 1.10, since the row above is of 1.9."""
        above, _, last = (self.task.raw.line if self.task and self.task.raw else "").rpartition(".")
        following = f"{above}.{int(last) + 1}" if last.isdecimal() else ""
        return raw.kind == "number" and following.endswith("0") and following.rstrip("0") == raw.line

    def _place(self, y: int) -> str:
        return self.sheet.place(y, next((n for n, cell in enumerate(self.sheet.rows[y]) if cell.text), 0))

    def _same_task(self, raw: Cell, name: Cell) -> bool:
        """Whether a row says again which key task the row above was of."""
        if self.task is None:
            return False
        same_id = not raw.text or not self.has_tasks or (self.task.raw is not None and raw.line == self.task.raw.line)
        return same_id and (not name.text or name.markdown == self.task.name)

    def _task(self, y: int, raw: Cell | None, name: str) -> TaskDraft:
        """A key task; one that nobody names is called as its phase, or as the table."""
        x = next((n for n, cell in enumerate(self.sheet.rows[y]) if cell.text), 0)
        if not name and raw is None:
            name = self.context.phase_name(self.phase) if self.phase else Cell(self.sheet.name).markdown
            made, is_new = self.context.drafts.task(self.phase, None, name, self.sheet.place(y, x))
            if is_new:
                after = "its phase" if self.phase else "the table"
                words = f"no column says of which key task this is: taken as {{}}, called as {after}"
                made.is_told = True
                self.context.report.guessed(self.source, y, x, words, made)
            return made
        return self.context.drafts.task(self.phase, raw, name, self.sheet.place(y, x))[0]

    def _activity(self, y: int, task: TaskDraft) -> None:
        """What a row says of an activity, or of its key task as a whole."""
        row = self.sheet.rows[y]
        text = self._cell(y, "activity")
        at = self.plan.column("activity")
        own = {x: column for x, column in self.plan.columns.items() if row[x].text}
        of_activity = [
            x
            for x, column in own.items()
            if column.role in ("party", "raci", "output", "template", "example")
            or (column.role == "field" and column.of == "activity")
        ]
        is_more = at is not None and (y, at) in self.body.filled and self.activity is not None
        saying = Saying(self.source, y, task, self.context)
        activity: ActivityDraft | None = None
        if is_more or (not text.text and self.activity is not None and of_activity):
            activity = self.activity
            saying.tell("more about the activity above", is_guess=not is_more)
        elif text.text or of_activity:
            activity = self._new_activity(y, text, task, saying)
        self.activity = activity
        for x, column in own.items():
            if column.role == "party":
                continue
            if (y, x) in self.body.filled and column.role not in _CARRIED:
                saying.tell(f"{quoted(row[x])} is merged from above")
            self._say(x, column, row[x], task, activity, saying)
        if activity:
            self._parties(y, activity, saying)
        saying.row(task, activity)

    def _new_activity(self, y: int, text: Cell, task: TaskDraft, saying: Saying) -> ActivityDraft:
        words = text.markdown if text.text else task.name
        known = next((one for one in task.activities if one.text == words), None)
        number = self._cell(y, "number").line
        if known and self.context.is_known(task, known, self.sheet.name, number):
            return known
        made = ActivityDraft(text=words, group=self.group)
        task.activities.append(made)
        self.context.note(task, made, self.sheet.name)
        if not text.text:
            saying.tell("the row names no activity, so it is called as its key task", is_guess=True)
        return made

    def _say(
        self,
        x: int,
        column: Column,
        cell: Cell,
        task: TaskDraft,
        activity: ActivityDraft | None,
        saying: Saying,
    ) -> None:
        """What one cell beside those of parties says."""
        role = column.role
        if role in ("phase", "name", "activity", "position") or (role == "id" and self.has_tasks):
            return
        if role == "group":
            if activity is None:
                saying.left(x, "no activity is in this row that could be in the group")
        elif role == "computed":
            saying.left(x, _WORKED_OUT)
        elif role in ("id", "number"):
            if activity is None or cell.line != str(task.activities.index(activity) + 1):
                saying.left(x, "the page numbers its activities by itself")
        elif role == "none":
            saying.left(x, "nothing says what this column is")
        elif role in ("output", "template", "example", "raci") or (column.field and column.of == "activity"):
            self._of_activity(x, column, cell, activity, saying)
        elif role == "responsibleParty":
            self._responsible(x, cell, task, activity, saying)
        else:
            saying.of_task(x, column, cell, task)

    def _of_activity(
        self, x: int, column: Column, cell: Cell, activity: ActivityDraft | None, saying: Saying
    ) -> None:
        if activity is None:
            saying.left(x, "no activity is in this row")
        elif column.role == "output":
            items, guess = items_of(cell)
            saying.guess(x, guess)
            before = activity.data.get("output")
            listed = [*(before if isinstance(before, list) else [before] if before else []), *items]
            activity.data["output"] = listed[0] if len(listed) == 1 else list(dict.fromkeys(listed))
        elif column.role in ("template", "example"):
            file = file_of(cell, self.context.files)
            if file is None or column.role in activity.data:
                saying.left(x, self.context.no_file(cell))
            else:
                activity.data[column.role] = file
        elif column.role == "raci":
            self._letters_in_words(x, cell, activity, saying)
        else:
            saying.field(x, column, cell, activity.data)

    def _letters_in_words(self, x: int, cell: Cell, activity: ActivityDraft, saying: Saying) -> None:
        """Letters as our workbook lists them: `Customer: A; Provider: R`."""
        found: dict[str, object] = {}
        for part in cell.line.split("; "):
            label, _, letters = part.rpartition(":")
            read = letters_in(letters.strip().replace(", ", "/"), self.letters.labels)
            if not label or not read:
                saying.left(x, "these are no parties with their letters")
                return
            found[self.context.names.party(label.strip())] = "/".join(read)
        activity.data["raci"] = found

    def _responsible(
        self, x: int, cell: Cell, task: TaskDraft, activity: ActivityDraft | None, saying: Saying
    ) -> None:
        parties = self.context.names.parties_in(cell)
        data = activity.data if activity else task.data
        if parties is None:
            saying.left(x, "these are more parties, or longer names, than a playbook can have")
        elif not parties:
            saying.left(x, "nobody is named")
        elif data.get("responsibleParty") not in (None, one_or_list(parties)):
            saying.left(x, "other parties are named already")
        else:
            data["responsibleParty"] = one_or_list(parties)

    def _parties(self, y: int, activity: ActivityDraft, saying: Saying) -> None:
        """The marks of a row."""
        letters: dict[str, object] = {}
        crossed: list[str] = []
        none: list[int] = []
        counts: Counter[str] = Counter()
        for x, column in self.plan.columns.items():
            text = self.sheet.rows[y][x].line
            if column.role != "party" or not text:
                continue
            mark, note = without_note(text)
            read = letters_in(mark, self.letters.labels)
            if self.plan.kind == "crosses" and is_cross(mark):
                crossed.append(column.party)
            elif self.plan.kind != "crosses" and read:
                letters[column.party] = "/".join(read)
                counts.update(read)
            elif is_none(text):
                none.append(x)
                continue
            else:
                saying.left(x, f"{'no cross' if self.plan.kind == 'crosses' else 'no letter of the site'}")
                continue
            if note:
                saying.guess(x, f"`{text}` is taken as `{mark}`; `{note}` behind it is left")
        self._keep(activity, letters, crossed)
        if none:
            saying.tell(f"{', '.join(quoted(self.sheet.rows[y][x]) for x in none)} mean that a party has no part")
        if letters:
            self._count(counts, saying)

    @staticmethod
    def _keep(activity: ActivityDraft, letters: dict[str, object], crossed: Iterable[str]) -> None:
        if letters:
            before = activity.data.get("raci")
            activity.data["raci"] = {**(before if isinstance(before, dict) else {}), **letters}
        if crossed:
            before = activity.data.get("responsibleParty", [])
            listed = [*(before if isinstance(before, list) else [before]), *crossed]
            activity.data["responsibleParty"] = one_or_list(list(dict.fromkeys(map(str, listed))))

    def _count(self, counts: Counter[str], saying: Saying) -> None:
        """Letters that somebody must have and nobody has, and that only one party can have: told, not mended."""
        accountable, responsible = self.letters.accountable, self.letters.responsible
        if counts[accountable] != 1:
            count = counts[accountable] or "no"
            saying.tell(f"{count} {'party has' if not counts[accountable] else 'parties have'} `{accountable}`, left so")
        if not counts[responsible] and responsible != accountable:
            saying.tell(f"no party has `{responsible}`, left so")


def one_or_list(parties: list[str]) -> object:
    """One party alone, several as a list."""
    return parties[0] if len(parties) == 1 else parties


def quoted_text(text: str) -> str:
    """A text in backticks."""
    return f"`{text}`"
