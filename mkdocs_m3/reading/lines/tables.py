"""Tables of Markdown in the place of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Keys, Line, Outline

_ROW: Final = re.compile(r"\s*\|.*\|\s*")
_RULE: Final = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BETWEEN_CELLS: Final = re.compile(r"(?<!\\)\|")
_PARTIES: Final = re.compile(r"respons|part(?:y|ies)\b|\bwho\b|\bowner|\blead\b", re.IGNORECASE)
"""What the heading of a column with parties says."""
_NUMBERS: Final = re.compile(r"#|no\.?|nr\.?|number|step|", re.IGNORECASE)
"""The heading of a column that only counts the rows."""
_PLAIN: Final = re.compile(r"(?!(?:null|true|false|yes|no|on|off)\Z)[A-Za-z][\w ,.()/-]*", re.IGNORECASE)
"""What YAML reads as the text that it is."""
_TEXT: Final = "text"


def for_lists(page: Outline) -> Iterator[Correction]:
    """A table below a key that takes a list of items with texts."""
    for n, line in enumerate(page.lines):
        if line.kind is not Kind.ENTRY or line.value or line.key not in page.keys:
            continue
        rows = _rows(page, n + 1)
        pairs = _items(line.key, rows, page.keys) if len(rows) > 1 and _RULE.fullmatch(rows[1].text) else []
        if pairs:
            yield _correction(line, rows, pairs)


def _rows(page: Outline, n: int) -> list[Line]:
    """The lines of a table that begins at line `n`; blank lines and comments above it are passed over."""
    found: list[Line] = []
    for line in page.lines[n:]:
        if _ROW.fullmatch(line.text) and line.kind is Kind.WORDS:
            found.append(line)
        elif found or line.kind not in (Kind.BLANK, Kind.COMMENT):
            break
    return found


def _items(key: str, rows: list[Line], keys: Keys) -> list[list[tuple[str, str]]]:
    """Each row as the keys and values of an item; none where a row has no text."""
    own = dict(keys.of_records).get(key, frozenset())
    if (own and _TEXT not in own) or not any(key in listed for listed in keys.of_page_lists):
        return []
    headings, *cells = [_cells(row) for row in rows if row is not rows[1]]
    if not cells or any(len(row) > len(headings) for row in cells):
        return []
    counts = [_counts(n, headings, cells) for n in range(len(headings))]
    first = next((n for n, is_count in enumerate(counts) if not is_count), 0)
    found: list[list[tuple[str, str]]] = []
    for row in cells:
        text, item = row[first] if first < len(row) else "", []
        for n, cell in enumerate(row):
            if n == first or counts[n] or not cell:
                continue
            if named := _key(headings[n], own, keys):
                item.append((named, _parties(cell, keys) if named in keys.of_parties else _written(cell)))
            else:
                text = f"{text}; {headings[n]}: {cell}"
        if not row[first : first + 1] or not row[first]:
            return []
        found.append([(_TEXT if item else "", _written(text)), *item])
    return found


def _cells(row: Line) -> list[str]:
    inner = row.text.strip()[1:-1]
    return [" ".join(cell.replace("\\|", "|").split()) for cell in _BETWEEN_CELLS.split(inner)]


def _counts(n: int, headings: list[str], cells: list[list[str]]) -> bool:
    """Whether a column only counts the rows."""
    own = [row[n] for row in cells if n < len(row)]
    return bool(_NUMBERS.fullmatch(headings[n])) and all(re.fullmatch(r"\d+[.)]?", cell) for cell in own)


def _key(heading: str, own: frozenset[str], keys: Keys) -> str:
    """The key that a column is meant for; empty where none is."""
    of_parties = sorted(keys.of_parties & own)
    if of_parties and _PARTIES.search(heading):
        return of_parties[0]
    word = "".join(heading.split()).casefold()
    return next((key for key in sorted(own) if key.casefold() == word and key != _TEXT), "")


def _parties(cell: str, keys: Keys) -> str:
    parts = [part.strip() for part in re.split(r"[,;/&+]|\band\b", cell)]
    if len(parts) > 1 and all(part.casefold() in keys.parties for part in parts):
        return f"[{', '.join(parts)}]"
    return _written(cell)


def _written(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else in_quotes(words)


def _correction(line: Line, rows: list[Line], items: list[list[tuple[str, str]]]) -> Correction:
    column = line.key_column + 2
    lines = [
        f"{' ' * column}{'  ' if n else '- '}{f'{key}: ' if key else ''}{value}"
        for item in items
        for n, (key, value) in enumerate(item)
    ]
    (key, text), *others = items[0]
    below = "".join(f", and below it `{key}: {value}`" for key, value in others)
    first = f"`- {f'{key}: ' if key else ''}{text}`{below}"
    ending = "\r\n" if len(rows[0].text) < rows[1].start - rows[0].start - 1 else "\n"
    return Correction(
        start=rows[0].start + rows[0].indent,
        end=rows[0].start + len(rows[0].text.rstrip()),
        headline=f"this is a table, and `{line.key}` takes a list",
        help=f"write each row as an item, as in {first}; `mkdocs-m3 import` does so with whole tables",
        edits=(replace(rows[0].start, rows[-1].end, ending.join(lines)),),
    )
