"""Compares how long MkDocs takes to build the same key tasks, written in several ways.

Run it with `make bench`; `docs/contributing/benchmarks.md` says how to read what it prints. `playbook.py`
makes the facts up, `variants.py` writes the sites, `facts.py` checks that they say the same, and
`hook_times.py` measures the plugin's own part. Here are the runs, the table and the targets; last come
`proportion.py` and `view_weights.py`.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final

import view_weights
from facts import difference, facts
from playbook import playbook
from processes import run, times_of_hooks
from proportion import is_in_proportion
from variants import VARIANTS, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEW: Final = 100
"""Up to so many pages a build is short, and measured more often."""
_ROUNDS: Final = {True: 5, False: 3}
"""How often each variant is built, by whether there are few pages."""
_SAME_FACTS: Final = ("plugin", "markdown", "macros")
"""The variants whose pages must say the same."""
_COMPARED: Final = ("markdown", "macros")
"""The variants that the others are measured by; `whole`, which has more pages, by `plugin`."""
_MEASURED: Final = ("times", "proportion", "weights")
"""What can be measured."""
_MOST_LINES: Final = 20
"""Lines of a difference that are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a build with the plugin may take, compared with another variant."""

    pages: int
    """For a playbook of so many pages."""
    than: str
    """The other variant."""
    limit: float
    """The most that the ratio may be."""


# A few percent are within the noise of a short build; there the start of Python and MkDocs weighs most.
TARGETS: Final = (
    Target(pages=67, than="markdown", limit=1.1),
    Target(pages=67, than="macros", limit=1.0),
    Target(pages=1000, than="markdown", limit=1.0),
    Target(pages=1000, than="macros", limit=1.0),
)
"""What `make bench` exits with 1 for, if it is missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build."""

    seconds: float
    """On the clock, from start to end of the process."""
    cpu: float
    """Spent by the processor in the process's own code; other processes disturb it less."""


Times = dict[str, list[Run]]
"""The builds of each variant."""


def main() -> int:
    """Measure, print, and say whether a target was missed."""
    options = _options()
    is_missed = False
    with tempfile.TemporaryDirectory(prefix="m3-bench-") as folder:
        for pages in options.pages if "times" in options.measure else ():
            sites = _write(options.only, pages, Path(folder))
            _check_facts(sites, pages)
            times = _measure(sites, options.rounds or _ROUNDS[pages <= _FEW])
            _print_table(times, pages)
            for variant in (one for one in ("plugin", "whole") if one in sites):
                _print_hooks(variant, sites[variant])
            is_missed |= not _are_met(times, pages)
        if "proportion" in options.measure:
            is_missed |= not is_in_proportion(Path(folder))
    if "weights" in options.measure:
        view_weights.main()
    return int(is_missed and not options.no_fail)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[67, 1000], help="sizes of the playbook")
    parser.add_argument("--rounds", type=int, help="builds of each variant (default: 5, from 100 pages on 3)")
    parser.add_argument(
        "--only", nargs="+", choices=list(VARIANTS), default=list(VARIANTS), help="variants to build"
    )
    parser.add_argument(
        "--measure", nargs="+", choices=_MEASURED, default=_MEASURED, help="what to measure (default: all)"
    )
    parser.add_argument("--no-fail", action="store_true", help="exit with 0 even if a target is missed")
    return parser.parse_args()


# --- the sites


def _write(variants: Sequence[str], pages: int, folder: Path) -> dict[str, Path]:
    """The folder of each variant's site."""
    tasks = playbook(pages)
    sites = {variant: folder / f"{variant}-{pages}" for variant in variants}
    for variant, site in sites.items():
        write(variant, tasks, site)
    return sites


def _check_facts(sites: Mapping[str, Path], pages: int) -> None:
    """Build each variant once, which also warms all caches, and compare what every page says.

    Exits where two variants differ.
    """
    for site in sites.values():
        _build(site)
    addresses = [task.uri.removesuffix(".md") for task in playbook(pages).tasks]
    first, *others = [variant for variant in _SAME_FACTS if variant in sites] or [""]
    for variant in others:
        for address in addresses:
            lines = [facts(sites[name] / "site", address) for name in (first, variant)]
            if lines[0] != lines[1]:
                found = "\n".join(difference(*lines)[:_MOST_LINES])
                sys.exit(f"{address}: the facts of `{first}` (-) and `{variant}` (+) differ:\n{found}")
            if not lines[0]:
                sys.exit(f"{address}: no facts were found on the page")


# --- the builds


def _measure(sites: Mapping[str, Path], rounds: int) -> Times:
    """The times of each variant. Each round builds all of them and begins with another one."""
    times: Times = defaultdict(list)
    order = list(sites)
    for number in range(rounds):
        for variant in (*order[number % len(order) :], *order[: number % len(order)]):
            times[variant].append(_build(sites[variant]))
    return times


def _build(site: Path) -> Run:
    """Build a site in a new process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    start = perf_counter()
    run(["-m", "mkdocs", "build", "--quiet"], site)
    seconds = perf_counter() - start
    return Run(seconds=seconds, cpu=resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)


# --- what is printed


def _print_table(times: Times, pages: int) -> None:
    """Medians with their spread, and ratios: first on the clock, then of the processor's time."""
    rounds = len(next(iter(times.values())))
    print(f"\n{pages} pages, {rounds} rounds: medians (lowest to highest); ratios of seconds / CPU")
    print(f"{'variant':<10}{'seconds':<24}{'CPU seconds':<24}{'to markdown':<16}{'to macros':<16}to plugin")
    for variant, runs in times.items():
        columns = [
            _spread([run.seconds for run in runs]),
            _spread([run.cpu for run in runs]),
            *("" if variant == "whole" else _ratios(times, variant, other) for other in _COMPARED),
            _ratios(times, variant, "plugin") if variant == "whole" else "",
        ]
        widths = (10, 24, 24, 16, 16, 0)
        cells = (f"{cell:<{width}}" for cell, width in zip((variant, *columns), widths, strict=True))
        print("".join(cells).rstrip())


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _ratios(times: Times, variant: str, other: str) -> str:
    if other not in times:
        return ""
    one, two = ([run.seconds for run in times[name]] for name in (variant, other))
    return f"{median(one) / median(two):.2f} / {_ratio(times, variant, other):.2f}"


def _ratio(times: Times, variant: str, other: str) -> float:
    """How the CPU times of two variants compare."""
    one, two = ([run.cpu for run in times[name]] for name in (variant, other))
    return median(one) / median(two)


def _print_hooks(variant: str, site: Path) -> None:
    """One more build, with the plugin's hooks timed."""
    seconds, whole = times_of_hooks(site)
    print(f"\nthe plugin's own time in one build of `{variant}`, of {whole:.2f} CPU seconds")
    for hook, spent in (*seconds.items(), ("together", sum(seconds.values()))):
        print(f"{hook:<18}{spent:>7.3f}{spent / whole:>8.1%}")


def _are_met(times: Times, pages: int) -> bool:
    """Print each target that was measured; says whether all are met."""
    measured = [
        target for target in TARGETS if target.pages == pages and {"plugin", target.than} <= times.keys()
    ]
    for target in measured:
        ratio = _ratio(times, "plugin", target.than)
        verdict = "met" if ratio <= target.limit else "MISSED"
        print(f"target: plugin at most {target.limit:.2f} of {target.than}: {ratio:.3f}, {verdict}")
    return all(_ratio(times, "plugin", target.than) <= target.limit for target in measured)


if __name__ == "__main__":
    sys.exit(main())
