"""The stakeholder matrix as a heat map: tints, colors of parties, bands, and where its numbers lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import Tag
from msgspec.structs import replace

from mkdocs_m3.model import Selection
from tests.pictures import context, made_up, shown
from tests.sites import Built, build, task
from tests.written import said

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.components.context import Context

PAGE: Final = "# Who\n\n<!-- m3/stakeholder-matrix {columns: phases} -->\n"


@pytest.fixture(scope="module")
def whole() -> Context:
    return context(made_up(67))


def degree(cell: Tag) -> int:
    return next((int(name[-1]) for name in cell["class"] if name.startswith("m3-heat--")), 0)


def test_tints_are_relative_to_the_greatest_number_and_the_legend_says_which(whole: Context) -> None:
    view = shown("stakeholder-matrix", whole)
    cells = view.select("td[data-m3-signs]")
    counts = {int(str(cell["data-m3-signs"]).partition(" ")[0]): degree(cell) for cell in cells}
    greatest = max(counts)
    assert {count: degree for count, degree in counts.items() if degree != -(-5 * count // greatest)} == {}
    assert counts[greatest] == 5
    legend: dict[int, int] = {}
    for tint in view.select(".m3-heat__tint"):
        first, _, last = said(tint).partition("\N{EN DASH}")
        legend |= dict.fromkeys(range(int(first), int(last or first) + 1), degree(tint))
    assert {count: legend[count] for count in counts} == counts


def test_legends_are_heard_item_by_item(whole: Context) -> None:
    view = shown("stakeholder-matrix", whole)
    signs, tints = view.select(".m3-legend")
    assert said(signs) == "C Customer; P Provider; Q QSMO."
    words = "; ".join(said(tint) for tint in tints.select(".m3-heat__tint"))
    assert said(tints) == f"Key tasks: {words}."


def test_a_cell_has_the_colors_of_exactly_the_parties_that_it_names(whole: Context) -> None:
    for columns in ("phases", "tasks"):
        view = shown("stakeholder-matrix", replace(whole, selection=Selection(columns=(columns,))))
        cells = view.select("td[data-m3-signs]")
        assert cells
        for cell in cells:
            named = said(cell).rpartition(": ")[2].split(", ")
            colors = [part["class"][-1].removeprefix("m3-party--") for part in cell.select(".m3-heat__party")]
            labels = [whole.vocabulary.party(party).label for party in colors]
            assert labels == [name for name in named if name != "Not stated"]


def test_tasks_have_the_bands_of_their_phases_and_are_named_in_full(whole: Context) -> None:
    view = shown("stakeholder-matrix", replace(whole, selection=Selection(columns=("tasks",))))
    bands = view.select(".m3-heat__bands > th")
    assert [(said(band), int(str(band["colspan"]))) for band in bands] == [
        (f"Phase {phase}: {whole.playbook.phase_pages[phase].name}", len(tasks))
        for phase, tasks in whole.playbook.phases.items()
    ]
    links = view.select(".m3-grid__column > a")
    names = [f"{task.id} {task.name}" for task in whole.playbook.key_tasks]
    assert [link["aria-label"] for link in links] == names
    assert not view.select("[class*=m3-heat--]")


def test_a_task_cell_leads_to_its_task_and_a_count_without_pages_is_plain_text(whole: Context) -> None:
    tasks = shown("stakeholder-matrix", replace(whole, selection=Selection(columns=("tasks",))))
    heads = [str(link["href"]) for link in tasks.select(".m3-grid__column > a")]
    for row in tasks.select("tbody tr"):
        for head, cell in zip(heads, row.select("td")[1:], strict=True):
            assert [link["href"] for link in cell.select("a")] == [head] * ("m3-signs" in cell["class"])
    assert shown("stakeholder-matrix", whole).select("tbody td a") == []


@pytest.mark.slow
def test_every_number_leads_to_a_list_of_exactly_so_many_tasks(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"{phase}.{number}.md": task(phase, number, f"Do {phase}.{number}")
        for phase, count in ((1, 2), (2, 3))
        for number in range(1, count + 1)
    }
    pages["2.3.md"] = task(2, 3, "Do 2.3").replace("text: Program Manager", "text: Auditor")
    plugins = [{"m3": {"pages": ["roles"]}}]
    built = build(tmp_path, pages | {"who.md": PAGE}, plugins=plugins, strict=True)
    found = {}
    for link in built.article("who/index.html").select(".m3-matrix tbody td a"):
        found[said(link)] = entries(built, str(link["href"]))
    assert found == {
        "4": 4,
        "2 key tasks: Customer, Provider": 2,
        "1": 1,
        "1 key task: Customer, Provider": 1,
    }


def entries(built: Built, address: str) -> int:
    """How many tasks are listed where an address leads."""
    page, anchor = urldefrag(urljoin("/who/", address))
    place = built.article(f"{unquote(page).strip('/')}/index.html").find(id=unquote(anchor))
    assert isinstance(place, Tag), address
    return len(place.select("tr[data-m3-parties], li"))
