"""Options are read, and wrong ones told, as it is written in `tests/options.txt`."""

from __future__ import annotations

from tests.option_messages import FILE, told_anew


def test_of_each_option_is_told_what_is_written_below_it() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert told_anew(text) == text
