"""How long it takes to read, check, report and show 100, 1,000 and 10,000 of whatever an author can repeat.

`python -m benchmarks.growth` prints a table of CPU seconds; names of rows, or parts of names, choose some.
The rows are those of `tests/test_repeated.py`, which holds the same in proportion with far more room.
"""

from __future__ import annotations

import gc
import sys
from time import process_time
from typing import Final

from mkdocs_m3.findings import printing
from tests.repeated import REPEATED, Site

TIMES: Final = (100, 1_000, 10_000)


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    chosen = [what for what in REPEATED if not sys.argv[1:] or any(part in what for part in sys.argv[1:])]
    print(f"| What is repeated | {' | '.join(f'{times:,}' for times in TIMES)} | Findings |")
    print(f"|---|{'---|' * (len(TIMES) + 1)}")
    gc.disable()
    for what in chosen:
        measured = [_measured(REPEATED[what](times)) for times in TIMES]
        cells = " | ".join(f"{seconds:.3f}" for seconds, _ in measured)
        print(f"| {what} | {cells} | {measured[-1][1]:,} |", flush=True)


def _measured(site: Site) -> tuple[float, int]:
    """The seconds of all work on a site, and how many findings it has."""
    start = process_time()
    loaded = site.loaded()
    for printed in printing.ALL.values():
        printed(loaded.findings, len(site.pages))
    site.shown(loaded)
    return process_time() - start, len(loaded.findings)


if __name__ == "__main__":
    main()
