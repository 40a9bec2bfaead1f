"""Compares how long MkDocs takes to build the same key tasks, written in several ways.

Run it with `make bench`; `docs/contributing/benchmarks.md` says how to read what it prints. Here are the
options and the order of what is measured; `builds.py` compares the builds, and each other module what its
name says.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import builds
import check_times
import own_time
import preview
import real_pages
import view_weights
from proportion import MANY, is_in_proportion
from variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MEASURES: Final[Mapping[str, Callable[[argparse.Namespace, Path], bool]]] = {
    "times": lambda asked, folder: builds.are_fast(asked.pages, asked.only, asked.rounds, folder),
    "real": lambda asked, folder: real_pages.are_measured(asked.only, asked.rounds, folder),
    "preview": lambda asked, folder: preview.is_quick(asked.pages, asked.only, asked.rounds, folder),
    "check": lambda asked, folder: check_times.is_quick(asked.rounds, folder),
    "own": lambda asked, folder: own_time.is_little(asked.pages, asked.rounds, folder),
    "proportion": lambda asked, folder: is_in_proportion(asked.many, folder),
    "weights": lambda _, folder: view_weights.are_printed(folder),
}
"""What can be measured; each prints what was found, and says whether all its targets are met."""


def main() -> int:
    """Measure, print, and say whether a target was missed."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="m3-bench-") as folder:
        results = [_MEASURES[measure](options, Path(folder)) for measure in options.measure]
    return int(not all(results) and not options.no_fail)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[67, 1000], help="sizes of the playbook")
    parser.add_argument("--rounds", type=int, help="default: 15, from 100 pages on 5; of previews, 5 and 3")
    parser.add_argument(
        "--only", nargs="+", choices=list(VARIANTS), default=list(VARIANTS), help="variants to build"
    )
    parser.add_argument(
        "--measure",
        nargs="+",
        choices=list(_MEASURES),
        default=list(_MEASURES),
        help="what to measure (default: all)",
    )
    parser.add_argument(
        "--many",
        type=int,
        default=MANY,
        help=f"tasks compared with 1,000 (default: {MANY})",
    )
    parser.add_argument("--no-fail", action="store_true", help="exit with 0 even if a target is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
