"""The page of the documentation about each code, which the wheel brings along."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_FOLDERS: Final = (_PACKAGE / "explanations", _PACKAGE.parent / "docs" / "diagnostics")
"""In an installed package, and in a copy of the repository."""


def explanation(code: str) -> str:
    """What a finding of this code means, as Markdown."""
    pages = (folder / f"{code}.md" for folder in _FOLDERS)
    return next(page for page in pages if page.exists()).read_text(encoding="utf-8")
