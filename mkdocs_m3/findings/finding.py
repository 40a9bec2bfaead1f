"""What is wrong in a page, as data, and how it is printed.

Nothing here finds a fault: readers and checks do, and hand what they found to whoever prints it.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_LINE_END: Final = re.compile(r"\r\n|\n|\r")
WIDEST_EXCERPT: Final = 110
"""Characters of the offending line that are shown; a longer line is cut around its fault."""


class Severity(enum.IntEnum):
    """How much a finding matters; the higher, the worse."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is printed: `error`."""
        return self.name.lower()


class Rule(Struct, frozen=True, kw_only=True):
    """One kind of finding."""

    severity: Severity
    """How much it matters."""
    name: str
    """What it is called, in words joined by hyphens; also its page in the documentation."""


def _error(name: str) -> Rule:
    return Rule(severity=Severity.ERROR, name=name)


def _warning(name: str) -> Rule:
    return Rule(severity=Severity.WARNING, name=name)


def _advice(name: str) -> Rule:
    return Rule(severity=Severity.ADVICE, name=name)


CODES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "M3001": _error("yaml-syntax"),
        "M3002": _error("tab"),
        "M3003": _error("duplicate-key"),
        "M3004": _error("not-utf-8"),
        "M3005": _error("unclosed-front-matter"),
        "M3006": _error("unknown-layout"),
        "M3007": _error("front-matter-cut-short"),
        "M3008": _warning("looks-like-a-key-task"),
        "M3009": _warning("not-named-as-a-page"),
        "M3010": _error("missing-key"),
        "M3011": _error("wrong-shape"),
        "M3012": _error("not-a-whole-number"),
        "M3013": _error("unknown-party"),
        "M3014": _error("unknown-workstream"),
        "M3015": _error("item-without-text"),
        "M3016": _error("keys-that-exclude-each-other"),
        "M3017": _error("unusable-permalink"),
        "M3018": _error("unknown-letter"),
        "M3019": _error("theme-key-in-wrong-shape"),
        "M3020": _warning("near-miss-key"),
        "M3021": _warning("unknown-key-in-item"),
        "M3022": _warning("empty-item"),
        "M3023": _warning("text-cut-by-hash"),
        "M3024": _warning("empty-value"),
        "M3025": _warning("unknown-key"),
        "M3026": _warning("said-twice"),
        "M3027": _advice("parted-list"),
        "M3028": _warning("published-all-the-same"),
        "M3029": _warning("row-of-a-table"),
        "M3030": _error("same-id"),
        "M3031": _error("same-address"),
        "M3032": _error("same-phase"),
        "M3035": _error("page-without-a-place"),
        "M3036": _error("page-in-no-playbook"),
        "M3040": _error("missing-file"),
        "M3041": _error("letter-case-of-file"),
        "M3042": _error("path-leaves-folder"),
        "M3043": _error("link-leaves-folder"),
        "M3044": _warning("file-for-a-name"),
        "M3050": _warning("markup-not-allowed"),
        "M3051": _warning("looks-like-a-tag"),
        "M3052": _warning("unsafe-address"),
        "M3053": _warning("link-without-target"),
        "M3054": _error("broken-tag"),
        "M3055": _warning("half-markup"),
        "M3056": _warning("garbled-characters"),
        "M3057": _advice("number-of-another-task"),
        "M3058": _warning("party-in-role"),
        "M3059": _warning("numbered-activities"),
        "M3060": _warning("unknown-part"),
        "M3061": _warning("part-placed-twice"),
        "M3062": _warning("heading-1-in-body"),
        "M3063": _error("unknown-in-playbook"),
        "M3064": _warning("never-closed"),
        "M3065": _error("second-page"),
        "M3070": _warning("repeated-role"),
        "M3071": _warning("same-objective"),
        "M3072": _warning("party-not-from-activities"),
        "M3073": _warning("party-without-stakeholder"),
        "M3074": _warning("not-one-accountable"),
        "M3075": _warning("nobody-responsible"),
        "M3076": _warning("party-twice-in-letters"),
        "M3077": _warning("letters-against-party"),
        "M3078": _warning("same-name"),
        "M3079": _advice("same-activities"),
        "M3080": _advice("input-from-nowhere"),
        "M3081": _advice("several-spellings"),
        "M3082": _advice("file-under-several-names"),
        "M3083": _advice("template-not-offered"),
        "M3084": _advice("role-without-entry"),
        "M3085": _advice("unknown-list"),
        "M3086": _warning("number-in-name"),
        "M3087": _error("copy-of-a-page"),
        "M3088": _warning("number-of-another-file"),
        "M3089": _advice("output-under-another-name"),
        "M3090": _warning("accepted-and-gone"),
        "M3091": _error("too-much"),
        "M3092": _warning("unknown-option"),
        "M3093": _warning("artifacts-in-one-item"),
        "M3094": _advice("heading-among-activities"),
        "M3095": _warning("page-beside-configuration"),
        "M3096": _warning("list-without-empty-line"),
        "M3097": _advice("listed-without-a-page"),
        "M3098": _warning("key-of-a-list-lost"),
        "M3099": _advice("part-without-a-place"),
        "M3100": _advice("versions-of-a-file"),
        "M3101": _advice("other-name-in-link"),
        "M3102": _advice("number-of-another-address"),
        "M3103": _warning("party-twice"),
        "M3104": _advice("meaning-of-another-term"),
        "M3105": _advice("copy-of-a-file"),
        "M3106": _advice("external-and-made"),
        "M3107": _advice("initials-in-another-order"),
        "M3108": _advice("nearly-the-same-activity"),
        "M3109": _warning("rows-below-a-table"),
        "M3110": _advice("placeholder-in-a-text"),
        "M3111": _advice("sentence-in-two-items"),
        "M3112": _advice("heading-of-another-phase"),
        "M3113": _advice("description-for-objective"),
        "M3114": _advice("heading-above-its-part"),
        "M3115": _advice("text-that-breaks-off"),
        "M3116": _advice("output-of-a-moved-activity"),
        "M3117": _advice("another-number-of-items"),
        "M3118": _advice("another-party-for-a-role"),
    }
)
"""Every code there is, in the order of the documentation. A code once published is never reused."""

