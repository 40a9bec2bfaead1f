"""Patterns that are made when they are first used.

Most pages are sound, and need few of the hundreds of patterns by which slips are recognized. To make them all
took a tenth of the time of `mkdocs-m3 check`.
"""

from __future__ import annotations

import re
from typing import cast


class _RarePattern:
    """Takes the place of a pattern: its methods are those of the pattern, from the first use on."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """What is asked for of the pattern, kept beside the rest, so that it is found at once from now on."""
        made = re.compile(self._written, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def rare(written: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, as `re.compile` makes it, that few pages need; a mistake in it shows when it is used."""
    return cast("re.Pattern[str]", _RarePattern(written, flags))
