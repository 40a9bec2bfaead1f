"""The phase flow: an arc and a number for every two phases, which leads to the list of their documents."""

from __future__ import annotations

import re

import pytest

from mkdocs_m3.components.lineage.arcs import picture
from mkdocs_m3.model.phase_flow import phase_flow
from tests.pictures import context, made_up, shown
from tests.test_lineage import SMALL, page
from tests.written import said

Documents = dict[tuple[str, str], set[str]]


def expected(tasks: list[tuple[str, int, set[str], set[str]]]) -> Documents:
    """By two phases, what one hands on to the other; tasks have a phase, a place, what they use, and make."""
    found: Documents = {}
    for to, place, used, _ in tasks:
        for name in used:
            makers = [(phase, at) for phase, at, _, made in tasks if name in made]
            if makers and makers[0][1] > place and makers[0][0] != to:
                found.setdefault((makers[0][0], to), set()).add(name)
            for phase in (phase for phase, at in makers if at < place):
                found.setdefault((phase, to), set()).add(name)
    return found


@pytest.mark.parametrize("count", [67, pytest.param(130, marks=pytest.mark.slow)])
def test_every_two_phases_have_exactly_what_one_makes_and_the_other_uses(count: int) -> None:
    playbook = context(made_up(count)).playbook
    tasks = [
        (
            str(task.phase),
            place,
            {one.key for one in task.inputs if not one.is_external},
            {one.key for one in task.made},
        )
        for place, task in enumerate(playbook.key_tasks)
    ]
    keys = {one.name: one.key for task in playbook.key_tasks for one in task.artifacts}
    found = {
        (str(one), str(other)): {keys[name] for name in names}
        for (one, other), names in phase_flow(playbook).items()
    }
    assert found == expected(tasks)


def test_every_number_leads_to_a_list_of_so_many_documents_in_table_and_picture() -> None:
    view = shown("lineage", context(made_up(67)))
    lists = {f"#{one['id']}": len(one.select("li")) for one in view.select(".m3-flow__list")}
    table = {str(link["href"]): int(said(link)) for link in view.select("td a")}
    assert table == lists
    drawn = {str(arc["xlink:href"]): int(said(arc)) for arc in view.select(".m3-flow__count")}
    assert drawn
    assert drawn.items() <= table.items()
    own = len([row for n, row in enumerate(view.select("tbody tr")) if row.select("td")[n].a])
    assert len(drawn) == len(table) - own  # a phase has no arc to itself


def test_what_is_used_before_anybody_makes_it_goes_backward() -> None:
    early = {"outputs": ["Charter"], "inputs": ["Report"]}
    texts = {"1.1.md": page("1.1", early), "2.1.md": page("2.1", {"outputs": ["Report"]})}
    made = context(texts)
    assert {(str(one), str(other)): names for (one, other), names in phase_flow(made.playbook).items()} == {
        ("2", "1"): ("Report",)
    }


def test_arcs_begin_and_end_at_places_of_their_own_and_forward_ones_are_above() -> None:
    phases = [(f"Phase {n}", f"Phase {n}: Name", "") for n in range(6)]
    pairs = {(one, other): (one + other, "#a") for one in range(6) for other in range(6) if one != other}
    drawn = picture(phases, pairs)
    places: list[tuple[int, int]] = []
    for arc in drawn.arcs:
        numbers = [int(number) for number in re.findall(r"-?\d+", arc.path)]
        start, end = (numbers[0], numbers[1]), (numbers[-2], numbers[1])
        places += [start, end]
        is_forward = start[0] < end[0]
        box = drawn.boxes[0]
        assert start[1] == (box.y if is_forward else box.y + box.height)
        assert (arc.y + drawn.pill // 2 < box.y) == is_forward
        assert arc.y >= 0
        assert arc.y + drawn.pill <= drawn.height
    assert len(places) == len(set(places)) == 60
    frames = [(arc.x - arc.frame // 2, arc.y, arc.frame) for arc in drawn.arcs]
    for n, (x, y, frame) in enumerate(frames):
        for other_x, other_y, other_frame in frames[:n]:
            is_beside = x + frame <= other_x or other_x + other_frame <= x
            assert is_beside or abs(y - other_y) >= drawn.pill
    assert {arc.width for arc in drawn.arcs} == {1, 2, 3, 4}


@pytest.mark.slow
def test_more_than_twelve_phases_are_listed_and_not_drawn() -> None:
    view = shown("lineage", context(made_up(150)))
    assert len(view.select("thead .m3-grid__column")) == 14
    assert not view.select("svg")
    assert "too many phases for a diagram" in view.get_text()


def test_with_an_option_it_stays_the_drawing_of_tasks() -> None:
    texts = {f"{number}.md": page(number, facts) for number, facts in SMALL.items()}
    assert shown("lineage", context(texts)).select(".m3-flow__list")
    assert not shown("lineage", context(texts, task="2.1")).select(".m3-flow__list")
