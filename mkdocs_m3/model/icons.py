"""What a site may choose for its parties and workstreams: our icons, by their names, and colors."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_m3.findings.rare_patterns import rare

ICONS: Final = (
    "customer", "provider", "qsmo", "programManagement", "workforce", "technology", "process",
    "party", "workstream", "responsible", "shared", "involved",
    "document", "spreadsheet", "presentation", "pdf", "archive", "file", "web",
)  # fmt: skip
"""Our icons, in their order from top to bottom in `icons.svg`."""

_HEX: Final = rare(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def is_color(value: str) -> bool:
    """Whether a value is a color as we take it: `#1f5fae` or `#15a`."""
    return _HEX.fullmatch(value) is not None
