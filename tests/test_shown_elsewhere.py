"""What is easily lost on its way out: makers, addresses with signs, ids of two pages, and unknown parties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests import published
from tests.sites import build, task
from tests.test_check import site
from tests.test_exports import exported

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = "objective: Know more\noutputs: [Charter]"
LAX: list[object] = [{"m3": {"fail_on": "never"}}]


def key_tasks(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(files["m3.json"])["keyTasks"]}


def test_what_comes_from_outside_has_no_maker_though_a_task_makes_something_of_that_name(
    tmp_path: Path,
) -> None:
    inputs = "objective: Use it\ninputs:\n  - text: Charter\n    external: {}"
    pages = {
        "3.1.md": task(objective=CHARTER),
        "3.2.md": task(3, 2, "Use it", objective=inputs.format("true")),
        "3.3.md": task(3, 3, "Use it, too", objective=inputs.format("false")),
    }
    built = build(tmp_path, pages, plugins=LAX)
    for number, makers in (("3.2", []), ("3.3", ["3.1"])):
        links = built.article(f"{number}/index.html").select(".m3-artifacts .m3-relations a")
        assert [link.get_text(strip=True) for link in links] == makers


def test_an_address_with_signs_is_quoted_and_the_file_has_its_name(tmp_path: Path) -> None:
    pages = {"3.1.md": task(category="category: process\npermalink: /über uns/3.1/")}
    files = exported(site(tmp_path, pages), "json")
    assert json.loads(files["static-api/über uns/3.1/data.json"])["url"] == "/%C3%BCber%20uns/3.1/"


def test_an_address_within_the_page_leads_to_the_page(tmp_path: Path) -> None:
    within = "objective: Know more\noutputs:\n  - text: Plan\n    url: '#activities'"
    pages = {"tasks/3.1.md": task(objective=within)}
    (output,) = key_tasks(exported(site(tmp_path / "a", pages), "json"))["3.1"]["outputs"]
    assert output["template"]["url"] == "tasks/3.1/#activities"
    built = build(tmp_path / "b", pages, plugins=LAX)
    hrefs = [str(link["href"]) for link in built.article("tasks/3.1/index.html").select(".m3-artifacts a")]
    assert "#activities" in hrefs


def test_terms_of_two_glossaries_with_one_id_have_it_once_on_a_page(tmp_path: Path) -> None:
    glossary = (
        "---\nlayout: m3/glossary\nsections: [{{name: A, terms: [{{name: PMO, description: {}}}]}}]\n---\n"
    )
    pages = {
        "a.md": glossary.format("One."),
        "b.md": glossary.format("Two."),
        "index.md": "# Words\n\n<!-- m3/glossary -->\n",
    }
    built = build(tmp_path, pages, plugins=LAX)
    entries = built.article("index.html").select(".m3-terms__entry")
    assert [one.select("dd")[0].get_text(strip=True) for one in entries] == ["One.", "Two."]
    assert [one.get("id") for one in entries] == ["term-pmo", None]
    assert [link["href"] for one in entries for link in one.select("dt a")] == ["a/#term-pmo"]
    for address in ("a/index.html", "b/index.html"):
        assert [one["id"] for one in built.article(address).select(".m3-terms__entry")] == ["term-pmo"]


def test_words_that_are_no_party_are_shown_where_the_party_would_be(tmp_path: Path) -> None:
    activities = (
        "activities:\n  - text: Agree\n    responsibleParty: [customer, vendor]\n"
        "  - text: Write\n    responsibleParty: nobody\n  - text: Read\n    responsibleParty: customer"
    )
    pages = {
        "3.1.md": task().replace("activities:\n  - text: Meet\n    responsibleParty: customer", activities)
    }
    built = build(tmp_path, pages, plugins=LAX)
    rows = built.article("3.1/index.html").select(".m3-activities tbody tr")
    said = [row.get_text(" ", strip=True) for row in rows]
    assert ["vendor" in one for one in said] == [True, False, False]
    assert ["nobody" in one for one in said] == [False, True, False]
    assert ["Not stated" in one for one in said] == [False, False, False]
    (stated,) = rows[1].select(".m3-unstated")
    assert stated.get_text(strip=True) == "nobody"


def test_words_that_are_no_party_go_out_in_tables(tmp_path: Path) -> None:
    who = "responsibleParty: [customer, vendor]"
    pages = {
        "3.1.md": task(responsibleParty=who),
        "3.2.md": task(3, 2, responsibleParty="responsibleParty: vendor"),
    }
    tasks = exported(site(tmp_path, pages), "csv")["m3/tasks.csv"].decode()
    assert '"Customer; vendor","Customer"' in tasks
    assert '"vendor",""' in tasks


def test_links_in_a_text_lead_from_its_own_page_wherever_it_is_shown(tmp_path: Path) -> None:
    linked = "[the other](3.2.md) and [above](../index.md#there)"
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks -->\n\n<!-- m3/phases -->\n\n<!-- m3/glossary -->\n\n## There\n",
        "deep/tasks/3.1.md": task(objective=f"objective: See {linked}").replace("Meet", f"Ask {linked}"),
        "deep/tasks/3.2.md": task(number=2),
        "deep/index.md": "# Deep\n\n## There\n",
        "deep/3.md": "---\nlayout: m3/phase\nphase: 3\nname: Go\nobjective: See [it](tasks/3.1.md)\n---\n",
        "deep/terms.md": "---\nlayout: m3/glossary\nsections:\n"
        "  - {name: Words, terms: [{name: Sprint, description: 'See [it](tasks/3.1.md)'}]}\n---\n",
    }
    built = build(tmp_path, pages, plugins=[{"m3": {"pages": ["roles", "parties"]}}])
    assert not built.is_aborted, built.log
    assert published.broken(tmp_path / "site", published.pages(tmp_path / "site")) == []
