"""Used by pytest while a change is tried: runs the named tests only, and tells which one fails."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS: Final = "M3_MUTANTS_TESTS"
"""Names the file with the tests to run, in order."""
FAILED: Final = "M3_MUTANTS_FAILED"
"""Names the file that gets the first test that fails."""


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Only those that are asked for; a test of a file stays with the others of that file."""
    yield
    order: dict[str, int] = {
        test: n for n, test in enumerate(json.loads(Path(os.environ[TESTS]).read_text(encoding="utf-8")))
    }
    items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember the test that ends the run."""
    if report.failed:
        Path(os.environ[FAILED]).write_text(report.nodeid, encoding="utf-8")
