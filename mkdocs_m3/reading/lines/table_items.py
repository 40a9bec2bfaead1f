"""What the rows of a table say, as the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading.yaml.draft import as_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.reading.lines.outline import Keys

_PARTIES: Final = re.compile(r"respons|part(?:y|ies)\b|\bwho\b|\bowner|\blead\b", re.IGNORECASE)
"""What the heading of a column with parties says."""
_BETWEEN_PARTIES: Final = re.compile(r"[,;/&+]|\band\b")
_NUMBERS: Final = re.compile(r"#|no\.?|nr\.?|number|step|", re.IGNORECASE)
"""The heading of a column that only counts the rows."""
_NUMBER: Final = re.compile(r"\d+[.)]?")


class Item(Struct, kw_only=True):
    """An item of a list: a row, and those below it that have no text of their own."""

    texts: list[str]
    """Its text, and what no key takes."""
    values: dict[str, list[str]] = field(default_factory=dict)
    """By each key below the text, its value, or several parties."""

    def pairs(self, begin: str) -> Iterator[tuple[str, str]]:
        """Its keys, each with its value in YAML; `begin` is the key of the text, empty where it has none."""
        yield begin, as_value("; ".join(self.texts))
        for key, values in self.values.items():
            yield key, as_value(values[0]) if len(values) == 1 else f"[{', '.join(values)}]"


def items(cells: Sequence[Sequence[str]], own: Sequence[str], keys: Keys, *, is_headed: bool) -> list[Item]:
    """The items that the rows of a table make.

    `own` are the keys that such items have, that of their text first. Each takes one column; what is in
    others goes into the text. `is_headed` says that the first row is set off as headings.
    """
    width = max(map(len, cells))
    rows = [[*row, *[""] * (width - len(row))] for row in cells]
    is_headed = is_headed or _has_headings(rows, own, keys)
    headings, rows = (rows[0], rows[1:]) if is_headed else ([""] * width, rows)
    columns = _columns(headings, rows, own, keys)
    first = _first(headings, columns, rows, own)
    found: list[Item] = []
    for row in rows:
        words = [(n, cell) for n, cell in enumerate(row) if cell and columns[n] is not None]
        if not words:
            continue
        is_begun = not row[first] and bool(found)
        if not is_begun:
            found.append(Item(texts=[row[first]] if row[first] else []))
        for n, cell in words:
            if n != first:
                key = columns[n] if row[first] or is_begun else ""
                _add(found[-1], key or "", headings[n], cell, keys)
    return found


def _add(item: Item, key: str, heading: str, cell: str, keys: Keys) -> None:
    """Add a cell to an item, as the value of a key or else to its text."""
    parties = (_parties(cell, keys) or _misspelled(cell, keys)) if key in keys.of_parties else ()
    if parties:
        held = item.values.setdefault(key, [])
        held += (party for party in parties if party not in held)
    elif key and key not in keys.of_parties and key not in item.values:
        item.values[key] = [cell]
    else:
        item.texts.append(f"{heading}: {cell}" if heading else cell)


def _has_headings(rows: Sequence[Sequence[str]], own: Sequence[str], keys: Keys) -> bool:
    """Whether the first row has headings, although no line sets it off: it names a key, or parties below."""
    return len(rows) > 1 and any(
        _called(heading, own)
        or (_PARTIES.search(heading) and not _parties(heading, keys) and _are_parties(below, keys))
        for heading, *below in zip(*rows, strict=True)
    )


def _columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]], own: Sequence[str], keys: Keys
) -> list[str | None]:
    """The key that each column is meant for: empty where none is, `None` where it only counts the rows."""
    found: list[str | None] = []
    for n, heading in enumerate(headings):
        key = _key(heading, [row[n] for row in rows if row[n]], own, keys)
        found.append("" if key and key in found else key)
    return found


def _key(heading: str, cells: Sequence[str], own: Sequence[str], keys: Keys) -> str | None:
    if cells and _NUMBERS.fullmatch(heading) and all(map(_NUMBER.fullmatch, cells)):
        return None
    if _are_parties(cells, keys) or (
        _PARTIES.search(heading) and any(_parties(cell, keys) for cell in cells)
    ):
        return next((key for key in own if key in keys.of_parties), "")
    called = _called(heading, own[1:])
    return "" if called in keys.of_parties else called


def _first(
    headings: Sequence[str], columns: Sequence[str | None], rows: Sequence[Sequence[str]], own: Sequence[str]
) -> int:
    """The column with the texts: the one that is called so, or the first that no key takes."""
    filled = [n for n in range(len(columns)) if columns[n] is not None and any(row[n] for row in rows)]
    free = [n for n in filled if not columns[n]]
    called = (n for n in free if _called(headings[n], own[:1]))
    return next(called, (free or filled or [0])[0])


def _called(heading: str, own: Sequence[str]) -> str:
    """The key whose name a heading is; empty where it is that of none."""
    word = "".join(heading.split()).casefold()
    return next((key for key in own if key.casefold() == word), "")


def _are_parties(cells: Sequence[str], keys: Keys) -> bool:
    """Whether there is something in these cells, and nothing but parties."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_parties(cell, keys) for cell in filled)


def _parties(cell: str, keys: Keys) -> tuple[str, ...]:
    """The ids of the parties that a cell names; none where anything else is in it."""
    known = dict(keys.ids_of_parties)
    words = [cell] if cell.casefold() in known else _BETWEEN_PARTIES.split(cell)
    named = tuple(known.get(word.strip().casefold(), "") for word in words)
    return named if all(named) else ()


def _misspelled(cell: str, keys: Keys) -> tuple[str, ...]:
    """The word of a cell that is nearly a party, and is told as such once it is a value."""
    return (cell,) if nearest(cell, dict(keys.ids_of_parties)) else ()
