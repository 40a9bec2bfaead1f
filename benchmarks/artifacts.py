"""What the first tasks of a made-up playbook hand to each other, and what comes from nowhere.

There are as many of these tasks as the real playbook has, with its counts; `recurring.py` has those of a
larger playbook. Of every input it is known where it comes from, because it was put there: nothing is worked
out from names.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Collection, Iterator, Mapping, Sequence

MADE: Final = 120
"""Names that the first tasks make."""
_WITH_TEMPLATE: Final = 28
"""Names among them with a template."""
_SHARING: Final = 7
"""One in so many names with a template shares it with the name before, so that there are 24 files."""
_PLACES_WITH_TEMPLATE: Final = 196
"""Inputs and outputs that offer one, among 492."""

_OWN: Final = 10
"""Inputs that the task itself makes first."""
_LATER: Final = (10, 20, 30, 40, 50)
"""The places of the tasks with an input that only later ones make."""
_FROM_OUTSIDE: Final = (True, False, True, False, True)
"""Whether the next input that no task makes comes from outside, in turn."""
_UNMADE: Final = 33
"""Such inputs, 20 of them from outside."""
_NEAR_NAMES: Final = 18
_NEAR: Final = 24
"""Inputs with these names."""
_AT_FIRST: Final = (0, 0, 0, 0)
"""The first task has four inputs that no earlier one makes: there is no earlier one."""
_TWICE: Final = (21, 41)
"""The places of the tasks that have two; all others have one."""

OUTSIDE: Final = ("Existing *", "Government-wide *")
"""The patterns that match every input from outside, and no other."""
_OUTSIDE: Final = (
    "Existing Contracts", "Government-wide Policies", "Existing Interfaces", "Existing Job Descriptions",
    "Government-wide Data Standards", "Existing Licenses", "Existing Process Maps", "Existing Skills Matrix",
    "Government-wide Security Controls", "Existing Service Desk Tickets", "Existing Cost Baseline",
    "Government-wide Performance Goals",
)  # fmt: skip
_NOWHERE: Final = (
    "Scope of Services", "Vision Statement", "Business Case", "Cost Model", "Lessons Learned",
    "Legacy Inventory", "Benefits Map", "Acquisition Forecast",
)  # fmt: skip
_EXTENSIONS: Final = ("docx", "xlsx", "pptx", "pdf")


class Origin(enum.Enum):
    """Where an input comes from."""

    EARLIER = enum.auto()
    """An earlier task makes it; so it is with most."""
    OWN = enum.auto()
    """The task itself makes it, and none before."""
    LATER = enum.auto()
    """Only a later task makes it."""
    NEAR = enum.auto()
    """No task makes it, but an earlier one makes an artifact of nearly this name."""
    OUTSIDE = enum.auto()
    """No task makes it, and one of the patterns `OUTSIDE` matches its name."""
    NOWHERE = enum.auto()
    """No task makes it, and no other name is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A file to download."""

    file: str
    """Its name in the files folder."""
    size: int
    """Its size in bytes."""

    @property
    def details(self) -> str:
        """What is in brackets in a link to it: `DOCX, 8 KB`."""
        return f"{self.file.rpartition('.')[2].upper()}, {self.size / 1000:.0f} KB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """What a task takes in or hands on."""

    name: str
    """What it is called; artifacts of one name are one."""
    template: Template | None = None
    """What it is made from."""
    origin: Origin = Origin.EARLIER
    """Where it comes from, if it is an input."""
    meant: str = ""
    """The name that an earlier task makes, if this one is near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What one task takes in and hands on."""

    inputs: tuple[Artifact, ...]
    """What it takes in."""
    outputs: tuple[Artifact, ...]
    """What it hands on."""


def exchanges(
    names: Sequence[str],
    counts: tuple[Sequence[int], Sequence[int]],
    templates: Mapping[int, Template],
    chance: random.Random,
) -> tuple[Exchange, ...]:
    """For each of the first tasks, given how many inputs and how many outputs they have, which they are.

    There must be `MADE` names. A playbook that is cut short has inputs from later tasks that are not there.
    """
    inputs, outputs = counts
    drawing = _Drawing(sum(inputs) + sum(outputs) - MADE - _OWN - len(_LATER) - _UNMADE - _NEAR, chance)
    made = _made(outputs, drawing)
    firsts = {n: place for place, row in reversed(list(enumerate(made))) for n in row}
    artifacts, special = _special(names, len(inputs), firsts, templates)
    found: list[Exchange] = []
    earlier: set[int] = set()
    for place, (count, row) in enumerate(zip(inputs, made, strict=True)):
        own = special[place]
        taken: set[int] = set()
        while len(taken) < count - len(own):
            taken.add(drawing.draw(earlier - taken))
        found.append(
            Exchange(
                inputs=(*own, *(artifacts[n] for n in sorted(taken))),
                outputs=tuple(artifacts[n] for n in row),
            )
        )
        earlier.update(row)
    return tuple(found)


class _Drawing:
    """Draws artifacts that are there already, so that in the end exactly so many have a template."""

    def __init__(self, draws: int, chance: random.Random) -> None:
        self._chance = chance
        self._share = (_PLACES_WITH_TEMPLATE - _WITH_TEMPLATE) / draws
        self._drawn = 0
        self._with_template = 0

    def draw(self, among: Collection[int]) -> int:
        """One of these artifacts; one with a template as long as there are too few of them."""
        self._drawn += 1
        with_template = [n for n in sorted(among) if has_template(n)]
        without = [n for n in sorted(among) if not has_template(n)]
        is_wanted = self._with_template < round(self._drawn * self._share)
        chosen = with_template if with_template and (is_wanted or not without) else without
        self._with_template += chosen is with_template
        return self._chance.choice(chosen)


def has_template(n: int) -> bool:
    """Whether the artifact of this number has a template."""
    return ceil((n + 1) * _WITH_TEMPLATE / MADE) > ceil(n * _WITH_TEMPLATE / MADE)


def _made(outputs: Sequence[int], drawing: _Drawing) -> list[list[int]]:
    """By the place of a task, the numbers of its outputs: new ones, and some that earlier tasks make too."""
    found: list[list[int]] = []
    made = places = 0
    for count in outputs:
        earlier, row = set(range(made)), list[int]()
        for _ in range(count):
            places += 1
            if earlier.issubset(row) or made < ceil(places * MADE / sum(outputs)):
                row.append(made)
                made += 1
            else:
                row.append(drawing.draw(earlier.difference(row)))
        found.append(row)
    return found


def _special(
    names: Sequence[str], tasks: int, firsts: Mapping[int, int], templates: Mapping[int, Template]
) -> tuple[list[Artifact], list[list[Artifact]]]:
    """The artifacts that tasks make; and by the place of a task, its inputs that no earlier task makes."""
    slots = sorted((*_AT_FIRST, *range(1, tasks), *_TWICE))
    plain = [n for n in sorted(firsts) if not has_template(n)]
    own = {firsts[n]: n for n in plain if firsts[n] not in (0, *_LATER, *_TWICE)}
    own = {place: own[place] for place in sorted(own)[:: len(own) // _OWN][:_OWN]}
    free = [n for n in plain if n not in own.values()]
    later = dict(zip(_LATER, (n for n in free if firsts[n] > max(_LATER)), strict=False))
    rest = [place for place in slots if place not in own and place not in later]
    found: list[list[Artifact]] = [[] for _ in range(tasks)]
    for place, artifact in zip(rest[:_UNMADE], _unmade(), strict=False):
        found[place].append(artifact)
    old = [n for n in free if firsts[n] < rest[_UNMADE]]
    artifacts, near = _near(names, old[:_NEAR_NAMES], templates)
    for place, artifact in zip(rest[_UNMADE:], cycle(near), strict=False):
        found[place].append(artifact)
    for origin, chosen in ((Origin.OWN, own), (Origin.LATER, later)):
        for place, n in chosen.items():
            found[place].append(Artifact(name=artifacts[n].name, origin=origin))
    return artifacts, found


def _unmade() -> Iterator[Artifact]:
    outside, nowhere = cycle(_OUTSIDE), cycle(_NOWHERE)
    for is_outside in cycle(_FROM_OUTSIDE):
        origin, name = (Origin.OUTSIDE, next(outside)) if is_outside else (Origin.NOWHERE, next(nowhere))
        yield Artifact(name=name, origin=origin)


def _near(
    names: Sequence[str], meant: Sequence[int], templates: Mapping[int, Template]
) -> tuple[list[Artifact], list[Artifact]]:
    """The artifacts that tasks make, and some that none makes, with names near those of the first."""
    artifacts = [Artifact(name=name, template=templates.get(n)) for n, name in enumerate(names)]
    near: list[Artifact] = []
    for n, way in zip(meant, cycle(("longer", "shorter", "misspelled")), strict=False):
        name = names[n]
        if way == "shorter":
            artifacts[n] = Artifact(name=f"{name} (reviewed, if Federal)")
        written = {"longer": f"{name} for Release Two", "misspelled": f"{name}{name[-1]}"}.get(way, name)
        near.append(Artifact(name=written, origin=Origin.NEAR, meant=artifacts[n].name))
    return artifacts, near


def templates_of(names: Sequence[str], chance: random.Random) -> dict[int, Template]:
    """By the number of an artifact, its template; some share one with the artifact before."""
    found: dict[int, Template] = {}
    shared: Template | None = None
    for position, n in enumerate((n for n in range(len(names)) if has_template(n)), 1):
        if shared is None or position % _SHARING:
            shared = Template(
                file=f"{names[n].replace(' ', '-')}-Template.{_EXTENSIONS[position % len(_EXTENSIONS)]}",
                size=chance.randrange(1200, 9900),
            )
        found[n] = shared
    return found
