"""The record of a glossary page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_m3.model.source import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or a role, and what it means."""

    name: Text
    """The word."""
    description: Text | None = None
    """What it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossarySection:
    """Terms under one heading."""

    name: Text
    """The heading."""
    description: Text | None = None
    """What stands below it."""
    terms: tuple[Term, ...] = ()
    """In the author's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """One glossary page. What could not be read is absent; a diagnostic says so."""

    source: Source
    """The page."""
    title: Text | None = None
    """What the page is called."""
    permalink: Text | None = None
    """The address the author chose, such as `/m3glossary/`."""
    sections: tuple[GlossarySection, ...] = ()
    """All terms."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, through all sections."""
        return tuple(term for section in self.sections for term in section.terms)
