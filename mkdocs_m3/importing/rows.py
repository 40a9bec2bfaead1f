"""Tables with a row for each activity or key task: letters, crosses, and plain lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.body_rows import body_of
from mkdocs_m3.importing.drafts import ActivityDraft
from mkdocs_m3.importing.party_marks import letters_in_words, read_marks, responsible
from mkdocs_m3.importing.report import PAGE
from mkdocs_m3.importing.saying import Saying, quoted
from mkdocs_m3.importing.sheets import Cell
from mkdocs_m3.importing.values import file_of, items_of, with_id
from mkdocs_m3.model.vocabulary import LETTERS

if TYPE_CHECKING:
    from mkdocs_m3.importing.body_rows import Heading
    from mkdocs_m3.importing.drafts import PhaseDraft, TaskDraft
    from mkdocs_m3.importing.plans import Column, Plan
    from mkdocs_m3.importing.saying import Context
    from mkdocs_m3.importing.sheets import Sheet

_CARRIED: Final = frozenset({"phase", "id", "name", "group", "activity"})
"""What holds for the rows below as well, merged or not."""


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
        self.refused = ""
        self.has_tasks = plan.has("name", "id") and (plan.has("name") or not plan.has("party"))

    def read(self) -> None:
        """Read all of them."""
        for y, x in self.body.hidden:
            self.context.report.left(self.source, y, [x], "it is hidden by a cell that is merged with it")
        first = self.plan.headings[-1] + 1 if self.plan.headings else 0
        for y in range(first, len(self.sheet.rows)):
            if not any(cell.text for cell in self.source.rows[y]):
                if not any((y, x) in self.body.filled for x in self.plan.columns):
                    continue
                if all(
                    (y, x) in self.body.filled or not cell.text for x, cell in enumerate(self.sheet.rows[y])
                ):
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
        self.refused = ""
        if heading.level == "phase":
            text = f"{raw.line} {cell.line}" if raw else cell.line
            self.phase, _ = self.context.drafts.phase(text)
            self.task, self.group, self.activity = None, "", None
            self._told(y, heading.column, f"a heading, taken as {PAGE}", self.phase)
        elif heading.level == "task":
            raw, cell = (raw, cell) if raw else with_id(cell)
            self.task = self._task(y, raw, cell.markdown)
            self.group, self.activity = "", None
            self._told(y, heading.column, f"a heading, taken as {PAGE}", self.task)
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
        if not raw.text and not self.plan.has("id"):
            found, name = with_id(name)
            raw = found or raw
        self._within(phase)
        if self.phase and self._is_of_phase_alone(y):
            self._told(y, self.plan.column("phase") or 0, f"a heading, taken as {PAGE}", self.phase)
            return
        if group.text:
            self.group = group.markdown
        if (name.text or (raw.text and self.has_tasks)) and not self._same_task(raw, name):
            task = self._task(y, raw if raw.text else None, name.markdown)
            is_other = bool(name.text and task.name and task.name != name.markdown)
            if is_other and not raw.text:
                is_other = False
                words = f"{quoted(name)} is taken as {PAGE}, `{task.name}`"
                self.context.report.guessed(self.source, y, self.plan.column("name") or 0, words, task)
            elif is_other and self._is_rounded(raw):
                is_other = False
                task = self.context.drafts.new_task(self.phase, raw, name.markdown, self._place(y))
            if is_other:
                why = f"`{raw.line}` is `{task.name}` already, in {task.place}"
                self.refused, self.task = f"{why}; give one of them another id", None
            else:
                self._begin(task, name, group)
        if self.refused:
            self.context.report.left_row(self.source, y, self.refused)
            return
        if self.task is None:
            self.task = self._task(y, None, "")
        self.task.position = self.task.position or self._cell(y, "position").line
        self._activity(y, self.task)

    def _is_of_phase_alone(self, y: int) -> bool:
        """Whether a row names a phase and nothing else, where others name key tasks or activities."""
        filled = [x for x, cell in enumerate(self.sheet.rows[y]) if cell.text]
        return filled == [self.plan.column("phase")] and self.plan.has("name", "activity")

    def _within(self, phase: Cell) -> None:
        """Let the rows from here on be of the phase that a cell names, if it names one."""
        before = self.phase
        if phase.text:
            self.phase, _ = self.context.drafts.phase(phase.line)
        if self.phase is not before:
            self.task, self.group, self.activity, self.refused = None, "", None, ""

    def _begin(self, task: TaskDraft, name: Cell, group: Cell) -> None:
        """Let the rows from here on be of a key task."""
        task.name = task.name or name.markdown
        self.task, self.activity, self.refused = task, None, ""
        self.group = group.markdown if group.text else ""

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
        same_id = (
            not raw.text
            or not (self.has_tasks or self.plan.has("name"))
            or (self.task.raw is not None and raw.line == self.task.raw.line)
        )
        return same_id and (not name.text or name.markdown == self.task.name)

    def _task(self, y: int, raw: Cell | None, name: str) -> TaskDraft:
        """A key task; one that nobody names is called as its phase, or as the table."""
        x = next((n for n, cell in enumerate(self.sheet.rows[y]) if cell.text), 0)
        if not name and raw is None:
            name = self.context.phase_name(self.phase) if self.phase else Cell(self.sheet.name).markdown
            made, is_new = self.context.drafts.task(self.phase, None, name, self.sheet.place(y, x))
            if is_new:
                after = "its phase" if self.phase else "the table"
                words = f"no column says of which key task this is: taken as {PAGE}, called as {after}"
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
            or (column.role == "responsibleParty" and self._goes_on(y))
        ]
        is_more = at is not None and (y, at) in self.body.filled and self.activity is not None
        saying = Saying(self.source, y, task, self.context)
        activity: ActivityDraft | None = None
        if is_more or (not text.text and self.activity is not None and of_activity):
            activity = self.activity
            saying.goes_on = True
            saying.tell("more about the activity above", is_guess=not is_more)
        elif text.text or of_activity:
            activity = self._new_activity(y, text, task, saying)
        self.activity = activity or self.activity
        for x, column in own.items():
            if column.role == "party":
                continue
            if (y, x) in self.body.filled and column.role not in _CARRIED:
                saying.tell(f"{quoted(row[x])} is merged from above")
            self._say(x, column, task, activity, saying)
        for x, cell in enumerate(self.source.rows[y]):
            if cell.text and x not in self.plan.columns:
                saying.left(x, "nothing says what this column is")
        if activity:
            read_marks(row, self.plan, self.letters, activity, saying)
        saying.row(task, activity)

    def _goes_on(self, y: int) -> bool:
        """Whether a row that names no activity is about the one above: it names no key task either."""
        named = (self.plan.column(role) for role in ("name", "id") if role == "name" or self.has_tasks)
        cells = [(y, x) for x in named if x is not None and self.sheet.rows[y][x].text]
        return self.activity is not None and all(cell in self.body.filled for cell in cells)

    def _new_activity(self, y: int, text: Cell, task: TaskDraft, saying: Saying) -> ActivityDraft:
        words = text.markdown if text.text else task.name
        known = next((one for one in task.activities if one.text == words), None)
        number = self._cell(y, "number").line
        if known and self.context.is_known(task, known, self.sheet.name, number):
            return known
        made = ActivityDraft(text=words, group=self.group)
        task.activities.append(made)
        self.context.note(made, self.sheet.name)
        if not text.text:
            saying.tell("the row names no activity, so it is called as its key task", is_guess=True)
        return made

    def _say(
        self, x: int, column: Column, task: TaskDraft, activity: ActivityDraft | None, saying: Saying
    ) -> None:
        """What one cell beside those of parties says."""
        role, cell = column.role, self.sheet.rows[saying.at][x]
        if role in ("phase", "name", "activity") or (role == "id" and self.has_tasks):
            return
        if role == "position":
            if cell.line != task.position:
                saying.left(x, "the key task has another number in its phase already")
            return
        if role in ("group", "id", "number", "computed", "none"):
            if why := self._why_left(role, cell, task, activity):
                saying.left(x, why)
        elif role == "activities":
            items, guess = items_of(cell)
            saying.guess(x, guess)
            task.activities += [ActivityDraft(text=item, group=self.group) for item in items]
        elif role == "responsibleParty":
            responsible(x, cell, activity.data if activity else task.data, saying)
        elif role in ("output", "template", "example", "raci") or (column.field and column.of == "activity"):
            self._of_activity(x, column, activity, saying)
        else:
            saying.of_task(x, column, cell, task)

    @staticmethod
    def _why_left(role: str, cell: Cell, task: TaskDraft, activity: ActivityDraft | None) -> str:
        """Why a cell is left that says nothing of its own; empty where the page says it."""
        if role == "group":
            is_said = activity is not None and activity.group == cell.markdown
            return "" if is_said else "no activity of its own is in this row that could be in the group"
        if role in ("id", "number"):
            is_said = activity is not None and cell.line == str(task.activities.index(activity) + 1)
            return "" if is_said else "the page numbers its activities by itself"
        return "the site works it out" if role == "computed" else "nothing says what this column is"

    def _of_activity(self, x: int, column: Column, activity: ActivityDraft | None, saying: Saying) -> None:
        """What one cell says of an activity alone."""
        cell = self.sheet.rows[saying.at][x]
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
                saying.left(x, self.context.no_file())
            else:
                activity.data[column.role] = file
        elif column.role == "raci":
            letters_in_words(x, cell, self.letters, activity, saying)
        else:
            saying.field(x, column, cell, activity.data)
