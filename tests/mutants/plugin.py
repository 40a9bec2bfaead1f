"""Used by pytest while tests are noted: tells coverage which test is running.

What a fixture does counts for every test that uses the fixture, though it is done once only. What the package
has in its caches is forgotten before each test, so that each of them does all that it would do alone.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

INTO: Final = "M3_MUTANTS_NOTES"
"""Names the file that gets the tests with their seconds and fixtures, and the helpers they import."""
FIXTURE: Final = "fixture "

_tests: dict[str, tuple[float, list[str]]] = {}


def _say(context: str) -> None:
    running = coverage.Coverage.current()
    if running:
        running.switch_context(context)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What is run now is this test's."""
    for name, module in list(sys.modules.items()):
        if name.startswith("mkdocs_m3"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    _say(item.nodeid)
    result = yield
    _say("")
    return result


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    """What is run now is done for all tests that use the fixture."""
    if fixturedef.scope != "function":
        _say(f"{FIXTURE}{fixturedef.argname}")
    result = yield
    _say(request.node.nodeid if fixturedef.scope == "function" else _now())
    return result


def _now() -> str:
    """The test that pytest is in."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Only a test that passes without a change can tell of a change."""
    if report.when == "call" and report.passed:
        names = list(getattr(report, "fixtures", ()))
        _tests[report.nodeid] = (report.duration, names)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A report knows the fixtures of its test."""
    report = yield
    report.fixtures = list(getattr(item, "fixturenames", ()))  # type: ignore[attr-defined]
    return report


def pytest_sessionfinish() -> None:
    """Write down what was seen."""
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    here = Path.cwd()
    helpers = sorted(
        Path(file).relative_to(here).as_posix()
        for file in filter(None, files)
        if Path(file).is_relative_to(here / "tests") and Path(file).suffix == ".py"
    )
    Path(os.environ[INTO]).write_text(json.dumps({"tests": _tests, "helpers": helpers}), encoding="utf-8")
