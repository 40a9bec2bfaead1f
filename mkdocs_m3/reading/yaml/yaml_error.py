"""Where YAML does not parse, as its parser tells it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

TOO_MANY: Final = "too many errors"
"""The problem of the last error, where reading was given up."""
TOO_MANY_VALUES: Final = "too many values"
"""The problem of a list or record that aliases repeat too often."""
TOO_DEEP: Final = "nested too deep"
"""The problem of what is nested deeper than anything that is read."""
NO_KEY: Final = "could not find expected ':'"
_BEGINS_BEFORE: Final = ("unexpected end of stream", NO_KEY, "expected ',' or")
"""Problems that the parser meets only after the place where they begin."""


class YamlError(Struct, frozen=True, kw_only=True):
    """A place where the YAML does not parse, in characters from 0 of the draft."""

    problem: str
    """The parser's own words."""
    offset: int
    """Where the parser stopped."""
    context: int
    """Where what it was reading began; the same as the offset where it does not say."""

    @property
    def begin(self) -> int:
        """Where it begins to be wrong."""
        return self.context if any(part in self.problem for part in _BEGINS_BEFORE) else self.offset


class NotYaml(Exception):  # noqa: N818 - it says what a text is
    """Raised by the reader of YAML, with the error."""

    def __init__(self, error: YamlError) -> None:
        super().__init__(error.problem)
        self.error = error
