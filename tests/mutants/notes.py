"""Which tests run which lines of the package: noted once, and again for test files whose files have changed.

Tests that are marked as long have no part in it: they install packages, fuzz, or watch a server for minutes.
Nor have those in a browser, which look at what others look at in the HTML.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import coverage

from tests.mutants.plugin import FIXTURE, INTO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT: Final = Path(__file__).parents[2]
CACHE: Final = ROOT / ".cache" / "mutants"
_FAILED: Final = re.compile(r"^(?:FAILED|ERROR) .*", re.MULTILINE)
PLUGINS: Final = ("-p", "tests.mutants.plugin", "-p", "no:cacheprovider")
SETTINGS: Final = """\
[run]
source = mkdocs_m3
relative_files = true
parallel = true
patch = subprocess
context = ${PYTEST_CURRENT_TEST-}
disable_warnings = no-data-collected, module-not-measured, module-not-imported, couldnt-parse
"""
"""A process that a test starts takes the name of the test from the environment."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a file of tests does: its tests with their seconds, and the tests of each line of the package."""

    file: str
    seconds: dict[str, float]
    lines: dict[str, dict[int, frozenset[str]]]

    def tests(self, file: str, lines: Iterable[int]) -> set[str]:
        """The tests that run any of these lines of a file."""
        noted = self.lines.get(file, {})
        return {test for line in lines for test in noted.get(line, ())}

    def of_file(self, file: str) -> set[str]:
        """The tests that run anything in a file."""
        return self.tests(file, self.lines.get(file, ()))


def notes(say: Callable[[str], None]) -> list[Note]:
    """The notes of all files of tests; those that are out of date are made anew."""
    CACHE.mkdir(parents=True, exist_ok=True)
    settings = CACHE / "coverage.ini"
    settings.write_text(SETTINGS, encoding="utf-8")
    tests = ROOT / "tests"
    files = sorted(
        path.relative_to(ROOT).as_posix()
        for path in tests.rglob("test_*.py")
        if path.parent not in (tests / "browser", tests / "neighbors")
    )
    stale = [file for file in files if not _is_current(file)]
    if stale:
        say(f"Notes which lines are run by {len(stale)} of {len(files)} files of tests.")
    # Those that take longest begin.
    stale.sort(key=lambda file: (ROOT / file).stat().st_size, reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, failed in zip(stale, pool.map(_make, stale), strict=True):
            if failed:
                say(f"Without a change, tests fail in {file}; they tell nothing of changes.\n{failed}")
    return [_read(file) for file in files]


def _folder(file: str) -> Path:
    return CACHE / file.removeprefix("tests/").removesuffix(".py").replace("/", ".")


def _is_current(file: str) -> bool:
    stamp = _folder(file) / "stamp.json"
    if not stamp.is_file():
        return False
    known: dict[str, str] = json.loads(stamp.read_text(encoding="utf-8"))
    return all(_digest(name) == digest for name, digest in known.items())


def _digest(name: str) -> str:
    path = ROOT / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _make(file: str) -> str:
    """Run the tests of a file; answers what pytest says where some fail."""
    folder = _folder(file)
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    environment = os.environ | {
        "COVERAGE_FILE": str(folder / "lines"),
        INTO: str(folder / "tests.json"),
    }
    command = [sys.executable, "-m", "coverage", "run", f"--rcfile={CACHE / 'coverage.ini'}", "-m", "pytest"]
    ran = subprocess.run(
        [*command, "-q", "-m", "not long and not browser", *PLUGINS, file],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not (folder / "tests.json").is_file():
        return ran.stdout + ran.stderr
    made = coverage.Coverage(data_file=str(folder / "lines"), config_file=str(CACHE / "coverage.ini"))
    made.combine([str(folder)])
    made.save()
    noted = json.loads((folder / "tests.json").read_text(encoding="utf-8"))
    ran_in = {name for name, lines in _read(file).lines.items() if lines}
    stamp = {name: _digest(name) for name in sorted({file, *noted["helpers"], *ran_in})}
    (folder / "stamp.json").write_text(json.dumps(stamp), encoding="utf-8")
    return "" if ran.returncode in {0, 5} else "\n".join(_FAILED.findall(ran.stdout))


def _read(file: str) -> Note:
    folder = _folder(file)
    if not (folder / "lines").is_file():
        return Note(file=file, seconds={}, lines={})
    tests: dict[str, tuple[float, list[str]]]
    tests = json.loads((folder / "tests.json").read_text(encoding="utf-8"))["tests"]
    users: dict[str, set[str]] = {}
    for test, (_, fixtures) in tests.items():
        for fixture in fixtures:
            users.setdefault(f"{FIXTURE}{fixture}", set()).add(test)
    data = coverage.CoverageData(str(folder / "lines"))
    data.read()
    known: dict[str, frozenset[str]] = {}
    lines: dict[str, dict[int, frozenset[str]]] = {}
    for name in data.measured_files():
        noted = {
            line: frozenset().union(*(_tests(context, tests, users, known) for context in contexts))
            for line, contexts in data.contexts_by_lineno(name).items()
        }
        lines[name] = {line: of_line for line, of_line in noted.items() if of_line}
    return Note(file=file, seconds={test: seconds for test, (seconds, _) in tests.items()}, lines=lines)


def _tests(
    context: str, tests: Iterable[str], users: dict[str, set[str]], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The tests that a context of coverage stands for; none for what is run when the package is imported."""
    if context not in known:
        test, _, stage = context.rpartition(" (")
        if context in users:
            known[context] = frozenset(users[context])
        elif stage == "setup)":  # a process that may have been started for more tests than one
            known[context] = frozenset(tests)
        else:
            known[context] = frozenset({context, test} & set(tests))
    return known[context]
