"""Tries a change: in a copy of the repository, with the tests that run what is changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.mutants.notes import ROOT
from tests.mutants.selection import FAILED, TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.mutants.notes import Note
    from tests.mutants.places import Place

FEW: Final = 6
"""Files of tests that are run first, the quickest ones; most changes are noticed there."""
LONG: Final = 200.0
"""Seconds of tests, as noted, after which no further file of tests is begun."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What became of a change."""

    place: Place
    tests: int
    """How many tests run the changed lines."""
    noticed: str
    """The test that failed, or why it could not go on; nothing where the change lives."""


class Copy:
    """A copy of the repository, in which one file at a time is changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._distrusted: set[str] = set()
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        if (ROOT / "node_modules").is_dir():
            (folder / "node_modules").symlink_to(ROOT / "node_modules")

    def verdict(self, place: Place, notes: Iterable[Note]) -> Verdict:
        """Change a place, run its tests, and change it back."""
        stages = _stages(place, notes)
        count = sum(map(len, stages))
        for stage in stages:
            tests = list(stage)
            while tests := [test for test in tests if test not in self._distrusted]:
                noticed = self._changed(place, tests, {test: stage[test] for test in tests})
                if not noticed:
                    break
                if noticed not in stage or not self._run([noticed], 300):
                    return Verdict(place=place, tests=count, noticed=noticed)
                # It fails without the change, too, and so tells nothing.
                self._distrusted.add(noticed)
        return Verdict(place=place, tests=count, noticed="")

    def _changed(self, place: Place, tests: list[str], seconds: dict[str, float]) -> str:
        path = self._folder / place.file
        source = path.read_bytes()
        path.write_bytes(place.changed(source))
        _forget_bytecode(path)
        try:
            return self._run(tests, 90 + 5 * sum(seconds.values()))
        finally:
            path.write_bytes(source)
            _forget_bytecode(path)

    def _run(self, tests: list[str], patience: float) -> str:
        """The first test that fails, or why none could be run."""
        asked, failed = self._folder / ".asked.json", self._folder / ".failed"
        asked.write_text(json.dumps(tests), encoding="utf-8")
        failed.unlink(missing_ok=True)
        environment = os.environ | {
            "PYTHONPATH": str(self._folder), TESTS: str(asked), FAILED: str(failed),
            "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": "",
        }  # fmt: skip
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "tests.mutants.selection", "--tb=no"]
        try:
            ran = subprocess.run(
                [*command, *files], cwd=self._folder, env=environment, timeout=patience,
                stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "It never ends."
        if ran.returncode == 0:
            return ""
        if failed.is_file():
            return failed.read_text(encoding="utf-8")
        last = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()][-3:]
        return " / ".join(last) or f"pytest ended with {ran.returncode}"


def _forget_bytecode(path: Path) -> None:
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def _stages(place: Place, notes: Iterable[Note]) -> list[dict[str, float]]:
    """The tests that run a place, quickest files first, with their seconds: first a few, then the others."""
    by_file: list[dict[str, float]] = []
    for note in notes:
        tests = note.of_file(place.file) if place.at_import else note.tests(place.file, place.lines)
        if tests:
            by_file.append({test: note.seconds[test] for test in sorted(tests, key=note.seconds.__getitem__)})
    by_file.sort(key=lambda tests: sum(tests.values()))
    stages: list[dict[str, float]] = [{}, {}]
    spent = 0.0
    for n, of_file in enumerate(by_file):
        if spent > LONG:
            break
        spent += sum(of_file.values())
        stages[n >= FEW].update(of_file)
    return [stage for stage in stages if stage]
