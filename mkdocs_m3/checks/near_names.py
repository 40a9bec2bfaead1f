"""Which artifact that a task makes somebody may have meant who wrote a name that none makes.

Three ways of going astray are looked for: a name that is longer or shorter by its last words, initials
instead of the name, and a name that differs in one word, letter by letter. Only names that share a key
are compared, so a playbook's size costs no more than its share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import LONGEST_WORD, nearest
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.model import Artifact, KeyTask

_LIKENESS: Final = 0.85
_MOST_COMPARED: Final = 50
"""Names that are compared letter by letter with one name."""
_LEAST_WORDS: Final = 2
"""Words that a name must have for a longer one to be near because it begins with them."""
_INITIALS: Final = re.compile(r"\(([^\W_]+)\)")

_Rest = tuple[int, tuple[str, ...], str, str]


class Made(Struct, frozen=True, kw_only=True):
    """An artifact that a task makes, by one name."""

    name: str
    """The name."""
    key: str
    """The name folded."""
    task: KeyTask
    """The first task that makes it."""
    position: int
    """The place of that task among all, from 0."""

    @property
    def maker(self) -> str:
        """The task as messages name it."""
        return self.task.id or self.task.source.path


class MadeNames(Struct, frozen=True, kw_only=True):
    """All artifacts that tasks make, by what somebody may write instead of their names."""

    by_key: Mapping[str, Made]
    """By the folded name."""
    by_short_name: Mapping[str, tuple[Made, ...]]
    """By the first words of the name, the words before a parenthesis, or initials within one."""
    by_rest: Mapping[_Rest, tuple[Made, ...]]
    """By what is left without one of the words."""

    @classmethod
    def of(cls, tasks: Iterable[KeyTask]) -> MadeNames:
        """Those of all tasks, in order."""
        by_key: dict[str, Made] = {}
        for position, task in enumerate(tasks):
            for artifact in task.made:
                made = Made(name=artifact.name, key=artifact.key, task=task, position=position)
                by_key.setdefault(artifact.key, made)
        by_short_name: defaultdict[str, list[Made]] = defaultdict(list)
        by_rest: defaultdict[_Rest, list[Made]] = defaultdict(list)
        for made in by_key.values():
            for short in _short_names(made.name, made.key):
                by_short_name[short].append(made)
            for rest in _rests(made.key):
                by_rest[rest].append(made)
        return cls(
            by_key=by_key,
            by_short_name={short: tuple(found) for short, found in by_short_name.items()},
            by_rest={rest: tuple(found) for rest, found in by_rest.items()},
        )

    def nearest(self, artifact: Artifact, before: int) -> Made | None:
        """What is meant by an artifact that no task makes, if a task before that position makes it."""
        return self._longer_or_shorter(artifact, before) or self._misspelled(artifact.key, before)

    def _longer_or_shorter(self, artifact: Artifact, before: int) -> Made | None:
        """Of those that begin with the name, or that the name begins with, the one of the nearest length."""
        shorter = (self.by_key.get(short) for short in _short_names(artifact.name, artifact.key))
        found = (*self.by_short_name.get(artifact.key, ()), *(made for made in shorter if made))
        length = len(artifact.key)
        return min(
            (made for made in found if made.position < before),
            key=lambda made: (abs(len(made.key) - length), made.position),
            default=None,
        )

    def _misspelled(self, key: str, before: int) -> Made | None:
        found = {
            made.key: made
            for rest in _rests(key)
            for made in self.by_rest.get(rest, ())[:_MOST_COMPARED]
            if made.position < before
        }
        near = nearest(key, found, _LIKENESS)
        return found[near] if near else None


def _short_names(name: str, key: str) -> Iterator[str]:
    """What a name may be shortened to: its first words, what is before a parenthesis, its initials."""
    words = _words(key)
    if not words:
        return
    yield from {
        *(" ".join(words[:n]) for n in range(_LEAST_WORDS, len(words))),
        *({fold(name.partition("(")[0])} - {key, ""}),
        *(fold(initials) for initials in _INITIALS.findall(name)),
    }


def _words(key: str) -> list[str]:
    """The words of a name; none where it is too long, or where the site says that no other is like it."""
    return [] if len(key) > LONGEST_WORD or key.startswith("=") else key.split()


def _rests(key: str) -> Iterator[_Rest]:
    """What is left of a name without each of its words in turn, with the first letter and digits of the word.

    Two names that differ in one word by a slip share a rest; `Test Plan 1` and `Test Plan 2` do not. And what
    is left without blanks, for `Providers` and `Provider's`.
    """
    words = _words(key)
    if words:
        yield -1, ("".join(words),), "", ""
    for n, word in enumerate(words):
        digits = "".join(sign for sign in word if sign.isdigit())
        yield n, (*words[:n], *words[n + 1 :]), word[:1], digits