IDLE_ACCEPTANCE: Final = "M3090"
"""Says of an acceptance that it accepts nothing."""

UNKNOWN_OPTION: Final = "M3092"
"""Says of an option of the site that there is none such."""

ACCEPTABLE: Final = frozenset(
    code
    for code, rule in CODES.items()
    if rule.severity < Severity.ERROR and code not in (IDLE_ACCEPTANCE, UNKNOWN_OPTION)
)
"""The codes of findings that may be right as they are."""


class Span(Struct, frozen=True, kw_only=True):
    """A place in a file, with the line that is there."""

    path: str
    """The file, with `/`, from a folder that whoever reads the finding knows: see `SiteFiles.of`."""
    line: int
    """The line, from 1."""
    column: int
    """The column of the first character, from 1, in characters."""
    length: int
    """How many characters of that line are meant, at least 1."""
    excerpt: str
    """The offending line, cut around its fault where it is very long."""
    caret: int
    """Where in the excerpt the fault begins, from 0."""

    @classmethod
    def at(cls, path: str, text: str, start: int, end: int | None = None) -> Span:
        """The place of the characters from `start` to `end` (exclusive) of the file's text."""
        start = min(max(start, 0), len(text))
        starts = _line_starts(text)
        line = bisect_right(starts, start)
        line_start, line_end = starts[line - 1], _end_of_line(text, starts, line)
        length = max(1, min((end or start + 1) - start, line_end - start))
        excerpt, caret = _cut(text, line_start, line_end, start)
        return cls(
            path=path, line=line, column=start - line_start + 1, length=length, excerpt=excerpt, caret=caret
        )

    @property
    def carets(self) -> str:
        """One `^` for each sign of the fault that the excerpt shows, at least one."""
        return "^" * max(1, min(self.length, len(self.excerpt) - self.caret))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def offset(text: str, span: Span) -> int:
    """Where a span begins in the text of its file, in characters from 0."""
    return _line_starts(text)[span.line - 1] + span.column - 1


def marked(text: str, span: Span) -> str:
    """What a span marks in the text of its file."""
    at = offset(text, span)
    return text[at : at + span.length]


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins: behind every line feed, and every carriage return without one, as MkDocs reads.

    Kept for a few texts, since a page with many findings is asked for its lines at each of them.
    """
    return (0, *(found.end() for found in _LINE_END.finditer(text)))


def _end_of_line(text: str, starts: tuple[int, ...], line: int) -> int:
    """Where a line ends, its line break left out."""
    if line == len(starts):
        return len(text)
    end = starts[line]
    return end - (2 if text.startswith("\r\n", end - 2) else 1)


def _cut(text: str, line_start: int, line_end: int, at: int) -> tuple[str, int]:
    """A line of at most the widest excerpt that still shows a place in it, and that place in the excerpt."""
    column, width = at - line_start, line_end - line_start
    if width <= WIDEST_EXCERPT:
        return text[line_start:line_end], column
    start = max(0, min(column - WIDEST_EXCERPT // 2, width - WIDEST_EXCERPT))
    end = start + WIDEST_EXCERPT
    head, tail = "…" * (start > 0), "…" * (end < width)
    return head + text[line_start + start : line_start + end] + tail, column - start + len(head)


class Fix(Struct, frozen=True, kw_only=True):
    """A change of one place in a page."""

    start: int
    """Where the text to be replaced begins, in characters from 0 of the page's text."""
    end: int
    """Where it ends, exclusive."""
    replacement: str
    """What to write there."""


class Finding(Struct, frozen=True, kw_only=True):
    """One finding: what is wrong, where, and how to mend it."""

    code: str
    """Which rule it breaks: a key of `CODES`."""
    span: Span
    """Where it is wrong."""
    headline: str
    """What is wrong, in one sentence without a full stop; values are in backticks."""
    help: str
    """How to mend it, in one sentence without a full stop."""
    fix: Fix | None = None
    """The change that mends it, where there is only one right answer; of several `edits`, all in one."""
    edits: tuple[Fix, ...] = ()
    """The changes that the cure describes, where it can be said in letters; somebody may decide otherwise."""

    others: tuple[Span, ...] = ()
    """Other places that it speaks of as well."""

    @property
    def cure(self) -> tuple[Fix, ...]:
        """What an author changes who obeys the help to the letter; empty where it leaves a choice."""
        return self.edits or ((self.fix,) if self.fix else ())

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return CODES[self.code].severity


def in_reading_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings, each once, by file, line and column; what is at one place keeps its order."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda found: (found.span.path, found.span.line, found.span.column),
        )
    )


def untold(findings: Iterable[Finding], told: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that were not told of the site in another language, where labels in their words may differ."""
    places = {(one.code, one.span) for one in told}
    return tuple(one for one in findings if (one.code, one.span) not in places)


def tally(findings: tuple[Finding, ...], severity: Severity) -> str:
    """How many findings of a severity there are, in words: `2 errors`."""
    count = sum(found.severity is severity for found in findings)
    return f"{count} {severity.word}{'' if count == 1 else 's'}"
