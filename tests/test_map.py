"""The map: every key task once, in its phase and workstream, with its parties, and what can be picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3
from tests.pictures import context, made_up, shown
from tests.written import said

if TYPE_CHECKING:
    from bs4 import Tag

    from mkdocs_m3.components.context import Context


@pytest.fixture(scope="module")
def whole() -> Context:
    return context(made_up(67))


def chips(place: Tag) -> list[str]:
    return [said(chip) for chip in place.select(".m3-map__phases .m3-map__chip")]


def test_every_key_task_has_one_chip_in_its_phase_and_workstream(whole: Context) -> None:
    view = shown("map", whole)
    labels = [said(row) for row in view.select(".m3-map__rows > .m3-map__row")]
    found = {}
    for phase in view.select(".m3-map__phase"):
        cells = phase.select(":scope > .m3-map__cell")
        assert len(cells) == len(labels) == 4
        for label, cell in zip(labels, cells, strict=True):
            for link in cell.select("a.m3-map__link"):
                found[str(link["href"])] = (said(phase.select(".m3-map__head")[0]), label)
    playbook = whole.playbook
    expected = {
        whole.links.page(task): (
            f"Phase {task.phase}: {playbook.phase_pages[task.phase].name}",
            M3.workstream(task.category).label,
        )
        for task in playbook.key_tasks
        if task.phase is not None and task.category
    }
    assert found == expected
    assert len(found) == len(chips(view)) == 67


def test_a_chip_says_number_and_name_and_has_an_edge_and_a_sign_for_each_party(whole: Context) -> None:
    view = shown("map", whole)
    for task in whole.playbook.key_tasks:
        (link,) = view.select(f'a[href="{whole.links.page(task)}"]')
        parties = [party for party in M3.parties if party.id in task.doing]
        assert [said(sign) for sign in link.select(".m3-map__sign")] == [party.short for party in parties]
        edges = [edge["class"][-1] for edge in link.select(".m3-map__segment")]
        assert edges == [f"m3-party--{party.id}" for party in parties]
        for hidden in link.select("[aria-hidden]"):
            hidden.extract()
        assert said(link) == f"{task.id} {task.name} ({', '.join(party.label for party in parties)})"


def test_a_choice_belongs_to_exactly_the_tasks_of_its_party_or_role(whole: Context) -> None:
    view = shown("map", whole)
    tasks = {whole.links.page(task): task for task in whole.playbook.key_tasks}
    options = view.select("option[value]:not([value=''])")
    assert [said(option) for option in options[:3]] == ["Customer", "Provider", "QSMO"]
    assert len(options) == 3 + 34
    for option in options:
        picked = {
            str(chip.a["href"])
            for chip in view.select(".m3-map__phases .m3-map__chip")
            if chip.a and option["value"] in str(chip["data-m3-of"]).split()
        }
        label = said(option)
        expected = {
            address
            for address, task in tasks.items()
            if label in {one.name for one in task.stakeholders}
            or label in {M3.party(party).label for party in task.doing}
        }
        assert picked == expected
        assert picked


def test_a_playbook_without_parties_and_workstreams_has_one_row_without_colors() -> None:
    bare = replace(M3, parties=(), workstreams=(), shared=())
    text = "---\nlayout: m3/keyTask\nphase: {}\nkeyTask: 1\nname: Begin\n---\n"
    view = shown("map", context({f"{n}.md": text.format(n) for n in (1, 2)}, bare))
    assert chips(view) == ["1.1 Begin", "2.1 Begin"]
    assert view.select(".m3-map__rows, .m3-map__edge, .m3-map__signs, .m3-legend, select") == []


def test_tasks_without_a_workstream_are_in_the_last_row() -> None:
    text = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {}\nname: Begin\n{}---\n"
    pages = {"1.md": text.format(1, ""), "2.md": text.format(2, "category: technology\n")}
    view = shown("map", context(pages))
    assert [said(row) for row in view.select(".m3-map__row")] == ["Technology", "Without a workstream"]
    assert [[said(chip) for chip in cell.select("li")] for cell in view.select(".m3-map__cell")] == [
        ["1.2 Begin"],
        ["1.1 Begin"],
    ]


@pytest.mark.slow
def test_beyond_120_tasks_chips_are_numbers_and_a_list_has_the_names() -> None:
    large = context(made_up(130))
    view = shown("map", large)
    ids = sorted(task.id or "" for task in large.playbook.key_tasks)
    assert sorted(chips(view)) == ids
    assert [said(one).partition(" ")[0] for one in view.select(".m3-map__list .m3-map__number")] == [
        task.id for task in large.playbook.key_tasks
    ]
    assert not shown("map", context(made_up(120))).select(".m3-map__list")


def test_options_choose_and_a_choice_of_nothing_says_so(whole: Context) -> None:
    chosen = replace(whole, selection=replace(whole.selection, phases=tuple(whole.playbook.phases)[1:2]))
    assert len(chips(shown("map", chosen))) == 10
    nothing = replace(whole, selection=replace(whole.selection, workstreams=("nothing",)))
    assert said(shown("map", nothing)) == "There is no key task here."
