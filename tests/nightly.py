"""What only the night has time for: `make test-nightly` runs every test at its full size."""

from __future__ import annotations

import os
from typing import Final

IS_NIGHT: Final = bool(os.environ.get("M3_NIGHTLY"))
"""Whether every page, every size, and every combination is tried."""
