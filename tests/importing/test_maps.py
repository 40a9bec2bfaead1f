"""A map that somebody has written by hand is read as it is meant, or refused with a cure; nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.imports import Imported

TERMS: Final = "Word,Meaning\nRFP,Request\n"
TASKS: Final = "A,B,C\nPlan,x,1\nDo,y,2\n"


def mapped(root: Path, rows: str, said: str) -> Imported:
    new_site(root)
    (root / "map.yml").write_text(f"tables: {{in: {{{said}}}}}\n", encoding="utf-8")
    return imported(root, rows, "--map", "map.yml")


@pytest.mark.parametrize("kind", ["glossary", "artifacts", "stakeholders", "phases"])
def test_a_table_of_ours_needs_headings(kind: str, tmp_path: Path) -> None:
    refused = mapped(tmp_path / "a", TERMS, f"kind: {kind}")
    assert refused.code == 2
    assert f"`in` is of the kind `{kind}`, whose columns are known by" in " ".join(refused.told.split())
    assert mapped(tmp_path / "b", TERMS, f"kind: {kind}, headings: 1").code == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("kind: letters, levels: 3", "a level cannot be `3`"),
        ("kind: list, headings: [true], columns: {A: name}", "has no row True"),
        ("kind: list, headings: [-1], columns: {A: name}", "has no row -1"),
        (
            "kind: list, headings: 1, columns: {A: name, B: {is: field, type: choice}}",
            "the type of a new field cannot be `choice`; there are `text`",
        ),
        (
            "kind: list, headings: 1, columns: {A: name, B: {is: field, type: txt}}",
            "the type of a new field cannot be `txt`; write `text`",
        ),
        (
            "kind: list, headings: 1, columns: {A: name, B: {is: field, of: phase}}",
            "`of` cannot be `phase`; there are `task`, `activity`",
        ),
        (
            "kind: list, headings: 1, columns: {A: name, B: name}",
            "several columns of `in` are `name`; only one can be",
        ),
    ],
)
def test_what_a_map_cannot_say_is_refused_with_a_cure(said: str, words: str, tmp_path: Path) -> None:
    refused = mapped(tmp_path, TASKS, said)
    assert refused.code == 2
    assert words in " ".join(refused.told.split())


def test_a_level_may_be_said_without_a_list(tmp_path: Path) -> None:
    rows = "Activity,Office,Vendor\nPrepare,,\nMeet,A,R\n"
    columns = "{A: activity, B: party, C: party}"
    made = mapped(tmp_path, rows, f"kind: letters, headings: 1, levels: task, columns: {columns}")
    assert made.front("key-tasks/1.md")["name"] == "Prepare"


def test_rows_of_headings_may_be_named_in_any_order(tmp_path: Path) -> None:
    made = mapped(tmp_path, TASKS, "kind: list, headings: [2, 1, 2], columns: {A: name, B: objective}")
    assert made.front("key-tasks/1.md") == {
        "layout": "m3/keyTask",
        "keyTask": 1,
        "name": "Do",
        "objective": "y",
    }
    assert len(made.pages) == 2


def test_rows_between_those_of_the_headings_are_told(tmp_path: Path) -> None:
    rows = "A,B\nfor us,for you\nName,Aim\nPlan,Know\n"
    made = mapped(tmp_path, rows, "kind: list, headings: [1, 3], columns: {A: name, B: objective}")
    assert made.lines("left") == ["in!A2:B2: left: `for us`, `for you`: between the headings"]


def test_cells_of_a_column_that_the_map_leaves_out_are_told(tmp_path: Path) -> None:
    made = mapped(tmp_path, TASKS, "kind: list, headings: 1, columns: {A: name, B: objective}")
    why = "nothing says what this column is"
    assert made.lines("left") == [f"in!C2: left: `1`: {why}", f"in!C3: left: `2`: {why}"]
