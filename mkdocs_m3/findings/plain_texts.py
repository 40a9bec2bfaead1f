"""Texts that YAML reads as they are, which the pages that edits write need not put in quotes."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_m3.findings.rare_patterns import rare

_PLAIN: Final = rare(
    r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[A-Za-z](?:[\w .,()&/'-]*[\w.,()&/'-])?", re.IGNORECASE
)


def is_plain(words: str) -> bool:
    """Whether YAML reads words as this very text, behind a key or the `-` of an item."""
    return _PLAIN.fullmatch(words) is not None
