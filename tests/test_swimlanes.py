"""Swimlanes: boxes in the lanes of their parties, and an arrow for everything that is handed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3
from mkdocs_m3.components.lineage.arrows import arrows_of, pairs_of
from mkdocs_m3.model import id_of
from mkdocs_m3.model.statistics import load_of
from tests.pictures import context, made_up, shown
from tests.written import said

if TYPE_CHECKING:
    from bs4 import Tag

    from mkdocs_m3.components.context import Context


@pytest.fixture(scope="module")
def whole() -> Context:
    return replace(context(made_up(67)), selection=replace(context({}).selection, phases=(id_of("4"),)))


def number(element: Tag, name: str) -> int:
    found = re.search(rf"\bm3-{name}-(\d+)\b", " ".join(element["class"]))
    assert found, element
    return int(found[1])


def test_a_box_spans_the_lanes_of_its_parties_and_says_what_each_does(whole: Context) -> None:
    view = shown("swimlanes", whole)
    lanes = [said(name) for name in view.select(".m3-lanes__name")]
    assert lanes == ["Customer", "Provider", "QSMO"]
    tasks = whole.playbook.phases[id_of("4")]
    boxes = view.select(".m3-lanes__box")
    assert len(boxes) == len(tasks) == 16
    for row, (task, box) in enumerate(zip(tasks, boxes, strict=True), 1):
        assert number(box, "row") == row
        own = [n for n, party in enumerate(M3.parties, 1) if party.id in task.doing]
        assert (number(box, "first"), number(box, "last")) == (own[0], own[-1])
        load = load_of((task,))
        expected = []
        for party in M3.parties[own[0] - 1 : own[-1]]:
            leads, shares = load.of(party.id)
            counts = [f"leads {leads}"] * bool(leads) + [f"shares {shares}"] * bool(shares)
            is_in = party.id in task.doing
            expected.append(f"{party.label}: {' · '.join(counts) or 'Responsible'}" if is_in else "")
        assert [said(part) for part in box.select(".m3-lanes__part")] == expected
        assert said(box.select(".m3-lanes__link")[0]) == f"{task.id} {task.name}"


def test_a_lane_between_others_that_is_not_involved_is_a_bridge() -> None:
    text = (
        "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {}\nname: Begin\nresponsibleParty: {}\n"
        "activities: [{{text: Meet, responsibleParty: {}}}]\n---\n"
    )
    pages = {
        "1.md": text.format(1, "[customer, qsmo]", "qsmo"),
        "2.md": text.format(2, "provider", "provider"),
    }
    parts = shown("swimlanes", context(pages)).select(".m3-lanes__box")[0].select(".m3-lanes__part")
    assert [said(part) for part in parts] == ["Customer: Responsible", "", "QSMO: leads 1"]
    assert "m3-lanes__part--bridge" in parts[1]["class"]


def test_every_hand_over_within_the_phase_has_an_arrow_and_is_named_at_both_ends(whole: Context) -> None:
    view = shown("swimlanes", whole)
    tasks = whole.playbook.phases[id_of("4")]
    expected = {
        (source, target): sorted({one.name for one in to.inputs if one.key in {made.key for made in of.made}})
        for source, of in enumerate(tasks, 1)
        for target, to in enumerate(tasks, 1)
        if source < target and {one.key for one in to.inputs} & {made.key for made in of.made}
    }
    assert len(expected) > 10
    drawn = set()
    for row, task in enumerate(view.select(".m3-lanes__task"), 1):
        out = task.select(".m3-lanes__arrows:not(.m3-lanes__arrows--into) > .m3-lanes__head")
        drawn |= {(row, number(head, "to")) for head in out}
        named = [said(one) for one in task.select(".m3-lanes__handed > li")]
        assert sorted(named) == sorted(
            f"{'To' if source == row else 'From'} {tasks[(target if source == row else source) - 1].id}: "
            f"{', '.join(names)}"
            for (source, target), names in expected.items()
            if row in {source, target}
            for names in [[one.name for one in tasks[target - 1].inputs if one.name in names]]
        )
        near = {number(one, "row") for one in task.select(".m3-lanes__near")}
        assert near == {end for pair in expected if row in pair for end in pair} - {row}
    assert drawn == set(expected)


def test_no_two_arrows_lie_upon_each_other(whole: Context) -> None:
    pairs = pairs_of(whole.playbook.phases[id_of("4")])
    arrows = list(arrows_of(pairs).values())
    for one in arrows:
        for other in arrows:
            if one.source != other.source and one.track == other.track:
                assert one.target <= other.source or other.target <= one.source
            if one is not other and one.target == other.target:
                assert one.entry != other.entry


def test_the_table_has_all_hand_overs_that_the_lineage_has(whole: Context) -> None:
    rows = [
        [said(cell) for cell in row.select("th, td")] for row in shown("swimlanes", whole).select("tbody tr")
    ]
    assert rows == [
        [said(cell) for cell in row.select("th, td")] for row in shown("lineage", whole).select("tbody tr")
    ]
    listed = shown("swimlanes", whole).select(".m3-handed > li")
    assert len(listed) == len(rows)


def test_beyond_60_tasks_the_table_stays_alone(whole: Context) -> None:
    view = shown("swimlanes", replace(whole, selection=replace(whole.selection, phases=())))
    assert not view.select(".m3-lanes__box")
    assert "too many key tasks" in view.get_text()
    assert view.select("tbody tr")


def test_a_playbook_without_parties_has_boxes_and_arrows_alone() -> None:
    text = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {}\nname: Begin\n{}: [Plan]\n---\n"
    pages = {"1.md": text.format(1, "outputs"), "2.md": text.format(2, "inputs")}
    view = shown("swimlanes", context(pages, replace(M3, parties=(), shared=())))
    assert [said(link) for link in view.select(".m3-lanes__link")] == ["1.1 Begin", "1.2 Begin"]
    assert len(view.select(".m3-lanes__arrows:not(.m3-lanes__arrows--into) > .m3-lanes__head")) == 1
    assert view.select(".m3-lanes__names, .m3-lanes__parts") == []


def test_two_pictures_of_a_page_have_ids_of_their_own(whole: Context) -> None:
    ids = [str(one["id"]) for _ in range(2) for one in shown("swimlanes", whole).select("[id]")]
    assert len(ids) == len(set(ids)) == 2 * 17
