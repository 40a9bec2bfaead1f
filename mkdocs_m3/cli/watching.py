"""Waits until files change. Asking for their times is what works on every system and every kind of disk."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_PAUSE: Final = 0.2
"""Seconds between two looks."""


def changes(watched: Callable[[], Iterable[Path]], pause: float = _PAUSE) -> Iterator[None]:
    """Comes up with a change each time that something in these files and folders is not as it was."""
    before = _state(watched())
    while True:
        time.sleep(pause)
        now = _state(watched())
        if now != before:
            before = now
            yield


def _state(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """The time and the size of every file."""
    found: dict[str, tuple[int, int]] = {}
    waiting = list(map(str, paths))
    while waiting:
        path = waiting.pop()
        try:
            if not os.path.isdir(path):  # noqa: PTH112 - many, and often
                status = os.stat(path)  # noqa: PTH116 - likewise
                found[path] = (status.st_mtime_ns, status.st_size)
                continue
            with os.scandir(path) as entries:
                waiting += [entry.path for entry in entries if not entry.name.startswith(".")]
        except OSError:  # gone meanwhile
            continue
    return found
