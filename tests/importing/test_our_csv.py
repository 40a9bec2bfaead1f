"""CSV files of our own come back as they went out, although all that CSV holds is text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from tests.calls import called
from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.imports import Imported

FRONT: Final[dict[str, Any]] = {
    "layout": "m3/keyTask",
    "phase": 1,
    "keyTask": 2,
    "name": "@home: who answers",
    "objective": "-20 % of costs",
    "responsibleParty": "customer",
    "activities": [
        {"text": "=1+1, or more", "responsibleParty": "provider"},
        {"text": "'+ sign' them", "responsibleParty": ["customer", "qsmo"]},
    ],
    "effort": 2.5,
}
FIELDS: Final = {"task": {"effort": {"label": "Effort", "type": "number"}}}


def brought_back(tmp_path: Path, name: str) -> Imported:
    """One table of a site, exported as CSV and imported into another."""
    out = new_site(tmp_path / "out", {"fields": FIELDS})
    page = f"---\n{yaml.safe_dump(FRONT, sort_keys=False)}---\n"
    (out / "docs/1.2.md").write_text(page, encoding="utf-8")
    exported = called("export", "--config-file", out, "--to", tmp_path / "csv", "--format", "csv")
    assert exported.exit_code == 0, exported.output
    return imported(new_site(tmp_path / "back"), tmp_path / "csv/m3" / name)


def test_key_tasks_come_back_without_the_apostrophes_before_formulas(tmp_path: Path) -> None:
    made = brought_back(tmp_path, "tasks.csv")
    front = made.front("key-tasks/1.2.md")
    assert front == {key: value for key, value in FRONT.items() if key != "activities"}
    assert made.options == {"fields": FIELDS}  # a column of numbers is a field of numbers
    guess = "`'-20 % of costs` is taken as `-20 % of costs`: the apostrophe keeps spreadsheets"
    assert guess in made.told
    assert "`2`: the site works it out" in made.told  # how many activities there are


def test_activities_come_back_without_the_apostrophes_before_formulas(tmp_path: Path) -> None:
    front = brought_back(tmp_path, "activities.csv").front("key-tasks/1.2.md")
    assert front["activities"] == FRONT["activities"]


def test_numbers_below_activities_say_how_many_there_are(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Task,Objective,Activities\nPlan,Know,3\nDo,Act,12\n")
    assert [list(made.front(uri)) for uri in made.pages if uri != "index.md"] == [
        ["layout", "keyTask", "name", "objective"]
    ] * 2
    assert made.lines("left") == [
        "in!C2: left: `3`: the site works it out",
        "in!C3: left: `12`: the site works it out",
    ]


def test_a_column_of_numbers_that_end_in_zeros_stays_text(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Task,Objective,Version,Hours\nPlan,Know,1.10,3\nDo,Act,1.2,-4.5\n")
    front = made.front("key-tasks/1.md")
    assert (front["version"], front["hours"]) == ("1.10", 3)
