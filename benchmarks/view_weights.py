"""Prints how heavy each view is, and how long it takes to make, for a small and a large playbook.

Measured is what the plugin makes of the page with the view's comment, without the theme around it. Besides
the views there is the page of a phase with all its parts.
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final

from built import blocks
from front_matter import MIDDLE_PHASE, views
from playbook import playbook
from processes import times_of_hooks
from variants import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from key_tasks import Playbook

SIZES: Final = (60, 1000)
"""Key tasks: about as many as the real playbook has, and as many as anybody may want."""

_ROUNDS: Final = 3
"""How often the site is built; the fastest counts, since nothing but other work makes one slower."""
_LEVEL: Final = 6
"""How hard `gzip` tries, as it does when nobody says."""
_START_TAG: Final = re.compile(rb"<[a-zA-Z]")
_KILOBYTE: Final = 1000


def are_printed(folder: Path) -> bool:
    """Print a table in Markdown, ready for the documentation; there is no target that could be missed."""
    rows = {tasks: dict(_rows(tasks, folder / f"weights-{tasks}")) for tasks in SIZES}
    print("\n| View | Key tasks | HTML | gzip | Elements | Seconds |")
    print("|---|---|---|---|---|---|")
    for name in rows[SIZES[0]]:
        for tasks in SIZES:
            print(f"| {name} | {tasks:,} | {rows[tasks][name]} |", flush=True)
    return True


def _rows(tasks: int, site: Path) -> Iterator[tuple[str, str]]:
    """By what is weighed, the other cells of its row."""
    made_up = playbook(tasks)
    write("whole", made_up, site, is_bare=True)
    builds = [times_of_hooks(site).pages for _ in range(_ROUNDS)]
    for address, name in _weighed(made_up).items():
        html = blocks(site, address)
        seconds = min(_seconds(pages, address) for pages in builds)
        sizes = (f"{size / _KILOBYTE:,.0f} KB" for size in (len(html), len(gzip.compress(html, _LEVEL))))
        yield name, " | ".join((*sizes, f"{len(_START_TAG.findall(html)):,}", f"{seconds:.3f}"))


def _weighed(made_up: Playbook) -> Mapping[str, str]:
    """By its address, what is weighed."""
    choices = {
        address: f", by `{options.partition(':')[0].lstrip('{')}`" if options else ""
        for address, (_, options) in views(made_up).items()
    }
    return {address: f"`{name}`{choices[address]}" for address, (name, _) in views(made_up).items()} | {
        f"phase-{MIDDLE_PHASE}": "the page of a phase"
    }


def _seconds(pages: Mapping[str, float], address: str) -> float:
    return pages[f"{address}.md"] if f"{address}.md" in pages else pages[f"{address}/index.md"]
