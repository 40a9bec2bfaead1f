"""What goes out of a playbook: JSON, CSV, and a workbook, at build and by command."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openpyxl.utils import get_column_letter

from mkdocs_m3.cli import main
from mkdocs_m3.exports.csv_files import csv_file
from mkdocs_m3.exports.exported import Exported
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.exports.tables import Column, Link, Table, lines
from mkdocs_m3.exports.view_tables import tables
from mkdocs_m3.exports.workbook import LONGEST_NAME, LONGEST_TEXT, workbook
from mkdocs_m3.locales import wording
from mkdocs_m3.markup.comments import VIEWS
from mkdocs_m3.model.export_paths import csv_of
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.sites import build, task
from tests.test_check import site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from click.testing import Result

ROOT = Path(__file__).parent.parent
EXAMPLE_SITE = ROOT / "example-site"
ADDRESS = "https://playbook.example.gov/"
EVIL = '=HYPERLINK("https://evil.example","Click")'
OF_OTHER_TABLES = {"find-my-part", "map", "swimlanes"}
"""Views that show no facts but those of other tables: of tasks, and of what they hand on."""
FILES_OF_VIEWS = {csv_of(name) for name in ({*VIEWS, "activities"} - OF_OTHER_TABLES)}
KEYS = (
    "url name phase keyTask objective responsibleParty category inputs outputs stakeholders bestPractice "
    "activities activitiesGroups activitiesText documentation documentation_intro exitCriteria sections"
).split()

FULL = f"""\
---
layout: m3/keyTask
phase: 3
keyTask: 10
permalink: /3.10/
name: "{EVIL.replace('"', "'")}"
objective: "+1 <b>for</b> [the team](3.1.md)"
responsibleParty: shared
category: technology
activitiesText: Once *signed*
activitiesGroups:
  - group: "-First"
    activities:
      - text: "@all: meet"
        raci: {{customer: A, provider: R}}
        output: Agreed Plan
        template: Plan.docx
        example: https://example.gov/plan
  - group: Then
    activities:
      - Rest
inputs:
  - text: Charter
    filename: Plan.docx
  - text: Law
    external: true
outputs:
  - text: Agreed Plan
    url: 3.1.md
stakeholders:
  - text: PMO Lead
    responsibleParty: customer
bestPractice:
  - "'=quoted"
---
"""
GLOSSARY = """\
---
layout: m3/glossary
permalink: /terms/
title: Terms
sections:
  - name: Roles
    terms:
      - name: PMO Lead
        description: Leads the <i>office</i>
---
"""
RESOURCES = """\
---
layout: m3/resources
sections:
  - name: Files
    items:
      - name: Plan
        filename: Plan.docx
---
"""
PHASE = """\
---
layout: m3/phase
phase: 3
name: Engagement
permalink: /old/phase-3.html
documentation:
  - name: Charter
exitCriteria:
  - name: The plan is agreed
    url: /terms/
---
"""
FILES: Mapping[str, str | bytes] = {
    "3.1.md": task(objective="objective: Know\noutputs: [Charter]\npermalink: /3.1/"),
    "tasks/3.10.md": FULL.replace("3.1.md", "../3.1.md"),
    "4.2.md": task(4, 2, objective="objective: Use\ninputs: [Agreed Plan]"),
    "phase.md": PHASE,
    "terms.md": GLOSSARY,
    "resources.md": RESOURCES,
    "index.md": "# Home\n",
    "assets/files/Plan.docx": b"plan",
}


def exported(
    root: Path, *kinds: str, language: str = "en", labels: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    found = PlaybookFolder.read(root)
    words = wording(language, dict(labels or {}))
    wanted = kinds or ("json", "csv", "xlsx")
    files = [
        file
        for one in found.editions
        for file in exports(one.loaded, one.options.vocabulary(), words, wanted, "Test")
    ]
    assert len({path for path, _ in files}) == len(files)
    return dict(files)


def tables_of(root: Path) -> dict[str, Table]:
    found = PlaybookFolder.read(root)
    made = tables(Exported.of(found.loaded, found.vocabulary, wording("en", {}), "Test"))
    return {table.name: table for table in made}


def read_csv(content: bytes) -> list[list[str]]:
    """As the documentation says: one apostrophe goes, where more of them and such a sign follow."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [[re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", cell) for cell in row] for row in rows]  # noqa: RUF001


