"""How often each code was found, the most frequent first, and how much of it can be mended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.findings.printing.as_json import VERSION
from mkdocs_m3.findings.printing.summary import counts, mendable
from mkdocs_m3.findings.visible import document, joined, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Json, Terminal


class Line(Struct, frozen=True, kw_only=True):
    """One code."""

    code: str
    """The code."""
    count: int
    """How often it was found."""
    fixable: int
    """How many of these `--fix` would mend."""

    @property
    def mark(self) -> str:
        """Whether all of it can be mended, some of it, or nothing."""
        return "[*]" if self.fixable == self.count else "[-]" if self.fixable else "[ ]"


def statistics(findings: tuple[Finding, ...]) -> tuple[Line, ...]:
    """A line for each code, the most frequent first; of equally frequent ones, the lower code."""
    found = Counter(finding.code for finding in findings)
    fixable = Counter(finding.code for finding in findings if finding.fix)
    return tuple(
        Line(code=code, count=found[code], fixable=fixable[code])
        for code in sorted(found, key=lambda code: (-found[code], code))
    )


def as_text(findings: tuple[Finding, ...], _: int) -> Terminal:
    """A table, and what its marks mean where one is used."""
    lines = statistics(findings)
    width = max((len(str(line.count)) for line in lines), default=0)
    severity_width = max((len(CODES[line.code].severity.word) for line in lines), default=0)
    table = [
        f"{line.count:>{width}}  {CODES[line.code].severity.word:<{severity_width}}"
        f"  {line.code}  {line.mark} {CODES[line.code].name}"
        for line in lines
    ]
    marks = {line.mark for line in lines}
    meaning = {"[*]": "--fix mends all of these", "[-]": "--fix mends some of these"}
    table += [f"{mark} {words}" for mark, words in meaning.items() if mark in marks]
    return joined(terminal("{}\n", line) for line in table)


def as_json(findings: tuple[Finding, ...], pages: int) -> Json:
    """`version`, `pages` and `summary` as without statistics, and `statistics` by code."""
    data = {
        "version": VERSION,
        "pages": pages,
        "summary": counts(findings),
        "fixable": mendable(findings),
        "statistics": [
            {
                "code": line.code,
                "name": CODES[line.code].name,
                "severity": CODES[line.code].severity.word,
                "count": line.count,
                "fixable": line.fixable,
            }
            for line in statistics(findings)
        ],
    }
    return document(data)


STATISTICS: Final[Mapping[str, Callable[[tuple[Finding, ...], int], Terminal | Json]]] = {
    "full": as_text,
    "concise": as_text,
    "json": as_json,
}
"""By the name of a format, how it shows counts instead of findings."""
