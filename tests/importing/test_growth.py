"""Ten times as much of anything that a file can repeat takes about ten times the work to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace

from mkdocs_m3.importing.sheets import Sheet, squared, text_cell
from mkdocs_m3.importing.tables import import_tables
from mkdocs_m3.model.id_scheme import IdScheme
from tests.importing.test_any_table import SITE
from tests.test_repeated import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.importing.tables import Site

FEW: Final = 100
ROWS: Final[Mapping[str, Callable[[int], list[str]]]] = {
    "Phase,Task": lambda n: [f"Part {n} of it", f"Task {n}"],
    "No.,Task,Owner": lambda n: [f"{n}.1", f"Task {n}", "Office"],
    "Task,Workstream": lambda n: [f"Task {n}", f"\u4ed5\u4e8b{chr(0x4E00 + n)}"],
}
WORDS: Final = IdScheme(phase="word", task="word", shown="{phase} {task}")


def work(heading: str, count: int, site: Site = SITE) -> Callable[[], object]:
    rows = [heading.split(","), *map(ROWS[heading], range(1, count + 1))]
    sheet = Sheet(name="A", rows=squared(map(text_cell, row) for row in rows))
    return lambda: import_tables((sheet,), site)


@pytest.mark.parametrize("heading", ROWS)
def test_time_grows_in_proportion_to_rows(heading: str) -> None:
    assert growth(work(heading, FEW), work(heading, 10 * FEW)) <= MOST


def test_time_grows_in_proportion_to_phases_whose_names_begin_alike() -> None:
    site = replace(SITE, vocabulary=replace(SITE.vocabulary, ids=WORDS))
    heading = "Phase,Task"
    assert growth(work(heading, FEW, site), work(heading, 10 * FEW, site)) <= MOST
