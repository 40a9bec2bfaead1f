"""What a build keeps to its end, out of the sight of Python's collector until then."""

from __future__ import annotations

import gc


class HeldValues:
    """Values that Python does not look through for cycles while they are held.

    A playbook that has been read stays until its site is built, and each full collection in between would
    look through all of it, and through all that MkDocs holds, in vain. What somebody else has frozen is left
    as it is.
    """

    def __init__(self) -> None:
        self._is_ours = False

    def hold(self) -> None:
        """Hold all that there is now."""
        if not gc.get_freeze_count():
            gc.freeze()
            self._is_ours = True

    def release(self) -> None:
        """Leave all of it to the collector again."""
        if self._is_ours:
            gc.unfreeze()
            self._is_ours = False
