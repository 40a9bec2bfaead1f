"""Makes up a playbook with the counts of a real one. The same number of pages gives the same playbook."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from artifacts import MADE, Artifact, exchanges, templates_of
from key_tasks import PARTIES, WORKSTREAMS, Line, Phase, Playbook, Task
from recurring import TASKS, made_by, recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artifacts import Exchange

_PHASES: Final = (8, 10, 11, 16, 13, 9)
"""Key tasks in each phase of the real playbook, and in each further six phases of a larger one."""
WHOLE: Final = TASKS
"""Key tasks of the real playbook, which are the sum of its phases'."""
# Counts on successive pages. On 67 pages there are as many as in the real playbook: 481 activities,
# 419 stakeholders, 282 inputs, 210 outputs, 241 best practices. The lists have lengths without a common
# divisor, so that short and long parts meet in ever new ways.
_ACTIVITIES: Final = (7, 4, 9, 6, 12, 5, 8, 7, 6, 10, 5)
_STAKEHOLDERS: Final = (6, 4, 8, 5, 10, 6, 5)
_INPUTS: Final = (4, 3, 3, 6, 8, 4, 3, 5, 2)
_OUTPUTS: Final = (4, 2, 4, 1, 8, 3, 1, 2)
_PRACTICES: Final = (4, 2, 5, 3, 7, 4, 2, 4, 3, 3, 4, 2, 4)

_RESPONSIBLE: Final[tuple[tuple[str, ...], ...]] = (
    ("customer", "provider"), ("customer",), ("provider",), ("customer", "provider"), ("customer",),
    ("qsmo",), ("provider",), ("customer", "provider"), ("customer", "provider", "qsmo"), (),
)  # fmt: skip
"""Who is responsible, for activities and stakeholders in turn; nobody is stated in the last case."""

_FIRST: Final = (
    "Initial", "Integrated", "Detailed", "Draft", "Joint", "Annual", "Local", "Final", "Shared", "Revised",
    "Common", "Future", "Current", "Target", "Interim", "Regional", "Approved", "Combined", "Early",
)  # fmt: skip
_SECOND: Final = (
    "Governance", "Resource", "Workforce", "Training", "Data", "Security", "Migration", "Release", "Budget",
    "Risk", "Change", "Quality", "Records", "Interface", "Service", "Staffing", "Funding", "Testing",
)  # fmt: skip
_THIRD: Final = ("Plan", "Schedule", "Charter", "Register", "Report", "Strategy", "Checklist", "Agreement")
_VERBS: Final = ("Review", "Agree on", "Write", "Collect", "Publish", "Compare", "Settle", "Train", "Confirm")
_WORDS: Final = tuple(
    """the a each every one its program office team plan schedule record list owner leader review decision
    system interface data release budget training meeting question answer change date result report PMO
    SLA before after during with without for from until and or together in writing where needed once
    again""".split()
)
_ROLES: Final = (
    "Executive Sponsor", "Program Manager", "Program Office Lead", "Grants Director", "Service Lead",
    "Contracting Officer", "Finance Officer", "Records Officer", "Security Officer", "Data Steward",
    "Training Lead", "Change Lead", "System Owner", "Test Manager", "Agency Liaison", "Architect",
    "Audit Lead", "Budget Officer", "Communications Lead", "Data Engineer", "Deployment Lead",
    "Enterprise Planner", "Facilities Lead", "Help Desk Lead", "Integration Lead", "Legal Counsel",
    "Network Lead", "Operations Lead", "Payroll Lead", "Privacy Officer", "Process Owner", "Quality Lead",
    "Risk Owner", "Union Representative",
)  # fmt: skip
"""As many as the real playbook's glossary explains."""
_ABBREVIATIONS: Final = ("Program Management Office (PMO)", "Service Level Agreement (SLA)")
"""They are in about every third text."""

_DOCUMENTS: Final = 3
"""What a phase's page lists besides its tasks' outputs; one of them is an output already."""
_CRITERIA: Final = 5
"""Its readiness indicators."""


def playbook(pages: int) -> Playbook:
    """A playbook of so many key tasks; with `WHOLE` of them, the counts are those of the real one."""
    chance = random.Random(20)
    handed = _exchanges(pages, chance)
    tasks = tuple(_task(position, pages, handed[position], chance) for position in range(pages))
    return Playbook(tasks, phases=_phases(tasks))