def records(content: bytes) -> list[dict[str, str]]:
    heading, *rows = read_csv(content)
    assert len(set(heading)) == len(heading)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def sheets(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def front_matters(folder: Path, but: str = "") -> Iterator[dict[str, Any]]:
    """Read on a path of its own: not by the code under test; not what `but` names, a folder or pattern."""
    pages = (
        page
        for page in sorted(folder.rglob("*.md"))
        if page.relative_to(folder).parts[0] != but and not page.match(but or "-")
    )
    for page in pages:
        text = page.read_text(encoding="utf-8").replace("\r\n", "\n")
        if text.startswith("---\n") and "layout: m3/" in text:
            yield yaml.safe_load(f"{text}\n".split("---\n", 2)[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return site(tmp_path, FILES, site_url=ADDRESS)


# --- JSON


def valid(files: Mapping[str, bytes]) -> dict[str, Any]:
    playbook: dict[str, Any] = json.loads(files["m3.json"])
    schema = json.loads(files[playbook["$schema"]])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(playbook)
    return playbook


def test_a_playbook_is_clean_texts_with_relations_and_fits_its_schema(folder: Path) -> None:
    playbook = valid(exported(folder, "json"))
    assert (playbook["$schema"], playbook["version"]) == ("m3.schema.json", 1)
    assert playbook["parties"][2] == {"id": "qsmo", "label": "QSMO"}
    first, full, last = playbook["keyTasks"]
    plan = {"file": "Plan.docx", "url": f"{ADDRESS}assets/files/Plan.docx", "type": "DOCX", "size": 4}
    agreed = {"name": "Agreed Plan", "external": False, "artifact": "agreed plan"}
    page = {"file": None, "url": f"{ADDRESS}3.1/", "type": None, "size": None}
    assert [first["id"], full["id"], last["id"]] == ["3.1", "3.10", "4.2"]
    assert full["objective"] == "+1 for the team"
    assert full["activitiesText"] == "Once signed"
    assert full["url"] == f"{ADDRESS}3.10/"
    assert full["activities"] == [
        {
            "number": 1,
            "group": "-First",
            "text": "@all: meet",
            "parties": ["provider"],
            "letters": {"customer": ["A"], "provider": ["R"]},
            "outputs": [{**agreed, "template": None}],
            "template": plan,
            "example": {"file": None, "url": "https://example.gov/plan", "type": None, "size": None},
        },
        {
            "number": 2,
            "group": "Then",
            "text": "Rest",
            "parties": [],
            "letters": {},
            "outputs": [],
            "template": None,
            "example": None,
        },
    ]
    assert full["inputs"] == [
        {"name": "Charter", "template": plan, "external": False, "artifact": "charter"},
        {"name": "Law", "template": None, "external": True, "artifact": "law"},
    ]
    assert full["outputs"] == [{**agreed, "template": page}]
    charter, law = (one for one in playbook["artifacts"] if one["artifact"] in {"charter", "law"})
    assert charter == {"artifact": "charter", "name": "Charter", "madeBy": ["3.1"], "usedBy": ["3.10"]}
    assert law == {"artifact": "law", "name": "Law", "madeBy": [], "usedBy": ["3.10"]}
    assert full["stakeholders"] == [
        {"role": "PMO Lead", "parties": ["customer"], "definition": f"{ADDRESS}terms/#term-pmo-lead"}
    ]
    third, fourth = playbook["phases"]
    assert third["keyTasks"] == ["3.1", "3.10"]
    assert third["url"] == f"{ADDRESS}old/phase-3.html"
    assert third["exitCriteria"] == [{"text": "The plan is agreed", "url": f"{ADDRESS}terms/"}]
    assert (fourth["name"], fourth["url"], fourth["keyTasks"]) == (None, None, ["4.2"])
    (section,) = playbook["glossary"]
    assert section["terms"][0]["description"] == "Leads the office"
    assert playbook["resources"][0]["items"][0]["template"] == plan


@pytest.mark.parametrize(
    "spoil",
    [
        lambda playbook: playbook.update(more=1),
        lambda playbook: playbook["keyTasks"][1].pop("inputs"),
        lambda playbook: playbook["artifacts"][0].pop("madeBy"),
        lambda playbook: playbook["keyTasks"][1]["outputs"][0].update(note=""),
        lambda playbook: playbook["keyTasks"][1].update(id=3.1),
        lambda playbook: playbook.update(version=2),
    ],
)
def test_the_schema_refuses_what_is_not_of_the_shape(folder: Path, spoil: Any) -> None:  # noqa: ANN401 - a lambda
    files = exported(folder, "json")
    playbook = json.loads(files["m3.json"])
    spoil(playbook)
    assert not Draft202012Validator(json.loads(files["m3.schema.json"])).is_valid(playbook)


def test_every_object_of_the_schema_is_closed_and_whole(folder: Path) -> None:
    def walk(node: object) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for child in node.values():
                yield from walk(child)

    objects = list(walk(json.loads(exported(folder, "json")["m3.schema.json"])))
    assert len(objects) > 10
    for found in objects:
        if "properties" in found:
            assert found["additionalProperties"] is False
            assert found["required"] == list(found["properties"])


def test_each_page_has_its_data_at_its_address_with_every_key(folder: Path) -> None:
    files = exported(folder, "json")
    assert sorted(path for path in files if path.startswith("static-api")) == [
        "static-api/3.1/data.json",
        "static-api/3.10/data.json",
        "static-api/4.2/data.json",
        "static-api/old/phase-3.html/data.json",
        "static-api/resources/data.json",
        "static-api/terms/data.json",
    ]
    data = json.loads(files["static-api/3.10/data.json"])
    front = yaml.safe_load(FULL.replace("3.1.md", "../3.1.md").split("---\n")[1])
    assert list(data) == KEYS
    assert data == {key: front.get(key) for key in KEYS} | {"url": "/3.10/"}
    assert files["static-api/3.10/data.json"].endswith(b"}\n")
    assert json.loads(files["static-api/old/phase-3.html/data.json"])["url"] == "/old/phase-3.html"


def test_without_directory_urls_pages_keep_their_permalinks(tmp_path: Path) -> None:
    files = exported(site(tmp_path, FILES, use_directory_urls=False), "json")
    assert json.loads(files["static-api/3.1/data.json"])["url"] == "/3.1/"
    assert json.loads(files["static-api/4.2.html/data.json"])["url"] == "/4.2.html"
    assert valid(files)["keyTasks"][2]["url"] == "4.2.html"


def test_values_that_json_has_not_are_texts(tmp_path: Path) -> None:
    page = task(objective="objective: Know\nbestPractice: [2024-01-02, .nan, 1:30]")
    data = json.loads(exported(site(tmp_path, {"3.1.md": page}), "json")["static-api/3.1/data.json"])
    assert data["bestPractice"] == ["2024-01-02", ".nan", "1:30"]


# --- CSV


def test_every_view_has_a_file_and_reads_back_as_its_table(folder: Path) -> None:
    files = exported(folder, "csv")
    found = tables_of(folder)
    assert set(files) == FILES_OF_VIEWS
    for name, table in found.items():
        assert read_csv(files[csv_of(name)]) == [[str(cell) for cell in line] for line in lines(table)]


def test_no_cell_of_a_csv_file_can_be_a_formula(folder: Path) -> None:
    for content in exported(folder, "csv").values():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    tasks = exported(folder, "csv")["m3/tasks.csv"].decode("utf-8-sig")
    assert "\"'=HYPERLINK('https://evil.example','Click')\"" in tasks
    assert '"\'+1 for the team"' in tasks


@pytest.mark.parametrize(
    "text",
    ["=1", "'=1", "''=1", "'quoted'", "-", "- item", "@x", "+1", "\tx", "\rx", "a=1", "", "'", "＝1"],  # noqa: RUF001
)
def test_a_guarded_text_reads_back_as_it_was(text: str) -> None:
    table = Table(name="x", title="X", columns=(Column(heading=f"{text} "),), rows=((text,),))
    assert read_csv(csv_file(table)) == [[f"{text} "], [text]]


def test_the_matrix_names_the_parties_and_counts_the_tasks(folder: Path) -> None:
    assert read_csv(exported(folder, "csv")["m3/stakeholder-matrix.csv"]) == [
        ["Role", "Key tasks", "3.1", "3.10", "4.2"],
        ["Program Manager", "2", "Customer, Provider", "", "Customer, Provider"],
        ["PMO Lead", "1", "", "Customer", ""],
    ]


def test_responsibilities_and_lineage_say_what_the_views_say(folder: Path) -> None:
    files = exported(folder, "csv")
    full = records(files["m3/responsibilities.csv"])[1]
    del full["Key task"]
    assert full == {
        "Phase": "3",
        "No.": "3.10",
        "Activities": "2",
        "Customer: Leads": "0",
        "Customer: Shares": "0",
        "Provider: Leads": "1",
        "Provider: Shares": "0",
        "Not stated": "1",
    }
    handed = [(one["From"], one["Artifact"], one["To"]) for one in records(files["m3/lineage.csv"])]
    assert handed == [("3.10", "Agreed Plan", "4.2"), ("3.1", "Charter", "3.10")]


def test_addresses_are_whole_where_the_site_knows_its_own_and_else_from_its_root(tmp_path: Path) -> None:
    with_address = exported(site(tmp_path / "a", FILES, site_url=ADDRESS.rstrip("/")), "csv")
    without = exported(site(tmp_path / "b", FILES), "csv")
    assert records(with_address["m3/tasks.csv"])[0]["Key task (address)"] == f"{ADDRESS}3.1/"
    assert records(without["m3/tasks.csv"])[0]["Key task (address)"] == "3.1/"
    assert records(without["m3/templates.csv"])[0]["Template (address)"] == "3.1/"


def test_headings_are_in_the_sites_language(folder: Path) -> None:
    files = exported(folder, "csv", language="de", labels={"key_task": "=Aufgabe"})
    assert read_csv(files["m3/tasks.csv"])[0][:4] == ["Phase", "Nummer in der Phase", "Nr.", "=Aufgabe"]


# --- the workbook


def test_the_workbook_has_a_sheet_for_each_table_and_says_the_same(folder: Path) -> None:
    book = sheets(exported(folder, "xlsx")["m3/playbook.xlsx"])
    found = tables_of(folder)
    assert book.sheetnames == ["Overview", *(table.title for table in found.values())]
    overview = book["Overview"]
    assert overview["A1"].value == "Test"
    assert overview["A2"].value == ADDRESS
    for row, table in enumerate(found.values(), start=5):
        assert (overview.cell(row, 1).value, overview.cell(row, 2).value) == (table.title, len(table.rows))
        link = overview.cell(row, 1).hyperlink
        assert link
        assert link.location == f"'{table.title}'!A1"
        shown = [["" if cell is None else cell for cell in line] for line in book[table.title].values]
        plain = Table(
            name="",
            title="",
            columns=tuple(Column(heading=column.heading) for column in table.columns),
            rows=table.rows,
        )
        assert shown == list(lines(plain))


def test_every_sheet_can_be_worked_with(folder: Path) -> None:
    for sheet in sheets(exported(folder, "xlsx")["m3/playbook.xlsx"]).worksheets:
        top = 4 if sheet.title == "Overview" else 1
        stub = "B" if sheet.title == "Stakeholder matrix" else "A"
        assert sheet.freeze_panes == f"{stub}{top + 1}"
        assert sheet.auto_filter.ref == f"A{top}:{get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert all(cell.font.b for cell in sheet[top])
        columns = range(1, sheet.max_column + 1)
        widths = [sheet.column_dimensions[get_column_letter(column)].width for column in columns]
        assert all(8 <= width <= 62 for width in widths)
        for cell, width in zip(sheet[top], widths, strict=True):  # beside the button of its filter
            assert all(len(word) + 3 <= width for word in str(cell.value).split()), cell.value
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
        assert sheet.print_title_rows == f"${top}:${top}"


def test_cells_lead_to_the_published_pages_and_are_never_formulas(folder: Path) -> None:
    book = sheets(exported(folder, "xlsx")["m3/playbook.xlsx"])
    assert [cell.hyperlink.target for cell in book["Key tasks"]["D"][1:]] == [
        f"{ADDRESS}3.1/",
        f"{ADDRESS}3.10/",
        f"{ADDRESS}4.2/",
    ]
    assert book["Key tasks"]["D3"].value == EVIL.replace('"', "'")
    assert book["Key tasks"]["C3"].value == "3.10"
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    term = book["Glossary"]["A2"].hyperlink
    assert f"{term.target}#{term.location}" == f"{ADDRESS}terms/#term-pmo-lead"


def test_without_an_address_nothing_of_the_site_is_a_link(tmp_path: Path) -> None:
    book = sheets(exported(site(tmp_path, FILES), "xlsx")["m3/playbook.xlsx"])
    targets = {
        cell.hyperlink.target
        for sheet in book
        for row in sheet
        for cell in row
        if cell.hyperlink and cell.hyperlink.target
    }
    assert targets == {"https://example.gov/plan"}


def test_what_excel_does_not_take_is_left_out_or_cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_m3.exports.workbook.MOST_LINKS", 2)
    found = PlaybookFolder.read(folder)
    exported_ = Exported.of(found.loaded, found.vocabulary, wording("en", {}), "S")
    address = "https://example.gov/"
    rows: tuple[tuple[Link | str], ...] = (
        (Link(text="far", address=address + "x" * 2100),),
        (Link(text="script", address="javascript:alert(1)"),),
        *((Link(text=f"link {n}", address=address),) for n in range(3)),
        ("y" * 40_000,),
        ("\ufffe\ud800\x0b",),
    )
    odd = [
        Table(name=title, title=title, columns=(Column(heading="H"),), rows=rows)
        for title in ("A/B: [x]?*", "a b x", "'quoted'", "", "History", "t" * 40, "T" * 40)
    ]
    book = sheets(workbook(exported_, tuple(odd)))
    assert book.sheetnames == [
        "Overview",
        "A B x",
        "a b x 2",
        "quoted",
        "Sheet",
        "History 2",
        "t" * LONGEST_NAME,
        f"{'T' * (LONGEST_NAME - 4)} 2",
    ]
    column = [cell for (cell,) in book["quoted"]["A2:A8"]]
    assert [bool(cell.hyperlink) for cell in column] == [False, False, True, True, False, False, False]
    assert (len(column[5].value), column[5].value[-1]) == (LONGEST_TEXT, "…")
    assert column[6].value.startswith("\N{REPLACEMENT CHARACTER}" * 2)


def test_a_workbook_is_as_old_as_the_environment_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for said, year in (("1700000000", 2023), ("", 1980), ("soon", 1980), ("9" * 30, 1980)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        properties = sheets(exported(folder, "xlsx")["m3/playbook.xlsx"]).properties
        assert isinstance(properties.created, datetime)
        assert (properties.created.year, properties.modified.year) == (year, year)


def test_two_runs_write_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = exported(folder)
    assert exported(folder) == first
    with zipfile.ZipFile(io.BytesIO(first["m3/playbook.xlsx"])) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- what stays inside

HIDDEN = "Swordfish"


def secret(text: str) -> str:
    return text.replace("\n---\n", "\njson: false\n---\n")


def test_a_page_that_says_so_stands_nowhere(tmp_path: Path) -> None:
    page = task(number=7, title=f"{HIDDEN} task", objective=f"objective: {HIDDEN}")
    page = page.replace("stakeholders:", "inputs: [Charter]\noutputs: [Agreed Plan]\nstakeholders:")
    page = page.replace("Program Manager", f"{HIDDEN} Manager")
    hidden = {
        "3.7.md": secret(page),
        "phase4.md": secret(PHASE.replace("phase: 3", "phase: 4").replace("Engagement", HIDDEN))
        .replace("/old/phase-3.html", "/p4/")
        .replace("Charter", f"{HIDDEN} Charter"),
        "terms.md": secret(GLOSSARY.replace("Leads", HIDDEN)),
        "resources.md": secret(RESOURCES.replace("Files", HIDDEN)),
    }
    files = exported(site(tmp_path, {**FILES, **hidden}, site_url=ADDRESS))
    with zipfile.ZipFile(io.BytesIO(files["m3/playbook.xlsx"])) as book:
        inner = {name: book.read(name) for name in book.namelist()}
    for path, content in {**files, **inner}.items():
        for word in (HIDDEN.encode(), b"term-pmo-lead", b"/3.7/", b'"3.7"'):
            assert word not in content, path
        assert "3.7" not in path
    playbook = valid(files)
    _, full, _ = playbook["keyTasks"]
    named = {one["artifact"]: (one["madeBy"], one["usedBy"]) for one in playbook["artifacts"]}
    assert (named["charter"], named["agreed plan"]) == ((["3.1"], ["3.10"]), (["3.10"], ["4.2"]))
    assert full["stakeholders"][0]["definition"] is None
    assert {
        one["Artifact"]: (one["Made by"], one["Used by"]) for one in records(files["m3/artifacts.csv"])
    } == {
        "Agreed Plan": ("3.10", "4.2"),
        "Charter": ("3.1", "3.10"),
        "Law": ("", "3.10"),
    }
    assert [one["Key tasks"] for one in records(files["m3/phases.csv"])] == ["2", "1"]


@pytest.mark.parametrize("said", ['"false"', "never", "0", "[false]"])
def test_who_says_it_wrongly_is_left_out_as_well(tmp_path: Path, said: str) -> None:
    page = secret(task(title=HIDDEN)).replace("json: false", f"json: {said}")
    files = exported(site(tmp_path, {"3.1.md": page}), "json", "csv")
    assert not any(HIDDEN.encode() in content for content in files.values())
    assert valid(files)["keyTasks"] == []


@pytest.mark.parametrize(
    "lines", ["JSON: false", "json: [false", "json: false\njson: true", "Json: true\njson: false"]
)
def test_what_yaml_makes_of_it_lets_nothing_out(tmp_path: Path, lines: str) -> None:
    page = secret(task(title=HIDDEN)).replace("json: false", lines)
    root = site(tmp_path, {"3.1.md": page, "3.2.md": task(number=2)})
    files = exported(root, "json", "csv")
    assert not any(HIDDEN.encode() in content for content in files.values())
    assert [one["id"] for one in valid(files)["keyTasks"]] == ["3.2"]


def test_a_template_without_a_name_of_its_own_has_the_name_of_its_file(tmp_path: Path) -> None:
    first = task().replace("  - text: Meet\n", "  - text: Meet\n    template: Plan.docx\n")
    named = task(number=2, stakeholders="inputs: [{text: Named, filename: Other.docx}]\nstakeholders:")
    also = task(number=3).replace("  - text: Meet\n", "  - text: Meet\n    template: Other.docx\n")
    pages = {"3.1.md": first, "3.2.md": named, "3.3.md": also}
    root = site(tmp_path, {**pages, "assets/files/Plan.docx": b"x", "assets/files/Other.docx": b"x"})
    found = {
        row["File"]: (row["Template"], row["Other names"])
        for row in records(exported(root)["m3/templates.csv"])
    }
    assert found == {"Plan.docx": ("Plan.docx", ""), "Other.docx": ("Named", "")}


# --- totals against the pages


@pytest.mark.slow
def test_the_example_site_adds_up() -> None:
    adds_up(EXAMPLE_SITE, EXAMPLE_SITE / "docs")
    files = exported(EXAMPLE_SITE, "json", "csv")
    of_second = [path for path in files if path.startswith("m3/operations/")]
    assert {path.removeprefix("m3/operations/") for path in of_second} == {
        *(path.removeprefix("m3/") for path in files if re.fullmatch(r"m3/[^/]+\.csv", path)),
        *("m3.json", "m3.schema.json"),
    } - {"raci.csv"}
    written = [one for one in front_matters(EXAMPLE_SITE / "docs/operations") if "keyTask" in one]
    assert len(records(files["m3/operations/tasks.csv"])) == len(written) == 7
    activities = [activity for page in written for activity in page["activities"]]
    assert len(records(files["m3/operations/activities.csv"])) == len(activities) > 20


def test_the_real_playbook_adds_up(real_playbook: Path) -> None:
    adds_up(real_playbook, real_playbook)


def adds_up(root: Path, docs: Path) -> None:
    files = exported(root, "json", "csv")
    pages = [page for page in front_matters(docs, "operations") if page.get("json") is not False]
    tasks = [page for page in pages if page["layout"] == "m3/keyTask"]
    activities = [
        activity if isinstance(activity, dict) else {"text": activity}
        for page in tasks
        for activity in (
            *(page.get("activities") or ()),
            *(one for group in page.get("activitiesGroups") or () for one in group["activities"]),
        )
    ]
    terms = [
        term
        for page in pages
        if page["layout"] == "m3/glossary"
        for section in page["sections"]
        for term in section.get("terms") or ()
    ]
    playbook = valid(files)
    assert len(tasks) > 10
    assert len(playbook["keyTasks"]) == len(records(files["m3/tasks.csv"])) == len(tasks)
    assert len(records(files["m3/activities.csv"])) == len(activities)
    assert len(records(files["m3/glossary.csv"])) == len(terms)
    for key, name in (("stakeholders", "stakeholders"), ("inputs", "inputs"), ("outputs", "outputs")):
        assert sum(len(one[key]) for one in playbook["keyTasks"]) == sum(
            len(page.get(name) or ()) for page in tasks
        )
    shared = ["customer", "provider"]
    counts: Counter[str] = Counter()
    for activity in activities:
        said = activity.get("responsibleParty")
        named = shared if said == "shared" else [said] if isinstance(said, str) else said or []
        if not named:
            named = [party for party, letters in (activity.get("raci") or {}).items() if "R" in letters]
        what = "Shares" if len(named) > 1 else "Leads"
        counts.update(f"{ {'qsmo': 'QSMO'}.get(party, party.title()) }: {what}" for party in named)
        counts["Not stated"] += not named
    rows = records(files["m3/responsibilities.csv"])
    columns = [key for key in rows[0] if ":" in key or key == "Not stated"]
    assert {key: sum(int(row[key]) for row in rows) for key in columns} == {
        key: counts[key] for key in columns
    }
    assert set(counts) <= set(columns)
    matrix = records(files["m3/stakeholder-matrix.csv"])
    for row in matrix:
        assert int(row["Key tasks"]) == sum(bool(value) for value in list(row.values())[2:])
    involved = {(page["phase"], page["keyTask"], one["text"].strip()) for page in tasks
                for one in page.get("stakeholders") or () if isinstance(one, dict)}  # fmt: skip
    assert sum(int(row["Key tasks"]) for row in matrix) <= len(involved)


def test_the_data_of_real_pages_is_their_front_matter(real_playbook: Path) -> None:
    files = exported(real_playbook, "json")
    pages = list(front_matters(real_playbook))
    assert len(pages) == 19
    for page in pages:
        path = f"static-api{page['permalink'].rstrip('/')}/data.json"
        data = json.loads(files[path])
        assert list(data) == KEYS
        for key in KEYS[1:]:
            assert data[key] == page.get(key), f"{path}: {key}"
        assert data["url"] == page["permalink"]


# --- the command


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_command_writes_what_the_site_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(
        tmp_path,
        FILES,
        plugins=[{"m3": {"exports": ["csv"], "labels": {"key_task": "Aufgabe"}}}],
        theme={"name": "absent", "language": "de"},
    )
    monkeypatch.chdir(tmp_path)
    done = command()
    assert (done.exit_code, done.output) == (0, f"Wrote {len(FILES_OF_VIEWS)} files to m3-export\n")
    assert written(tmp_path / "m3-export") == FILES_OF_VIEWS
    heading = read_csv((tmp_path / "m3-export/m3/tasks.csv").read_bytes())[0]
    assert heading[:4] == ["Phase", "Nummer in der Phase", "Nr.", "Aufgabe"]


def test_the_command_writes_the_formats_it_is_told(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = command(
        "--config-file", folder / "mkdocs.yml", "--to", out, "--format", "json", "--format", "xlsx"
    )
    assert (done.exit_code, done.output) == (0, f"Wrote 9 files to {out.as_posix()}\n")
    assert {"m3.json", "m3.schema.json", "m3/playbook.xlsx", "static-api/3.1/data.json"} <= written(out)
    assert (out / "m3.json").read_bytes() == exported(folder, "json")["m3.json"]


def test_errors_are_mended_first(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task(category="category: nonsense", phase="phase: x")})
    done = command("--config-file", root, "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "The playbook has 2 errors: mend them first" in done.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_calls_end_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path, FILES, plugins=[{"m3": {"exports": "none"}}])
    (tmp_path / "file").write_text("")
    for arguments in (
        ("--config-file", tmp_path / "absent.yml"),
        ("--config-file", root, "--format", "pdf"),
        ("--config-file", root),
        ("--config-file", root, "--format", "csv", "--to", tmp_path / "file"),
        ("--config-file", root, "--format", "csv", "--to", tmp_path / "file/below"),
    ):
        assert command(*arguments).exit_code == 2
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    refused = command("--config-file", root, "--format", "xlsx")
    assert refused.exit_code == 2
    assert "pip install 'mkdocs-m3[excel]'" in refused.stderr


def test_render_says_what_the_exports_of_a_site_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path, FILES, plugins=[{"m3": {"exports": ["xlsx"]}}])
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    refused = CliRunner().invoke(main, ["render", str(tmp_path / "out"), "--site", str(root)])
    assert refused.exit_code == 2
    assert "pip install 'mkdocs-m3[excel]'" in refused.stderr
    assert not (tmp_path / "out").exists()


# --- builds


@pytest.mark.slow
def test_a_build_publishes_what_the_command_writes(tmp_path: Path) -> None:
    plugins = ["search", {"m3": {"exports": ["json", "csv", "xlsx"]}}]
    built = build(tmp_path, FILES, plugins=plugins, site_url=ADDRESS, exclude_docs="*.json\n*.csv\n*.xlsx\n")
    assert not built.is_aborted, built.log
    files = built.files()
    for path, content in exported(tmp_path).items():
        assert files[path] == content, path


@pytest.mark.slow
def test_a_file_of_the_sites_own_is_never_replaced(tmp_path: Path) -> None:
    own = {
        "m3.json": "mine\n",
        "m3/tasks.csv": "mine\n",
        "static-api/3.1": "mine\n",
        "m3/glossary.csv/a.txt": "",
    }
    built = build(tmp_path, {**FILES, **own})
    assert not built.is_aborted, built.log
    files = built.files()
    for path, content in own.items():
        assert files[path] == content.encode()
        name = {"static-api/3.1": "static-api/3.1/data.json", "m3/glossary.csv/a.txt": "m3/glossary.csv"}
        assert f"place of the export `{name.get(path, path)}`" in built.log
    assert "static-api/3.10/data.json" in files
    assert "m3/phases.csv" in files


@pytest.mark.slow
def test_a_site_without_a_playbook_or_with_no_exports_gets_none(tmp_path: Path) -> None:
    alone = build(tmp_path / "a", {"index.md": "# Home\n\n<!-- m3/tasks -->\n"})
    none = build(tmp_path / "b", FILES, plugins=["search", {"m3": {"exports": "none"}}])
    for built in (alone, none):
        assert not built.is_aborted, built.log
        assert [path for path in built.files() if path.startswith(("m3", "static-api"))] == []


@pytest.mark.slow
def test_libreoffice_opens_the_workbook(folder: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice, which is LibreOffice's command, is missing")
    book = tmp_path / "playbook.xlsx"
    book.write_bytes(exported(folder, "xlsx")["m3/playbook.xlsx"])
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "csv",
            "--outdir",
            tmp_path,
            book,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert (tmp_path / "playbook.csv").read_text(encoding="utf-8").startswith("Test,")


def test_the_documentation_names_every_table() -> None:
    page = (ROOT / "docs/exports.md").read_text(encoding="utf-8")
    section = page.partition("## CSV ")[2].partition("\n## ")[0]
    named = {f"m3/{name}" for name in re.findall(r"^\| `([a-z-]+\.csv)` \|", section, re.MULTILINE)}
    assert named == FILES_OF_VIEWS | {csv_of("checklist")}
