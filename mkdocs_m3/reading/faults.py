"""Where YAML does not parse, as its parser tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TOO_MANY: Final = "too many faults"
"""The problem of the last fault, where reading was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place where the YAML does not parse."""

    problem: str
    """The parser's own words."""
    offset: int
    """Where the parser stopped, in characters from 0 of the page."""
    context: int
    """Where what it was reading began; the same as the offset where it does not say."""
