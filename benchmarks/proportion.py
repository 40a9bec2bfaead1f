"""Whether the time spent in the plugin's own hooks grows in proportion to the number of key tasks.

The playbook has its phase pages and all views. The site has no search and next to no theme: with so many
pages, theirs would be nearly all of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playbook import playbook
from processes import times_of_hooks
from variants import write

if TYPE_CHECKING:
    from pathlib import Path

FEW: Final = 1000
MANY: Final = 5000
LIMIT: Final = 6.0
"""So many times as long may it take for the many as for the few; in proportion, it would be 5 times."""

_SHORTEST: Final = 0.005
"""A hook that takes less than so many seconds for the many is not listed."""


def is_in_proportion(folder: Path) -> bool:
    """Measure and print; says whether the target is met."""
    sites = {tasks: folder / f"proportion-{tasks}" for tasks in (FEW, MANY)}
    for tasks, site in sites.items():
        write("whole", playbook(tasks), site, is_bare=True)
    # The few are measured before and after, in case the machine grows slower or faster.
    before, many, after = (times_of_hooks(sites[tasks])[0] for tasks in (FEW, MANY, FEW))
    few = {hook: (before[hook] + after[hook]) / 2 for hook in before}
    print(f"\nCPU seconds in the plugin's own hooks for {FEW:,} and {MANY:,} key tasks with phases and views")
    for hook in (one for one in many if many[one] >= _SHORTEST):
        _print_line(hook, few[hook], many[hook])
    together = sum(few.values()), sum(many.values())
    _print_line("together", *together)
    ratio = together[1] / together[0]
    verdict = "met" if ratio <= LIMIT else "MISSED"
    print(f"target: {MANY:,} tasks at most {LIMIT:.2f} of {FEW:,}: {ratio:.2f}, {verdict}")
    return ratio <= LIMIT


def _print_line(name: str, few: float, many: float) -> None:
    print(f"{name:<18}{few:>8.3f}{many:>8.3f}{many / few:>8.2f}")
