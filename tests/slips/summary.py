"""What the machine found, in numbers by kind of slip, and in words for whoever mends the reader."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.in_full import in_full
from tests.slips.marked import FILE, PARTY, WORD

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from tests.slips.machine import Outcome, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What counts of one outcome; small enough to go from one process to another."""

    kind: str
    is_silent: bool
    """A word was missing at some step, and no finding said anything."""
    is_lost: bool
    """The last page lacks a word."""
    is_harmed: bool
    """An edit took away words that the page had shown."""
    is_quiet: bool
    """There was never a finding, and nothing is missing."""
    is_other_silent: bool
    """A party or a file was missing at some step, and no finding said anything."""
    is_other_lost: bool
    """The last page lacks a party or a file."""
    without_edit: int
    """Findings of the first reading that carry no edit."""
    rounds: int
    """How often an edit was made."""
    end: str
    cause: str
    """What the first finding is about, or `silent`."""
    report: str
    """The whole story; empty where nothing is missing and the machine came to its end."""


COLUMNS: Final = (
    ("slips", len),
    ("silent", lambda rows: sum(row.is_silent for row in rows)),
    ("lost at the end", lambda rows: sum(row.is_lost for row in rows)),
    ("edit that loses", lambda rows: sum(row.is_harmed for row in rows)),
    ("parties or files: silent", lambda rows: sum(row.is_other_silent for row in rows)),
    ("lost", lambda rows: sum(row.is_other_lost for row in rows)),
    ("no finding, no loss", lambda rows: sum(row.is_quiet for row in rows)),
    ("findings without edit", lambda rows: sum(row.without_edit for row in rows)),
    ("mended", lambda rows: sum(row.end == "mended" for row in rows)),
    ("no edit", lambda rows: sum(row.end == "no edit" for row in rows)),
    ("circle or ten", lambda rows: sum(row.end in ("circle", "ten rounds") for row in rows)),
    ("most rounds", lambda rows: max(row.rounds for row in rows)),
)


def row_of(outcome: Outcome) -> Row:
    """What counts of an outcome."""
    first = outcome.rounds[0]
    is_failure = outcome.is_silent or outcome.is_lost or outcome.end in ("circle", "ten rounds")
    other = [bool(one.lost[PARTY] or one.lost[FILE]) for one in outcome.rounds]
    return Row(
        kind=outcome.slip.kind,
        is_silent=outcome.is_silent,
        is_lost=outcome.is_lost,
        is_harmed=bool(outcome.harmful),
        is_quiet=len(outcome.rounds) == 1 and not first.findings and not first.lost[WORD],
        is_other_silent=any(
            lost and not one.is_told for lost, one in zip(other, outcome.rounds, strict=True)
        ),
        is_other_lost=other[-1],
        without_edit=sum(not found.cure for found in first.findings),
        rounds=len(outcome.rounds) - 1,
        end=outcome.end,
        cause=_cause(outcome),
        report=told(outcome) if is_failure else "",
    )


def _cause(outcome: Outcome) -> str:
    one = next((one for one in outcome.rounds if one.is_silent), outcome.rounds[-1])
    return f"{one.findings[0].code}" if one.findings else "silent"


def table(rows: Iterable[Row]) -> str:
    """The numbers of each kind of slip, and of all."""
    rows = list(rows)
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    lines = [("kind", *(name for name, _ in COLUMNS))]
    for kind, own in (*sorted(by_kind.items()), ("all", rows)):
        lines.append((kind, *(f"{count(own):,}" for _, count in COLUMNS)))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join((line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:]))) + "\n" for line in lines
    )


def told(outcome: Outcome) -> str:
    """A slip with its page, and of each round what is lost, what was found, and what was changed."""
    slip = outcome.slip
    before = outcome.page.marked.text
    pieces = [f"=== {outcome.page.id}:{slip.line}: {slip.kind}: {slip.name} -> {outcome.end}\n"]
    for number, one in enumerate(outcome.rounds):
        done = "the slip" if number == 0 else f"edit {number}"
        pieces.append(f"--- {done}:\n{_difference(before, one.text)}")
        pieces.append(_state(one))
        before = one.text
    return "".join(pieces)


def _state(one: Round) -> str:
    names = {WORD: "words", PARTY: "parties", FILE: "files"}
    lost = "".join(
        f"    lost {names[mark]}{' IN SILENCE' if one.is_silent and mark == WORD else ''}: {_some(words)}\n"
        for mark, words in one.lost.items()
        if words
    )
    findings = "".join(
        f"{_indented(in_full(found))}{'' if found.cure else '      (no edit)'}\n"
        for found in one.findings[:4]
    )
    more = f"    and {len(one.findings) - 4} more\n" if len(one.findings) > 4 else ""
    return f"{lost or '    nothing is lost'}\n{findings or '    no finding'}\n{more}"


def _some(words: Counter[str]) -> str:
    """Some of the words, and how many there are besides."""
    every = sorted(words.elements())
    return " ".join(every[:20]) + (f" and {len(every) - 20} more" if len(every) > 20 else "")


def _difference(before: str, after: str) -> str:
    changed = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=1)
    return "".join(f"    {line!r}\n" for line in list(changed)[2:26])


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.split("\n"))
