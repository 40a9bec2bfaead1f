"""What is wrong in the options of a site, as data; whoever reads the options says it in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.findings.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class OptionError(ValueError):
    """An option that cannot be used; its words say where, what is wrong, and what to write."""


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


def only(allowed: Iterable[str], value: Mapping[str, object], where: str) -> None:
    """Refuse keys that are not among the allowed ones, with the nearest of these; raises `OptionError`."""
    allowed = tuple(allowed)
    for key in value:
        if key not in allowed:
            near = nearest(str(key), allowed)
            cure = (
                f"did you mean `{near}`?" if near else f"allowed are {', '.join(f'`{k}`' for k in allowed)}"
            )
            raise OptionError(f"{where}: there is no `{key}`; {cure}")
