"""What the rows of all tables make up before it is written: phases, key tasks, activities, and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from mkdocs_m3.importing.sheets import Cell


class Draft(Struct, kw_only=True, eq=False):
    """A page that is to be written."""

    name: str = ""
    """What it is called, as inline Markdown."""
    data: dict[str, object] = field(default_factory=dict)
    """What is said under our keys and under fields of the site's own."""
    called: str = ""
    """What it is called in the report: `key task 1.2`."""
    why_not: str = ""
    """Why it is not written; empty where it is."""

    def add(self, key: str, items: list[object]) -> None:
        """Add items to a list, each once."""
        listed = self.data.setdefault(key, [])
        if isinstance(listed, list):
            listed += [item for item in items if item not in listed]


class PhaseDraft(Draft, kw_only=True, eq=False):
    """The page of a phase."""

    raw: str
    """As the source names it: `Phase 2: Build`, `2`, `Build`."""
    spelled: dict[str, None] = field(default_factory=dict)
    """The same with other blanks, capitals, or punctuation, as other rows have it."""
    id: str = ""
    """Its id, once it is known."""
    has_page: bool = False
    """Whether there is anything to say of it but its id."""


class ActivityDraft(Struct, kw_only=True, eq=False):
    """A row of the responsibility table."""

    text: str
    """What is to be done, as inline Markdown."""
    data: dict[str, object] = field(default_factory=dict)
    """What else is said of it."""
    group: str = ""
    """The heading that it is under."""


class TaskDraft(Draft, kw_only=True, eq=False):
    """The page of a key task."""

    phase: PhaseDraft | None = None
    """Its phase."""
    raw: Cell | None = None
    """The cell that says its id."""
    position: str = ""
    """Its id within its phase, where the source has a column for that."""
    place: str = ""
    """Where it is first named: `RACI!A4`."""
    number: str = ""
    """Its id within its phase, once it is known."""
    shown: str = ""
    """Its id as readers see it, once it is known."""
    is_told: bool = False
    """Whether the report says already that nothing in the source names it."""
    activities: list[ActivityDraft] = field(default_factory=list)
    """In their order."""


class TermDraft(Struct, kw_only=True, eq=False):
    """An entry of the glossary."""

    section: str
    """The heading that it is under."""
    name: str
    """The word."""
    description: str = ""
    """What it means."""


class Drafts:
    """All of them, and how they are found again."""

    def __init__(self) -> None:
        self.phases: list[PhaseDraft] = []
        self.tasks: list[TaskDraft] = []
        self.terms: list[TermDraft] = []
        self.glossary = Draft(called="the glossary")
        self._phases: dict[str, PhaseDraft] = {}
        self._tasks: dict[tuple[str, str], TaskDraft] = {}
        self._terms: set[str] = set()

    def phase(self, raw: str) -> tuple[PhaseDraft, bool]:
        """The phase that the source names so, and whether it is new."""
        key = fold(raw) or raw
        if found := self._phases.get(key):
            if raw != found.raw:
                found.spelled[raw] = None
            return found, False
        made = self._phases[key] = PhaseDraft(raw=raw)
        self.phases.append(made)
        return made, True

    def task(
        self, phase: PhaseDraft | None, raw: Cell | None, name: str, place: str
    ) -> tuple[TaskDraft, bool]:
        """The key task with this id, or else of this name in this phase, and whether it is new."""
        within = fold(phase.raw) or phase.raw if phase else ""
        keys = [("#", raw.line)] if raw else []
        by_name = (within, fold(name) or name)
        found = self._tasks.get(keys[0]) if keys else self._tasks.get(by_name)
        if found:
            return found, False
        made = self.new_task(phase, raw, name, place)
        for key in (*keys, by_name):
            self._tasks.setdefault(key, made)
        return made, True

    def new_task(self, phase: PhaseDraft | None, raw: Cell | None, name: str, place: str) -> TaskDraft:
        """A key task that is not asked for by what it is called."""
        made = TaskDraft(phase=phase, raw=raw, name=name, place=place)
        self.tasks.append(made)
        return made

    def by_id(self, shown: str) -> TaskDraft | None:
        """The key task that the source gives this id."""
        return self._tasks.get(("#", shown))

    def add_term(self, name: str, made: TermDraft) -> bool:
        """Add an entry of the glossary by its name in plain words; whether there is none of this name yet."""
        key = fold(name) or name
        if key in self._terms:
            return False
        self._terms.add(key)
        self.terms.append(made)
        return True
