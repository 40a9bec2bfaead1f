"""How long `mkdocs-m3 check` takes, compared with importing MkDocs' own command alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pairs import Target, interleaved, ratio, ratios, spread
from playbook import WHOLE, playbook
from processes import run
from variants import write

if TYPE_CHECKING:
    from pathlib import Path

_ROUNDS: Final = 15
_TARGET: Final = Target(what="mkdocs-m3 check to the import of mkdocs.commands.build, CPU", most=2.7)
_CHECK: Final = "import sys; from mkdocs_m3.cli import main; sys.exit(main())"
"""What the installed command does."""
_WARM: Final = 2
"""Runs of each that are not measured."""


def is_quick(rounds: int | None, folder: Path) -> bool:
    """Measure and print; says whether the target is met."""
    site = folder / "check"
    write("exports", playbook(WHOLE), site)
    commands = {
        "check": ["-c", _CHECK, "check"],
        "import": ["-c", "import mkdocs.commands.build"],
    }
    # The made-up playbook has findings about its inputs, which are printed, but no errors.
    makers = {name: partial(run, command, site, may_warn=True) for name, command in commands.items()}
    interleaved(makers, _WARM)
    found = interleaved(makers, rounds or _ROUNDS)
    print(f"\nmkdocs-m3 check of {WHOLE} key tasks, CPU seconds and ratio, {rounds or _ROUNDS} rounds")
    for name, runs in found.items():
        print(f"{name:<10}{spread([one.cpu for one in runs])}")
    print(f"{'ratio':<10}{spread(ratios(found, 'check', 'import'))}", flush=True)
    return _TARGET.is_met(ratio(found, "check", "import"))
