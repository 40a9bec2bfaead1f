"""Phases and key tasks may have numbers, dotted ids, or words; or a playbook has no phases."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urldefrag

import openpyxl
import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page
from mkdocs_m3.cli import main
from mkdocs_m3.exports.playbook_json import playbook_schema
from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.model import id_of, slug_of
from mkdocs_m3.model.id_options import IdOptions, PhaseOptions, read_ids, read_phases, scheme_of
from mkdocs_m3.model.id_scheme import IdScheme
from tests.id_sites import GOVERN, NONE, WORDS, govern, play, without_phases
from tests.previews import DirtyPreview, Preview
from tests.sites import build, task, write
from tests.slip_gallery import cases
from tests.test_finding_pages import FILES, MARKER, OTHER_PAGES, PAGES, WITHOUT_EXAMPLE, shown_pages
from tests.test_words_on_sites import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_m3 import Loaded, Vocabulary
    from tests.sites import Built

DOTTED: Final = IdScheme(
    phase="word",
    task="dotted",
    shown="{phase} {task}",
    phases=(("GOVERN", "Govern"), ("MAP", "Map"), ("MANAGE", "Manage")),
)
"""What the options of the first site say."""
GOVERNED: Final = replace(M3, ids=DOTTED)
NO_PHASES: Final = replace(M3, ids=IdScheme(shown="{task}", has_phases=False))
NO_PHASES_WORDS: Final = replace(NO_PHASES, ids=replace(NO_PHASES.ids, task="word"))


def options_of(options: dict[str, Any]) -> tuple[IdScheme, list[str]]:
    """How a site with these options names things, and what is wrong in them."""
    ids, in_ids = read_ids(options["ids"]) if "ids" in options else (IdOptions(), ())
    phases, in_phases = read_phases(options["phases"]) if "phases" in options else (PhaseOptions(), ())
    scheme, in_both = scheme_of(ids, phases)
    return scheme, [str(one) for one in (*in_ids, *in_phases, *in_both)]


def loaded(pages: dict[str, str], vocabulary: Vocabulary = GOVERNED) -> Loaded:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(
        pages={uri: f"{uri[:-3]}/index.html" for uri in pages}, files={"assets/files/Charter.docx": 1}
    )
    return load(sources, inventory, vocabulary)


def told(pages: dict[str, str], vocabulary: Vocabulary = GOVERNED, *codes: str) -> list[str]:
    """The findings with these codes, or all errors and warnings."""
    found = loaded(pages, vocabulary).findings
    some = [one for one in found if (one.code in codes if codes else one.severity.name != "ADVICE")]
    return [f"{one.span.path}:{one.span.line}: {one.headline}; {one.help}" for one in some]


@pytest.fixture(scope="module")
def governed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return made(tmp_path_factory, GOVERN, WORDS)


@pytest.fixture(scope="module", params=["numbers", "words", "german"])
def plain(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Built:
    if request.param != "words":
        theme = {"name": "mkdocs", "locale": "de" if request.param == "german" else "en"}
        return made(tmp_path_factory, without_phases("1", "2", "10"), NONE, theme)
    return made(tmp_path_factory, without_phases("A-2", "A-10", "NO"), {**NONE, "ids": {"task": "word"}})


def made(
    factory: pytest.TempPathFactory,
    files: dict[str, str | bytes],
    options: Mapping[str, object],
    theme: dict[str, str] | None = None,
) -> Built:
    own = {**options, "exports": ["json", "csv", "xlsx"], "nav": "auto"}
    nav = [{"Home": "index.md"}, {"Playbook": "m3/playbook"}]
    built = build(
        factory.mktemp("ids"),
        files,
        nav=nav,
        theme=theme or {"name": "mkdocs"},
        plugins=["search", {"m3": own}],
    )
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    return built


def table(built: Built, name: str) -> list[list[str]]:
    text = built.files()[f"m3/{name}.csv"].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def broken(built: Built) -> Iterator[tuple[str, str]]:
    """Every link that leads to no file or no anchor of the site, with its page."""
    files = built.files()
    pages = {
        path: BeautifulSoup(content, "html.parser")
        for path, content in files.items()
        if path.endswith(".html") and path != "404.html"
    }
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    for path, page in pages.items():
        for tag in page.find_all(["a", "image"]):
            href = str(tag.get("href") or tag.get("xlink:href") or "")
            if not href or re.match(r"[a-z]+:|//|#$", href):
                continue
            address, anchor = urldefrag(href)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address) or "."))
            target = path if not address else target
            if target not in files:
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            if target not in files or (anchor and unquote(anchor) not in anchors[target]):
                yield path, href


# Ids


@pytest.mark.parametrize(
    "ordered",
    [["1.1", "1.9", "1.10", "2"], ["A-2", "A-10", "B"], ["1", "1.1", "1.1.2", "1.2"], ["9", "10", "100"]],
)
def test_ids_are_in_natural_order(ordered: list[str]) -> None:
    assert [str(one) for one in sorted(map(id_of, reversed(ordered)))] == ordered


@given(st.lists(st.text("aB10.-_", max_size=8), min_size=3, max_size=3))
def test_ids_have_one_order_and_one_text_each(texts: list[str]) -> None:
    one, two, three = map(id_of, texts)
    assert (one == two) == (texts[0] == texts[1])
    assert (one < two) + (two < one) + (one == two) == 1
    assert not (one < two < three) or one < three


def test_an_id_has_a_slug_for_addresses() -> None:
    assert slug_of("GOVERN 1.10") == "govern-1.10"
    assert slug_of("3.1") == "3.1"
    assert slug_of("A_1 / b") == "a-1-b"


def test_phases_are_in_the_order_in_which_the_site_lists_them() -> None:
    pages = {"1.md": govern("1.1", "A", of_phase="MANAGE"), "2.md": govern("2.1", "B", of_phase="MAP")}
    playbook = loaded(pages).playbook
    assert [str(phase) for phase in playbook.phases] == ["GOVERN", "MAP", "MANAGE"]
    assert [one.id for one in playbook.key_tasks] == ["MAP 2.1", "MANAGE 1.1"]


@pytest.mark.parametrize("written", ["1.10", '"1.10"', "'1.10'", "1.10  # the tenth"])
def test_an_id_is_read_as_it_is_written(written: str) -> None:
    (one,) = loaded({"1.md": govern(written, "Tenth")}).playbook.key_tasks
    assert (one.id, one.slug, one.parent) == ("GOVERN 1.10", "govern-1.10", "GOVERN 1")


@pytest.mark.parametrize("word", ["NO", "ON", "1.10", "0x1A", "1_000", "2024-01-01", "1e3", "010", "Yes"])
def test_a_word_is_read_as_it_is_written_whatever_yaml_makes_of_it(word: str) -> None:
    (one,) = loaded({"1.md": play(word, "Play")}, NO_PHASES_WORDS).playbook.key_tasks
    assert one.id == word


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (
            "phase: GOVERN\nkeyTask: set up",
            "1.md:4: `keyTask` is `set up`, which cannot be an id; write `keyTask: set-up`",
        ),
        (
            "phase: GOVERN\nkeyTask: 1..2",
            (
                "1.md:4: `keyTask` is `1..2`, which cannot be an id; "
                "write letters and digits, with a dot between, as in `keyTask: 1.10`"
            ),
        ),
        (
            "phase: GOVERN\nkeyTask: [1.1]",
            "1.md:4: `keyTask` takes one id; write it, as in `keyTask: 1.10`",
        ),
        (
            f"phase: GOVERN\nkeyTask: {'1.' * 21}1",
            (
                "1.md:4: `keyTask` has 43 characters, and an id has at most 40; "
                "write a shorter one, as in `keyTask: 1.10`"
            ),
        ),
        (
            "phase: GOVREN\nkeyTask: 1.1",
            (
                "1.md:3: `phase` is `GOVREN`, which `phases` in mkdocs.yml does not list; "
                "write `GOVERN`, or list it there"
            ),
        ),
        (
            "phase: 7\nkeyTask: 1.1",
            (
                "1.md:3: `phase` is `7`, which `phases` in mkdocs.yml does not list; "
                "write one of `GOVERN`, `MAP`, `MANAGE`, or list it there"
            ),
        ),
        ("keyTask: 1.1", "1.md:2: a key task needs `phase`; add it, as in `phase: GOVERN`"),
        ("phase: MAP", "1.md:2: a key task needs `keyTask`; add it, as in `keyTask: 1.10`"),
    ],
)
def test_what_is_no_id_is_told_with_its_cure(ids: str, message: str) -> None:
    text = govern("1.1", "A").replace("phase: GOVERN\nkeyTask: 1.1", ids)
    assert told({"1.md": text}) == [message]


def test_numbers_that_the_site_lists_are_the_only_ones() -> None:
    vocabulary = replace(M3, ids=IdScheme(phases=(("1", "Plan"), ("3", "Do"))))
    assert told({"3.1.md": task()}, vocabulary) == []
    assert told({"4.1.md": task(page_phase=4)}, vocabulary) == [
        (
            "4.1.md:3: `phase` is `4`, which `phases` in mkdocs.yml does not list; "
            "write one of `1`, `3`, or list it there"
        )
    ]


def test_two_tasks_with_one_id_are_told_with_both_places() -> None:
    pages = {"a.md": govern("1.1", "A"), "b.md": govern("1.1", "B").replace("govern-1.1", "b")}
    assert told(pages) == [
        "b.md:4: key task GOVERN 1.1 is also at a.md:4:10; give one of the two another `keyTask`"
    ]


def test_two_tasks_with_one_slug_are_told_with_both() -> None:
    words = replace(M3, ids=IdScheme(task="word", has_phases=False, shown="{task}"))
    pages = {"a.md": play("A_1", "A"), "b.md": play("a-1", "B")}
    assert told(pages, words) == [
        (
            "a.md:3: key task A_1 (`keyTask: A_1`) is `a-1` in addresses, and so is `a-1` at b.md:3:10; "
            "give one of the two another `keyTask`"
        )
    ]


def test_two_tasks_that_readers_see_as_one_are_told_with_both() -> None:
    joined = replace(M3, ids=IdScheme(shown="{phase}{task}"))
    pages = {"a.md": task(page_phase=1, number=11), "b.md": task(page_phase=11, number=1)}
    (message,) = told(pages, joined, "M3030")
    assert message == (
        "b.md:4: key task 111 (`phase: 11`, `keyTask: 1`) has the id of the one at a.md:4:10; "
        "give one of the two another `keyTask`, or part the two ids under `ids: {shown: …}` in mkdocs.yml"
    )


# Options


@pytest.mark.parametrize(
    ("options", "scheme"),
    [
        ({}, IdScheme()),
        (WORDS, DOTTED),
        (NONE, NO_PHASES.ids),
        ({"phases": "NONE", "ids": {"task": "word"}}, NO_PHASES_WORDS.ids),
        ({"phases": {1: "Plan", 2: "Do"}}, IdScheme(phases=(("1", "Plan"), ("2", "Do")))),
        ({"ids": {"shown": "Play {task}"}}, IdScheme(shown="Play {task}")),
    ],
)
def test_the_options_say_how_a_site_names_things(options: dict[str, Any], scheme: IdScheme) -> None:
    assert options_of(options) == (scheme, [])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ids": "word"}, "`ids`: it is 'word'; write what ids are, as in `{phase: word, task: dotted}`"),
        ({"ids": {"tsak": "word"}}, "`ids`: there is no `tsak`; write `task`"),
        ({"ids": {"task": "doted"}}, "`ids.task`: it is 'doted'; write `dotted`"),
        ({"ids": {"phase": "dotted"}}, "`ids.phase`: it is 'dotted'; write one of `number`, `word`"),
        ({"ids": {"shown": 3.1}}, "`ids.shown`: YAML reads it as 3.1, which is no text; put it in quotes, "),
        ({"ids": {"shown": "{phase}"}}, "`ids.shown`: `{phase}` does not hold `{task}` once; write it once"),
        ({"ids": {"shown": "{pase} {task}"}}, "`ids.shown`: there is no `{pase}`; write `{phase}`"),
        ({"ids": {"shown": "{task}: {phase}"}}, "`ids.shown`: it cannot hold `:`; use letters, digits, "),
        ({"phases": {}}, "`phases`: it is empty; write ids with their labels, as in `{PLAN: Plan, "),
        ({"phases": None}, "`phases`: it is empty; "),
        ({"phases": ["PLAN"]}, "`phases`: it is ['PLAN']; write ids with their labels, "),
        ({"ids": {"phase": "word"}, "phases": {True: "On"}}, "`phases`: YAML reads the id of a phase as "),
        ({"ids": {"phase": "word"}, "phases": {1.1: "One"}}, "`phases`: YAML reads the id of a phase as "),
        ({"ids": {"phase": "word"}, "phases": {"A": False}}, "`phases.A`: YAML reads the label False"),
        ({"phases": {"PLAN": "Plan"}}, "`phases.PLAN`: `PLAN` is not a number; write `ids: {phase: "),
        ({"ids": {"phase": "word"}, "phases": {"A B": "Plan"}}, "`phases.A B`: `A B` cannot be an id; "),
        ({"phases": "none", "ids": {"phase": "word"}}, "`ids.phase`: `phases` is `none`, so none has an id"),
        ({"phases": "none", "ids": {"shown": "{phase}/{task}"}}, "`ids.shown`: `phases` is `none`, so "),
    ],
)  # fmt: skip
def test_a_mistake_in_the_options_is_told_with_its_place_and_cure(
    options: dict[str, Any], message: str
) -> None:
    problems = options_of(options)[1]
    assert [one[: len(message)] for one in problems] == [message]
    assert all("; " in one for one in problems)


def test_ids_of_phases_that_yaml_reads_as_something_else_ask_for_quotes(tmp_path: Path) -> None:
    write(tmp_path, {"1.md": govern("1.1", "A")})
    options = "ids: {phase: word}, phases: {ON: Run, NO: Stop, 1.10: Last, 2: Two}"
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: A\nplugins: [{{m3: {{{options}}}}}]\n", encoding="utf-8"
    )
    output = CliRunner().invoke(main, ["check", str(tmp_path)]).output
    for read in ("True", "False", "1.1"):
        assert f"YAML reads the id of a phase as {read}, which is no text; put the id in quotes" in output


def test_the_examples_in_the_documentation_are_sound() -> None:
    text = (PAGES.parent / "ids.md").read_text(encoding="utf-8")
    dotted, page, none = re.findall(r'```yaml title="[^"]*"\n(.*?)```', text, re.DOTALL)
    scheme, problems = options_of(yaml.safe_load(dotted)["plugins"][0]["m3"])
    assert (scheme.phases, problems) == ((("GOVERN", "Govern"), ("MAP", "Map")), [])
    read = loaded({"1.md": page}, replace(M3, ids=scheme))
    assert [one.id for one in read.playbook.key_tasks] == ["GOVERN 1.10"]
    assert read.findings == ()
    assert options_of(yaml.safe_load(none)["plugins"][0]["m3"]) == (NO_PHASES.ids, [])
    messages = (PAGES.parent / "configuration.md").read_text(encoding="utf-8")
    for options in ({"ids": {"task": "doted"}}, {"phases": {True: "Run"}}):
        assert f"\n{options_of(options)[1][0]}\n" in messages


# A site of dotted ids


def test_every_link_of_a_site_with_dotted_ids_works(governed: Built) -> None:
    assert list(broken(governed)) == []
    assert "govern-1.10/index.html" in governed.files()


def test_titles_and_the_navigation_are_in_natural_order(governed: Built) -> None:
    titles = [
        tag.get_text(strip=True) for tag in governed.page("index.html").select(".dropdown-item, .nav-link")
    ]
    own = [title for title in titles if re.match(r"[A-Z]+ [0-9]", title)]
    assert own == [
        "GOVERN 1 Policies", "GOVERN 1.1 First", "GOVERN 1.9 Ninth", "GOVERN 1.10 Tenth", "GOVERN 2.1 Alone",
        "MAP 2.3 Context",
    ]  # fmt: skip
    heading = governed.page("govern-1.10/index.html").h1
    assert heading
    assert heading.get_text() == "GOVERN 1.10 Tenth"


def line(built: Built, address: str) -> list[str]:
    items = built.page(address).select(".m3-summary-line__item")
    return [" ".join(item.get_text().split()) for item in items]


def test_a_task_says_of_what_it_is_a_part(governed: Built) -> None:
    assert line(governed, "govern-1.10/index.html")[:3] == [
        "Govern the risk", "Part of Policies", "Task 4 of 5",
    ]  # fmt: skip
    assert line(governed, "govern-2.1/index.html")[1] == "Part of GOVERN 2"
    assert line(governed, "map-2.3/index.html")[:2] == ["Map", "Part of MAP 2"]
    assert line(governed, "govern-1/index.html")[1] == "Task 1 of 5"
    parents = governed.page("v-tasks/index.html").select(".m3-table__parent")
    assert [one.get_text(" ", strip=True) for one in parents][:4] == [
        "Part of Policies", "Part of Policies", "Part of Policies", "Part of GOVERN 2",
    ]  # fmt: skip


def rows(built: Built, address: str) -> list[str]:
    cells = built.page(address).select("tbody .m3-table__number")
    return [cell.get_text(strip=True) for cell in cells]


def test_views_show_ids_and_are_chosen_by_them(governed: Built) -> None:
    everything = ["GOVERN 1", "GOVERN 1.1", "GOVERN 1.9", "GOVERN 1.10", "GOVERN 2.1", "MAP 2.3"]
    assert rows(governed, "v-tasks/index.html") == everything
    assert rows(governed, "v-tasks-of/index.html") == everything
    (view,) = governed.page("v-raci-of/index.html").select(".m3-raci")
    raci = view.get_text(" ")
    assert "MAP 2.3" in raci
    assert "GOVERN" not in raci
    around = governed.page("v-around/index.html").select(".m3-lineage__number")
    assert [tag.get_text() for tag in around] == ["GOVERN 1.9", "GOVERN 1.10", "GOVERN 2.1", "MAP 2.3"]
    through = governed.page("v-lineage/index.html").select(".m3-lanes__box--phase .m3-lanes__link")
    assert "Map" in [tag.get_text(strip=True) for tag in through]
    columns = governed.page("v-by-phase/index.html").select(".m3-matrix thead th, .m3-grid thead th")
    assert [tag.get_text(strip=True) for tag in columns][-2:] == ["GOVERN", "MAP"]
    cards = governed.page("index.html").select(".m3-phase__name")
    assert [card.get_text(strip=True) for card in cards] == ["Govern the risk", "Map", "Manage"]


def test_a_phase_with_a_word_for_its_id_is_called_by_its_name(governed: Built) -> None:
    page = governed.page("govern/index.html")
    assert page.h1
    assert page.h1.get_text() == "Govern the risk"
    assert "Phase 1 of 3" in page.get_text(" ")
    assert "Total of GOVERN" in governed.page("v-responsibilities/index.html").get_text(" ")


def test_files_of_tables_have_ids_in_order_and_parents(governed: Built) -> None:
    head, *tasks = table(governed, "tasks")
    assert head[:7] == [
        "Phase", "Number in its phase", "No.", "Key task", "Key task (address)", "Part of",
        "Part of (address)",
    ]  # fmt: skip
    assert [row[:7] for row in tasks[3:5]] == [
        ["GOVERN", "1.10", "GOVERN 1.10", "Tenth", "govern-1.10/", "Policies", "govern-1/"],
        ["GOVERN", "2.1", "GOVERN 2.1", "Alone", "govern-2.1/", "GOVERN 2", ""],
    ]
    assert [row[0] for row in table(governed, "phases")[1:]] == ["GOVERN", "MAP", "MANAGE"]
    assert table(governed, "lineage")[3] == ["GOVERN 1.10", "Charter Tenth", "GOVERN 2.1; MAP 2.3"]
    sheets = openpyxl.load_workbook(io.BytesIO(governed.files()["m3/playbook.xlsx"]))
    cells = [cell.value for row in sheets["Key tasks"] for cell in row]
    assert "1.10" in cells
    assert 1.1 not in cells


def test_the_playbook_as_json_is_version_2_with_texts_and_parents(governed: Built) -> None:
    files = governed.files()
    playbook = json.loads(files["m3.json"])
    assert (playbook["version"], playbook["$schema"]) == (2, "m3-2.schema.json")
    for schema in (files["m3-2.schema.json"], playbook_schema(2)):
        Draft202012Validator(json.loads(schema)).validate(playbook)
    assert [one["id"] for one in playbook["phases"]] == ["GOVERN", "MAP", "MANAGE"]
    tenth = playbook["keyTasks"][3]
    assert {key: tenth[key] for key in ("id", "slug", "phase", "ownId", "parent")} == {
        "id": "GOVERN 1.10",
        "slug": "govern-1.10",
        "phase": "GOVERN",
        "ownId": "1.10",
        "parent": {"id": "GOVERN 1", "name": "Policies"},
    }
    assert playbook["keyTasks"][4]["parent"] == {"id": "GOVERN 2", "name": None}
    assert playbook["keyTasks"][0]["parent"] is None
    page = json.loads(files["static-api/govern-1.10/data.json"])
    assert (page["phase"], page["keyTask"]) == ("GOVERN", "1.10")


def test_number_ids_stay_version_1_with_numbers(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task()}, plugins=[{"m3": {"phases": {3: "Plan"}}}])
    playbook = json.loads(built.files()["m3.json"])
    assert (playbook["version"], playbook["phases"][0]["number"], playbook["phases"][0]["name"]) == (
        1,
        3,
        "Plan",
    )
    Draft202012Validator(json.loads(built.files()["m3.schema.json"])).validate(playbook)
    assert line(built, "3.1/index.html")[0] == "Phase 3: Plan"


def test_search_finds_a_task_by_its_id(governed: Built) -> None:
    index = json.loads(governed.files()["search/search_index.json"])
    assert any("GOVERN 1.10 Tenth" in one["title"] for one in index["docs"])


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ("tasks {phase: GOVREN}", "`phase` is `GOVREN`, which `phases` in mkdocs.yml does not list; "),
        ("raci {task: GOVERN 1.11}", "the playbook has no key task `GOVERN 1.11`; write `GOVERN 1.1"),
    ],
)  # fmt: skip
def test_options_of_views_are_told_with_ids(view: str, message: str) -> None:
    pages = {uri: text for uri, text in GOVERN.items() if uri.endswith("1.1.md") and isinstance(text, str)}
    (found,) = told({**pages, "v.md": f"# View\n\n<!-- m3/{view} -->\n"}, GOVERNED)
    assert found.startswith(f"v.md:3: {message}")


def test_a_file_with_the_id_of_another_task_is_told() -> None:
    pages = {f"govern-1.{n}.md": govern(f"1.{n}", f"Task {n}") for n in range(1, 5)}
    pages["govern-1.5.md"] = govern("1.6", "Task 6")
    pages["govern-1.6.md"] = govern("1.5", "Task 5")
    assert told(pages, GOVERNED, "M3088")[0] == (
        "govern-1.5.md:4: this is key task GOVERN 1.6, and the file is called `govern-1.5.md`; "
        "if the file is right, correct `keyTask` for GOVERN 1.5; if not, rename it"
    )


def test_a_name_that_begins_with_its_id_is_told_and_one_with_a_mere_number_is_not() -> None:
    (found,) = told({"1.md": govern("1.1", "GOVERN 1.1 Policies")}, GOVERNED, "M3086")
    assert "the title of a key task begins with its id anyway; write `name: Policies`" in found
    assert told({"3.md": play("3", "3 ways to begin")}, NO_PHASES, "M3086") == []
    assert told({"3.md": play("3", '"3: Begin"')}, NO_PHASES, "M3086") != []


def test_what_follows_from_an_unread_page_is_not_told() -> None:
    broken_page = "---\nlayout: m3/keyTask\nphase: GOVERN\nkeyTask: 1.2\nname: A: b: c\n  - [\n---\n"
    view = "# View\n\n<!-- m3/raci {task: GOVERN 1.2} -->\n"
    pages = {"1.md": govern("1.1", "A"), "2.md": broken_page, "v.md": view}
    assert not any(one.startswith("v.md") for one in told(pages))


# New pages, forms, the schema


@pytest.mark.parametrize(
    ("id_", "path", "front"),
    [
        ("GOVERN", "docs/2.2.md", {"phase": "GOVERN", "keyTask": "2.2", "permalink": "/govern-2.2/"}),
        ("GOVERN 1.11", "docs/1.11.md", {"phase": "GOVERN", "keyTask": "1.11"}),
        ("MANAGE", "docs/1.1.md", {"phase": "MANAGE", "keyTask": "1.1"}),
        ("MAP 2", "docs/2.md", {"phase": "MAP", "keyTask": "2"}),
    ],
)
def test_a_new_task_takes_the_next_id(tmp_path: Path, id_: str, path: str, front: dict[str, str]) -> None:
    root = tmp_path
    files = {name: text for name, text in GOVERN.items() if name != "1.1.md" or id_ != "MANAGE"}
    write(root, files)
    settings = {"site_name": "A", "plugins": [{"m3": WORDS}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "task", id_, "Close", "--site", str(root)])
    assert done.exit_code == 0, done.output
    text = (root / path).read_text(encoding="utf-8")
    read = yaml.safe_load(text.split("---")[1])
    assert {key: read[key] for key in front} == front
    again = CliRunner().invoke(main, ["check", str(root)])
    assert "error" not in re.sub("no errors", "", again.output)


def test_a_new_task_that_is_there_or_has_no_id_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOVERN)
    settings = {"site_name": "A", "plugins": [{"m3": WORDS}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")

    def refused(*args: str) -> str:
        done = CliRunner().invoke(main, ["new", *args, "Close", "--site", str(tmp_path)])
        assert done.exit_code == 2
        return " ".join(done.output.split())

    assert "key task GOVERN 1.1 is there already: " in refused("task", "GOVERN 1.1")
    assert "`GOVREN 1.1` is not an id such as `GOVERN 1.10`, nor a phase such as `GOVERN`" in refused(
        "task", "GOVREN 1.1"
    )
    assert "phase GOVERN has a page already: " in refused("phase", "GOVERN")
    assert "`X` is not an id such as `GOVERN`" in refused("phase", "X")


def test_a_new_phase_is_named_as_the_others(tmp_path: Path) -> None:
    write(tmp_path, GOVERN)
    settings = {"site_name": "A", "plugins": [{"m3": WORDS}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "phase", "MANAGE", "Manage it", "--site", str(tmp_path)])
    assert "Wrote" in done.output
    text = (tmp_path / "docs/manage.md").read_text(encoding="utf-8")
    assert "\nphase: MANAGE\n" in text
    assert "\npermalink: /manage/\n" in text


@pytest.mark.parametrize(("id_", "written"), [("next", "B-3"), ("C-1", "C-1")])
def test_a_new_task_without_phases(tmp_path: Path, id_: str, written: str) -> None:
    write(tmp_path, {"index.md": "# Home\n", "A-10.md": play("A-10", "A"), "B-2.md": play("B-2", "B")})
    settings = {"site_name": "A", "plugins": [{"m3": {**NONE, "ids": {"task": "word"}}}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "task", id_, "Close", "--site", str(tmp_path)])
    assert "Wrote" in done.output
    text = (tmp_path / f"docs/{written}.md").read_text(encoding="utf-8")
    assert f"\nkeyTask: {written}\n" in text
    assert f"\npermalink: /play-{written.lower()}/\n" in text
    assert "phase" not in text


def test_the_schema_and_the_forms_take_ids() -> None:
    schema = front_matter_schema(GOVERNED)
    front = {"layout": "m3/keyTask", "phase": "GOVERN", "keyTask": "1.10", "name": "A"}
    validator = Draft202012Validator(schema)
    Draft202012Validator.check_schema(schema)
    assert validator.is_valid(front)
    assert validator.is_valid(front | {"keyTask": 1.1})  # unquoted, whose characters only the reader sees
    assert not validator.is_valid(front | {"keyTask": "1..1"})
    assert not validator.is_valid(front | {"keyTask": "1." * 20 + "1"})
    assert not validator.is_valid(front | {"phase": "GOVREN"})
    page = "---\nlayout: m3/keyTask\nphase: GOVERN\nkeyTask: {}\nname: Tenth\n---\n"
    source = Source(path="docs/1.md", uri="1.md", text=page.format('"1.10"'))
    unquoted = Source(path="docs/2.md", uri="2.md", text=page.format("1.20"))
    text = cms_config(GOVERNED, ".", "docs", [source, unquoted])
    (form,) = yaml.safe_load(text)["collections"][0]["files"]
    widgets = {one["name"]: one for one in form["fields"]}
    assert [one["value"] for one in widgets["phase"]["options"]] == ["GOVERN", "MAP", "MANAGE"]
    assert widgets["keyTask"]["widget"] == "string"
    assert "2.md" in text  # a form would write `1.2`


# A site without phases


def test_every_link_of_a_site_without_phases_works(plain: Built) -> None:
    assert list(broken(plain)) == []


def test_a_site_without_phases_is_in_order_and_valid(plain: Built) -> None:
    files = plain.files()
    playbook = json.loads(files["m3.json"])
    ids = [one["id"] for one in playbook["keyTasks"]]
    assert ids in (["1", "2", "10"], ["A-2", "A-10", "NO"])
    assert "phases" not in playbook
    for schema in (files["m3-2.schema.json"], playbook_schema(2)):
        Draft202012Validator(json.loads(schema)).validate(playbook)
    assert rows(plain, "v-tasks/index.html") == ids
    assert [row[0] for row in table(plain, "tasks")[1:]] == ids
    last = f"play-{ids[-1].lower()}/index.html"
    assert line(plain, last)[0] in ("Task 3 of 3", "Aufgabe 3 von 3")


def test_no_text_of_a_site_without_phases_says_phase(plain: Built) -> None:
    files = plain.files()
    said = {
        path: " ".join(said_by(plain.page(path))) if path.endswith(".html") else content.decode("utf-8-sig")
        for path, content in files.items()
        if path.endswith((".html", ".json", ".csv")) and not path.startswith(("assets/", "css/", "js/"))
    }
    assert len([path for path in said if path.endswith(".html")]) > 10
    assert [path for path, text in said.items() if "phase" in text.casefold()] == []
    assert "m3/phases.csv" not in files
    sheets = openpyxl.load_workbook(io.BytesIO(files["m3/playbook.xlsx"]))
    cells = [str(cell.value) for sheet in sheets for row in sheet for cell in row]
    assert "phase" not in " ".join([*sheets.sheetnames, *cells]).casefold()


@pytest.mark.parametrize("vocabulary", [NO_PHASES, NO_PHASES_WORDS], ids=["numbers", "words"])
def test_no_form_schema_or_new_page_without_phases_says_phase(vocabulary: Vocabulary) -> None:
    source = Source(
        path="docs/1.md", uri="1.md", text=play('"1"' if vocabulary is NO_PHASES_WORDS else "1", "A")
    )
    assert "phase" not in cms_config(vocabulary, ".", "docs", [source]).casefold()
    assert "phase" not in json.dumps(front_matter_schema(vocabulary)).casefold()
    assert "phase" not in key_task_page("", "1", "Close", vocabulary).casefold()


def prose_of(sentence: str) -> str:
    """What is outside of backticks."""
    return " ".join(sentence.split("`")[::2])


def test_no_finding_without_phases_says_phase() -> None:
    ends_marked = re.compile(MARKER.pattern, re.MULTILINE)
    sites = [
        {uri: ends_marked.sub("", text) for uri, text in shown_pages(code, "What is wrong").items()}
        for code in sorted(CODES.keys() - WITHOUT_EXAMPLE)
    ]
    sites += [{"3.1.md": case.read_text(encoding="utf-8")} for case in cases()]
    seen = set()
    for pages in sites:
        sources = [
            Source(path=uri, uri=uri, text=re.sub(r"^phase:.*\n", "", text, flags=re.MULTILINE))
            for uri, text in pages.items()
        ]
        addresses = {uri: uri.removesuffix(".md") + "/index.html" for uri in pages}
        inventory = Inventory(pages=OTHER_PAGES | addresses, files=dict.fromkeys(FILES, 20_000))
        for one in load(sources, inventory, NO_PHASES).findings:
            seen.add(one.code)
            own = prose_of(f"{one.headline} {one.help}")
            assert "phase" not in own.casefold(), (one.code, one.headline, one.help)
    assert len(seen) > 40


def test_a_phase_on_a_page_of_a_site_without_phases_is_told() -> None:
    assert told({"3.1.md": task()}, NO_PHASES) == [
        (
            "3.1.md:3: the page has no key `phase`, so its content is not shown; "
            "delete it, or delete `phases: none` in mkdocs.yml"
        )
    ]
    page = "---\nlayout: m3/phase\nphase: 3\nname: Begin\n---\n"
    (found,) = told({"3.md": page}, NO_PHASES)
    assert found.startswith("3.md:2: `m3/phase` is not a layout; write")
    (found,) = told({"1.md": play("1", "A"), "v.md": "# V\n\n<!-- m3/phases -->\n"}, NO_PHASES)
    assert found == (
        "v.md:3: `m3/phases` has nothing to show in this playbook; "
        "delete it, or delete `phases: none` in mkdocs.yml"
    )
    (found,) = told({"1.md": play("1", "A"), "v.md": "# V\n\n<!-- m3/tasks {phase: 1} -->\n"}, NO_PHASES)
    assert found.startswith("v.md:3: `m3/tasks` has no option `phase`; ")
    (found,) = told({"1.md": play("1", "A"), "v.md": "# V\n\n<!-- m3/lineage -->\n"}, NO_PHASES)
    assert found.endswith("name a key task, as in `m3/lineage {task: 1}`")


# Previews


@pytest.mark.parametrize("kind", [Preview, DirtyPreview])
def test_a_new_name_is_shown_on_the_pages_of_its_parts(tmp_path: Path, kind: type[Preview]) -> None:
    files = {name: text for name, text in GOVERN.items() if not name.startswith("v-")}
    preview = kind(tmp_path, files, plugins=["search", {"m3": WORDS}])

    def part_of() -> str:
        (item, *_) = (
            one
            for one in preview.page("govern-1.9/index.html").select(".m3-summary-line__item")
            if "Part of" in one.text
        )
        return " ".join(item.get_text().split())

    assert part_of() == "Part of Policies"
    preview.save({"1.md": govern("1", "Principles")})
    assert part_of() == "Part of Principles"
