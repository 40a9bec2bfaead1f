"""The lines of YAML as an author sees them: dashes, keys, values, and what merely continues a text.

The YAML library gives up where a line is out of place. This looks at each line by itself, so that it can be
said which line that is.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from typing import Final, NamedTuple

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines.signs import WORD_KEYS

_LINE: Final = rare(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)"
    r"(?:(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w-]*)(?P=quote)[ ]*:(?=\s|$)(?P<gap>\s*))?(?P<value>.*)"
)
_BLOCK: Final = rare(r"[|>][+\-0-9]*(?:\s+#.*)?\Z")
_BEHIND: Final = rare(r"(?<=[\"'\]})])[ \t]+#[^\"'\]})]*\Z")
_OPENING: Final = {"[": "]", "{": "}"}


class Kind(enum.Enum):
    """What a line is."""

    BLANK = enum.auto()
    """Nothing is on it."""
    COMMENT = enum.auto()
    """YAML ignores it."""
    ENTRY = enum.auto()
    """It begins with a key or with the `-` of an item."""
    WORDS = enum.auto()
    """It is neither: the continuation of a plain text, or a line that belongs nowhere."""
    INSIDE = enum.auto()
    """It continues a block, a text in quotes, or a list or record in brackets: nothing in it is a slip."""


class Line(NamedTuple):
    """One line. Places are in characters from 0 of the YAML, columns from 0 of the line."""

    start: int
    """Where the line begins."""
    text: str
    """The line without its ending."""
    kind: Kind
    """What it is."""
    indent: int
    """The column of its first character that is no blank."""
    dashes: tuple[int, ...]
    """The columns of the `-` that begin items on it."""
    key: str
    """The key on it; empty without one."""
    key_column: int
    """Where that begins; without a key, where the value does."""
    value: str
    """What follows, without blanks at its end."""
    value_start: int
    """Where that begins, in characters from 0 of the YAML."""

    @property
    def end(self) -> int:
        """Where the line ends, before its line ending."""
        return self.start + len(self.text)

    @property
    def owner(self) -> int:
        """The column that whatever continues its value must lie to the right of."""
        if self.key:
            return self.key_column
        return self.dashes[-1] if self.dashes else self.indent

    @property
    def bare_value(self) -> str:
        """Its value without a comment behind it, where quotes or brackets end before that."""
        found = _BEHIND.search(self.value) if self.value[:1] in tuple("\"'[{") else None
        return self.value[: found.start()] if found else self.value

    @property
    def is_at_edge(self) -> bool:
        """Whether it begins a key of the page, at the left edge."""
        return self.kind is Kind.ENTRY and not self.indent and not self.dashes

    @property
    def is_open(self) -> bool:
        """Whether it ends with a key, or with the `-` of an item, of which the value can only be below it."""
        return self.kind is Kind.ENTRY and self.value[:1] in ("", "#")

    @property
    def is_plain(self) -> bool:
        """Whether its value is a text without quotes or brackets."""
        return bool(self.value) and self.value[0] not in "\"'[{|>&*!#"


class Keys(Struct, frozen=True):
    """The keys that front matter may hold."""

    of_pages: frozenset[str]
    """Those of a page itself, whatever its layout."""
    of_items: frozenset[str]
    """Those of the records in its lists."""
    of_beginnings: frozenset[str] = frozenset()
    """Those of them that a record begins with."""
    of_sites: frozenset[str] = frozenset()
    """Those that themes and plugins use, at the top of a page."""
    of_lists: tuple[tuple[str, ...], ...] = ()
    """For each layout, those of a page that take a list of records, as its author would write them down."""
    of_nested: tuple[str, ...] = ()
    """Those of records that take a list or a record on the lines below them."""
    of_page_lists: tuple[tuple[str, ...], ...] = ()
    """For each layout, those of a page that take a list of any kind and are shown."""
    of_records: tuple[tuple[str, frozenset[str]], ...] = ()
    """Each key of a page that takes a list of records, with the keys that these have on any level."""
    of_rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Those of them whose records a row of a table can hold, with the keys that take what is in a cell: first
    the one that such a record begins with."""
    of_seconds: tuple[tuple[tuple[str, str], str], ...] = ()
    """By a list's key and the one that names each of its records, the only other one that takes a text."""
    of_parties: frozenset[str] = frozenset()
    """Those that take parties."""
    of_several: frozenset[str] = frozenset()
    """Those of records that take one value or a list of them."""
    of_words: frozenset[str] = WORD_KEYS
    """Those whose value is a word, a number, a date, a file or an address, never a sentence."""
    parties: frozenset[str] = frozenset()
    """The words for the parties of the site, in small letters."""
    ids_of_parties: tuple[tuple[str, str], ...] = ()
    """Each of these words with the id that front matter has for it."""

    def __contains__(self, key: str) -> bool:
        """Whether it is one of them."""
        return key in self.of_pages or key in self.of_items


