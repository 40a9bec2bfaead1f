"""Words that messages of several rooms have in common."""

from __future__ import annotations


def and_more(count: int) -> str:
    """The end of a sentence that tells what to do with `count` lines, of which the first is shown."""
    return {1: "", 2: ", here and in one more line"}.get(count, f", here and in {count - 1:,} more lines")
