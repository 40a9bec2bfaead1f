"""How long it takes from saving a page until the preview shows it, with `mkdocs serve` and with `--dirty`."""

from __future__ import annotations

import json
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Final

from pairs import Target
from playbook import playbook
from processes import beside, run
from variants import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from key_tasks import Playbook

VARIANTS: Final = ("markdown", "exports", "whole")
"""What is previewed."""

_FEW: Final = 100
_ROUNDS: Final = {True: 5, False: 3}
"""How often each kind of change is made, by whether there are few pages."""
_PAUSE: Final = 0.1
"""Seconds that MkDocs waits for further changes when it has noticed one."""
_TARGETS: Final = {(67, "text"): 0.5, (1000, "text"): 1.5, (67, "name"): 1.0}
"""By the number of key tasks and the kind of change, the most seconds with `--dirty`, for all variants but
the one by hand. The processor's seconds count, and the pause: the clock depends on what else is running."""

Times = dict[str, list[dict[str, float]]]
"""By the kind of change, `seconds` and `cpu` of each rebuild."""


def is_quick(sizes: Sequence[int], variants: Sequence[str], rounds: int | None, folder: Path) -> bool:
    """Measure and print; says whether all targets are met."""
    results = [True]
    for pages in sizes:
        made_up = playbook(pages)
        print(f"\n{pages:,} key tasks, from MkDocs noticing a change to the reload: medians")
        print(f"{'variant':<10}{'preview':<10}{'change':<10}{'seconds':>8}{'CPU':>8}")
        for variant in (one for one in VARIANTS if one in variants):
            site = folder / f"preview-{variant}-{pages}"
            write(variant, made_up, site)
            for is_dirty in (False, True):
                times = _previewed(site, made_up, rounds or _ROUNDS[pages <= _FEW], is_dirty=is_dirty)
                results += _printed(times, pages, variant, is_dirty=is_dirty)
    return all(results)


def _previewed(site: Path, made_up: Playbook, rounds: int, *, is_dirty: bool) -> Times:
    task = made_up.tasks[len(made_up.tasks) // 2]
    request = {
        "dirty": is_dirty,
        "page": str(site / "docs" / task.uri),
        "built": task.uri.replace(".md", "/index.html"),
        "rounds": rounds,
        "texts": {"text": task.practices[-1], "name": task.name},
    }
    output = run([beside("preview_times.py"), json.dumps(request)], site, may_warn=True).output
    times: Times = defaultdict(list)
    for one in json.loads(output.splitlines()[-1]):
        times[one.pop("kind")].append(one)
    return times


def _printed(times: Times, pages: int, variant: str, *, is_dirty: bool) -> list[bool]:
    """Print a line for each kind of change; says which targets are met."""
    results: list[bool] = []
    for kind, runs in times.items():
        seconds, cpu = (median(one[key] for one in runs) + _PAUSE for key in ("seconds", "cpu"))
        how = "--dirty" if is_dirty else "full"
        print(f"{variant:<10}{how:<10}{kind:<10}{seconds:>8.2f}{cpu:>8.2f}", flush=True)
        if is_dirty and variant != "markdown" and (pages, kind) in _TARGETS:
            target = Target(what=f"{variant}, --dirty, a change of {kind}", most=_TARGETS[pages, kind])
            results.append(target.is_met(cpu))
    return results
