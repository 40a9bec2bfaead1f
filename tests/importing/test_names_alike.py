"""Names that differ by a sign: each is a party of its own, or the report says what it is taken as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path

OWN: dict[str, object] = {"parties": {"vendor": {"label": "Vendor", "short": "V"}, "office": "Office"}}


def test_columns_whose_headings_differ_by_a_sign_are_parties_of_their_own(tmp_path: Path) -> None:
    rows = "Activity,Team A,Team A+,Vendor,Vendor*\nMeet,A,C,R,I\n"
    made = imported(new_site(tmp_path / "a"), rows, "--into", "docs")
    assert made.options["parties"] == {
        "team-a": "Team A",
        "team-a-2": "Team A+",
        "vendor": "Vendor",
        "vendor-2": "Vendor*",
    }
    assert made.front("1.md")["activities"][0]["raci"] == {
        "team-a": "A",
        "team-a-2": "C",
        "vendor": "R",
        "vendor-2": "I",
    }
    again = new_site(tmp_path / "b")
    (again / "map.yml").write_text(made.printed, encoding="utf-8")
    mapped = imported(again, rows, "--into", "docs", "--map", "map.yml")
    assert (mapped.pages, mapped.printed, mapped.told) == (made.pages, made.printed, made.told)


def test_a_column_beside_that_of_a_party_of_the_site_is_another_one(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path, OWN), "Activity,Vendor,Vendor*\nMeet,A,R\n", "--into", "docs")
    assert made.front("1.md")["activities"][0]["raci"] == {"vendor": "A", "vendor-2": "R"}
    assert made.options["parties"] == {"vendor-2": "Vendor*"}


def test_a_name_in_a_cell_that_is_spelled_otherwise_is_told(tmp_path: Path) -> None:
    rows = 'Task,Activity,Owner,Workstream\nPlan,Meet,vendor*,Process+\n,Part,"OFFICE, Vendor (V)",process\n'
    made = imported(new_site(tmp_path, OWN), rows)
    meet, part = made.front("key-tasks/1.md")["activities"]
    assert (meet["responsibleParty"], part["responsibleParty"]) == ("vendor", ["office", "vendor"])
    assert made.lines("guessed")[-3:] == [
        "All: guessed: `vendor*` is taken as `Vendor`",
        "All: guessed: `Process+` is taken as `Process`",
        "All: guessed: `Vendor (V)` is taken as `Vendor`",
    ]


def test_a_key_task_without_an_id_that_is_spelled_otherwise_is_the_same_and_that_is_told(
    tmp_path: Path,
) -> None:
    rows = "Phase,Task,Activity\n1: Prepare,Plan it,Meet\n1. prepare,Plan it!,Part\n"
    made = imported(new_site(tmp_path), rows)
    assert [one["text"] for one in made.front("key-tasks/1.1.md")["activities"]] == ["Meet", "Part"]
    assert "in!B3: guessed: `Plan it!` is taken as key task 1.1, `Plan it`" in made.told
    assert "All: guessed: `1. prepare` is taken as `1: Prepare`" in made.told


def test_a_thousand_names_without_letters_that_an_id_can_have_get_ids(tmp_path: Path) -> None:
    rows = "Task,Workstream\n" + "".join(f"Task {n},{chr(0x4E00 + n)}\n" for n in range(1001))
    made = imported(new_site(tmp_path), rows, "--dry-run")
    assert list(made.options["workstreams"])[-1] == "workstream-1001"
    headings = [chr(0x4E00 + n) for n in range(120)]
    rows = f"Task,Objective,{','.join(headings)}\nPlan,Know,{','.join(headings)}\n"
    made = imported(new_site(tmp_path / "other"), rows)
    front = next(made.front(uri) for uri in made.pages if uri != "index.md")
    assert [value for key, value in front.items() if key.startswith("field")] == headings


def test_signs_at_the_end_of_a_name_are_of_it_and_those_within_part_names(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Task,Activity,Owner\nPlan,Meet,Team A+\n,Part,R&D Office\n")
    assert list(made.options["parties"].values()) == ["Team A+", "R", "D Office"]
    assert "All: guessed: `R&D Office` is taken as `R`, `D Office`" in made.told


def test_names_that_the_site_knows_are_not_taken_apart(tmp_path: Path) -> None:
    parties = {"rd": "Research & Development", "it": "IT, and more", "office": "Office"}
    rows = (
        'Task,Activity,Owner\nPlan,Meet,"Research & Development; IT, and more"\n'
        ',Part,"Office, Research & Development"\n'
    )
    made = imported(new_site(tmp_path, {"parties": parties}), rows)
    meet, part = made.front("key-tasks/1.md")["activities"]
    assert (meet["responsibleParty"], part["responsibleParty"]) == (["rd", "it"], ["office", "rd"])
    assert "parties" not in made.options
    assert "All: guessed" not in made.told


def test_a_number_of_a_phase_that_is_written_otherwise_is_told(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Phase,Task\n007,Plan\nPhase 2: the 07,Do\n")
    assert sorted(made.pages) == ["index.md", "key-tasks/2.1.md", "key-tasks/7.1.md", "phases/2.md"]
    assert [line for line in made.lines("guessed") if "taken as" in line] == [
        "All: guessed: `007` is taken as phase 7"
    ]


def test_names_that_look_like_letters_are_names_and_notes_behind_letters_are_told(tmp_path: Path) -> None:
    rows = "No.,Key task,Activity,Office,Vendor,Owner\n1,R*,R/A*,R*,R/A (1),Office*\n2,A,C,A†,,Office\n"
    made = imported(new_site(tmp_path), rows)
    assert made.front("key-tasks/1.md")["name"] == "R*"
    assert made.front("key-tasks/1.md")["activities"] == [
        {"text": "R/A*", "responsibleParty": "office", "raci": {"office": "R", "vendor": "R/A"}}
    ]
    assert made.front("key-tasks/2.md")["name"] == "A"
    assert made.lines("guessed") == [
        "in!D2: guessed: `R*` is taken as `R`; `*` behind it is left",
        "in!E2: guessed: `R/A (1)` is taken as `R/A`; `(1)` behind it is left",
        "in!D3: guessed: `A†` is taken as `A`; `†` behind it is left",
        "All: guessed: `Office*` is taken as `Office`",
    ]
