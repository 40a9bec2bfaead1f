"""File types and sizes as readers see them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mkdocs_m3.model.addresses import extension_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.locales import Wording

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        extension: kind
        for kind, extensions in (
            ("document", "doc docx docm dot dotx odt rtf txt md"),
            ("spreadsheet", "xls xlsx xlsm xlsb xlt xltx ods csv tsv"),
            ("presentation", "ppt pptx pptm pot potx pps ppsx odp"),
            ("pdf", "pdf"),
            ("archive", "zip 7z tar gz tgz rar"),
        )
        for extension in extensions.split()
    }
)

_STEP: Final = 1000
"""Sizes are decimal, as file managers and the law's own publications print them."""


def file_type(file: str) -> tuple[str, str]:
    """Which picture a file has and what its type is called: `plan.docx` -> `("document", "DOCX")`."""
    extension = extension_of(file)
    return _KINDS.get(extension.lower(), "file"), extension.upper() or "FILE"


def size_in_words(size: int, words: Wording) -> str:
    """A size in bytes as it is read: `76 KB`, `1.5 MB`."""
    if size < _STEP:
        return words.message("bytes", size=size)
    amount = size / _STEP
    for unit in ("kilobytes", "megabytes"):
        if round(amount) < _STEP:
            return words.message(unit, size=_rounded(amount, words, has_tenths=unit != "kilobytes"))
        amount /= _STEP
    return words.message("gigabytes", size=_rounded(amount, words, has_tenths=True))


def _rounded(amount: float, words: Wording, *, has_tenths: bool) -> str:
    if not has_tenths or amount >= 10:  # noqa: PLR2004 - tenths matter below ten only
        return f"{amount:.0f}"
    return f"{amount:.1f}".replace(".", words.message("decimal_point"))
