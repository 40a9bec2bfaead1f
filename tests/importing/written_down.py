"""All that comes of an import, written down: the map, the options, what became of each row, and the pages.

- `tests/importing/told/` has what comes of each file in `sheets/` and of the Jekyll site of `test_jekyll.py`.
- `tests/importing/told/tables.txt` has small tables, each with what comes of it. A line that begins with
  `=== ` begins the table, its map if it has one, or what comes of it.

`python -m tests.importing.written_down` writes all of it anew; read what has changed. To add a case, write
a table and `=== found` below it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3 import M3
from mkdocs_m3.importing.jekyll.convert import convert
from mkdocs_m3.importing.pages import Places
from mkdocs_m3.importing.readers import read_sheets
from mkdocs_m3.importing.sheets import ImportProblem
from mkdocs_m3.importing.tables import Site, import_tables
from mkdocs_m3.model.playbook import Playbook
from tests.finding_messages import parts
from tests.importing.imports import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.importing.pages import Page
    from mkdocs_m3.importing.report import Line

TOLD: Final = Path(__file__).parent / "told"
TABLES: Final = TOLD / "tables.txt"
SITE: Final = Site(
    vocabulary=M3,
    language="en",
    files=frozenset({"Map.pdf", "Plan-Template.docx"}),
    folder="docs/assets/files",
    places=Places(playbook=Playbook.of(()), into=None, shown="docs/{}".format, is_taken=lambda _: False),
)
"""One without any page."""


def of_tables(file: Path, map_text: str | None = None) -> str:
    """All that comes of a file with tables, or why nothing does."""
    try:
        made = import_tables(read_sheets(file), SITE, map_text)
    except ImportProblem as problem:
        return f"{problem}\n"
    return f"{made.map}{'---' if made.options else ''}\n{made.options}{_told(made.lines, made.pages)}"


def of_jekyll(folder: Path) -> str:
    """All that comes of a Jekyll site."""
    made = convert(folder, SITE, "assets/files")
    copies = "".join(f"{copy.source} → {copy.uri}\n" for copy in made.copies)
    return f"{made.options}{copies}{_told(made.lines, made.pages)}"


def tables_anew(text: str, folder: Path) -> str:
    """The small tables, each with what comes of it now; a folder is needed to put them in."""
    return "".join(_cases(text, folder))


def _cases(text: str, folder: Path) -> Iterator[str]:
    table, map_text = folder, None
    for title, own in parts(text):
        if title == "found":
            yield f"=== found\n{of_tables(table, map_text)}\n"
            map_text = None
            continue
        yield f"=== {title}\n{own}"
        if title == "map":
            map_text = own
        else:
            table = folder / title
            table.write_text(own, encoding="utf-8")


def _told(lines: Iterable[Line], pages: Iterable[Page]) -> str:
    said = [f"{line.place or 'All'}: {line.verdict.value}: {line.words}\n" for line in lines]
    return "".join((*said, *(f"\n{page.uri}:\n{page.text}" for page in pages)))


def main() -> None:
    """Write everything."""
    from tests.importing.test_jekyll import write_harbor  # noqa: PLC0415 - tests import this

    for sheet in SHEETS.iterdir():
        (TOLD / f"{sheet.name}.txt").write_text(of_tables(sheet), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        TABLES.write_text(tables_anew(TABLES.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
        (TOLD / "jekyll.txt").write_text(of_jekyll(write_harbor(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
