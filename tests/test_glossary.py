"""Glossary and resources pages, and the links that lead to terms from all over the playbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from tests.sites import MATERIAL, Built, build, task
from tests.written import said

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

GLOSSARY: Final = """\
---
layout: m3/glossary
title: Words we use
permalink: /words/
sections:
  - name: Roles
    description: Who takes **part**.
    terms:
      - name: PMO Lead
        description: Leads the PMO.
      - name: Program Manager
        description: Leads the program.
      - Grants Director
  - name: Abbreviations
    terms:
      - name: Quality Service Management Office (QSMO)
        description: A storefront.
      - {name: PMO, description: The program office.}
      - {name: SLA, description: What was promised.}
---
"""

RESOURCES: Final = """\
---
layout: m3/m3resources
title: More
permalink: /more/
sections:
  - name: Guides
    description: To read.
    items:
      - {name: Plan, filename: Plan.docx}
      - {name: Handbook, url: https://example.gov/handbook}
      - A printed map
---
"""

TASK: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Found the PMO
objective: The PMO asks the [PMO](https://example.gov) and `PMO` of the QSMO.
responsibleParty: customer
activitiesText: The PMO and the SLA
activities:
  - text: The SLA binds the QSMO, not SLAB or X-SLA
    responsibleParty: customer
stakeholders:
  - {text: pmo lead, responsibleParty: customer}
  - {text: "Program-Manager", responsibleParty: customer}
  - {text: Auditor, responsibleParty: customer}
  - {text: "[PMO Lead](https://example.gov/lead) of the agency", responsibleParty: customer}
---

## The PMO

The PMO and the SLA.
"""

PAGES: Final[dict[str, str | bytes]] = {
    "index.md": "# Home\n\n[lead](guide/glossary.md#term-pmo-lead) and PMO\n",
    "guide/glossary.md": GLOSSARY,
    "resources.md": RESOURCES,
    "3.1.md": TASK,
    "assets/files/Plan.docx": b"x",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(
        tmp_path_factory.mktemp("glossary"), PAGES, plugins=["search", {"m3": {"fail_on": "never"}}]
    )
    assert not built.is_aborted
    return built


def links_to_terms(element: Tag) -> list[tuple[str, str]]:
    return [(said(link), str(link["href"])) for link in element.select('a[href*="#term-"]')]


def test_roles_lead_to_their_entries_however_they_are_spelled(site: Built) -> None:
    table = site.article("3.1/index.html").select(".m3-stakeholders")[0]
    assert links_to_terms(table) == [
        ("pmo lead", "../words/#term-pmo-lead"),
        ("Program-Manager", "../words/#term-program-manager"),
    ]
    assert [link["href"] for link in table.select("a[href^=https]")] == ["https://example.gov/lead"]


def test_a_link_to_a_term_carries_its_meaning(site: Built) -> None:
    link = site.article("3.1/index.html").select('.m3-stakeholders a[href$="#term-pmo-lead"] abbr')[0]
    assert link["title"] == "Leads the PMO."


def test_abbreviations_are_linked_once_a_page_where_the_texts_use_them_first(site: Built) -> None:
    article = site.article("3.1/index.html")
    objective = article.select(".m3-objective")[0]
    assert links_to_terms(objective) == [
        ("PMO", "../words/#term-pmo"),
        ("QSMO", "../words/#term-quality-service-management-office"),
    ]
    assert links_to_terms(article.select(".m3-activities")[0]) == [("SLA", "../words/#term-sla")]
    assert "SLA" in said(article.select(".m3-activities__lead-in")[0].select("a")[0])


def test_abbreviations_inside_links_code_and_headings_and_bodies_are_left_alone(site: Built) -> None:
    article = site.article("3.1/index.html")
    assert [str(link) for link in article.select('.m3-objective a[href="https://example.gov"]')] == [
        '<a href="https://example.gov">PMO</a>'
    ]
    assert str(article.select(".m3-objective code")[0]) == "<code>PMO</code>"
    assert article.select('h1 a[href*="#term-"], h2 a[href*="#term-"]') == []
    assert "<p>The PMO and the SLA.</p>" in str(article)


def test_pages_that_are_not_the_playbooks_have_no_links_of_ours(site: Built) -> None:
    assert links_to_terms(site.article("index.html")) == [("lead", "words/#term-pmo-lead")]


def test_an_abbreviation_is_linked_again_on_the_next_page_and_on_phase_pages(tmp_path: Path) -> None:
    pages = PAGES | {
        "3.2.md": task(number=2, objective="objective: Ask the PMO. The PMO answers."),
        "3.md": "---\nlayout: m3/phase\nphase: 3\nname: Go\nobjective: One PMO\n---\n",
    }
    built = build(tmp_path, pages, plugins=[{"m3": {"fail_on": "never"}}])
    assert links_to_terms(built.article("3.2/index.html").select(".m3-objective")[0]) == [
        ("PMO", "../words/#term-pmo")
    ]
    assert links_to_terms(built.article("3/index.html").select(".m3-objective")[0]) == [
        ("PMO", "../words/#term-pmo")
    ]


def test_without_a_glossary_nothing_is_linked(tmp_path: Path) -> None:
    pages = {"3.1.md": TASK}
    built = build(tmp_path, pages, plugins=[{"m3": {"fail_on": "never"}}])
    article = built.article("3.1/index.html")
    assert article.select('abbr, a[href*="#term-"]') == []


def test_the_glossary_page_has_its_title_headings_and_terms(site: Built) -> None:
    article = site.article("words/index.html")
    assert [said(heading).removesuffix("¶").strip() for heading in article.select("h1, h2")] == [
        "Words we use",
        "Roles",
        "Abbreviations",
    ]
    entries = {str(one["id"]): said(one) for one in article.select(".m3-terms__entry")}
    assert entries == {
        "term-pmo-lead": "PMO Lead Leads the PMO.",
        "term-program-manager": "Program Manager Leads the program.",
        "term-grants-director": "Grants Director",
        "term-quality-service-management-office": "Quality Service Management Office (QSMO) A storefront.",
        "term-pmo": "PMO The program office.",
        "term-sla": "SLA What was promised.",
    }
    assert "Who takes part." in said(article)
    assert links_to_terms(article) == []
    assert not (site.root / "site/guide").exists()


def test_links_to_terms_pass_the_check_of_anchors_and_wrong_ones_do_not(tmp_path: Path) -> None:
    validation = {"anchors": "warn"}
    good = {name: text for name, text in PAGES.items() if name != "3.1.md"}
    assert not build(tmp_path / "a", good, strict=True, validation=validation).is_aborted
    home = "# Home\n\n[lead](guide/glossary.md#term-pmo-led) [own](guide/glossary.md#roles)\n"
    built = build(tmp_path / "b", good | {"index.md": home}, validation=validation)
    assert "'#term-pmo-led'" in built.log
    assert "'#roles'" not in built.log


def test_terms_that_stand_twice_have_ids_of_their_own(tmp_path: Path) -> None:
    terms = "      - {name: PMO, description: One.}\n      - {name: pmo, description: Two.}\n"
    again = f"  - name: More\n    terms:\n{terms}"
    glossary = f"---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n{terms}{again}---\n"
    built = build(
        tmp_path, {"glossary.md": glossary, "views.md": "# V\n\n<!-- m3/glossary -->\n"}, strict=True
    )
    for address in ("glossary/index.html", "views/index.html"):
        page = built.page(address)
        ids = [str(one["id"]) for one in page.select("[id]")]
        assert len(ids) == len(set(ids))
        entries = page.select(".m3-terms__entry")
        assert [said(one.select("dd")[0]) for one in entries] == ["One.", "Two.", "One.", "Two."]
    entries = built.page("glossary/index.html").select(".m3-terms__entry")
    assert len({one.get("id") for one in entries}) == len(entries)
    assert entries[0]["id"] == "term-pmo"


def test_of_two_entries_the_first_is_the_one_that_links_lead_to(tmp_path: Path) -> None:
    first = "---\nlayout: m3/glossary\nsections: [{name: A, terms: [{name: PMO, description: One.}]}]\n---\n"
    pages = {
        "a.md": first,
        "b.md": first.replace("One", "Two"),
        "3.1.md": task(objective="objective: Ask the PMO."),
    }
    built = build(tmp_path, pages, plugins=[{"m3": {"fail_on": "never"}}])
    (link,) = built.article("3.1/index.html").select('.m3-objective a[href*="#term-"]')
    assert (link["href"], link.select("abbr")[0]["title"]) == ("../a/#term-pmo", "One.")


def test_a_resources_page_offers_cards_and_plain_entries(site: Built) -> None:
    article = site.article("more/index.html")
    assert said(article.select("h1")[0]).removesuffix("¶").strip() == "More"
    assert said(article.select("h2")[0]).removesuffix("¶").strip() == "Guides"
    cards = article.select(".m3-card a.m3-card__link")
    assert [(said(card), card["href"]) for card in cards] == [
        ("Plan [DOCX, 1 B]", "../assets/files/Plan.docx"),
        ("Handbook [on example.gov]", "https://example.gov/handbook"),
    ]
    assert [said(entry) for entry in article.select(".m3-entries li")] == ["A printed map"]
    assert "To read." in said(article)


def test_a_page_without_a_title_is_called_what_it_is(tmp_path: Path) -> None:
    section = "sections: [{name: A, terms: [B]}]"
    pages = {
        "g.md": f"---\nlayout: m3/glossary\n{section}\n---\n",
        "r.md": "---\nlayout: m3/resources\nsections: [{name: A, items: [B]}]\n---\n",
    }
    built = build(tmp_path, pages, strict=True)
    titles = [built.page(f"{name}/index.html").title.get_text() for name in "gr"]  # type: ignore[union-attr] # there
    assert titles == ["Glossary - Test", "Resources - Test"]


def test_the_sections_can_be_placed_among_the_authors_own_words(tmp_path: Path) -> None:
    body = "\nBefore.\n\n<!-- m3/sections -->\n\nAfter.\n"
    article = build(tmp_path, {"g.md": GLOSSARY + body}, strict=True).article("words/index.html")
    text = said(article)
    assert (
        text.index("Before.") < text.index("Roles") < text.index("What was promised.") < text.index("After.")
    )


@pytest.mark.parametrize("name", ["guide/glossary.md", "resources.md", "3.1.md"])
def test_json_false_leaves_a_page_out_of_the_exports_and_of_nothing_else(tmp_path: Path, name: str) -> None:
    plugins = ["search", {"m3": {"fail_on": "never"}}]
    whole = build(tmp_path / "a", PAGES, plugins=plugins, theme=MATERIAL)
    text = str(PAGES[name]).replace("layout:", "json: false\nlayout:", 1)
    less = build(tmp_path / "b", PAGES | {name: text}, plugins=plugins, theme=MATERIAL)
    files, kept = whole.files(), less.files()
    pages = [path for path in files if path.endswith(".html")]
    assert [path for path in pages if files[path] != kept[path]] == []
    gone = {"guide/glossary.md": "words", "resources.md": "more", "3.1.md": "3.1"}[name]
    assert set(files) - set(kept) == {f"static-api/{gone}/data.json"}
    said_in_json = json.loads(kept["m3.json"])
    assert [key for key in ("glossary", "resources", "keyTasks") if not said_in_json[key]] == [
        {"words": "glossary", "more": "resources", "3.1": "keyTasks"}[gone]
    ]


def test_search_finds_terms_on_the_glossary_page_alone(tmp_path: Path) -> None:
    pages = PAGES | {"views.md": "# Views\n\n<!-- m3/glossary -->\n"}
    build(tmp_path, pages, plugins=["search", {"m3": {"fail_on": "never"}}], theme=MATERIAL)
    index = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"] for entry in index["docs"] if "What was promised." in entry["text"]]
    assert found == ["words/#abbreviations"]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("SUBMIT IT NOW TO US", []),
        ("Send it to IT and to US offices", ["IT", "US"]),
        ("Read this: SUBMIT IT NOW", []),
        ("The IT QSMO decides", ["IT", "QSMO"]),
    ],
)
def test_capitals_alone_make_no_abbreviation(tmp_path: Path, text: str, linked: list[str]) -> None:
    terms = "".join(f"      - {{name: {name}, description: x}}\n" for name in ("IT", "US", "QSMO"))
    glossary = f"---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n{terms}---\n"
    page = task(objective=f"objective: '{text}'")
    built = build(tmp_path, {"3.1.md": page, "glossary.md": glossary})
    objective = built.article("3.1/index.html").select(".m3-objective")[0]
    assert [said(link) for link in objective.select("a")] == linked


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("Quality Service Office (QSO)", "QSO"),
        ("QSO (Quality Service Office)", "QSO"),
        ("QSO", "QSO"),
        ("Quality Service Office \u2013 QSO", "QSO"),
        ("Quality Service Office, QSO", "QSO"),
        ("Quality Service Office [QSO]", "QSO"),
        ("QSO - Quality Service Office", "QSO"),
        ("QSO (as of today)", ""),
        ("Quality Service Office \u2013 DRAFT", ""),
        ("Plan (draft)", ""),
    ],
)
def test_an_abbreviation_is_behind_its_words_or_before_them(name: str, abbreviation: str) -> None:
    page = f"---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n      - name: {name}\n---\n"
    source = Source(path="words.md", uri="words.md", text=page)
    loaded = load([source], Inventory(pages={"words.md": "words/index.html"}, files={}), M3)
    (glossary,) = loaded.playbook.glossaries
    assert glossary.terms[0].abbreviation == abbreviation
