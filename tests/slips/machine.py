"""Obeys what the findings of a page say, and counts at each step what readers no longer see."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.fixing import edited
from tests.slips.marked import FILE, PARTY, WORD
from tests.slips.seen import Seen, seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3 import Finding
    from tests.slips.pages import Page
    from tests.slips.slip import Slip

MOST_ROUNDS: Final = 10

_OF_OTHER_THINGS: Final = re.compile(r"M30[346789]")
"""Findings about ids, files, parts, parties and names, which tell nobody that words are missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One reading of the page."""

    text: str
    findings: tuple[Finding, ...]
    """Those that the clean page does not have."""
    lost: dict[str, Counter[str]]
    """What readers no longer see, by its mark."""

    @property
    def is_silent(self) -> bool:
        """Whether a word is missing, and no finding that a build prints says anything."""
        return bool(self.lost[WORD]) and not self.is_told

    @property
    def is_told(self) -> bool:
        """Whether there is a finding that a build prints, and that may be about missing words."""
        return any(
            found.severity >= Severity.WARNING and not _OF_OTHER_THINGS.match(found.code)
            for found in self.findings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one slip."""

    page: Page
    slip: Slip
    rounds: tuple[Round, ...]
    end: str
    """`mended` where no finding is left, `no edit`, `circle`, or `ten rounds`."""

    @property
    def is_silent(self) -> bool:
        """Whether at any step a word was missing without a finding."""
        return any(one.is_silent for one in self.rounds)

    @property
    def is_lost(self) -> bool:
        """Whether the last page lacks a word."""
        return bool(self.rounds[-1].lost[WORD])

    @property
    def harmful(self) -> tuple[int, ...]:
        """The rounds, from 0, whose edit took words away that the page had shown."""
        pairs = zip(self.rounds, self.rounds[1:], strict=False)
        return tuple(n for n, (one, then) in enumerate(pairs) if then.lost[WORD] - one.lost[WORD])


def obey(page: Page, slip: Slip) -> Outcome:
    """Make a slip, then do what the findings say until none is left."""
    written = page.marked.changed(slip.changes)
    clean = _seen(page, page.marked.text)
    wanted = {}
    for mark in (WORD, PARTY, FILE):  # what the clean page lacks is none of the slip's
        wanted[mark] = written.tokens(mark) - (page.marked.tokens(mark) - clean.counts[mark])
    text, rounds, end = written.text, [], "ten rounds"
    for _ in range(MOST_ROUNDS + 1):
        now = _seen(page, text)
        new = _new(now.findings, clean.findings)
        lost = {mark: wanted[mark] - now.counts[mark] for mark in wanted}
        lost[WORD] += clean.body - now.body
        rounds.append(Round(text=text, findings=new, lost=lost))
        if not new:
            end = "mended"
            break
        cure = next((found.cure for found in new if found.cure), None)
        if cure is None:
            end = "no edit"
            break
        text = edited(text, cure)
        if any(one.text == text for one in rounds):
            end = "circle"
            break
    return Outcome(page=page, slip=slip, rounds=tuple(rounds), end=end)


@lru_cache(maxsize=512)
def _seen(page: Page, text: str) -> Seen:
    return seen(page, text)


def _new(found: Iterable[Finding], before: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the clean page does not have, wherever in it they were."""
    left = Counter((one.code, one.headline) for one in before)
    new = []
    for one in found:
        if left[one.code, one.headline] > 0:
            left[one.code, one.headline] -= 1
        else:
            new.append(one)
    return tuple(new)
