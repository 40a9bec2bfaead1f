"""Phase pages: what they are made of, and what the rest of the playbook makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import MATERIAL, Built, build, task
from tests.test_reading import loaded
from tests.written import said, table

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

PHASE: Final = """\
---
layout: m3/phase
phase: 3
name: Engagement
objective: Agree on **the way**.
permalink: /phase-3/
documentation_intro: Kept in the folder.
documentation:
  - name: Minutes
  - name: integrated master schedule
  - {name: Report, filename: Report.docx}
  - {name: Log, url: https://example.gov/log}
documentation_outro: For seven years.
exitCriteria:
  - The plan is agreed
  - {name: The review is passed, url: https://example.gov/review}
  - name: See [the plan](3.1.md)
    url: https://example.gov/plan
---

## Afterward

My own words.
"""

NEVER: Final = ["search", {"m3": {"fail_on": "never"}}]


def made(phase: int, number: int, outputs: str, party: str = "customer") -> str:
    return task(
        phase,
        number,
        f"Do {phase}.{number}",
        objective=f"objective: Know {phase}.{number}.\noutputs: {outputs}",
        responsibleParty=f"responsibleParty: {party}",
    )


def bare(number: int, name: str) -> str:
    return f"---\nlayout: m3/phase\nphase: {number}\nname: {name}\n---\n"


PAGES: Final[dict[str, str | bytes]] = {
    "index.md": "# Home\n",
    "1.1.md": made(1, 1, "[Charter]"),
    "3.md": PHASE,
    "3.1.md": made(3, 1, "['Integrated Master Schedule (IMS)', Report]"),
    "3.2.md": made(3, 2, "[{text: Integrated Master Schedule, filename: Plan.docx}, Minutes]", "provider"),
    "5.md": bare(5, "Operation"),
    "assets/files/Plan.docx": b"x",
    "assets/files/Report.docx": b"x",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(tmp_path_factory.mktemp("phases"), PAGES, strict=True, theme=MATERIAL)
    assert not built.is_aborted, built.log
    return built


@pytest.fixture(scope="module")
def article(site: Built) -> Tag:
    return site.article("phase-3/index.html")


def headings(article: Tag) -> list[str]:
    return [said(heading).removesuffix("¶").strip() for heading in article.select("h1, h2")]


def test_a_phase_page_has_its_parts_in_order_and_the_authors_body_below(article: Tag) -> None:
    assert headings(article) == [
        "Phase 3: Engagement",
        "Objective",
        "Key tasks",
        "Responsibilities",
        "Documentation",
        "Readiness indicators for the next phase",
        "Afterward",
    ]
    parts = [
        ".m3-phase-stepper",
        ".m3-objective",
        ".m3-tasks",
        ".m3-responsibilities",
        ".m3-artifacts",
        ".m3-readiness",
    ]
    html = str(article)
    places = [html.index(str(article.select(part)[0])) for part in parts]
    assert places == sorted(places)
    assert html.index("My own words.") > places[-1]


def test_its_title_and_description_are_those_of_the_phase(site: Built) -> None:
    page = site.page("phase-3/index.html")
    assert page.title is not None
    assert page.title.get_text() == "Phase 3: Engagement - Test"
    description = page.select('meta[name="description"]')[0]
    assert description["content"] == "Agree on the way."
    assert said(page.select(".m3-objective")[0]) == "Agree on the way."


def test_a_permalink_is_its_address_and_others_lead_there(site: Built) -> None:
    assert not (site.root / "site/3").exists()
    link = site.article("3.1/index.html").select(".m3-summary-line a")[0]
    assert (said(link), link["href"]) == ("Phase 3: Engagement", "../phase-3/")


def test_it_shows_where_it_stands_among_all_phases(article: Tag) -> None:
    steps = article.select(".m3-phase-stepper__step")
    assert [said(step) for step in steps] == ["Phase 1", "Phase 3: Engagement", "Phase 5: Operation"]
    assert [step.get("aria-current") for step in steps] == [None, "step", None]
    assert [link["href"] for step in steps for link in step.select("a")] == ["../5/"]


@pytest.mark.parametrize(("numbers", "position"), [((1, 2, 3), "Phase 3 of 3"), ((1, 3), None), ((3,), None)])
def test_a_position_is_said_only_where_it_is_the_phases_own_number(
    tmp_path: Path, numbers: tuple[int, ...], position: str | None
) -> None:
    pages = {f"{number}.md": bare(number, f"Phase {number}") for number in numbers}
    steps = build(tmp_path, pages, strict=True).article("3/index.html").select(".m3-phase-stepper__position")
    assert [said(step) for step in steps] == ([position] if position else [])


def test_its_key_tasks_and_their_activities_are_listed_and_counted(article: Tag) -> None:
    tasks = article.select(".m3-tasks")[0]
    assert said(tasks.select(".m3-activities__count")[0]) == "2 key tasks"
    assert [row[0] for row in table(tasks)] == ["Process", "3.1", "3.2"]
    assert [link["href"] for link in tasks.select("a")] == ["../3.1/", "../3.2/"]
    overview = table(article.select(".m3-responsibilities")[0])
    assert overview == [
        ["3.1 Do 3.1", "1", "1", "0", "0", "0"],
        ["3.2 Do 3.2", "1", "0", "0", "1", "0"],
        ["Total", "2", "1", "0", "1", "0"],
    ]
    assert article.select(".m3-downloads") == []


def test_documents_are_what_the_tasks_make_and_what_the_page_lists_each_once(article: Tag) -> None:
    documents = article.select(".m3-artifacts")[0]
    for relations in documents.select(".m3-relations"):
        relations.replace_with(f" ({said(relations)})")
    assert [said(card) for card in documents.select(".m3-card")] == [
        "integrated master schedule [DOCX, 1 B] (Made in 3.1, 3.2)",
        "Report [DOCX, 1 B] (Made in 3.1)",
        "Log [on example.gov]",
    ]
    assert [said(entry) for entry in documents.select(".m3-entries li")] == ["Minutes (Made in 3.2)"]
    assert said(article.select(".m3-documentation__lead-in")[0]) == "Kept in the folder."
    assert said(article.select(".m3-documentation__outro")[0]) == "For seven years."


def test_readiness_indicators_lead_where_they_say(article: Tag) -> None:
    items = article.select(".m3-readiness__item")
    assert [said(item) for item in items] == ["The plan is agreed", "The review is passed", "See the plan"]
    links = [[link["href"] for link in item.select("a")] for item in items]
    assert links == [[], ["https://example.gov/review"], ["../3.1/"]]


def test_comments_place_its_parts_with_their_headings_and_the_rest_stays_in_order(tmp_path: Path) -> None:
    body = "\nBefore.\n\n<!-- m3/readiness -->\n\nBetween.\n\n<!-- m3/tasks -->\n"
    article = build(tmp_path, PAGES | {"3.md": PHASE + body}, strict=True).article("phase-3/index.html")
    assert headings(article) == [
        "Phase 3: Engagement",
        "Objective",
        "Responsibilities",
        "Documentation",
        "Afterward",
        "Readiness indicators for the next phase",
        "Key tasks",
    ]
    text = said(article)
    assert text.index("Before.") < text.index("The plan is agreed") < text.index("Between.")
    assert len(article.select(".m3-tasks")) == 1


def test_comments_may_use_the_former_names_of_parts(tmp_path: Path) -> None:
    pages = {
        "3.md": PHASE + "\nBefore.\n\n<!-- m3/steps -->\n\nAfter.\n",
        "3.1.md": made(3, 1, "[Report]") + "\n<!-- m3/standing -->\n\nAfter.\n",
    }
    built = build(tmp_path, PAGES | pages, strict=True)
    for address, part in (("phase-3", ".m3-phase-stepper"), ("3.1", ".m3-summary-line")):
        (placed,) = built.article(f"{address}/index.html").select(part)
        following = placed.find_next_sibling()
        assert following
        assert said(following) == "After."


def test_a_comment_with_options_is_a_view_beside_the_pages_own_part(tmp_path: Path) -> None:
    body = "\n<!-- m3/tasks {phase: 1} -->\n\n<!-- m3/responsibilities {columns: provider} -->\n"
    built = build(tmp_path, PAGES | {"3.md": PHASE + body}, strict=True)
    article = built.article("phase-3/index.html")
    rows = [[row[0] for row in table(found)] for found in article.select(".m3-tasks")]
    assert rows == [["Process", "3.1", "3.2"], ["Process", "1.1"]]
    own, view = article.select(".m3-responsibilities")
    assert table(own)[-1] == ["Total", "2", "1", "0", "1", "0"]
    assert table(view)[-1] == ["Total", "3", "1", "0"]
    assert len(view.select(".m3-downloads a")) == 1
    assert headings(article).count("Key tasks") == 1


def test_a_part_of_a_phase_takes_no_options_and_stands_once() -> None:
    text = PHASE.replace("Log, url", "Log, filename").replace("https://example.gov/log", "Plan.docx")
    text = text.replace("Report.docx", "Plan.docx").replace("(3.1.md)", "(https://example.gov)")
    names = ("phase-stepper {phase: 1}", "tasks", "tasks", "inputs")
    body = "".join(f"\n<!-- m3/{name} -->\n" for name in names)
    found = loaded(text + body).findings
    first = text.count("\n") + 2
    assert [(one.code, one.span.line) for one in found] == [
        ("M3021", first),
        ("M3061", first + 4),
        ("M3060", first + 6),
    ]


def neighbors(built: Built, address: str) -> tuple[str | None, str | None]:
    """Where the page before and the page after are."""
    page = built.page(address)
    found = [page.select_one(f'link[rel="{rel}"]') for rel in ("prev", "next")]
    before, after = (str(link["href"]) if link else None for link in found)
    return before, after


def test_without_a_nav_a_phases_page_comes_before_its_key_tasks(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        **{f"{phase}.{n}.md": made(phase, n, "[x]") for phase in (1, 2) for n in (1, 2, 10)},
        "a-second.md": bare(2, "Two"),
        "z-first.md": bare(1, "One"),
    }
    built = build(tmp_path, pages, plugins=NEVER, theme=MATERIAL)
    order, address = ["z-first"], "z-first/index.html"
    while (following := neighbors(built, address)[1]) is not None and len(order) < 20:
        order.append(following.strip("./"))
        address = f"{order[-1]}/index.html"
    assert order == ["z-first", "1.1", "1.2", "1.10", "a-second", "2.1", "2.2", "2.10"]
    assert neighbors(built, "z-first/index.html")[0] is None
    assert neighbors(built, "2.1/index.html")[0] == "../a-second/"


def test_a_phase_without_key_tasks_has_only_what_its_page_says(site: Built) -> None:
    article = site.article("5/index.html")
    assert headings(article) == ["Phase 5: Operation"]
    assert [link["href"] for link in article.select(".m3-phase-stepper a")] == ["../phase-3/"]


def test_key_tasks_need_no_phase_page(site: Built) -> None:
    standing = site.article("1.1/index.html").select(".m3-summary-line")[0]
    assert said(standing).startswith("Phase 1 Task 1 of 1")
    assert standing.select("a") == []


def test_two_pages_of_one_phase_are_told_and_links_lead_to_the_first(tmp_path: Path) -> None:
    pages = {"a.md": bare(3, "One"), "b.md": "\n".join(bare(3, "Two").splitlines()) + "\n", "3.1.md": task()}
    built = build(tmp_path, pages, plugins=NEVER)
    assert "docs/b.md:3:8: error[M3032]: phase 3 also has a page at docs/a.md:3:8" in built.log
    assert "= help: give one of the two another `phase`, or make one page of them" in built.log
    assert built.log.count("[M3") == 1
    link = built.article("3.1/index.html").select(".m3-summary-line a")[0]
    assert (said(link), link["href"]) == ("Phase 3: One", "../a/")
    assert "Phase 3: Two" in said(built.article("b/index.html"))


@pytest.mark.parametrize(
    "key",
    [
        "activities: {programManagement: [{name: Do, responsibleParty: shared}]}",
        "activities: [a, {b: c}]",
        "downloads: {playbook: https://example.gov/p.pdf, guidance: gone.pdf}",
        "tollageInfo: [{name: Strategy (Customer)}]",
    ],
)
def test_keys_that_older_playbooks_keep_by_hand_are_neither_shown_nor_told(tmp_path: Path, key: str) -> None:
    text = bare(3, "Engagement")
    without = build(tmp_path / "a", {"3.md": text}, strict=True)
    with_key = build(tmp_path / "b", {"3.md": text.replace("phase: 3", f"{key}\nphase: 3")}, strict=True)
    assert "[M3" not in with_key.log
    assert str(with_key.article("3/index.html")) == str(without.article("3/index.html"))


@pytest.mark.parametrize(
    ("line", "code", "place", "cure"),
    [
        ("exitcriteria: [x]", "M3020", (5, 1), "write `exitCriteria`"),
        ("exitCriteria: [{text: x}]", "M3015", (5, 17), "write `name`"),
        ("documentation: [{name: x, filename: gone.docx}]", "M3040", (5, 37), "gone.docx"),
        ("documentation: [{name: x, filename: Plan.docx, url: /x}]", "M3016", (5, 53), "keep one"),
        ("documentation: Plan", "M3011", (5, 16), "begins with `- `"),
        ("objective: [x]", "M3011", (5, 12), "one text"),
    ],
)
def test_slips_on_a_phase_page_are_told_with_their_place(
    line: str, code: str, place: tuple[int, int], cure: str
) -> None:
    text = bare(3, "Engagement").replace("\n---\n", f"\n{line}\n---\n")
    (found,) = loaded(text).findings
    assert (found.code, (found.span.line, found.span.column)) == (code, place), found
    assert cure in found.help or cure in found.headline


def test_a_phase_without_a_number_or_name_is_told() -> None:
    found = loaded("---\nlayout: m3/phase\n---\n").findings
    assert [one.code for one in found] == ["M3010", "M3010"]


def test_no_document_of_a_phase_is_lost_where_names_are_alike(tmp_path: Path) -> None:
    page = bare(3, "Engagement").replace(
        "name: Engagement\n",
        "name: Engagement\ndocumentation:\n"
        "  - {name: Training Plan, filename: A.docx}\n"
        "  - {name: Training plan, filename: B.docx}\n"
        "  - {name: Test Plan, filename: C.docx}\n"
        "  - {name: Status report, url: https://a.example/x}\n"
        "  - {name: Status Report, url: https://b.example/y}\n",
    )
    pages: dict[str, str | bytes] = {
        "3.md": page,
        "3.1.md": made(3, 1, "[{text: Test plan, filename: A.docx}]"),
        **{f"assets/files/{name}.docx": b"x" for name in "ABC"},
    }
    built = build(tmp_path, pages)
    links = built.article("3/index.html").select(".m3-artifacts .m3-card__link")
    found = {(said(link).split(" [")[0], str(link["href"]).rpartition("/")[2]) for link in links}
    assert found == {
        ("Test plan", "A.docx"),
        ("Test Plan", "C.docx"),
        ("Training Plan", "A.docx"),
        ("Training plan", "B.docx"),
        ("Status report", "x"),
        ("Status Report", "y"),
    }


def test_a_phase_page_without_a_number_shows_nothing_of_other_phases(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "0.md": bare(0, "Before"),
        "0.1.md": made(0, 1, "[Charter]"),
        "none.md": bare(0, "Nowhere").replace("phase: 0\n", ""),
    }
    built = build(tmp_path, pages, plugins=NEVER)
    assert "M3032" not in built.log
    assert "error[M3010]: a phase needs `phase`" in built.log
    assert not built.article("none/index.html").select(".m3")
    assert "Do 0.1" in said(built.article("0/index.html"))
