"""Pages that are wrong in many ways get the messages that are written in `tests/told/`, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.finding_messages import TOLD, told_anew

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted(TOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_each_page_gets_the_messages_that_are_written_below_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert told_anew(text) == text
    assert text.count("=== found\n") > 0
