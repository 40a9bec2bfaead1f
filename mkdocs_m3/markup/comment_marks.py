"""Marks of comments that a word processor leaves in words which are copied from it: `an owner[KM1]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import blanked

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_MAY_BE: Final = re.compile(r"\[[A-Z]{2,3}[1-9]\d{0,2}\]")
_MARK: Final = rare(
    r"(?:(?<=[\w.,;:!?)])|"
    r"(?<=\w[ ])(?=\[(?!RFC|ISO|IEC|FAR|GRS|OMB|DIN|EN|CFR|SP)[A-Z]+\d{1,2}\][.!?]?\Z))"
    r"\[(?P<name>[A-Z]{2,3}[1-9]\d{0,2})\](?![\[(])"
)
"""Directly behind a word, or behind a blank at the end of a text."""


def may_hold_marks(text: str) -> bool:
    """Whether a text may hold one."""
    return "]" in text and _MAY_BE.search(text) is not None


def comment_marks(text: str, names: Container[str] = ()) -> Iterator[tuple[int, int]]:
    """Where each mark begins and ends (exclusive), in characters from 0.

    None is code, or has a backslash before it, or is one of the `names` that addresses have.
    """
    bare = blanked(text) if "[" in text else ""
    yield from (found.span() for found in _MARK.finditer(bare) if found["name"] not in names)
