"""How often Python looks for cycles of values while a command works.

A playbook hardly has any, and when the command has printed what it found, all of it is gone.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW_VALUES: Final = 200_000
"""As many more must have been made than went away before Python looks for cycles."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Python looks for cycles less often, and not at all when it ends.

    Otherwise, a tenth of the time that `check` takes goes there: imports and pages make values that stay, and
    at its end, Python looks through all of them once more. What is in no cycle goes away there in any case.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_VALUES)
    atexit.register(gc.freeze)  # not here, since a process may call several commands, as tests do
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # or what somebody else has frozen would not stay so
            gc.freeze()  # makes all values old ones, so that Python does not look through them at once
            gc.unfreeze()
        gc.set_threshold(*before)
