"""What our workbook says beyond the example site: fields of phases, letters of one party, many roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from tests.calls import called
from tests.importing.imports import imported, new_site, told_by_check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.imports import Imported

OPTIONS: Final[dict[str, object]] = {
    "fields": {
        "phase": {
            "sponsor": {"label": "Sponsor", "type": "party"},
            "effort": {"label": "Effort", "type": "number"},
            "seeAlso": {"label": "See also", "type": "links"},
        }
    }
}
PHASE: Final[dict[str, Any]] = {
    "layout": "m3/phase",
    "phase": 1,
    "name": "Prepare",
    "objective": "Know what comes",
    "sponsor": ["customer", "provider"],
    "effort": 2.5,
    "seeAlso": [{"text": "Here", "url": "https://example.gov/a"}],
}
TASK: Final[dict[str, Any]] = {
    "layout": "m3/keyTask",
    "phase": 1,
    "keyTask": 1,
    "name": "Plan",
    "activities": [
        {"text": "Meet", "responsibleParty": "customer", "raci": {"customer": "R/A"}},
        {"text": "Part", "responsibleParty": ["customer", "provider"]},
    ],
}


def exported(tmp_path: Path) -> Path:
    root = new_site(tmp_path / "out", OPTIONS)
    for name, front in {"phase.md": PHASE, "1.1.md": TASK}.items():
        page = f"---\n{yaml.safe_dump(front, sort_keys=False)}---\n"
        (root / "docs" / name).write_text(page, encoding="utf-8")
    made = called("export", "--config-file", root, "--to", tmp_path / "m3-export", "--format", "xlsx")
    assert made.exit_code == 0, made.output
    return tmp_path / "m3-export/m3/playbook.xlsx"


def test_fields_of_phases_come_back_into_a_site_that_has_them(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path / "back", OPTIONS), exported(tmp_path))
    assert made.front("phases/1.md") == PHASE
    assert len(made.documents) == 1
    computed = "Phases!D2, Phases!E2, Phases!F2: left: `1`, `2`, `0`: the site works it out"
    assert [line for line in made.lines("left") if line.startswith("Phases!")] == [computed]


def test_fields_of_phases_are_new_in_a_site_that_has_none_and_the_map_says_so(tmp_path: Path) -> None:
    workbook = exported(tmp_path)
    made = imported(new_site(tmp_path / "back"), workbook)
    assert made.options["fields"] == {
        "phase": {
            "sponsor": {"label": "Sponsor", "type": "text"},
            "effort": {"label": "Effort", "type": "number"},
            "seeAlso": {"label": "See also", "type": "text"},
        }
    }
    assert made.front("phases/1.md")["sponsor"] == "Customer; Provider"
    mapped = new_site(tmp_path / "mapped")
    changed = made.printed.replace(
        "id: sponsor, of: phase, type: text", "id: sponsor, of: phase, type: party"
    )
    (mapped / "map.yml").write_text(changed, encoding="utf-8")
    again: Imported = imported(mapped, workbook, "--map", "map.yml")
    assert again.front("phases/1.md")["sponsor"] == ["customer", "provider"]
    assert "error[" not in told_by_check(again.configured().root)


def test_letters_of_one_party_alone_are_no_field(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path / "back", OPTIONS), exported(tmp_path))
    assert made.front("key-tasks/1.1.md") == TASK


def test_roles_come_back_where_each_of_their_key_tasks_has_a_row(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(
        "| No. | Key task | Objective |\n|---|---|---|\n| 1.1 | Plan | Know |\n| 1.2 | Do | Act |\n\n"
        "| Role | Key tasks | No. | Parties |\n|---|---|---|---|\n| Lead | 2 | 1.1 | Customer |\n"
        "| Lead | 2 | 1.2 | Customer, Provider |\n| Clerk | 1 | 9.9 | Customer |\n| Guest | 1 | 1.1 | |\n",
        encoding="utf-8",
    )
    made = imported(new_site(tmp_path / "site"), tmp_path / "t.md")
    assert made.front("key-tasks/1.1.md")["stakeholders"] == [
        {"text": "Lead", "responsibleParty": "customer"}
    ]
    assert made.front("key-tasks/1.2.md")["stakeholders"] == [
        {"text": "Lead", "responsibleParty": ["customer", "provider"]}
    ]
    assert "Table 2!D4: left: `Customer`: no table names a key task `9.9`" in made.told
    assert "Table 2!C5: left: `1.1`: nothing says for whom this is" in made.told
