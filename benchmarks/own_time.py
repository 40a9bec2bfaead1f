"""How much the views and the pages of roles and parties add to the plugin's own time.

Compared is what the hooks take of a site with all of these, and of the same key tasks with phases, glossary,
and resources alone.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

from front_matter import views_pages
from pairs import Target, spread
from playbook import playbook
from processes import times_of_hooks
from variants import pages, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ROUNDS: Final = 9
_MOST: Final = 1.25
_ROLE_PAGES: Final = "      pages: [roles, parties]\n"


def is_little(sizes: Sequence[int], rounds: int | None, folder: Path) -> bool:
    """Measure and print; says whether the target is met for each number of key tasks."""
    results = [_is_little(tasks, rounds or _ROUNDS, folder / f"own-{tasks}") for tasks in sizes]
    return all(results)


def _is_little(tasks: int, rounds: int, folder: Path) -> bool:
    made_up = playbook(tasks)
    with_all = dict(pages("whole", made_up))
    views = dict(views_pages(made_up))
    sites = {"alone": folder / "alone", "views": folder / "views", "all": folder / "all"}
    for name, site in sites.items():
        texts = ((uri, text) for uri, text in with_all.items() if name != "alone" or uri not in views)
        write("whole", made_up, site, is_bare=True, texts=texts)
    configuration = sites["all"] / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8") + _ROLE_PAGES, encoding="utf-8")
    found: dict[str, list[float]] = {name: [] for name in sites}
    for _ in range(rounds):
        for name, site in sites.items():
            found[name].append(sum(times_of_hooks(site).hooks.values()))
    print(f"\nthe plugin's own time for {tasks:,} key tasks, CPU seconds, {rounds} rounds")
    for name, seconds in found.items():
        print(f"{name:<10}{spread(seconds)}", flush=True)
    compared = [both / alone for both, alone in zip(found["all"], found["alone"], strict=True)]
    target = Target(what=f"all views and role pages to none, {tasks:,} key tasks", most=_MOST)
    return target.is_met(median(compared))
