"""Cells as values of front matter: lists, ids of parties, files, and what fields of a site's own hold."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from mkdocs_m3.importing.headings import folded
from mkdocs_m3.importing.plain_words import is_web_address, without_bullet
from mkdocs_m3.importing.sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_m3.importing.naming import Names
    from mkdocs_m3.model import FieldSpec

_NAMED_LINK: Final = re.compile(r"(?:; |^)(?P<text>.+?) \((?P<url>https?://\S+?)\)(?=; |$)")
_WITH_ID: Final = re.compile(r"(?P<id>\d{1,6}(?:\.\d{1,6})+)[.:)]?\s+(?P<name>\D.*)")
_BETWEEN: Final = "; "


def items_of(cell: Cell) -> tuple[tuple[str, ...], str]:
    """The items of a cell as inline Markdown, and how they were told apart where that is a guess."""
    lines = cell.lines
    if len(lines) > 1:
        return tuple(item for item in map(_item, lines) if item), ""
    if _BETWEEN in cell.line and not cell.linked:
        parts = (Cell(part.strip()) for part in cell.line.split(_BETWEEN))
        return tuple(part.markdown for part in parts if part.text), "each `;` ends an item"
    item = _item(cell)
    return (item,) if item else (), ""


def _item(line: Cell) -> str:
    """A line without its bullet."""
    return Cell(without_bullet(line.text), line.kind, without_bullet(line.linked)).markdown


def with_id(cell: Cell) -> tuple[Cell | None, Cell]:
    """The id that a name begins with, as in `1.2 Plan the move`, and the name behind it."""
    found = _WITH_ID.fullmatch(cell.line) if not cell.linked else None
    return (Cell(found["id"]), Cell(found["name"])) if found else (None, cell)


def file_of(cell: Cell, files: Collection[str]) -> str | None:
    """The file or the address that a cell names; `None` where there is no such file."""
    if is_web_address(cell.line):
        return cell.line
    return cell.line if cell.line in files else None


def field_value(cell: Cell, spec: FieldSpec, names: Names, files: Collection[str]) -> object | None:  # noqa: C901, PLR0911 - one for each type
    """What a cell says in a field of the site's own; `None` where it cannot be said there."""
    kind, text = spec.type, cell.line
    if kind == "text":
        return cell.markdown
    if kind == "texts":
        return list(items_of(cell)[0])
    if kind == "number":
        return number_of(text)
    if kind == "date":
        return day_of(text)
    if kind == "yes-no":
        said = {True: ("export_yes",), False: ("export_no",)}
        words = {True: ("true", "x"), False: ("false",)}
        for is_so, keys in said.items():
            if names.headings.is_message(text, *keys) or text.casefold() in words[is_so]:
                return is_so
        return None
    if kind == "choice":
        return next(
            (word for word, label in spec.choices if folded(text) in (folded(word), folded(label))), None
        )
    if kind == "party":
        return names.parties_in(cell) or None
    if kind in ("link", "file"):
        return file_of(cell, files if kind == "file" else ())
    return _offers(cell, files if kind == "files" else ())


def _offers(cell: Cell, files: Collection[str]) -> list[object] | None:
    """Links or files, a line each, or as our workbook lists them: `Words (https://…); …`."""
    named = [(one["text"], one["url"]) for one in _NAMED_LINK.finditer(cell.line)]
    if named and "; ".join(f"{text} ({url})" for text, url in named) == cell.line:
        return [{"text": Cell(text).markdown, "url": url} for text, url in named]
    found = [file_of(part, files) for line in cell.lines for part in map(Cell, line.text.split(_BETWEEN))]
    return None if None in found else list(found)


def number_of(text: str) -> int | float | None:
    """The number that a text is, where front matter can hold it; `None` where it is none."""
    if not re.fullmatch(r"-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?", text, re.ASCII):
        return None
    return float(text) if "." in text else int(text)


def day_of(text: str) -> date | None:
    """The day that a text says as in `2027-03-31`; `None` where it says none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
