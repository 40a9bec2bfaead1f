"""Words on one line."""

from __future__ import annotations


def on_one_line(words: str) -> str:
    """The words with one blank between them, and none at either end."""
    return " ".join(words.split())
