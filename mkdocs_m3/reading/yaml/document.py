"""What is read of front matter, and what is wrong with its YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_m3.reading.yaml.draft import Correction, Draft
    from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar


class Document(Struct, frozen=True, kw_only=True):
    """A front matter, as far as it could be read."""

    root: Mapping | None
    """Its keys; `None` where it is not a mapping, or nothing of it could be read."""
    mistakes: tuple[tuple[Correction, Draft], ...]
    """What is wrong with its lines and its YAML, each with the draft in which it was found."""
    duplicates: tuple[tuple[Scalar, Scalar], ...] = ()
    """Each key that appears again in its mapping, after the key it repeats."""
    incomplete: frozenset[str] = frozenset()
    """The top-level keys of which something was left out."""
    readable: str = ""
    """The YAML that parses."""
    told: tuple[tuple[int, int], ...] = ()
    """What was corrected or left out of the page, from and to (exclusive): what follows is not told.

    In order, and apart from one another.
    """
