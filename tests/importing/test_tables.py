"""Spreadsheets and other tables become pages, and every cell is in a page or in the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.importing.readers import read_sheets
from tests.importing.imports import SHEETS, imported, is_said, new_site, told_by_check, words_of
from tests.sites import run, task

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.imports import Imported

FILES: Final = sorted(path.name for path in SHEETS.iterdir())
MARKS: Final = ("x", "X", "✓", "A", "R", "C", "I", "R/A", "R, A", "A/R", "R*")
LETTERS_1: Final = """\
---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Prepare
activities:
  - text: Write the charter
    due: 2027-03-31
    output: Charter
    raci: {psc: A, program-manager: R, project-owner: C, business-lead: C, data-steward: I, finance: C}
  - text: Name a records officer
    due: 2027-04-01
    raci: {psc: R/A, program-manager: C, data-steward: R}
  - text: 'Agree on terms: scope, cost, & "exit"'
    output: Terms
    raci: {psc: A, program-manager: R/A, acquisition: R, service-provider: I}
---
"""


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_in_a_page_or_in_the_report_and_the_pages_have_no_errors(
    name: str, tmp_path: Path
) -> None:
    made = imported(new_site(tmp_path), SHEETS / name)
    assert made.code == 0, made.told
    fronts = [made.front(uri) for uri in made.pages if uri != "index.md"]
    assert fronts
    said = "\n".join([made.told, made.printed, *(word for front in fronts for word in words_of(front))])
    rows = [row for sheet in read_sheets(SHEETS / name) for row in sheet.rows]
    cells = [line.line for row in rows for cell in row for line in cell.lines]
    marks = [cell for cell in cells if cell in MARKS]
    rest = [re.sub(r"^(?:[•-]|\d\.) ", "", cell) for cell in cells if cell not in MARKS]
    assert len(rest) >= 8
    assert [cell for cell in rest if not all(is_said(part, said) for part in cell.split("; "))] == []
    assert _marks(made) == len(marks)
    assert "error[" not in told_by_check(made.configured().root)


def _marks(made: Imported) -> int:
    """How many parties have letters or are named with an activity; a letter with a note counts."""
    activities = [
        one for uri in made.pages if uri != "index.md" for one in made.front(uri).get("activities", ())
    ]
    named = [one.get("responsibleParty") or [] for one in activities]
    return sum(len(one.get("raci", {})) for one in activities) + sum(
        len(one) if isinstance(one, list) else 1 for one in named
    )


def test_letters_become_phases_tasks_and_activities(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), SHEETS / "letters.xlsx")
    assert sorted(made.pages) == [
        "index.md",
        "key-tasks/1.1.md",
        "key-tasks/2.1.md",
        "phases/1.md",
        "phases/2.md",
    ]
    assert made.pages["key-tasks/1.1.md"] == LETTERS_1
    assert made.pages["phases/2.md"] == "---\nlayout: m3/phase\nphase: 2\nname: Move the data\n---\n"
    assert list(made.options["parties"])[:2] == ["psc", "program-manager"]
    assert made.options["parties"]["psc"] == {"label": "Program Steering Committee", "short": "PSC"}
    assert made.options["fields"] == {"activity": {"due": {"label": "Due", "type": "date"}}}
    assert "RACI!G6: guessed: `R*` is taken as `R`; `*` behind it is left" in made.told
    assert "RACI!A7:P7: taken: activity 3 of key task 1.1; 2 parties have `A`, left so" in made.told
    assert "RACI!A13: left: `* only where records are kept on paper`: a note beside the table" in made.told
    assert "no party has `A`, left so; no party has `R`, left so" in made.told


def test_crosses_make_lists_and_merged_cells_hold_for_their_rows(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), SHEETS / "crosses.xlsx")
    assert made.front("key-tasks/1.1.md")["activities"][1]["responsibleParty"] == ["office", "vendor"]
    chosen = made.front("key-tasks/2.1.md")
    assert (chosen["phase"], chosen["name"]) == (2, "Choose a way")
    assert [str(one["due"]) for one in chosen["activities"]] == ["2027-02-28"] * 2
    assert "`2027-02-28` is merged from above" in made.told
    assert made.front("key-tasks/1.2.md")["activities"][0]["template"] == "https://example.gov/steps"
    assert any(
        "I2: left: `Notes-Template.docx`: there is no such file" in line for line in made.lines("left")
    )


def test_a_transposed_table_has_a_column_for_each_task_and_bullets_are_activities(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), SHEETS / "transposed.csv")  # which LibreOffice writes in Windows-1252
    assert made.front("key-tasks/1.md") == {
        "layout": "m3/keyTask",
        "keyTask": 1,
        "name": "Listen",
        "objective": "Know what people need",
        "responsibleParty": "office",
        "activities": [{"text": "Ask ten people"}, {"text": "Watch five at work"}],
        "inputs": ["Contact list"],
        "outputs": ["Notes of visits"],
        "keyQuestions": ["Who uses it?", "Who would like to?"],
    }
    assert made.options["phases"] == "none"
    assert "was read as Windows-1252" in made.told
    assert "C5: guessed: each `;` ends an item" in made.told


@pytest.mark.parametrize("name", ["letters", "crosses", "transposed"])
def test_one_table_in_two_kinds_of_workbooks_makes_the_same_pages(name: str, tmp_path: Path) -> None:
    xlsx = imported(new_site(tmp_path / "xlsx"), SHEETS / f"{name}.xlsx")
    ods = imported(new_site(tmp_path / "ods"), SHEETS / f"{name}.ods")
    assert (xlsx.pages, xlsx.printed, xlsx.told) == (ods.pages, ods.printed, ods.told)


def test_a_dry_run_changes_nothing_and_tells_the_same(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    dry = imported(root, SHEETS / "letters.ods", "--dry-run")
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    wet = imported(root, SHEETS / "letters.ods")
    assert dry.printed == wet.printed
    assert dry.told.replace("Would write", "Writing") == wet.told


def test_nothing_is_written_over_and_a_second_run_writes_what_is_missing(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    first = imported(root, SHEETS / "letters.xlsx").configured()
    pages = first.pages
    (root / "docs/key-tasks/2.1.md").unlink()
    (root / "docs/key-tasks/1.1.md").write_text(pages["key-tasks/1.1.md"] + "Mine.\n", encoding="utf-8")
    second = imported(root, SHEETS / "letters.xlsx")
    assert second.pages == {**pages, "key-tasks/1.1.md": pages["key-tasks/1.1.md"] + "Mine.\n"}
    assert second.told.count("Writing ") == 1
    left = [line for line in second.lines("left") if line.startswith("RACI!A5:P5")]
    assert len(left) == 1
    assert "`Write the charter`" in left[0]
    assert "key task 1.1 is there already, and is left as it is: docs/key-tasks/1.1.md" in left[0]
    assert second.options == {}


def test_a_file_that_is_no_page_of_the_playbook_is_left_as_it_is(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    (root / "docs/key-tasks").mkdir()
    (root / "docs/key-tasks/1.1.md").write_text("# Mine\n", encoding="utf-8")
    made = imported(root, SHEETS / "letters.xlsx")
    assert made.pages["key-tasks/1.1.md"] == "# Mine\n"
    assert "docs/key-tasks/1.1.md is there already, and is left as it is" in made.told


def test_pages_go_into_the_folder_that_is_named_and_never_out_of_the_documentation(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    made = imported(root, SHEETS / "letters.docx", "--into", "docs/moves")
    assert sorted(made.pages) == ["index.md", "moves/1.1.md", "moves/phases/1.md"]
    refused = imported(root, SHEETS / "letters.docx", "--into", "docs/../elsewhere")
    assert refused.code == 2
    assert "is not in docs" in refused.told
    csv = (
        "No.,Task,Activity,Office,Vendor\n../../x,Out,Get out,A,R\n..,Up,Go up,A,R\n/etc/passwd,Root,Go,A,R\n"
    )
    root = new_site(tmp_path / "other")
    made = imported(root, csv)
    assert all(path.is_relative_to(root / "docs") for path in tmp_path.joinpath("other").rglob("*.md"))
    assert sorted(made.pages) == ["index.md", "key-tasks/1.md", "key-tasks/2.md", "key-tasks/3.md"]
    assert "`../../x` cannot be an id here, so it gets the next number" in made.told


def test_a_map_that_is_given_back_makes_the_same_pages_and_one_that_is_changed_others(tmp_path: Path) -> None:
    first = imported(new_site(tmp_path / "a"), SHEETS / "letters.xlsx")
    (tmp_path / "map.yml").write_text(first.printed, encoding="utf-8")
    again = imported(new_site(tmp_path / "b"), SHEETS / "letters.xlsx", "--map", tmp_path / "map.yml")
    assert (again.pages, again.printed, again.told) == (first.pages, first.printed, first.told)
    changed = first.printed.replace("id: psc,", "id: board,").replace("P: {is: output,", "P: {is: none,")
    changed = changed.replace("    columns:", "    levels: [group]\n    columns:")
    (tmp_path / "map.yml").write_text(changed, encoding="utf-8")
    other = imported(new_site(tmp_path / "c"), SHEETS / "letters.xlsx", "--map", tmp_path / "map.yml")
    (uri,) = (uri for uri in other.pages if uri != "index.md")
    groups = other.front(uri)["activitiesGroups"]
    assert [one["group"] for one in groups] == ["Phase 1: Prepare", "Phase 2: Move the data"]
    assert groups[0]["activities"][0]["raci"]["board"] == "A"
    assert "P5: left: `Charter`: nothing says what this column is" in other.told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: letters", "kind: leters", "a kind cannot be `leters`; write `letters`"),
        ("is: activity", "is: actvity", "a column cannot be `actvity`; write `activity`"),
        ("  RACI:", "  RACY:", "a table cannot be `RACY`; write `RACI`"),
        ("      P:", "      ZZ:", "has no column `ZZ`; the last is `P`"),
        ("headings: [2, 3]", "headings: [99]", "has no row 99; it has 13"),
        ("tables:", "table:", "the map has no `tables`"),
        ("id: due", "id: date", "`date` is a key that MkDocs and its themes use"),
    ],
)
def test_a_map_that_does_not_fit_is_refused_with_a_cure(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    root = new_site(tmp_path)
    text = imported(root, SHEETS / "letters.xlsx", "--dry-run").printed
    assert old in text
    (root / "map.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    refused = imported(root, SHEETS / "letters.xlsx", "--map", "map.yml")
    assert refused.code == 2
    assert words in " ".join(refused.told.split())


def test_another_set_of_letters_is_found_and_told_to_the_site(tmp_path: Path) -> None:
    rows = (
        "Matrix,,,,,\nRASCI,,PSC,PO,BM,PM\nInitiating,,,,,\n,Business Case,A,R,S/C,I\n"
        "Planning,,,,,\n,Work Plan,A,SC,-,R\n,Kick-off,I,A,C,R\n"
    )
    made = imported(new_site(tmp_path), rows)
    assert made.options["raci"] == "RASCI"
    assert list(made.options) == ["parties", "raci"]  # a column of headings alone is no field
    first, second = (made.front(f"key-tasks/{id_}.md") for id_ in ("1.1", "2.1"))
    assert first["activities"] == [
        {"text": "Business Case", "raci": {"psc": "A", "po": "R", "bm": "S/C", "pm": "I"}}
    ]
    assert second["activities"][0]["raci"] == {"psc": "A", "po": "S/C", "pm": "R"}
    assert "no errors, no warnings" in told_by_check(made.configured().root)


def test_headings_of_two_levels_are_phases_and_key_tasks_and_rows_go_on(tmp_path: Path) -> None:
    rows = (
        "Activity,Office,Vendor,Output\nPhase 1: Build,,,\n1.1 Plan,,,\nDraw it,A,R,Draft\n,R,,Plan\n"
        "1.2 Make,,,\nCut it,A,R,\nPhase 2: Run,,,\n2.1 Keep,,,\nOil it,A,R,\n"
    )
    made = imported(new_site(tmp_path), rows)
    assert sorted(made.pages)[1:] == [
        "key-tasks/1.1.md", "key-tasks/1.2.md", "key-tasks/2.1.md", "phases/1.md", "phases/2.md",
    ]  # fmt: skip
    assert [made.front(f"key-tasks/{id_}.md")["name"] for id_ in ("1.1", "1.2", "2.1")] == [
        "Plan",
        "Make",
        "Keep",
    ]
    (drawn,) = made.front("key-tasks/1.1.md")["activities"]
    assert drawn == {"text": "Draw it", "raci": {"office": "A/R", "vendor": "R"}, "output": ["Draft", "Plan"]}
    assert "in!B5:D5: guessed: activity 1 of key task 1.1; more about the activity above" in made.told


def test_key_tasks_that_join_a_site_with_phases_say_that_theirs_is_a_guess(tmp_path: Path) -> None:
    root = new_site(tmp_path)
    (root / "docs" / "3.1.md").write_text(task(), encoding="utf-8")
    made = imported(root, "Task,Owner,Objective\nMeet,Customer,Know each other\n")
    assert "in!A2: guessed: nothing says the phase of `Meet`: phase 1" in made.told
    assert made.front("1.1.md")["responsibleParty"] == "customer"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["letters.xlsx", "crosses.ods", "transposed.csv", "letters.docx"])
def test_a_site_builds_from_the_pages_once_the_options_are_pasted(name: str, tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), SHEETS / name).configured()
    of_sheet = {"letters.xlsx": ["M3074", "M3074", "M3075"]}.get(
        name, []
    )  # letters that the sheet has twice or not
    built = run(made.root, strict=not of_sheet)
    assert re.findall(r"WARNING .*?(M\d{4}|$)", built.log) == of_sheet
    assert not built.is_aborted, built.log
    uri = next(uri for uri in made.pages if uri.startswith("key-tasks/"))
    text = built.article(f"{uri.removesuffix('.md')}/index.html").get_text(" ")
    assert made.front(uri)["activities"][0]["text"] in text
