"""Roles of the glossary that are written in one item: `Program Manager and Scheduler`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import LONGEST_WORD
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.model import Playbook

_BETWEEN: Final = rare(r"\s*[,;]\s*(?:(?:and|or|&)\s+)?|\s*[/&+]\s*|\s+(?:and|or)\s+")
_MOST: Final = 6
"""Roles that one item may hold."""


def is_joined(name: str) -> bool:
    """Whether a name may be the names of several roles."""
    return len(name) <= LONGEST_WORD and _BETWEEN.search(name) is not None


class Roles(Struct, frozen=True, kw_only=True):
    """The roles of a playbook's glossaries."""

    names: Mapping[str, str]
    """By the folded name, or by the abbreviation as written, what the glossary calls each."""

    @classmethod
    def of(cls, playbook: Playbook) -> Roles:
        """All terms of the sections in which there are stakeholders of any task."""
        used = {one.key for task in playbook.pages for one in task.stakeholders}
        sections = (section for page in playbook.glossaries for section in page.sections)
        terms = [
            term
            for section in sections
            if any(one.key in used or one.abbreviation.casefold() in used for one in section.terms)
            for term in section.terms
        ]
        abbreviations = {term.abbreviation: term.plain for term in terms if term.abbreviation}
        return cls(names={**abbreviations, **{term.key: term.plain for term in terms if term.plain}})

    def joined(self, name: str) -> tuple[str, ...]:
        """The roles that a name joins; none where one of its parts is no role.

        Two may have their first or last words in common: `Security and Network SME`.
        """
        if len(name) > LONGEST_WORD:
            return ()
        return self._parted(name, _MOST) or next(self._with_common_words(name), ())

    def _parted(self, name: str, most: int) -> tuple[str, ...]:
        for found in _BETWEEN.finditer(name) if most > 1 else ():
            first, rest = self._role(name[: found.start()]), name[found.end() :]
            if not first:
                continue
            role = self._role(rest)
            others = (role,) if role else self._parted(rest, most - 1)
            if others:
                return (first, *others)
        return ()

    def _with_common_words(self, name: str) -> Iterator[tuple[str, ...]]:
        for found in _BETWEEN.finditer(name):
            first, second = name[: found.start()].split(), name[found.end() :].split()
            behind = (([*first, *second[at:]], second) for at in range(1, len(second)))
            before = ((first, [*first[:at], *second]) for at in range(1, len(first)))
            for pair in (*behind, *before):
                roles = tuple(self._role(" ".join(words)) for words in pair)
                if all(roles) and roles[0] != roles[1]:
                    yield roles

    def _role(self, words: str) -> str:
        return self.names.get(words.strip()) or self.names.get(fold(words), "")
