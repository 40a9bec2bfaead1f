"""What takes how long compared with what: interleaved rounds, and the median of the ratios of each round.

The machine is slower or faster from minute to minute. Within a round, it is about the same for all, so each
is compared with what ran in its own round.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from processes import Run

Rounds = dict[str, list["Run"]]
"""By name, the run of each round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A ratio that is not to be passed."""

    what: str
    """What is compared with what: `exports to markdown`."""
    most: float
    """The most that it may be."""

    def is_met(self, ratio: float) -> bool:
        """Print how the ratio compares; says whether it is within the target."""
        verdict = "met" if ratio <= self.most else "MISSED"
        print(f"target: {self.what} at most {self.most:.2f}: {ratio:.3f}, {verdict}")
        return ratio <= self.most


def interleaved(makers: Mapping[str, Callable[[], Run]], rounds: int) -> Rounds:
    """The runs of each maker. Each round runs all of them, one after the other, and begins with another."""
    names = list(makers)
    found: Rounds = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            found[name].append(makers[name]())
    return found


def ratio(rounds: Rounds, one: str, other: str) -> float:
    """The median of the ratios of the CPU times of each round."""
    return median(ratios(rounds, one, other))


def ratios(rounds: Rounds, one: str, other: str) -> list[float]:
    """The ratio of the CPU times of each round."""
    return [first.cpu / second.cpu for first, second in zip(rounds[one], rounds[other], strict=True)]


def spread(values: Sequence[float]) -> str:
    """The median with the lowest and the highest value."""
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"
