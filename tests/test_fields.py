"""Fields of a site's own: of each type, shown, searched, exported, filtered, in schema, `new`, and forms."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import M3, Source
from mkdocs_m3.authoring.cms import form
from mkdocs_m3.authoring.form_blockers import obstacle
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.preparing import prepared
from mkdocs_m3.authoring.scaffold import key_task_page, phase_page
from mkdocs_m3.cli import main
from mkdocs_m3.exports.playbook_json import playbook_schema
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.markup.comments import parts_of
from mkdocs_m3.model.own_fields import TYPES
from mkdocs_m3.reading import read
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.view_options import options_of
from tests.payloads import PAYLOAD
from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model.vocabulary import Vocabulary
    from tests.sites import Built

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "task": {
        "remark": {"label": "Our remark", "type": "text"},
        "keyQuestions": {"label": "Key questions", "type": "texts", "show": "part", "after": "activities"},
        "effort": {"label": "Effort in days", "type": "number"},
        "due": {"label": "Due", "type": "date", "show": "line", "help": "The day on which it is over."},
        "urgent": {"label": "Urgent", "type": "yes-no"},
        "risk": {"label": "Risk", "type": "choice", "values": {"high": "Grave", "low": "Slight"}},
        "owner": {"label": "Owner", "type": "party"},
        "ticket": {"label": "Ticket", "type": "link"},
        "references": {"label": "References", "type": "links"},
        "guide": {"label": "Guide", "type": "file"},
        "sheets": {"label": "Sheets", "type": "files"},
        "note": {"label": "Inner note", "type": "text", "show": "none"},
    },
    "activity": {"until": {"label": "Until", "type": "date"}, "doer": {"label": "Doer", "type": "party"}},
    "phase": {
        "sponsor": {"label": "Sponsor", "type": "party"},
        "gates": {"label": "Gates", "type": "texts", "after": "objective"},
    },
}
SAID: Final = {
    "remark": "As *agreed* zzremark",
    "keyQuestions": ["Who decides, zzquestion?", "What does it cost?"],
    "effort": 2.5,
    "due": "2026-12-01",
    "urgent": True,
    "risk": "high",
    "owner": ["customer", "qsmo"],
    "ticket": {"url": "https://tickets.example.gov/17", "text": "zzticket"},
    "references": ["https://example.gov/guides/first/", {"url": "3.2.md", "text": "zzreference"}],
    "guide": "Guide.pdf",
    "sheets": ["Sheet.xlsx", {"filename": "Guide.pdf", "text": "zzsheet"}],
    "note": "zznote",
}
"""A value of each."""
ADDRESS: Final = "https://playbook.example.gov/"


def vocabulary() -> Vocabulary:
    fields, problems = read_fields(FIELDS)
    assert problems == ()
    return replace(M3, fields=fields)


def page(said: dict[str, Any], number: int = 1, body: str = "") -> str:
    """A key task with these keys added."""
    written = task(3, number, title=f"Task {number}")
    added = "".join(
        f"{key}: {value}\n" if key == "due" else yaml.safe_dump({key: value}) for key, value in said.items()
    )
    return f"{written[: written.rindex('---')]}{added}---\n{body}"


def findings(keys: str, activity: str = "") -> list[Finding]:
    """What is wrong in a page with these lines added to it, and these to its activity."""
    text = page({})
    text = f"{text[: text.rindex('---')]}{keys}\n---\n"
    if activity:
        text = text.replace("  - text: Meet\n", f"  - text: Meet\n    {activity}\n")
    return list(read(Source(path="3.1.md", uri="3.1.md", text=text), vocabulary()).findings)


VIEWS: Final = """\
# Home

<!-- m3/tasks {columns: [due, risk]} -->

## Grave

