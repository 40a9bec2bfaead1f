"""Runs Python in a site's folder, in a process of its own, and tells what it printed and what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KIBIBYTE: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process, from its start to its end."""

    output: str
    """What it printed."""
    seconds: float
    """On the clock."""
    cpu: float
    """Seconds that the processor spent in the process's own code; other processes disturb them less."""
    memory: int
    """The most bytes that it held at one time; never less than what the process that starts it holds."""


def run(arguments: Sequence[str], site: Path, *, may_warn: bool = False) -> Run:
    """Run Python in a site's folder. Exits where it fails, or has something to report that it may not."""
    command = [sys.executable, *arguments]
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=site, env=_environment(site), stdout=output, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        told = errors.read()
        if process.returncode or (told and not may_warn):
            sys.exit(f"{site.name}: {' '.join(arguments)} exited with {process.returncode}:\n{told}")
        return Run(
            output=output.read(), seconds=seconds, cpu=used.ru_utime, memory=used.ru_maxrss * _KIBIBYTE
        )


def _environment(site: Path) -> Mapping[str, str]:
    """The environment, but with bytecode written whatever it says.

    Installed packages are compiled, and so must be the plugin, wherever it is taken from. Python keeps what
    it compiles beside the sites; the first build of each is not measured.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(site.parent / "compiled")}


def beside(script: str) -> str:
    """The path of another script of this folder."""
    return str(Path(__file__).resolve().with_name(script))


@dataclass(frozen=True, slots=True, kw_only=True)
class HookTimes:
    """The processor's seconds in one build."""

    hooks: Mapping[str, float]
    """In each of the plugin's hooks."""
    pages: Mapping[str, float]
    """In the hook that puts a page's parts and views in, by the path of the page."""
    build: float
    """In all, from the start of the build."""


def times_of_hooks(site: Path) -> HookTimes:
    """Build a site, with the plugin's hooks timed."""
    return HookTimes(**json.loads(run([beside("hook_times.py")], site).output.splitlines()[-1]))
