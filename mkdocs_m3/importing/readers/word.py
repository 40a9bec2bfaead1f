"""The tables of a Word document. The library of the extra `import` opens it; words are taken from its XML.

The library's own text of a cell leaves out what is in content controls and what was inserted with changes
tracked, and forms are full of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mkdocs_m3.importing.readers.grid import Grid, span
from mkdocs_m3.importing.readers.missing import needs
from mkdocs_m3.importing.sheets import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_m3.importing.sheets import Sheet

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES: Final = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "commentReference": "comment",
}

Element = Any
"""An element of the document, which the library does not type."""


def read_word(file: Path) -> tuple[Sheet, ...]:
    """Every table, a table in a cell as one of its own."""
    with needs("python-docx"):
        import docx  # noqa: PLC0415 - not every site has it
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    with file.open("rb"):  # so that a file that cannot be opened is told as such
        pass
    try:
        document = docx.Document(str(file))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise ImportProblem(f"the document cannot be read: {error}") from None
    addresses = {id_: one.target_ref for id_, one in document.part.rels.items() if one.is_external}
    tables = (_grid(table, addresses) for table in document.element.body.iter(f"{_WORD}tbl"))
    return tuple(grid.sheet(f"Table {n}") for n, grid in enumerate(tables, start=1))


def _grid(table: Element, addresses: Mapping[str, str]) -> Grid:
    grid = Grid()
    for row in _within(table, "tr"):
        grid.begin_row()
        grid.skip(_number(row.find(f"{_WORD}trPr"), "gridBefore", 0))
        for cell in _within(row, "tc"):
            properties = cell.find(f"{_WORD}tcPr")
            across = _number(properties, "gridSpan", 1)
            merge = properties.find(f"{_WORD}vMerge") if properties is not None else None
            if merge is not None and merge.get(f"{_WORD}val", "continue") == "continue":
                grid.extend_up(across)
            else:
                grid.begin_cell(1, across)
            _add(cell, "", grid, addresses)
    return grid


def _within(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name that belong to this one, also in content controls, not those of inner tables."""
    for child in element:
        if child.tag == f"{_WORD}{name}":
            yield child
        elif child.tag not in (f"{_WORD}tbl", f"{_WORD}tr", f"{_WORD}tc"):
            yield from _within(child, name)


def _number(properties: Element, name: str, otherwise: int) -> int:
    found = properties.find(f"{_WORD}{name}") if properties is not None else None
    return span(found.get(f"{_WORD}val"), otherwise) if found is not None else otherwise


def _add(element: Element, address: str, grid: Grid, addresses: Mapping[str, str]) -> None:
    """Add what an element says to the cell."""
    for child in element:
        name = child.tag.removeprefix(_WORD) if isinstance(child.tag, str) else ""
        if name == "t":
            grid.add(child.text or "", address)
        elif name in _SIGNS:
            grid.add(_SIGNS[name])
        elif name in _NOTES:
            grid.tell(f"a {_NOTES[name]}, which is outside of the table")
        elif name == "drawing":
            grid.tell("a picture")
        elif name not in ("tbl", "del", "instrText") and child.tag != _FALLBACK:
            inner = addresses.get(child.get(_RELATION, ""), "") if name == "hyperlink" else address
            _add(child, inner, grid, addresses)
            if name == "p":
                grid.add("\n")
