"""How a site names its phases and key tasks: by numbers, dotted ids, or words; and how readers see that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.model.ids import Id, id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PhaseKind = Literal["number", "word"]
"""What the ids of phases are."""
TaskKind = Literal["number", "dotted", "word"]
"""What the ids of key tasks within their phase are."""
PHASE_KINDS: Final[tuple[PhaseKind, ...]] = ("number", "word")
"""Every kind of id that a phase may have."""
TASK_KINDS: Final[tuple[TaskKind, ...]] = ("number", "dotted", "word")
"""Every kind of id that a key task may have."""

SHOWN: Final = "{phase}.{task}"
"""How readers see a key task where a site says nothing else."""
SHOWN_WITHOUT_PHASES: Final = "{task}"
"""The same where there are no phases."""
LONGEST_ID: Final = 40
"""Characters of a dotted id or a word."""

_SIGN: Final = "[A-Za-z0-9]"
_PIECE: Final = rf"{_SIGN}(?:[A-Za-z0-9_-]*{_SIGN})?"
PATTERNS: Final[Mapping[TaskKind, str]] = {
    "number": r"0|[1-9][0-9]{0,5}",
    "dotted": rf"{_PIECE}(?:\.{_PIECE})*",
    "word": rf"{_SIGN}(?:[A-Za-z0-9_.-]*{_SIGN})?",
}
"""What ids of each kind match as a whole."""


class IdScheme(Struct, frozen=True, kw_only=True):
    """The ids of a site."""

    phase: PhaseKind = "number"
    """What the ids of phases are."""
    task: TaskKind = "number"
    """What the ids of key tasks within their phase are."""
    shown: str = SHOWN
    """How readers see a key task, and how authors write it in options: with `{phase}` and `{task}`."""
    phases: tuple[tuple[str, str], ...] = ()
    """Each phase with its label, in order, where the site lists them: then there are no others."""
    has_phases: bool = True
    """Whether there are phases at all."""

    @property
    def are_usual(self) -> bool:
        """Whether key tasks are `3.1`, as in the M3 Playbook."""
        return self.has_phases and (self.phase, self.task, self.shown) == ("number", "number", SHOWN)

    def is_id(self, kind: TaskKind, text: str) -> bool:
        """Whether a text can be an id of this kind."""
        return len(text) <= LONGEST_ID and re.fullmatch(PATTERNS[kind], text) is not None

    def phase_id(self, text: str) -> Id:
        """The id of a phase, in the order in which the site lists them."""
        found = id_of(text)
        if not self.phases:
            return found
        rank = _ranks(self.phases).get(text, len(self.phases))
        return Id(order=("", rank, *found.order), text=text)

    def label(self, phase: Id) -> str:
        """What the site calls a phase; empty where only its page says it."""
        return dict(self.phases).get(phase.text, "")

    def shown_as(self, phase: Id | None, task: Id | None) -> str | None:
        """A key task as readers see it: `3.1`; `None` where a part of it is not known."""
        if task is None or (phase is None and self.has_phases):
            return None
        return self.shown.replace("{phase}", phase.text if phase else "").replace("{task}", task.text)

    def read(self, shown: str) -> tuple[Id | None, Id] | None:
        """The phase and the task that somebody means by an id as readers see it; `None` where it is none."""
        found = re.fullmatch(_pattern(self), " ".join(shown.split()))
        if not found:
            return None
        phase = found.groupdict().get("phase")
        return self.phase_id(phase) if phase else None, id_of(found["task"])

    def parent(self, task: Id | None) -> Id | None:
        """The id above a dotted one: `1` of `1.10`; `None` of all others."""
        above, dot, _ = task.text.rpartition(".") if task and self.task == "dotted" else ("", "", "")
        return id_of(above) if dot else None

    @property
    def example(self) -> str:
        """A key task as readers see it."""
        phase, task = self.examples
        return self.shown_as(id_of(phase), id_of(task)) or task

    @property
    def examples(self) -> tuple[str, str]:
        """The ids of a phase and of a key task in it."""
        usual = {"number": "3", "word": "PLAN"}[self.phase]
        phase = self.phases[0][0] if self.phases else usual
        return phase, {"number": "1", "dotted": "1.10", "word": "KICK-OFF"}[self.task]


NUMBERS: Final = IdScheme()
"""Where a site says nothing of its ids."""


@lru_cache(maxsize=16)
def _ranks(phases: tuple[tuple[str, str], ...]) -> dict[str, int]:
    return {id_: rank for rank, (id_, _) in enumerate(phases)}


@lru_cache(maxsize=16)
def _pattern(scheme: IdScheme) -> str:
    """What ids as readers see them match."""
    known = (re.escape(id_) for id_, _ in sorted(scheme.phases, key=lambda one: -len(one[0])))
    phases = "|".join(known) or PATTERNS[scheme.phase]
    shown = re.escape(scheme.shown)
    for name, pattern in (("phase", phases), ("task", PATTERNS[scheme.task])):
        shown = shown.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{pattern})", 1)
    return shown
