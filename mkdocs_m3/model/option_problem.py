"""What is wrong in the options of a site, as data; whoever reads the options says it in its own way."""

from __future__ import annotations

from msgspec import Struct


class OptionProblem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in an option."""

    place: str
    """The keys that lead to it, with dots between: `fields.task.due.type`."""
    headline: str
    """What is wrong."""
    cure: str
    """What to write."""

    def __str__(self) -> str:
        return f"`{self.place}`: {self.headline}; {self.cure}"