class Outline(NamedTuple):
    """The YAML with all its lines."""

    text: str
    """The YAML."""
    lines: tuple[Line, ...]
    """Every line of it."""
    keys: Keys
    """The keys that it may hold."""

    def above(self, n: int) -> Line | None:
        """The line above line `n` that is neither blank nor a comment."""
        passed = (Kind.BLANK, Kind.COMMENT)
        return next((line for line in reversed(self.lines[:n]) if line.kind not in passed), None)

    def column_of_items(self, key: Line, end: int) -> int:
        """The column for items between a key and the place `end`: that of the item that follows, if any."""
        first = bisect_right(self.lines, end, key=lambda line: line.start)
        below = (self.lines[n] for n in range(first, len(self.lines)))
        item = next((line for line in below if line.kind not in (Kind.BLANK, Kind.COMMENT)), None)
        is_sibling = item is not None and item.dashes and item.dashes[0] >= key.key_column
        return item.dashes[0] if item and is_sibling else key.key_column + 2

    def end_of_text(self, n: int) -> int:
        """Where the plain text that begins on line `n` ends, with all lines that continue it."""
        end = self.lines[n].start + len(self.lines[n].text.rstrip())
        for line in self.lines[n + 1 :]:
            if line.kind is not Kind.WORDS:
                break
            end = line.start + len(line.text.rstrip())
        return end


def outline(text: str, keys: Keys) -> Outline:
    """The YAML, line by line."""
    return Outline(text, _lines(text), keys)


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    columns: set[int] = set()
    open_until = ""  # the sign that closes what is open, or "block"
    column = 0
    for raw in text.split("\n"):
        line = _line(start, raw.rstrip("\r"))
        start += len(raw) + 1
        if open_until == "block" and (line.kind is Kind.BLANK or line.indent > column):
            lines.append(line._replace(kind=Kind.INSIDE))
            continue
        if open_until not in ("", "block") and not _is_new(line, columns, open_until):
            lines.append(line._replace(kind=Kind.INSIDE))
            open_until = _still_open(line.text, open_until)
            continue
        open_until, column = _opens(line)
        lines.append(line)
        if line.kind is Kind.ENTRY:
            columns.update(line.dashes)
    return tuple(lines)


def _line(start: int, raw: str) -> Line:
    found = _LINE.match(raw)
    assert found  # noqa: S101 - every line matches
    indent = len(found["indent"])
    value = found["value"].rstrip()
    stripped = raw.strip()
    if not stripped:
        kind = Kind.BLANK
    elif stripped.startswith("#"):
        kind = Kind.COMMENT
    else:
        kind = Kind.ENTRY if found["dashes"] or found["key"] else Kind.WORDS
    return Line(
        start,
        raw,
        kind,
        indent,
        tuple(indent + at for at, sign in enumerate(found["dashes"]) if sign == "-"),
        found["key"] or "",
        found.start("key") - len(found["quote"]) if found["key"] else found.start("value"),
        value,
        start + found.start("value"),
    )


def _opens(line: Line) -> tuple[str, int]:
    """What a line leaves open: the sign that closes it, or `block` and the column that ends it."""
    if line.kind is not Kind.ENTRY or not line.value:
        return "", 0
    if _BLOCK.match(line.value):
        return "block", line.owner if line.key or line.dashes else 0
    first = line.value[0]
    if first in "\"'":
        return _still_open(line.value[1:], first), 0
    if first in _OPENING:
        return _still_open(line.value, _OPENING[first]), 0
    return "", 0


def _still_open(words: str, closing: str) -> str:
    """The sign that still closes what is open after these words; empty where they close it."""
    return "" if closes(words, closing) else closing


def closes(words: str, sign: str) -> bool:
    """Whether a quote or bracket is closed within these words."""
    if sign == '"':
        words = re.sub(r"\\.", "", words)
    if sign == "'":
        words = words.replace("''", "")
    return sign in words


def _is_new(line: Line, columns: set[int], closing: str) -> bool:
    """Whether a line begins something, although a quote or a bracket above it was never closed."""
    is_end = closing in ("'", '"') and line.value.endswith(closing) and not line.value.startswith(closing)
    if line.kind is not Kind.ENTRY or is_end:
        return False
    if not line.dashes and line.indent == 0:
        return True
    return bool(line.dashes and line.dashes[0] in columns)
