"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REAL_PLAYBOOK = "M3_REAL_PLAYBOOK"


@pytest.fixture(scope="session")
def real_playbook() -> Path:
    """The folder of real pages, where the environment names it; CI insists on it."""
    folder = os.environ.get(REAL_PLAYBOOK)
    if folder:
        path = Path(folder).resolve()
        assert path.is_dir(), f"{REAL_PLAYBOOK} names {folder}, which is no folder"
        return path
    if os.environ.get("CI"):
        pytest.fail(f"{REAL_PLAYBOOK} must be set in CI")
    pytest.skip(f"{REAL_PLAYBOOK} does not name a folder of real pages")
