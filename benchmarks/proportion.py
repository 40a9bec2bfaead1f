"""Whether the time spent in the plugin's own hooks grows in proportion to the number of key tasks.

The playbook has its phase pages and all views. The site has no search and next to no theme: with so many
pages, theirs would be nearly all of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairs import Target
from playbook import playbook
from processes import times_of_hooks
from variants import write

if TYPE_CHECKING:
    from pathlib import Path

FEW: Final = 1000
MANY: Final = 10_000
_LIMIT: Final = 1.1
"""So many times as long as in proportion may it take for the many."""

_SHORTEST: Final = 0.005
"""A hook that takes less than so many seconds for the many is not listed."""


def is_in_proportion(many_tasks: int, folder: Path) -> bool:
    """Measure and print; says whether the target is met."""
    sites = {tasks: folder / f"proportion-{tasks}" for tasks in (FEW, many_tasks)}
    for tasks, site in sites.items():
        write("whole", playbook(tasks), site, is_bare=True)
    # The few are measured before and after, in case the machine grows slower or faster.
    before, many, after = (times_of_hooks(sites[tasks]).hooks for tasks in (FEW, many_tasks, FEW))
    few = {hook: (before[hook] + after[hook]) / 2 for hook in before}
    print(f"\nCPU seconds in our own hooks, {FEW:,} and {many_tasks:,} key tasks with phases and views")
    for hook in (one for one in many if many[one] >= _SHORTEST):
        _print_line(hook, few[hook], many[hook])
    together = sum(few.values()), sum(many.values())
    _print_line("together", *together)
    target = Target(what=f"{many_tasks:,} tasks to {FEW:,}, own CPU", most=_LIMIT * many_tasks / FEW)
    return target.is_met(together[1] / together[0])


def _print_line(name: str, few: float, many: float) -> None:
    print(f"{name:<18}{few:>8.3f}{many:>8.3f}{many / few:>8.2f}")
