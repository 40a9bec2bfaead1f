"""Parties from none to many, and workstreams or none: what is configured, read, shown, and exported."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.short_names import LONGEST_SHORT, short_names
from tests.many_parties import LABELS, VIEWS, activities, page, stakeholders
from tests.sites import Built, build, task
from tests.written import said

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3 import Loaded, Vocabulary

NOBODY: Final = replace(M3, parties=(), shared=())
NO_WORKSTREAM: Final = replace(M3, workstreams=())
NEITHER: Final = replace(NOBODY, workstreams=())


def loaded(text: str, vocabulary: Vocabulary) -> Loaded:
    sources = [Source(path="3.1.md", uri="3.1.md", text=text)]
    return load(sources, Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), vocabulary)


def told(text: str, vocabulary: Vocabulary) -> list[tuple[str, int, str, str]]:
    found = loaded(text, vocabulary).findings
    return [(one.code, one.span.line, one.headline, one.help) for one in found]


# --- short names


def names(*labels: str, **given_: str) -> list[str]:
    ids = [f"p{n}" for n in range(len(labels))]
    return list(short_names(dict(zip(ids, labels, strict=True)), given_).values())


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Customer", "Provider", "QSMO"), ["C", "P", "Q"]),
        (("Agency", "Vendor"), ["A", "V"]),
        (("Contractor", "Customer"), ["Co", "Cu"]),
        (("Project Owner", "Project Manager"), ["PO", "PM"]),
        (("Project Owner", "Project Office"), ["PO", "POf"]),
        (("Office of Personnel Management", "Office of Payments"), ["OPM", "OP"]),
        (("program office", "program manager"), ["PO", "PM"]),
        (("Contractor", "Contributor"), ["Co", "Cn"]),
        (("A", "An office"), ["A", "An"]),
        (("Project Owner", "PO"), ["Pr", "PO"]),
        (("Party 1", "Party 2", "Party 3"), ["P1", "P2", "P3"]),
        (("!!", "??"), ["?", "?2"]),
    ],
)
def test_a_short_name_is_a_beginning_or_initials(labels: tuple[str, ...], expected: list[str]) -> None:
    assert names(*labels) == expected


def test_a_name_that_is_given_stays_and_others_keep_clear_of_it() -> None:
    assert names("Project Owner", "Project Manager", "Customer", p2="PM") == ["PO", "PMa", "PM"]


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=24, unique_by=str.casefold))
def test_no_two_short_names_are_the_same_and_none_has_a_blank(labels: list[str]) -> None:
    found = names(*labels)
    assert len({name.casefold() for name in found}) == len(labels)
    assert all(name and not any(map(str.isspace, name)) for name in found)


def test_two_dozen_parties_have_short_names_that_fit() -> None:
    found = names(*LABELS)
    assert len(set(found)) == len(LABELS)
    assert max(map(len, found)) <= LONGEST_SHORT


# --- options


def options(root: Path, **given_: object) -> Built:
    return build(
        root, {"3.1.md": task(), "views.md": VIEWS}, plugins=[{"m3": {"fail_on": "never", **given_}}]
    )


@pytest.mark.parametrize("option", ["parties", "workstreams"])
@pytest.mark.parametrize("value", [None, {}, "", []])
def test_an_option_without_a_value_is_refused_and_says_what_to_write(
    tmp_path: Path, option: str, value: object
) -> None:
    built = options(tmp_path, **{option: value})
    assert built.is_aborted
    assert "It is empty: write ids with their labels, or `none` if there are none" in built.log


@pytest.mark.parametrize(
    ("parties", "message"),
    [
        ({"a": {"label": "Agency", "short": "AGENCY"}}, "`short` is 'AGENCY'; it takes one to 4 signs"),
        ({"a": {"label": "Agency", "short": "A B"}}, "`short` is 'A B'; it takes one to 4 signs without a"),
        ({"a": {"label": "Agency", "short": ""}}, "`short` is ''; it takes one to 4 signs"),
        ({"a": {"label": "Agency", "short": 1}}, "`short` is 1; it takes"),
        (
            {"a": {"label": "Agency", "short": "X"}, "b": {"label": "Board", "short": "x"}},
            "`a`: `short` is 'X', which is what `b` is called",
        ),
        ({"a": {"label": "Agency", "short": "PO"}, "b": "PO"}, "`a`: `short` is 'PO', which is what `b`"),
        ({"a": 1}, "expected a label, or `label`, `short`, `icon` and `color`, but got 1"),
    ],
)
def test_a_short_name_that_cannot_be_is_a_configuration_error(
    tmp_path: Path, parties: object, message: str
) -> None:
    built = options(tmp_path, parties=parties)
    assert built.is_aborted
    assert message in built.log


def test_a_workstream_has_no_short_name(tmp_path: Path) -> None:
    built = options(tmp_path, workstreams={"a": {"label": "A", "short": "A"}})
    assert "`a`: there is no `short`" in built.log


def test_shared_cannot_name_a_party_where_there_are_none(tmp_path: Path) -> None:
    assert (
        "`customer` is not a party; the playbook has none"
        in options(tmp_path, parties="none", shared=["customer"]).log
    )


def test_signs_of_the_matrix_are_short_names(tmp_path: Path) -> None:
    parties = {"owner": {"label": "Project Owner", "short": "OW"}, "manager": "Project Manager"}
    pages = {"3.1.md": task().replace("customer", "owner"), "views.md": VIEWS}
    matrix = build(tmp_path, pages, plugins=[{"m3": {"parties": parties}}]).article("views/index.html")
    legend = matrix.select(".m3-matrix .m3-legend__item")
    assert [said(item) for item in legend] == ["OW Project Owner", "PM Project Manager"]


# --- without parties, without workstreams

WITH_ALL: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form one team
responsibleParty: shared
category: process
activities:
  - text: Meet
    responsibleParty: provider
  - text: Decide
    raci: {customer: A/R}
stakeholders:
  - text: Program Manager
    responsibleParty: [customer, provider]
---
"""


