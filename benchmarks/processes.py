"""Runs Python in a site's folder, in a process of its own, and reads what it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hook_times import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str], site: Path) -> str:
    """The output of a Python process in a site's folder. Exits where it fails or has something to report."""
    # Installed packages are compiled, and so must be the plugin, wherever it is taken from: Python keeps
    # what it compiles beside the sites, and the first build of each variant is not measured.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(site.parent / "compiled")}
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", **compiled}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=site, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        sys.exit(f"{site.name}: {' '.join(arguments)} exited with {done.returncode}:\n{done.stderr}")
    return done.stdout


def times_of_hooks(site: Path) -> tuple[dict[str, float], float]:
    """The processor's seconds in each of the plugin's hooks during one build, and in the whole build."""
    output = run([str(Path(__file__).resolve().with_name("hook_times.py"))], site)
    seconds: dict[str, float] = json.loads(output.splitlines()[-1])
    whole = seconds.pop(WHOLE)
    return seconds, whole