def _exchanges(pages: int, chance: random.Random) -> tuple[Exchange, ...]:
    """What each task takes in and hands on."""
    names = [f"{first} {second} {third}" for first in _FIRST for second in _SECOND for third in _THIRD]
    chance.shuffle(names)
    names = names[: made_by(pages)]
    templates = templates_of(names, chance)
    inputs, outputs = ([row[place % len(row)] for place in range(WHOLE)] for row in (_INPUTS, _OUTPUTS))
    firsts = exchanges(names[:MADE], (inputs, outputs), templates, chance)
    return (*firsts, *recurring(firsts, pages, (names, templates), chance))


def _numbers(position: int) -> tuple[int, int, int]:
    """The phase of a task, its number there, and how many key tasks the whole phase has."""
    block, place = divmod(position, WHOLE)
    for n, count in enumerate(_PHASES, 1):
        if place < count:
            return block * len(_PHASES) + n, place + 1, count
        place -= count
    raise AssertionError(position)


def _task(position: int, pages: int, handed: Exchange, chance: random.Random) -> Task:
    phase, number, siblings = _numbers(position)
    roles = chance.sample(_ROLES, _STAKEHOLDERS[position % len(_STAKEHOLDERS)])
    activities = tuple(
        Line(text=_activity(n + position, chance), parties=_RESPONSIBLE[(n + position) % len(_RESPONSIBLE)])
        for n in range(_ACTIVITIES[position % len(_ACTIVITIES)])
    )
    acting = {party for activity in activities for party in activity.parties}
    parties = tuple(party for party in PARTIES if party in acting)
    return Task(
        phase=phase,
        number=number,
        siblings=min(siblings, number + pages - position - 1),
        name=_title(_phrase(chance, 3, 7)),
        objective=f"{_phrase(chance, 14, 30)}.",
        workstream=list(WORKSTREAMS)[position % len(WORKSTREAMS)],
        parties=parties,
        activities=activities,
        stakeholders=tuple(
            Line(text=role, parties=_RESPONSIBLE[(n + position) % (len(_RESPONSIBLE) - 1)] if n else parties)
            for n, role in enumerate(roles)
        ),
        inputs=handed.inputs,
        outputs=handed.outputs,
        practices=tuple(_phrase(chance, 10, 24) for _ in range(_PRACTICES[position % len(_PRACTICES)])),
    )


def _phases(tasks: Iterable[Task]) -> tuple[Phase, ...]:
    """The phases in order, as far as their pages say something of their own."""
    phases: dict[int, list[Task]] = {}
    for task in tasks:
        phases.setdefault(task.phase, []).append(task)
    return tuple(map(_phase, phases.values()))


def _phase(tasks: Sequence[Task]) -> Phase:
    """The phase of these tasks; drawn by itself, so that tasks are the same with phase pages and without."""
    number = tasks[0].phase
    chance = random.Random(number)
    outputs = [artifact for task in tasks for artifact in task.outputs]
    template = next((artifact.template for artifact in outputs if artifact.template), None)
    own = [Artifact(name=f"Phase {number} {third}", template=template) for third in _THIRD[1:_DOCUMENTS]]
    return Phase(
        number=number,
        name=_SECOND[number % len(_SECOND)],
        objective=f"{_phrase(chance, 14, 30)}.",
        documents=(outputs[0], *own),
        criteria=tuple(_phrase(chance, 8, 20) for _ in range(_CRITERIA)),
    )


def terms() -> dict[str, str]:
    """What the glossary explains, every role among it, with what it says."""
    chance = random.Random(0)
    return {name: _phrase(chance, 8, 20) for name in (*_ROLES, *_ABBREVIATIONS)}


def _activity(position: int, chance: random.Random) -> str:
    """A phrase; one in ten holds markup, one in thirty a link."""
    text = _phrase(chance, 8, 20)
    if position % 30 == 0:
        return f"{text}, see the [playbook's start](../index.md)"
    return f"{text} by **one** owner" if position % 10 == 0 else text


def _title(phrase: str) -> str:
    """A phrase with capitals; abbreviations keep theirs."""
    return " ".join(word if word.isupper() else word.capitalize() for word in phrase.split())


def _phrase(chance: random.Random, least: int, most: int) -> str:
    """A verb and words, as many as `least` to `most`."""
    words = chance.choices(_WORDS, k=chance.randint(least, most) - 1)
    return " ".join((chance.choice(_VERBS), *words))