def test_keys_of_parties_are_reported_where_there_are_none() -> None:
    delete = "delete it, or name parties under `parties` in mkdocs.yml"
    who = "the playbook has no parties, so `responsibleParty` is not shown"
    assert told(WITH_ALL, NOBODY) == [
        ("M3025", 6, who, delete),
        ("M3021", 10, who, delete),
        ("M3021", 12, "the playbook has no parties, so `raci` is not shown", delete),
        ("M3021", 15, who, delete),
    ]
    record = loaded(WITH_ALL, NOBODY).playbook.pages[0]
    assert record.involved == frozenset()
    assert record.category == "process"


def test_the_key_of_workstreams_is_reported_where_there_are_none() -> None:
    assert told(WITH_ALL, NO_WORKSTREAM) == [
        (
            "M3025",
            7,
            "the playbook has no workstreams, so `category` is not shown",
            "delete it, or name workstreams under `workstreams` in mkdocs.yml",
        )
    ]


@pytest.mark.parametrize(
    ("line", "code"), [("party: customer", "M3021"), ("responsible: customer", "M3021"), ("x: 1", "M3021")]
)
def test_nothing_suggests_a_key_of_parties_where_there_are_none(line: str, code: str) -> None:
    text = task().replace("responsibleParty: customer\ncategory: process\n", "")
    text = text.replace("    responsibleParty: customer", f"    {line}").replace(
        "    responsibleParty: shared\n", ""
    )
    (found,) = told(text, NEITHER)
    assert found[0] == code
    assert "responsibleParty" not in f"{found}"


@pytest.mark.parametrize("option", ["party: customer", "workstream: process", "letters: R"])
def test_views_have_no_option_for_what_there_is_not(option: str) -> None:
    key = option.partition(":")[0]
    text = page(1, 0).replace("category: process\n", "") + f"\n<!-- m3/raci {{{option}}} -->\n"
    assert [(code, head) for code, _, head, _ in told(text, NEITHER)] == [
        ("M3021", f"`m3/raci` has no option `{key}`")
    ]


FORMED: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form one team
activities:
  - text: Meet
stakeholders:
  - text: Program Manager
---
"""


@pytest.mark.parametrize(
    ("vocabulary", "absent"),
    [
        (NOBODY, ("responsibleparty", "raci", "party", "customer", "shared")),
        (NO_WORKSTREAM, ("category", "workstream", "technology")),
        (NEITHER, ("responsibleparty", "raci", "party", "category", "workstream")),
    ],
    ids=["no parties", "no workstreams", "neither"],
)
def test_schema_forms_and_new_pages_speak_of_neither(vocabulary: Vocabulary, absent: tuple[str, ...]) -> None:
    schema = front_matter_schema(vocabulary)
    Draft202012Validator.check_schema(schema)
    source = Source(path="3.1.md", uri="3.1.md", text=FORMED)
    new = key_task_page("3", "1", "Form one team", vocabulary)
    form = cms_config(vocabulary, ".", "docs", [source])
    assert yaml.safe_load(form)["collections"], "a form need not insist on parties"
    for shown in (json.dumps(schema), form, new):
        assert [word for word in absent if word in shown.casefold()] == []
    assert told(new, vocabulary) == []
    usual = (json.dumps(front_matter_schema(M3)), key_task_page("3", "1", "Form one team", M3))
    assert all("responsibleParty" in shown and "category" in shown for shown in usual)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A playbook without parties and workstreams."""
    pages = {f"3.{n}.md": page(n, 0).replace("category: process\n", "") for n in (1, 2)}
    pages["4.1.md"] = pages["3.1.md"].replace("phase: 3", "phase: 4").replace("for part 1.", "at last.")
    pages["views.md"] = VIEWS
    pages["phase-3.md"] = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\nobjective: Agree.\n---\n"
    given_ = {
        "parties": "none",
        "workstreams": "None",
        "fail_on": "warning",
        "exports": ["json", "csv", "xlsx"],
    }
    made = build(tmp_path_factory.mktemp("without"), pages, plugins=["search", {"m3": given_}], strict=True)
    assert not made.is_aborted, made.log
    return made


