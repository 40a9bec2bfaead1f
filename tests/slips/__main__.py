"""Makes slips on all pages, in all processors; prints the numbers, and what is lost; fails if anything is.

`M3_SLIPS` is how many slips, or `all`; `M3_REAL_PLAYBOOK` the folder of real pages, if there is one;
`M3_SLIPS_REPORT` a file for the whole story of each slip that loses something.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.slips.choice import chosen
from tests.slips.machine import obey
from tests.slips.pages import pages
from tests.slips.summary import Row, row_of, table

if TYPE_CHECKING:
    from tests.slips.slip import Slip

USUAL: Final = 12_000
"""Slips that are made unless the environment says otherwise."""
MOST_REPORTS: Final = 20

_PART: Final = 200
"""Slips of one page that a process takes at once."""


def main() -> int:
    """Make the slips; answers 1 where anything is lost, or the machine never comes to an end."""
    asked = os.environ.get("M3_SLIPS", str(USUAL))
    picked = chosen(pages(), None if asked == "all" else int(asked))
    parts: list[tuple[int, list[Slip]]] = []
    for page, own in groupby(picked, key=lambda one: one[0]):
        slips = [slip for _, slip in own]
        index = pages().index(page)
        parts += [(index, slips[n : n + _PART]) for n in range(0, len(slips), _PART)]
    with Pool() as pool:
        rows = [row for part in pool.imap(_rows, parts) for row in part]
    failed = [row for row in rows if row.report]
    if report := os.environ.get("M3_SLIPS_REPORT"):
        Path(report).write_text("\n".join(row.report for row in failed), encoding="utf-8")
    shown = failed[:MOST_REPORTS]
    sys.stdout.write("".join(f"{row.report}\n" for row in shown) + table(rows))
    return 1 if failed else 0


def _rows(part: tuple[int, list[Slip]]) -> list[Row]:
    index, slips = part
    return [row_of(obey(pages()[index], slip)) for slip in slips]


if __name__ == "__main__":
    sys.exit(main())
