"""What the tasks of a larger playbook take in and hand on: mostly what the others do.

In real playbooks, the more tasks there are, the more often the same names recur: the names grow with a power
of the tasks, from `NAMES` at `TASKS` to `MANY_NAMES` at `MANY_TASKS`. A name is taken up again as likely as
it appeared so far, so a status report becomes an output of hundreds of tasks. What no task makes has the
names that it has among the first tasks.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from artifacts import MADE, Artifact, Exchange, Origin

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from artifacts import Template

TASKS: Final = 67
"""Key tasks of the real playbook."""
NAMES: Final = 158
"""Names of artifacts there."""
MANY_TASKS: Final = 1000
"""Key tasks of a large playbook."""
MANY_NAMES: Final = 400
"""Names of artifacts there."""

_POWER: Final = math.log(MANY_NAMES / NAMES) / math.log(MANY_TASKS / TASKS)
_SHARE_WITH_TEMPLATE: Final = 196 / 435
"""Of 492 places, 196 have a template; 57 have an artifact that no task makes, none of them with one."""
_UNMADE: Final = frozenset({Origin.NEAR, Origin.OUTSIDE, Origin.NOWHERE})


def made_by(tasks: int) -> int:
    """How many names so many tasks make."""
    return round(NAMES * math.pow(max(tasks, TASKS) / TASKS, _POWER)) - NAMES + MADE


def recurring(
    firsts: Sequence[Exchange],
    tasks: int,
    made: tuple[Sequence[str], Mapping[int, Template]],
    chance: random.Random,
) -> Iterator[Exchange]:
    """What the tasks after the first ones take in and hand on, until there are so many tasks.

    Given are the names of all artifacts that tasks make, and by the number of a name its template. Tasks
    have as many inputs and outputs as the first ones, in turn.
    """
    names, templates = made
    outputs, places = _Places(), _Places()
    for exchange in firsts:
        outputs.add(exchange.outputs)
        places.add((*exchange.outputs, *exchange.inputs))
    for position in range(len(firsts), tasks):
        like = firsts[position % len(firsts)]
        new = [
            Artifact(name=names[n], template=templates.get(n))
            for n in range(made_by(position), made_by(position + 1))
        ]
        unmade = [one for one in like.inputs if one.origin in _UNMADE]
        exchange = Exchange(
            inputs=places.drawn(len(like.inputs), unmade, chance),
            outputs=outputs.drawn(len(like.outputs), new, chance),
        )
        yield exchange
        outputs.add(exchange.outputs)
        places.add((*exchange.outputs, *exchange.inputs))


class _Places:
    """Where artifacts that an earlier task makes appeared so far, by whether they have a template."""

    def __init__(self) -> None:
        self._artifacts: dict[bool, list[Artifact]] = {True: [], False: []}

    def add(self, artifacts: Iterable[Artifact]) -> None:
        """Take note of further places."""
        for artifact in artifacts:
            if artifact.origin is Origin.EARLIER:
                self._artifacts[artifact.template is not None].append(artifact)

    def drawn(self, count: int, given: Sequence[Artifact], chance: random.Random) -> tuple[Artifact, ...]:
        """So many artifacts, each once: those given, and others drawn from the places."""
        found = {artifact.name: artifact for artifact in given}
        while len(found) < count:
            artifact = chance.choice(self._artifacts[chance.random() < _SHARE_WITH_TEMPLATE])
            found.setdefault(artifact.name, artifact)
        return tuple(found.values())
