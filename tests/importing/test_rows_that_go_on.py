"""A row without an activity says more of the one above, or of its key task where it names that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path


def test_another_owner_below_an_activity_is_an_owner_of_that_activity(tmp_path: Path) -> None:
    rows = "Task,Activity,Owner\nPlan,Meet,Customer\n,,Provider\n,Part,QSMO\nClose,,Provider\n,,QSMO\n"
    made = imported(new_site(tmp_path), rows)
    front = made.front("key-tasks/1.md")
    assert "responsibleParty" not in front
    assert front["activities"] == [
        {"text": "Meet", "responsibleParty": ["customer", "provider"]},
        {"text": "Part", "responsibleParty": "qsmo"},
    ]
    assert "in!C3: guessed: activity 1 of key task 1; more about the activity above" in made.told
    assert made.front("key-tasks/2.md")["responsibleParty"] == "provider"
    assert made.lines("left") == ["in!C6: left: `QSMO`: other parties are named already"]


def test_an_owner_beside_the_name_of_the_key_task_is_that_of_the_key_task(tmp_path: Path) -> None:
    rows = "Task,Activity,Owner\nPlan,Meet,Customer\nPlan,,Provider\n"
    front = imported(new_site(tmp_path), rows).front("key-tasks/1.md")
    assert front["responsibleParty"] == "provider"
    assert front["activities"] == [{"text": "Meet", "responsibleParty": "customer"}]


def test_a_row_about_the_key_task_does_not_end_the_activity_above_it(tmp_path: Path) -> None:
    rows = "Task,Activity,Owner,Objective\nPlan,Meet,Customer,\n,,,Know it\n,,Provider,\n"
    front = imported(new_site(tmp_path), rows).front("key-tasks/1.md")
    assert front["objective"] == "Know it"
    assert front["activities"] == [{"text": "Meet", "responsibleParty": ["customer", "provider"]}]


def test_owners_beside_merged_cells_of_a_key_task_and_its_activity_are_of_the_activity(
    tmp_path: Path,
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Task", "Activity", "Owner"), ("Plan", "Meet", "Customer"), ("", "", "Provider")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "merged.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "merged.xlsx")
    activity = {"text": "Meet", "responsibleParty": ["customer", "provider"]}
    assert made.front("key-tasks/1.md")["activities"] == [activity]
