"""What the import does with a table: what kind it is, and which column is what. People read it as the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model import FieldSpec

KINDS: Final = (
    "letters",
    "crosses",
    "list",
    "transposed",
    "phases",
    "stakeholders",
    "artifacts",
    "glossary",
    "none",
)
"""What a table may be; `none` is left out."""
OF_ROWS: Final = ("letters", "crosses", "list")
"""Kinds of tables that have a row for each activity or key task."""
OF_OURS: Final = ("phases", "stakeholders", "artifacts", "glossary")
"""Kinds of tables that only workbooks of ours have."""

ROLES: Final = (
    "phase", "id", "position", "name", "objective", "responsibleParty", "category", "group", "number",
    "activity", "activities", "party", "raci", "output", "template", "example", "inputs", "outputs",
    "stakeholders", "bestPractice", "field", "computed", "none",
)  # fmt: skip
"""What a column, or a row of a transposed table, may be: mostly the key that its cells become."""
ONCE: Final = frozenset(ROLES) - {"party", "field", "computed", "none"}
"""What only one column can be."""
OF_ONE: Final = ("phase", "id", "position", "name", "group", "number", "activity")
"""What says of which phase, key task, or activity a row is, so that a second column could only be lost."""
LEVELS: Final = ("phase", "task", "group")
"""What rows of one cell may be, from the highest."""


class Column(Struct, frozen=True, kw_only=True):
    """What a column is."""

    role: str
    """One of `ROLES`."""
    heading: str = ""
    """What is above it."""
    party: str = ""
    """Of a party, its id."""
    field: FieldSpec | None = None
    """Of a field, what is declared of it."""
    of: str = "task"
    """Of a field, what has it: `task` or `activity`."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is done with a table."""

    kind: str
    """One of `KINDS`."""
    headings: tuple[int, ...] = ()
    """The rows that are headings, counted from 0, from the first to the last."""
    columns: Mapping[int, Column] = {}
    """By a column, or of a transposed table by a row, counted from 0, what it is."""
    levels: tuple[str, ...] = ()
    """What rows of one cell are, from the highest; empty where that is to be found out."""
    letters: str = ""
    """The name of a set of letters that the site does not have yet: `RASCI`."""

    def column(self, role: str) -> int | None:
        """The first column of a role; `None` where there is none."""
        return next((n for n, one in self.columns.items() if one.role == role), None)

    def has(self, *roles: str) -> bool:
        """Whether there is a column of one of these roles."""
        return any(one.role in roles for one in self.columns.values())