def test_pages_count_activities_and_list_roles(without: Built) -> None:
    article = without.article("3.1/index.html")
    assert said(article.select(".m3-activities__count")[0]) == "10 activities"
    assert [said(row) for row in article.select(".m3-activities tbody tr")] == [
        f"{n}{one.text}" for n, one in enumerate(activities(0), 1)
    ]
    assert [row["id"] for row in article.select(".m3-activities tbody tr")] == [
        f"activity-{n}" for n in range(1, 11)
    ]
    assert [said(item) for item in article.select(".m3-stakeholders li")] == [
        one.text for one in stakeholders(0)
    ]
    assert article.select(".m3-bar, [data-m3-filter], [data-m3-party], .m3-mark, .m3-unstated") == []
    assert "responsib" not in said(article).casefold()


def test_tasks_are_under_their_phases_alone(without: Built) -> None:
    tasks = without.article("views/index.html").select(".m3-tasks")[0]
    assert [said(head) for head in tasks.select(".m3-table__group")] == ["Phase 3: Engagement", "Phase 4"]
    own = without.article("phase-3/index.html").select(".m3-tasks")[0]
    assert own.select(".m3-table__group") == []
    assert [said(row) for row in own.select("tbody td.m3-table__number")] == ["3.1", "3.2"]
    assert without.article("phase-3/index.html").select(".m3-responsibilities") == []


def test_views_of_parties_say_why_they_are_empty(without: Built) -> None:
    views = without.article("views/index.html")
    for name in ("raci", "responsibilities", "matrix"):
        (view,) = views.select(f".m3-{name}")
        assert said(view) == "This playbook has no parties, so there is nothing to show here."


def test_exports_have_no_place_for_what_there_is_not(without: Built) -> None:
    files = without.files()
    tables = {name for name in files if name.endswith(".csv")}
    names = "phases tasks activities templates artifacts lineage glossary".split()
    assert tables == {f"m3/{name}.csv" for name in names}
    heads = {name: files[name].decode("utf-8-sig").splitlines()[0] for name in tables}
    assert heads["m3/tasks.csv"] == (
        '"Phase","Number in its phase","No.","Key task","Key task (address)","Objective","Activities"'
    )
    assert not any(word in head for head in heads.values() for word in ("Part", "Letter", "Workstream"))
    exported = json.loads(files["m3.json"])
    assert (exported["parties"], exported["workstreams"]) == ([], [])
    Draft202012Validator(json.loads(files["m3.schema.json"])).validate(exported)


def test_the_thirteenth_party_has_the_color_of_the_first_and_a_sign_of_its_own(tmp_path: Path) -> None:
    parties = {f"p{n}": label for n, label in enumerate(LABELS)}
    built = build(
        tmp_path, {"3.1.md": page(1, 24)}, plugins=[{"m3": {"parties": parties, "fail_on": "never"}}]
    )
    css = next((built.root / "site/assets/m3").glob("m3.*.css")).read_text(encoding="utf-8")
    rules = {n: css.split(f".m3-party--p{n}{{")[1].split(";--m3-label")[0] for n in range(24)}
    assert len(set(rules.values())) == 12
    assert rules[12] == rules[0]
    heads = built.article("3.1/index.html").select(".m3-activities th[data-m3-party]")
    signs = [str(head["data-m3-signs"]) for head in heads]
    assert all(one != other for one, other in combinations(map(str.casefold, signs), 2))


@pytest.mark.parametrize(
    ("parties", "column"),
    [("[customer, customer]", 34), ("[customer, qsmo, customer]", 40), ("[customer, agency, agency]", 0)],
)
def test_a_party_twice_in_a_list_is_told_at_the_second(parties: str, column: int) -> None:
    found = told_twice(f"[{parties[1:-1]}]")
    assert [one.span.column for one in found] == ([column] if column else [])
    for one in found:
        assert one.headline == "`customer` is named twice here"
        assert one.help == "if another party is meant, write it here; if not, delete this one"


def test_the_second_of_a_party_is_deleted_with_its_line() -> None:
    (found,) = told_twice("\n      - customer\n      - qsmo\n      - customer")
    assert edited(found_page("\n      - customer\n      - qsmo\n      - customer"), found.cure) == found_page(
        "\n      - customer\n      - qsmo"
    )


def found_page(parties: str) -> str:
    yaml = f"activities:\n  - text: Meet\n    responsibleParty: {parties}\n"
    return f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Meet\n{yaml}---\n"


def told_twice(parties: str) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=found_page(parties))
    found = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).findings
    return [one for one in found if one.code == "M3103"]