<!-- m3/tasks {columns: [owner, keyQuestions, guide], risk: high} -->
"""
PHASE: Final = (
    "---\nlayout: m3/phase\nphase: 3\nname: Engage\nobjective: Begin.\nsponsor: shared\n"
    "gates: [Money is there zzgate]\n---\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    first = page(SAID).replace(
        "  - text: Meet\n", "  - text: Meet\n    until: 2026-09-30\n    doer: provider\n"
    )
    files: dict[str, str | bytes] = {
        "3.1.md": first,
        "3.2.md": page({"risk": "low"}, 2, "<!-- m3/references -->\n\nBelow.\n"),
        "phase-3.md": PHASE,
        "index.md": VIEWS,
        "assets/files/Guide.pdf": b"x" * 4_000,
        "assets/files/Sheet.xlsx": b"x" * 90_000,
    }
    options = {"m3": {"fields": FIELDS, "exports": ["json", "csv", "xlsx"]}}
    made = build(
        tmp_path_factory.mktemp("fields"), files, strict=True, plugins=["search", options], site_url=ADDRESS
    )
    assert not made.is_aborted, made.log
    return made


def words(made: Built, address: str, selector: str = "") -> list[str]:
    article = made.article(address)
    return [" ".join(one.get_text().split()) for one in (article.select(selector) if selector else [article])]


def test_every_type_is_tried() -> None:
    assert {one["type"] for one in FIELDS["task"].values()} == set(TYPES)


# --- on pages


def test_fields_of_one_word_are_in_the_line_under_the_title(site: Built) -> None:
    line = words(site, "3.1/index.html", ".m3-summary-line__item")
    assert line[-6:] == [
        "Effort in days: 2.5",
        "Due: December 1, 2026",
        "Urgent: Yes",
        "Risk: Grave",
        "Owner: Customer QSMO",
        "Ticket: zzticket [on tickets.example.gov]",
    ]
    article = site.article("3.1/index.html")
    assert [one["datetime"] for one in article.select("time")] == ["2026-12-01", "2026-09-30"]
    assert article.select_one(".m3-summary-line .m3-party--qsmo")


def test_parts_are_under_their_labels_where_the_site_puts_them(site: Built) -> None:
    headings = [one.get_text().rstrip("¶") for one in site.article("3.1/index.html").select("h2")]
    assert headings == [
        "Objective",
        "Activities",
        "Key questions",
        "Stakeholders",
        "Our remark",
        "References",
        "Guide",
        "Sheets",
    ]
    questions, references = site.article("3.1/index.html").select("ul.m3-own-field")
    assert [one.get_text() for one in questions.select("li")] == SAID["keyQuestions"]
    assert [(one.get_text(), one["href"]) for one in references.select("a")] == [
        ("example.gov/guides/first", "https://example.gov/guides/first/"),
        ("zzreference", "../3.2/"),
    ]
    assert words(site, "3.1/index.html", ".m3-card") == [
        "Guide.pdf [PDF, 4 KB]",
        "Sheet.xlsx [XLSX, 90 KB]",
        "zzsheet [PDF, 4 KB]",
    ]


def test_fields_of_activities_are_below_their_texts(site: Built) -> None:
    assert words(site, "3.1/index.html", ".m3-extra") == ["Until: September 30, 2026", "Doer: Provider"]


def test_a_phase_has_a_line_and_parts_too(site: Built) -> None:
    assert words(site, "phase-3/index.html", ".m3-summary-line") == ["Sponsor: Customer Provider"]
    headings = [one.get_text().rstrip("¶") for one in site.article("phase-3/index.html").select("h2")]
    assert headings[:2] == ["Objective", "Gates"]


def test_a_comment_places_a_part_and_one_without_content_is_left_out(tmp_path: Path, site: Built) -> None:
    assert "References" not in words(site, "3.2/index.html")[0]
    body = "Above.\n\n<!-- m3/references -->\n\nBelow.\n"
    made = build(
        tmp_path,
        {"3.1.md": page({"references": ["https://example.gov/a"]}, body=body)},
        strict=True,
        plugins=[{"m3": {"fields": FIELDS}}],
    )
    text = words(made, "3.1/index.html")[0]
    assert (
        text.index("Above.") < text.index("References") < text.index("example.gov/a") < text.index("Below.")
    )


def test_what_is_shown_nowhere_is_on_no_page(site: Built) -> None:
    holding = {path for path, content in site.files().items() if b"zznote" in content}
    assert holding == {"m3.json", "m3/tasks.csv", "static-api/3.1/data.json"}


def test_search_finds_what_is_shown(site: Built) -> None:
    index = json.loads(site.html("search/search_index.json"))["docs"]
    found = " ".join(f"{one['title']} {one['text']}" for one in index if one["location"].startswith("3.1/"))
    for word in (
        "zzremark", "zzquestion", "2.5", "December 1, 2026", "Urgent: Yes", "Grave", "QSMO", "zzticket",
        "zzreference", "Guide.pdf", "zzsheet", "September 30, 2026", "Key questions",
    ):  # fmt: skip
        assert word in found, word
    assert "zznote" not in found
    assert "zzgate" in " ".join(one["text"] for one in index if one["location"].startswith("phase-3/"))


def test_payloads_in_fields_are_only_words(tmp_path: Path) -> None:
    code = f"`{PAYLOAD}`"
    said = {
        "remark": code,
        "keyQuestions": [code],
        "references": [{"url": "https://example.gov/", "text": code}],
        "ticket": {"url": f"https://example.gov/{PAYLOAD}", "text": PAYLOAD},
        "sheets": [{"filename": "Guide.pdf", "text": code}],
    }
    labels = {"task": {name: {**spec, "label": f"{name} {PAYLOAD}"} for name, spec in FIELDS["task"].items()}}
    files: dict[str, str | bytes] = {
        "3.1.md": page(said),
        "index.md": "# Home\n\n<!-- m3/tasks {columns: [remark, keyQuestions]} -->\n",
        "assets/files/Guide.pdf": b"x",
    }
    made = build(tmp_path, files, plugins=["search", {"m3": {"fields": labels, "fail_on": "never"}}])
    for address in ("3.1/index.html", "index.html"):
        article = made.article(address)
        assert not article.select("script, img, [onerror], [onmouseover], [onclick], [onfocus]")
        assert "hit()" in article.get_text()


# --- views


def test_views_have_columns_of_fields_and_are_filtered_by_them(site: Built) -> None:
    first, second = site.article("index.html").select("table")
    heads = [[one.get_text() for one in table.select("thead th")] for table in (first, second)]
    assert heads == [
        ["No.", "Key task", "Due", "Risk", "Customer"],
        ["No.", "Key task", "Owner", "Key questions", "Guide", "Customer"],
    ]
    cells = [one.get_text().strip() for one in first.select("td.m3-table__field")]
    assert cells == ["December 1, 2026", "Grave", "", "Slight"]
    assert [one.get_text() for one in second.select("tbody td.m3-table__number")] == ["3.1"]
    assert second.find_parent(class_="m3-scroll")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("risk: high", ["3.1"]),
        ("risk: [high, low]", ["3.1", "3.2"]),
        ("owner: qsmo", ["3.1"]),
        ("owner: provider", []),
        ("urgent: true", ["3.1"]),
        ("urgent: false", []),
        ("due: 2026-12-01", ["3.1"]),
        ("effort: 2.5", ["3.1"]),
        ("effort: 3", []),
        ("remark: As *agreed* zzremark", ["3.1"]),
        ("keyQuestions: What does it cost?", ["3.1"]),
        ("guide: Guide.pdf", ["3.1"]),
        ("ticket: zzticket", ["3.1"]),
        ("risk: high, effort: 3", []),
    ],
)
def test_a_filter_of_each_type(options: str, ids: list[str], tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "3.1.md": page(SAID),
        "3.2.md": page({"risk": "low"}, 2),
        "index.md": f"# Home\n\n<!-- m3/tasks {{{options}}} -->\n",
        "assets/files/Guide.pdf": b"x",
        "assets/files/Sheet.xlsx": b"x",
    }
    made = build(tmp_path, files, strict=True, plugins=[{"m3": {"fields": FIELDS}}])
    assert not made.is_aborted, made.log
    assert [one.get_text() for one in made.article("index.html").select("tbody td.m3-table__number")] == ids


@pytest.mark.parametrize(
    ("options", "headline", "cure"),
    [
        ("columns: [ownr]", "`ownr` is not a column of this view", "write `owner`"),
        ("columns: [workstream]", "`workstream` is not a column of this view", "write one of `remark`"),
        ("rsk: high", "`m3/tasks` has no option `rsk`", "write `risk`"),
        ("risk: hihg", "`hihg` is none of the words that `risk` takes", "write `high`"),
        ("owner: custmer", "`custmer` is not a party of this playbook", "write `customer`"),
        ("urgent: perhaps", "`urgent` takes `true` or `false`", "write `true`"),
        ("due: 30.9.2026", "`due` is `30.9.2026`, which is not a date", "write `due: 2026-09-30`"),
    ],
)
def test_a_wrong_column_or_filter_is_told_with_its_cure(options: str, headline: str, cure: str) -> None:
    text = f"# Home\n\n<!-- m3/tasks {{{options}}} -->\n"
    (found,) = read(Source(path="index.md", uri="index.md", text=text), vocabulary()).findings
    assert found.headline.startswith(headline)
    assert found.help.startswith(cure)
    assert found.span.line == 3


# --- exports


def test_the_playbook_as_json_holds_every_field_and_fits_version_2(site: Built) -> None:
    playbook = json.loads(site.html("m3.json"))
    schema = json.loads(site.html("m3-2.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(playbook)
    assert not Draft202012Validator(json.loads(playbook_schema())).is_valid(playbook)
    assert (playbook["$schema"], playbook["version"]) == ("m3-2.schema.json", 2)
    assert not (site.root / "site" / "m3.schema.json").exists()
    nowhere = {"file": None, "type": None, "size": None}
    guide = {"file": "Guide.pdf", "url": f"{ADDRESS}assets/files/Guide.pdf", "type": "PDF", "size": 4_000}
    first, second = playbook["keyTasks"]
    sheet = {"file": "Sheet.xlsx", "url": f"{ADDRESS}assets/files/Sheet.xlsx", "type": "XLSX", "size": 90_000}
    assert first["fields"] == {
        "remark": "As agreed zzremark",
        "keyQuestions": SAID["keyQuestions"],
        "effort": 2.5,
        "due": "2026-12-01",
        "urgent": True,
        "risk": "high",
        "owner": ["customer", "qsmo"],
        "ticket": {"name": "zzticket", "url": "https://tickets.example.gov/17", **nowhere},
        "references": [
            {"name": None, "url": "https://example.gov/guides/first/", **nowhere},
            {"name": "zzreference", "url": f"{ADDRESS}3.2/", **nowhere},
        ],
        "guide": {"name": None, **guide},
        "sheets": [{"name": None, **sheet}, {"name": "zzsheet", **guide}],
        "note": "zznote",
    }
    assert second["fields"] == {"risk": "low"}
    assert first["activities"][0]["fields"] == {"until": "2026-09-30", "doer": ["provider"]}
    assert playbook["phases"][0]["fields"] == {
        "sponsor": ["customer", "provider"],
        "gates": ["Money is there zzgate"],
    }
    declared = {one["name"]: one for one in playbook["fields"]["keyTask"]}
    assert [*declared] == [*FIELDS["task"]]
    assert declared["risk"]["values"] == [{"id": "high", "label": "Grave"}, {"id": "low", "label": "Slight"}]


def table(made: Built, name: str) -> dict[str, str]:
    """The first row of a CSV file."""
    text = (made.root / "site" / "m3" / f"{name}.csv").read_text(encoding="utf-8-sig")
    return next(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_column_a_field(site: Built) -> None:
    row = table(site, "tasks")
    assert {key: row[key] for key in [*row][10:]} == {
        "Our remark": "As agreed zzremark",
        "Key questions": "Who decides, zzquestion?; What does it cost?",
        "Effort in days": "2.5",
        "Due": "2026-12-01",
        "Urgent": "Yes",
        "Risk": "Grave",
        "Owner": "Customer; QSMO",
        "Ticket": "zzticket",
        "Ticket (address)": "https://tickets.example.gov/17",
        "References": f"https://example.gov/guides/first/; zzreference ({ADDRESS}3.2/)",
        "Guide": "Guide.pdf",
        "Guide (address)": f"{ADDRESS}assets/files/Guide.pdf",
        "Sheets": f"Sheet.xlsx ({ADDRESS}assets/files/Sheet.xlsx); zzsheet ({ADDRESS}assets/files/Guide.pdf)",
        "Inner note": "zznote",
    }
    activity = table(site, "activities")
    assert (activity["Until"], activity["Doer"]) == ("2026-09-30", "Provider")
    phase = table(site, "phases")
    assert (phase["Sponsor"], phase["Gates"]) == ("Customer; Provider", "Money is there zzgate")


def test_the_workbook_has_dates_and_numbers_as_such(site: Built) -> None:
    book = openpyxl.load_workbook(site.root / "site" / "m3" / "playbook.xlsx")
    head, row = [*book["Key tasks"].iter_rows()][:2]
    cells = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert cells["Due"].value == datetime(2026, 12, 1)  # noqa: DTZ001 - a day has no zone
    assert cells["Due"].number_format == "yyyy-mm-dd"
    assert cells["Effort in days"].value == 2.5
    assert cells["Risk"].value == "Grave"
    assert cells["Ticket"].hyperlink is not None
    assert cells["Ticket"].hyperlink.target == "https://tickets.example.gov/17"
    assert "Until" in [one.value for one in next(book["Activities"].iter_rows())]


def test_the_data_of_a_page_has_them_under_their_names(site: Built) -> None:
    data = json.loads(site.html("static-api/3.1/data.json"))
    assert {name: data[name] for name in SAID} == SAID


# --- schema, new pages, forms


def test_the_json_schema_knows_them() -> None:
    described: Any = front_matter_schema(vocabulary())
    Draft202012Validator.check_schema(described)
    properties = described["allOf"][0]["then"]["properties"]
    assert properties["risk"]["title"] == "Risk"
    assert properties["due"]["description"] == "The day on which it is over."
    assert properties["risk"]["examples"] == ["high", "low"]
    assert "until" in properties["activities"]["items"]["properties"]
    valid = {"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "name": "x", **SAID}
    Draft202012Validator(described).validate(valid)
    for wrong in (
        {"due": "2026-02-30"}, {"due": "soon"}, {"effort": "much"}, {"urgent": "perhaps"}, {"risk": "middle"},
        {"keyQuestions": "one"}, {"owner": "nobody"}, {"ticket": {"text": "no address"}},
        {"guide": ["Guide.pdf"]}, {"sheets": "Guide.pdf"}, {"remark": ["list"]}, {"references": "one"},
    ):  # fmt: skip
        assert not Draft202012Validator(described).is_valid({**valid, **wrong}), wrong


def test_new_pages_offer_them_and_are_right_once_the_signs_of_comments_are_gone() -> None:
    known = vocabulary()
    made = key_task_page("3", "1", "Close", known)
    assert "# The day on which it is over.\n# due: " in made
    for name in FIELDS["task"]:
        assert f"\n# {name}:" in made
    kept = [line for line in made.splitlines() if line.startswith(tuple(f"# {name}:" for name in SAID))]
    lists = [name for name, spec in FIELDS["task"].items() if spec["type"] in ("texts", "links", "files")]
    uncommented = "\n".join(line.removeprefix("# ") for line in kept if line[2:].split(":")[0] not in lists)
    text = f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Close\n{uncommented}\n---\n"
    assert read(Source(path="3.1.md", uri="3.1.md", text=text), known).findings == ()
    assert "\n# sponsor:" in phase_page("3", "Close", vocabulary=known)


def test_forms_hold_a_widget_for_each() -> None:
    widgets: dict[Any, Any] = {one["name"]: one for one in form(vocabulary())}
    assert {name: widgets[name]["widget"] for name in FIELDS["task"]} == {
        "remark": "text",
        "keyQuestions": "list",
        "effort": "number",
        "due": "datetime",
        "urgent": "boolean",
        "risk": "select",
        "owner": "select",
        "ticket": "object",
        "references": "list",
        "guide": "object",
        "sheets": "list",
        "note": "text",
    }
    assert widgets["due"]["label"] == "Due"
    assert widgets["risk"]["options"] == [
        {"label": "Grave", "value": "high"},
        {"label": "Slight", "value": "low"},
    ]
    assert [one["name"] for one in widgets["activities"]["fields"]][-2:] == ["until", "doer"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [({"ticket": "https://example.gov/"}, "bare text"), ({"owner": "customer"}, "stands alone")],
)
def test_what_is_written_short_keeps_a_page_out_of_the_forms_until_it_is_prepared(
    said: dict[str, object], reason: str
) -> None:
    source = Source(path="3.1.md", uri="3.1.md", text=page(said))
    found = obstacle(source, vocabulary())
    assert found is not None
    assert reason in found.reason
    text = edited(source.text, prepared(source, vocabulary()).edits)
    assert obstacle(replace(source, text=text), vocabulary()) is None


def test_the_commands_know_them(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    settings = {"site_name": "Test", "plugins": [{"m3": {"fields": FIELDS}}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    made = CliRunner().invoke(main, ["new", "task", "3.1", "Close", "--site", str(tmp_path)])
    assert made.exit_code == 0, made.output
    assert "# risk: high" in (tmp_path / "docs/key-tasks/3.1.md").read_text(encoding="utf-8")


# --- what is wrong in pages


@pytest.mark.parametrize(
    ("keys", "code", "headline", "cure"),
    [
        ("remark: [a, b]", "M3011", "`remark` is a list; it takes one text", "put it in quotes"),
        ("remark: {a: b, c: d}", "M3015", "`remark` has no `text`", "put the whole text in quotes"),
        ("remark: ''", "M3024", "`remark` is empty", "write something"),
        ("keyQuestions: one", "M3011", "`keyQuestions` holds one text; it takes a list", "write each item"),
        ("keyQuestions: []", "M3024", "`keyQuestions` is empty", "write something"),
        ("keyQuestions: [a, '']", "M3022", "an item of `keyQuestions` is empty", "write its text"),
        ("effort: much", "M3011", "`effort` is `much`, which is not a number", "write digits, as in"),
        ("effort: '2.5'", "M3011", "`effort` is the text `2.5`", "write `effort: 2.5`"),
        ("effort: 2,5", "M3011", "`effort` is `2,5`, which is not a number", "write `effort: 2.5`"),
        ("effort: 1,200", "M3011", "`effort` is `1,200`, which is not a number", "write `effort: 1200`"),
        ("effort: 007", "M3011", "`effort` is `007`, which is not a number", "write `effort: 7`"),
        ("effort: 12345678901", "M3011", "`effort` is `12345678901`, which has", "write digits, with"),
        ("effort: [2]", "M3011", "`effort` takes one number", "write it, as in"),
        ("due: 30.9.2026", "M3011", "`due` is `30.9.2026`, which is not a date", "write `due: 2026-09-30`"),
        ("due: 9/30/2026", "M3011", "`due` is `9/30/2026`, which", "write `due: 2026-09-30`"),
        ("due: 9/10/2026", "M3011", "`due` is `9/10/2026`, which", "write year, month, and day, as in"),
        ("due: 2026-9-3", "M3011", "`due` is `2026-9-3`, which is not a date", "write `due: 2026-09-03`"),
        ("due: 2026-02-30", "M3011", "`due` is `2026-02-30`, a day that does not exist", "write year"),
        ("due: 2026-09-30 10:00", "M3011", "`due` is `2026-09-30 10:00`", "write `due: 2026-09-30`"),
        ("due: soon", "M3011", "`due` is `soon`, which is not a date", "write year, month, and day"),
        ("due: [2026-09-30]", "M3011", "`due` is a list", "write it without the brackets"),
        ("urgent: perhaps", "M3011", "`urgent` takes `true` or `false`", "write `true`"),
        ("urgent: 'true'", "M3011", "`urgent` takes `true` or `false`", "write `true`"),
        ("risk: hihg", "M3011", "`hihg` is none of the words that `risk` takes", "write `high`"),
        ("risk: Grave", "M3011", "`Grave` is none of the words that `risk` takes", "write `high`"),
        ("risk: some", "M3011", "`some` is none of the words", "write one of `high`, `low`"),
        ("risk: [high]", "M3011", "`risk` is a list", "write it without the brackets"),
        ("owner: custmer", "M3013", "`custmer` is not a party of this playbook", "write `customer`"),
        ("owner: {a: b}", "M3011", "`owner` takes a party or a list of parties", "write one of `customer`"),
        ("owner: [customer, '']", "M3022", "an item of `owner` is empty", "name a party"),
        ("ticket: {text: x}", "M3015", "`ticket` has no `url`", "say what it is: `url: …`"),
        ("ticket: [https://example.gov]", "M3011", "`ticket` is a list", "write it without the brackets"),
        ("ticket: {url: https://example.gov, txt: x}", "M3021", "a link has no key `txt`", "write `text`"),
        ("references: https://example.gov", "M3011", "`references` holds one text", "write each item"),
        ("references: [{adress: x, text: y}]", "M3015", "an item of `references` has no `url`", "say"),
        ("references: [Guide: https://x.gov]", "M3015", "an item of `references` has no", "write `text: G"),
        ("guide: {text: x}", "M3015", "`guide` has no `filename`", "say what it is: `filename: …`"),
        ("sheets: Guide.pdf", "M3011", "`sheets` holds one text; it takes a list", "write each item"),
        ("keyQuestion: [a]", "M3020", "`keyQuestion` is not a key of a key task", "write `keyQuestions`"),
        ("note: x\nuntil: 2026-01-01", "M3025", "`until` is a key of an activity, not of a page", "indent"),
    ],
)  # fmt: skip
def test_each_type_wrong_in_each_way_has_place_cause_and_cure(
    keys: str, code: str, headline: str, cure: str
) -> None:
    (found,) = findings(keys)
    assert (found.code, found.span.line) == (code, page({}).count("\n") + keys.count("\n"))
    assert found.headline.startswith(headline)
    assert found.help.startswith(cure)


@pytest.mark.parametrize(
    ("line", "headline", "cure"),
    [
        ("until: soon", "`until` is `soon`, which is not a date", "write year, month, and day"),
        ("untl: 2026-01-01", "an activity has no key `untl`", "write `until`"),
        ("due: 2026-01-01", "an activity has no key `due`", "begin `due` at the left edge"),
        ("doer: nobdy", "`nobdy` is not a party of this playbook", "write one of `customer`"),
    ],
)
def test_fields_of_activities_are_checked_too(line: str, headline: str, cure: str) -> None:
    (found,) = findings("", line)
    assert found.headline.startswith(headline)
    assert found.help.startswith(cure)
    assert found.span.line == 11


def test_a_cure_that_is_followed_mends_the_page() -> None:
    for keys in ("due: 30.9.2026", "effort: '2,5'", "risk: Grave", "due: 2026-9-3", "effort: '3'"):
        (found,) = findings(keys)
        (edit,) = found.edits
        start = page({}).rindex("---")
        text = f"{page({})[:start]}{keys}"
        assert findings(f"{text[: edit.start]}{edit.replacement}{text[edit.end :]}"[start:]) == []


def test_files_and_links_of_fields_must_lead_somewhere(tmp_path: Path) -> None:
    said = {"guide": "Gone.pdf", "ticket": "gone.md", "remark": "See [it](gone.md)"}
    made = build(tmp_path, {"3.1.md": page(said)}, plugins=[{"m3": {"fields": FIELDS, "fail_on": "never"}}])
    for told in ("there is no file `Gone.pdf`", "leads to no page or file"):
        assert told in made.log
    assert "Gone.pdf" in words(made, "3.1/index.html")[0]


# --- the configuration


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ([], "`fields`: it is []; write fields under `task`, `activity`, `phase`"),
        ({"tasks": {}}, "`fields`: there is no `tasks`; write `task`"),
        ({"task": ["due"]}, "`fields.task`: it is ['due']; write names with what they hold"),
        ({"task": {"due": "date"}}, "`fields.task.due`: it is 'date'; write `{label: …, type: …}`"),
        ({"task": {"due": {}}}, "`fields.task.due.type`: it is missing; write one of `text`"),
        ({"task": {"due": {"type": "dat"}}}, "`fields.task.due.type`: there is no type `dat`; write `date`"),
        ({"task": {"due": {"type": "date", "lable": "x"}}}, "there is no `lable`; write `label`"),
        ({"task": {"due": {"type": "date", "label": 3}}}, "`fields.task.due.label`: it is 3; write a text"),
        ({"task": {"name": {"type": "text"}}}, "`name` is a key already; choose another name"),
        ({"task": {"output": {"type": "text"}}}, "`output` is a key already"),
        ({"task": {"steps": {"type": "texts"}}}, "`steps` is taken for `activities`"),
        ({"task": {"tags": {"type": "texts"}}}, "`tags` is a key that MkDocs and its themes use"),
        ({"task": {"Template": {"type": "text"}}}, "`Template` is a key already"),
        ({"task": {"columns": {"type": "text"}}}, "`columns` is an option of views"),
        ({"task": {"lineage": {"type": "text"}}}, "`lineage` is a part or a view"),
        ({"task": {True: {"type": "text"}}}, "YAML reads the name `True` as no text; choose a word"),
        ({"task": {"a b": {"type": "text"}}}, "`a b` cannot be a key; use letters"),
        ({"task": {"due": {"type": "date", "show": "here"}}}, "there is no place `here`; write one of"),
        ({"task": {"due": {"type": "date", "show": "column"}}}, "and only activities have columns"),
        ({"activity": {"until": {"type": "date", "show": "line"}}}, "an activity has no line and no part"),
        ({"task": {"risk": {"type": "choice"}}}, "`fields.task.risk.values`: a choice has words to choose"),
        ({"task": {"risk": {"type": "choice", "values": {False: "No"}}}}, "`False` cannot be such a word"),
        ({"task": {"risk": {"type": "choice", "values": {"a": 1}}}}, "the label of `a` is 1; write a text"),
        ({"task": {"due": {"type": "date", "values": {"a": "A"}}}}, "only a choice has values, and this is"),
        ({"task": {"q": {"type": "texts", "after": "activites"}}}, "`activites`; write `activities`"),
        ({"task": {"q": {"type": "date", "after": "activities"}}}, "only a part has a place among others"),
        ({"task": {"due": {"type": "date"}, "Due": {"type": "date", "label": "x"}}}, "but for letter case"),
        ({"task": {"a": {"type": "date", "label": "x"}, "b": {"type": "date", "label": "x"}}}, "called `x`"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_configuration_has_place_and_cure(fields: object, problem: str) -> None:
    (found,) = read_fields(fields)[1]
    assert problem in str(found)
    assert found.cure


def test_all_mistakes_in_the_configuration_are_told_at_once_and_stop_the_build(tmp_path: Path) -> None:
    wrong = {"task": {"name": {"type": "text"}, "due": {"type": "dat"}}}
    made = build(tmp_path, {"index.md": "# Home\n"}, plugins=[{"m3": {"fields": wrong}}])
    assert made.is_aborted
    assert "`fields.task.name`" in made.log
    assert "`fields.task.due.type`" in made.log


def test_parts_keep_the_order_in_which_they_are_written() -> None:
    specs = {
        "q1": {"type": "texts", "after": "objective"},
        "q2": {"type": "texts", "after": "objective"},
        "q3": {"type": "texts", "after": "q1"},
        "q4": {"type": "texts"},
    }
    fields, problems = read_fields({"task": specs})
    assert problems == ()
    record = read(Source(path="3.1.md", uri="3.1.md", text=task()), M3).record
    parts = parts_of(record, fields)
    assert parts[1:5] == ("objective", "q1", "q3", "q2")
    assert parts[-1] == "q4"


def test_a_site_without_fields_has_nothing_of_them(tmp_path: Path) -> None:
    made = build(
        tmp_path, {"3.1.md": task(), "phase-3.md": "---\nlayout: m3/phase\nphase: 3\nname: x\n---\n"}
    )
    playbook = json.loads(made.html("m3.json"))
    assert (playbook["$schema"], playbook["version"]) == ("m3.schema.json", 1)
    assert "fields" not in made.html("m3.json")
    assert not (made.root / "site" / "m3-2.schema.json").exists()
    assert (made.root / "site" / "m3.schema.json").read_bytes() == playbook_schema()
    assert options_of("tasks", M3) == options_of(
        "tasks", replace(M3, fields=read_fields({"phase": FIELDS["phase"]})[0])
    )
