"""Builds of each variant compared with the same pages written by hand: time, memory, and size."""

from __future__ import annotations

import sys
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Final

from built import article_bytes, block_bytes, size
from facts import difference, facts, of_artifacts
from pairs import Target, interleaved, ratio, ratios, spread
from playbook import playbook
from processes import run, times_of_hooks
from variants import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pairs import Rounds

BY_HAND: Final = "markdown"
"""The variant that the others are compared with."""

_FEW: Final = 100
"""Up to so many pages a build is short, and measured more often."""
_ROUNDS: Final = {True: 15, False: 5}
"""How often each variant is built, by whether there are few pages."""
_SAME_FACTS: Final = ("plugin", "exports", "macros")
"""The variants whose pages must say what those by hand say."""
_WITH_HOOKS: Final = ("exports", "whole")
"""The variants whose hooks are timed."""
_MOST_LINES: Final = 20
"""Lines of a difference that are printed."""
_MEGABYTE: Final = 1_000_000

_TARGETS: Final = {(67, "plugin"): 1.1, (67, "exports"): 1.2, (1000, "plugin"): 1.1, (1000, "exports"): 1.2}
"""By the number of key tasks and the variant, the most CPU time it may take, compared with pages by hand."""
_MEMORY: Final = {(1000, "exports"): 2.0}
"""The same for the peak of its memory."""
_SMALL, _LARGE = 67, 1000
_GROWTH: Final = Target(what=f"bytes of our blocks a task at {_LARGE:,} to those at {_SMALL}", most=1.3)


def are_fast(sizes: Sequence[int], variants: Sequence[str], rounds: int | None, folder: Path) -> bool:
    """Measure and print for playbooks of these sizes; says whether all targets are met."""
    are_met = True
    blocks: dict[int, float] = {}
    for pages in sizes:
        sites = _write(variants, pages, folder)
        check_facts(sites, pages)
        makers = {
            variant: partial(run, ["-m", "mkdocs", "build", "--quiet"], site)
            for variant, site in sites.items()
        }
        found = interleaved(makers, rounds or _ROUNDS[pages <= _FEW])
        print_table(found, pages)
        blocks[pages] = print_sizes(sites, found, dict.fromkeys(sites, _addresses(pages)))
        for variant in (one for one in _WITH_HOOKS if one in sites):
            _print_hooks(variant, sites[variant])
        are_met &= _are_met(found, pages)
    if {_SMALL, _LARGE} <= blocks.keys() and blocks[_SMALL]:
        are_met &= _GROWTH.is_met(blocks[_LARGE] / blocks[_SMALL])
    return are_met


# --- the sites


def _write(variants: Sequence[str], pages: int, folder: Path) -> dict[str, Path]:
    """The folder of each variant's site, built once, which warms all caches."""
    tasks = playbook(pages)
    sites = {variant: folder / f"{variant}-{pages}" for variant in variants}
    for variant, site in sites.items():
        write(variant, tasks, site)
        run(["-m", "mkdocs", "build", "--quiet"], site)
    return sites


def _addresses(pages: int) -> list[str]:
    return [task.uri.removesuffix(".md") for task in playbook(pages).tasks]


def check_facts(sites: Mapping[str, Path], pages: int) -> None:
    """Compare what every page says. Exits where a variant says something else than the one by hand."""
    for variant in (one for one in _SAME_FACTS if {one, BY_HAND} <= sites.keys()):
        both = [sites[name] / "site" for name in (BY_HAND, variant)]
        for address in _addresses(pages):
            one, other = (facts(site, address) for site in both)
            found = difference(one, other)
            if found or not one.lines:
                printed = "\n".join(found[:_MOST_LINES]) or "nothing was found on the page"
                sys.exit(f"{address}: the facts of `{BY_HAND}` (-) and `{variant}` (+) differ:\n{printed}")
        one, other = (facts(site, "artifacts") for site in both)
        named = of_artifacts(other)  # besides, it may name tasks that offer an artifact's file
        if any(not tasks <= named.get(name, set()) for name, tasks in of_artifacts(one).items()):
            sys.exit(f"`{variant}` names fewer tasks of artifacts than `{BY_HAND}`")


# --- what is printed


def print_table(found: Rounds, pages: int) -> None:
    """Medians with their spread, and the medians of the ratios of each round."""
    rounds = len(next(iter(found.values())))
    print(f"\n{pages:,} key tasks, {rounds} rounds: medians (lowest to highest)")
    print(f"{'variant':<10}{'seconds':<24}{'CPU seconds':<24}CPU to {BY_HAND}, by rounds")
    for variant, runs in found.items():
        clock, cpu = spread([one.seconds for one in runs]), spread([one.cpu for one in runs])
        compared = spread(ratios(found, variant, BY_HAND)) if BY_HAND in found else ""
        print(f"{variant:<10}{clock:<24}{cpu:<24}{compared}".rstrip(), flush=True)


def print_sizes(sites: Mapping[str, Path], found: Rounds, addresses: Mapping[str, Sequence[str]]) -> float:
    """Memory and bytes, given where the key tasks are; returns the mean bytes of our blocks a task."""
    blocks = 0.0
    print(f"\n{'variant':<10}{'memory':>10}{'site':>12}{'article':>12}{'our blocks':>12}")
    for variant, site in sites.items():
        memory = median(one.memory for one in found[variant]) / _MEGABYTE
        total = size(site) / _MEGABYTE
        article, ours = (count(site, addresses[variant]) for count in (article_bytes, block_bytes))
        blocks = ours if variant in _SAME_FACTS and ours else blocks
        print(f"{variant:<10}{memory:>7.0f} MB{total:>9.1f} MB{article:>12,.0f}{ours:>12,.0f}")
    return blocks


def _print_hooks(variant: str, site: Path) -> None:
    """One more build, with the plugin's hooks timed."""
    times = times_of_hooks(site)
    print(f"\nthe plugin's own time in one build of `{variant}`, of {times.build:.2f} CPU seconds")
    for hook, spent in (*times.hooks.items(), ("together", sum(times.hooks.values()))):
        print(f"{hook:<18}{spent:>7.3f}{spent / times.build:>8.1%}")


def _are_met(found: Rounds, pages: int) -> bool:
    """Print each target of so many pages; says whether all are met."""
    results = [True]
    for variant in (one for one in found if BY_HAND in found):
        if (pages, variant) in _TARGETS:
            target = Target(what=f"{variant} to {BY_HAND}, CPU", most=_TARGETS[pages, variant])
            results.append(target.is_met(ratio(found, variant, BY_HAND)))
        if (pages, variant) in _MEMORY:
            target = Target(what=f"{variant} to {BY_HAND}, memory", most=_MEMORY[pages, variant])
            peaks = (median(one.memory for one in found[name]) for name in (variant, BY_HAND))
            results.append(target.is_met(next(peaks) / next(peaks)))
    return all(results)
