"""Whatever a table holds: it is read, its own map reads it the same way, and no cell is lost."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest
import yaml
from msgspec.structs import replace

from mkdocs_m3.importing.pages import Places
from mkdocs_m3.importing.sheets import EMPTY, Merged, Sheet, squared, text_cell
from mkdocs_m3.importing.tables import Site, import_tables
from mkdocs_m3.model import Playbook
from mkdocs_m3.model.id_scheme import IdScheme
from mkdocs_m3.model.vocabulary import M3
from tests.importing.imports import words_of

HEADINGS: Final = (
    "Phase", "Task", "Activity", "No.", "Owner", "Due", "Output", "Template", "Objective", "Key task",
    "Inputs", "Stakeholders", "Group", "Workstream", "Activities", "Example", "PSC", "PM", "Office",
    "Vendor (V)", "Team A", "Team A+", "Customer*", "",
)  # fmt: skip
MARKS: Final = ("A", "R", "C", "I", "R/A", "x", "X")
SITE: Final = Site(
    vocabulary=M3,
    language="en",
    files=(),
    folder="assets/files",
    places=Places(playbook=Playbook.of(()), into=None, shown=str, is_taken=lambda _: False),
)
SITES: Final = (SITE, replace(SITE, vocabulary=replace(M3, ids=IdScheme(has_phases=False, shown="{task}"))))
"""One that is as usual, and one without phases."""


def any_cell(chance: random.Random, number: int) -> str:
    return chance.choice(
        (
            *MARKS, "-", "n.a.", "R*", "", "", "", "2027-01-02", "1.1", "2", "007", f"text{number}",
            f"Phase {chance.randint(1, 3)}: part{number}", f"one{number}; two{number}", "{}",
            "Team A*", "customer.", "Phase 1", "Phase 1.", f"'-{number}", "3", f"Plan{number % 3}!",
            f"Plan{number % 3}", f"• left{number}\n• right{number}", f"* note{number}", f"**b{number}** <i>",
        )
    )  # fmt: skip


def any_sheet(seed: int) -> Sheet:
    chance = random.Random(seed)  # noqa: S311 - tables, no secrets
    width = chance.randint(1, 9)
    rows = [["Title"]] if chance.random() < 0.3 else []
    rows.append([chance.choice(HEADINGS) for _ in range(width)])
    kinds = [chance.choice(("marks", "marks", "any", "text", "nothing")) for _ in range(width)]
    for y in range(chance.randint(1, 14)):
        made = {
            "text": f"word{y}",
            "nothing": "",
            "any": any_cell(chance, y),
            "marks": chance.choice((*MARKS[:5], "")),
        }
        is_single = chance.random() < 0.15
        rows.append([any_cell(chance, y)] if is_single else [f"{made[kind]}" for kind in kinds])
    if chance.random() < 0.2:
        rows = [
            list(column) for column in zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
        ]
    cells = [list(row) for row in squared(map(text_cell, row) for row in rows)]
    merged = []
    if chance.random() < 0.3 and len(cells) > 2 and len(cells[0]) > 1:
        top, left = chance.randint(0, len(cells) - 2), chance.randint(0, len(cells[0]) - 1)
        bottom, right = (
            min(top + chance.randint(0, 3), len(cells) - 1),
            min(left + chance.randint(0, 4), len(cells[0]) - 1),
        )
        merged = [Merged(top, left, bottom, right)]
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                cells[y][x] = cells[y][x] if (y, x) == (top, left) else EMPTY
    return Sheet(name="Any", rows=tuple(map(tuple, cells)), merged=tuple(merged))


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_no_cell_is_lost_and_the_map_says_all_that_was_understood(first: int) -> None:
    for seed in range(first, first + 20):
        sheet, site = any_sheet(seed), SITES[seed % len(SITES)]
        made = import_tables((sheet,), site)
        again = import_tables((sheet,), site, made.map)
        assert (again.map, again.lines) == (made.map, made.lines), seed
        assert [page.text for page in again.pages] == [page.text for page in made.pages], seed
        fronts = [yaml.safe_load(page.text.split("---\n")[1]) for page in made.pages]
        told = [f"{line.place} {line.words}" for line in made.lines]
        said = " ".join(
            " ".join([*(word for front in fronts for word in words_of(front)), made.options, *told]).split()
        )
        lines = [
            re.sub(r"^[•*] ", "", line.line) for row in sheet.rows for cell in row for line in cell.lines
        ]
        words = [re.sub(r"^Phase \d: ", "", line) for line in lines if line not in MARKS]
        assert [one for one in words if not all(part in said for part in one.split("; "))] == [], seed
