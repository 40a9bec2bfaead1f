"""What single cells say comes through: as text, with its zeros, in its encoding; or it is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.styles import Font

from mkdocs_m3.importing.plain_words import as_markdown
from mkdocs_m3.importing.readers import read_sheets
from mkdocs_m3.markup.text import markup_findings, plain
from tests.importing.imports import SHEETS, imported, new_site, told_by_check
from tests.payloads import PAYLOAD

if TYPE_CHECKING:
    from pathlib import Path

NASTY: Final = (
    "=1+1", '=HYPERLINK("https://example.gov")', "+1", "@SUM(A1)", "**bold** and *thin*", "a_b_c and _d_",
    "`code`", "~~gone~~", "[words](https://example.gov)", "[a][b]", "<b>bold</b>", "<script>hit()</script>",
    "&amp; &lt; R&D", "\\* \\", "{{ site.title }}", "{% include x %}", "a: b", "key: [1, 2]", "# no comment",
    "half # of it", "- item", "? what", "'single' \"double\"", "%TAG", "!tag", "&anchor *alias", "| pipe",
    "> fold", "{a: b}", "---", "...", "null", "true", "No", "1.10", "007", "0x1F", "2027-03-31", "1e3",
    "12:30:45", "~", "<!-- m3/raci -->", "provider`s", "http://[bad/", "**half", "]( )",
    "Zo\u00eb \u2013 \u201cquoted\u201d \u20ac", PAYLOAD,
)  # fmt: skip
GERMAN: Final = "Pr\u00fcfen \u2013 \u201egenau\u201c"


def test_texts_of_all_kinds_come_through_as_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "Key task", "Activity", "Office", "Vendor", "Remarks"])
    for number, words in enumerate(NASTY, start=1):
        sheet.append([f"1.{number}", f"Task {number}: {words}", "", "A", "R", ""])
        for column in (3, 6):
            sheet.cell(number + 1, column).value = words
            sheet.cell(number + 1, column).data_type = "s"
    book.save(tmp_path / "nasty.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "nasty.xlsx")
    assert len(made.pages) == len(NASTY) + 1, made.told
    for number, words in enumerate(NASTY, start=1):
        front = made.front(f"key-tasks/1.{number}.md")
        (activity,) = front["activities"]
        line = " ".join(words.split())
        assert plain(front["name"]) == f"Task {number}: {line}"
        assert plain(activity["text"]) == line
        assert str(activity["remarks"]).replace("\\", "") == line.replace("\\", "")
        assert list(front) == ["layout", "phase", "keyTask", "name", "activities"]
    told = told_by_check(made.configured().root)
    assert "no errors, 2 warnings" in told
    for words in ("---", "..."):
        assert f"`text` is the placeholder `{words}`" in told


def test_signs_that_mean_nothing_else_are_left_as_they_are() -> None:
    for harmless in ("R&D, a < b, 2 * 3", "snake_case_name", "see [1]", "a ~ b", "x > y"):
        assert as_markdown(harmless) == harmless
    for words in NASTY:
        line = " ".join(words.split())
        assert plain(as_markdown(line)) == line
        assert markup_findings(as_markdown(line), lambda address: address) == ()


def test_characters_that_no_page_can_show_are_replaced_by_signs(tmp_path: Path) -> None:
    made = imported(
        new_site(tmp_path), "No.,Activity,A1 Office,Vendor\n1,Ring\x07 the\x00 bell\x1b[31m,A,R\n"
    )
    (activity,) = made.front("key-tasks/1.md")["activities"]
    assert activity["text"] == "Ring␇ the␀ bell␛\\[31m" or activity["text"] == "Ring␇ the␀ bell␛[31m"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            f"Tätigkeit;Büro;Käufer\n{GERMAN};A;R\nBauen;I;R\n".encode("cp1252"),
            "was read as Windows-1252",
        ),
        (
            f"\ufeffTätigkeit;Büro;Käufer\n{GERMAN};A;R\nBauen;I;R\n".encode(),
            "separated by a semicolon",
        ),
        (
            f"Tätigkeit\tBüro\tKäufer\n{GERMAN}\tA\tR\nBauen\tI\tR\n".encode("utf-16"),
            "separated by a tab",
        ),
    ],
)
def test_encodings_and_separators_are_found_and_told(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "raci.csv").write_bytes(content)
    made = imported(new_site(tmp_path / "site"), tmp_path / "raci.csv")
    (uri,) = (uri for uri in made.pages if uri != "index.md")
    assert made.front(uri)["activities"][0] == {
        "text": GERMAN,
        "raci": {"buro": "A", "kaufer": "R"},
    }
    assert made.options["parties"] == {"buro": "Büro", "kaufer": "Käufer"}
    assert told in made.told


def test_errors_and_formulas_without_results_are_told_with_their_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Activity", "Office", "Vendor"], ["Meet", "A", "R"], ["=A2", "R", "#REF!"]):
        sheet.append(row)
    book.save(tmp_path / "formulas.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "formulas.xlsx")
    assert "Sheet!A3: left: the formula `=A2` has no result" in made.told
    assert "Sheet!C3: left: `#REF!`: an error of the spreadsheet" in made.told


def test_ids_of_all_kinds_are_understood(tmp_path: Path) -> None:
    head = "No.,Key task,Activity,Office,Vendor\n"
    cases = {
        "GOVERN 1.1,Say who,Say it,A,R\nGOVERN 1.10,Say why,Say it,A,R\n": (
            {"ids": {"phase": "word", "task": "dotted", "shown": "{phase} {task}"}},
            ["key-tasks/govern-1.1.md", "key-tasks/govern-1.10.md"],
        ),
        "AC-1,Say who,Say it,A,R\nAC-2,Say why,Say it,A,R\n": (
            {"ids": {"task": "word"}, "phases": "none"},
            ["key-tasks/ac-1.md", "key-tasks/ac-2.md"],
        ),
        "1.1.1,Say who,Say it,A,R\n1.1.2,Say why,Say it,A,R\n": (
            {"ids": {"task": "dotted"}},
            ["key-tasks/1.1.1.md", "key-tasks/1.1.2.md"],
        ),
        "01.02.,Say who,Say it,A,R\n1.3,Say why,Say it,A,R\n": ({}, ["key-tasks/1.2.md", "key-tasks/1.3.md"]),
    }
    for number, (rows, (options, pages)) in enumerate(cases.items()):
        made = imported(new_site(tmp_path / str(number)), head + rows)
        assert {key: value for key, value in made.options.items() if key != "parties"} == options
        assert sorted(made.pages)[1:] == pages
        assert "no errors" in told_by_check(made.configured().root)
    assert "the id `01.02.` is taken as 1.2" in made.told


def test_a_number_that_shows_1_10_and_holds_1_1_is_the_one_after_1_9(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "Key task", "Activity", "Office", "Vendor"])
    for number in range(1, 12):
        sheet.append([float(f"1.{number}"), f"Task {number}", "Meet", "A", "R"])
    book.save(tmp_path / "numbers.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "numbers.xlsx")
    named = {uri: made.front(uri)["name"] for uri in made.pages if uri != "index.md"}
    assert named["key-tasks/1.10.md"] == "Task 10"
    assert len(named) == 11
    assert "the id `1.1` is taken as 1.10" in made.told


def test_two_key_tasks_with_one_id_are_told_and_only_the_first_is_written(tmp_path: Path) -> None:
    rows = "No.,Key task,Activity,Office,Vendor\n1.1,Meet,Say hello,A,R\n1.1,Part,Say goodbye,A,R\n"
    made = imported(new_site(tmp_path), rows)
    assert [made.front(uri)["name"] for uri in made.pages if uri != "index.md"] == ["Meet"]
    assert "`Say goodbye`" in made.told
    assert "`1.1` is `Meet` already, in in!A2; give one of them another id" in made.told


def test_tables_in_markdown_and_html_keep_the_links_in_their_cells(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(
        "# T\n\n| Activity | Office | Vendor |\n|:--|---|---|\n"
        "| Read **all** of [it](https://example.gov/it) \\| now | A | R |\n"
        "| Sign<br>it | R | A |\n\n```\n| no | table |\n|---|---|\n```\n",
        encoding="utf-8",
    )
    (tmp_path / "t.html").write_text(
        "<style>x</style><table><tr><th>Activity<th>Office<th>Vendor</tr><tr><td>Read <b>all</b> of "
        "<a href='https://example.gov/it'>it</a> &amp; now<td>A<td>R</tr>"
        "<tr><td><a href='local.htm'>Sign</a> it<td>R<td>A</table>",
        encoding="utf-8",
    )
    md = imported(new_site(tmp_path / "md"), tmp_path / "t.md")
    html = imported(new_site(tmp_path / "html"), tmp_path / "t.html")
    first, second = (made.front("key-tasks/1.md")["activities"] for made in (md, html))
    assert first[0]["text"] == "Read **all** of [it](https://example.gov/it) | now"
    assert second[0]["text"] == "Read all of [it](<https://example.gov/it>) & now"
    assert [one["text"] for one in (first[1], second[1])] == ["Sign it"] * 2
    assert "Table 1!A3: left: the address `local.htm` of a link" in html.told
    for made in (md, html):
        assert "no errors, no warnings" in told_by_check(made.configured().root)


def test_a_document_s_content_controls_insertions_and_notes_are_not_lost(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Activity", "Office", "Vendor"), strict=True):
        cell.text = words
    table.cell(1, 1).text, table.cell(1, 2).text = "A", "R"
    paragraph = table.cell(1, 0).paragraphs[0]
    paragraph.add_run("Write ")
    inserted = parse_xml(
        '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="x">'
        "<w:r><w:t>the plan</w:t></w:r></w:ins>"
    )
    paragraph._p.append(inserted)  # noqa: SLF001 - the library has no other way to it
    document.save(str(tmp_path / "t.docx"))
    made = imported(new_site(tmp_path / "site"), tmp_path / "t.docx")
    assert made.front("key-tasks/1.md")["activities"][0]["text"] == "Write the plan"


@pytest.mark.parametrize(("name", "library"), [("letters.xlsx", "python_calamine"), ("letters.docx", "docx")])
def test_a_missing_library_is_told_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    refused = imported(new_site(tmp_path), SHEETS / name)
    assert refused.code == 2
    assert "pip install 'mkdocs-m3[import]'" in " ".join(refused.told.split())


@pytest.mark.parametrize("name", ["broken.xlsx", "broken.ods", "broken.docx", "plan.pdf"])
def test_a_file_that_cannot_be_read_ends_with_2_and_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 not an archive")
    refused = imported(new_site(tmp_path / "site"), tmp_path / name)
    assert refused.code == 2
    assert "cannot be read" in " ".join(refused.told.split())


def test_a_table_that_is_not_understood_is_left_row_by_row(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), "Fruit,Color\nApple,red\n\nPear,green\n")
    assert list(made.pages) == ["index.md"]
    left = made.lines("left")
    assert [line.split(":")[0] for line in left] == ["in!A1", "in!A2", "in!A4"]
    assert "`Pear`, `green`: the table is not understood; say in a map what its columns are" in left[2]


def test_the_words_keys_and_parties_of_a_site_are_used(tmp_path: Path) -> None:
    options: dict[str, object] = {
        "words": {"task": ["play", "plays"]},
        "keys": {"keyTask": "play", "activities": "checks", "responsibleParty": "who"},
        "parties": {"po": {"label": "Program office", "short": "PO"}, "vendor": "Vendor"},
        "phases": "none",
        "fields": {"task": {"risk": {"type": "choice", "values": {"high": "High", "low": "Low"}}}},
    }
    rows = "Play,Activity,PO,Vendor,Risk\nMeet,Say hello,X,,High\n,Say more,X,X,\nPart,Wave,,X,Medium\n"
    made = imported(new_site(tmp_path, options), rows)
    assert made.pages["plays/1.md"] == (
        "---\nlayout: m3/task\nplay: 1\nname: Meet\nchecks:\n  - text: Say hello\n    who: po\n"
        "  - text: Say more\n    who:\n      - po\n      - vendor\nrisk: high\n---\n"
    )
    assert "E4: left: `Medium`: `risk` is a choice, and this is none" in made.told
    assert len(made.documents) == 1
    assert "no errors" in told_by_check(tmp_path)


def test_rows_are_read_in_order_and_each_has_a_line(tmp_path: Path) -> None:
    made = imported(new_site(tmp_path), SHEETS / "letters.xlsx")
    (sheet,) = read_sheets(SHEETS / "letters.xlsx")
    filled = [n for n, row in enumerate(sheet.rows, start=1) if any(cell.text for cell in row)]
    told = {
        int("".join(filter(str.isdigit, line.split(":")[0].split("!")[1])))
        for line in made.told.splitlines()
        if "!" in line
    }
    assert set(filled) <= told


@pytest.mark.parametrize("content", ["", "\n\n", " , \n,,\n"])
def test_a_file_without_a_table_ends_with_2_and_says_so(tmp_path: Path, content: str) -> None:
    refused = imported(new_site(tmp_path), content)
    assert refused.code == 2
    assert "there is no table in `in.csv`" in " ".join(refused.told.split())


def test_a_table_that_reaches_too_far_is_refused_with_a_cure(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Activity", "Office", "Vendor"])
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    refused = imported(new_site(tmp_path / "site"), tmp_path / "far.xlsx")
    assert refused.code == 2
    words = "`Sheet` reaches over 1,048,576 rows and 16,384 columns, which is more than can be read"
    assert words in " ".join(refused.told.split())


def test_cells_far_away_that_only_look_like_something_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Activity", "Office", "Vendor"), ("Meet", "A", "R")):
        sheet.append(row)
    sheet["XFD1048576"].font = Font(bold=True)
    book.save(tmp_path / "bold.xlsx")
    made = imported(new_site(tmp_path / "site"), tmp_path / "bold.xlsx")
    assert made.front("key-tasks/1.md")["activities"][0]["text"] == "Meet"
