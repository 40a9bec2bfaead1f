"""The lineage: it draws what the pages say, its tasks can be selected, and hubs cost little."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from bs4 import Tag

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.components import lineage
from mkdocs_m3.components.context import Context
from mkdocs_m3.components.lineage.lettering import cut, width_of, wrapped
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Selection, id_of
from mkdocs_m3.model.lineage import around
from tests.pictures import shown
from tests.test_swimlanes import number
from tests.written import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model import Playbook

Tasks = dict[str, dict[str, list[str]]]

# Two phases: what is handed on inside a phase, to the next, to the one after it, and what comes from outside.
SMALL: Final[Tasks] = {
    "1.1": {"outputs": ["Charter", "Budget"]},
    "1.2": {"inputs": ["Charter"], "outputs": ["Risk List"]},
    "2.1": {"inputs": ["Charter", "Budget", "Law"], "outputs": ["Plan"]},
    "2.2": {"inputs": ["plan", "Risk List"], "outputs": ["Report"]},
    "2.3": {"inputs": ["Plan"], "outputs": ["Plan"]},
    "2.10": {"inputs": ["Plan", "Report"]},
    "3.1": {"inputs": ["Report", "Charter"], "outputs": ["Budget"]},
}


def page(number: str, facts: Mapping[str, list[str]]) -> str:
    phase, task = number.split(".")
    front = {
        "layout": "m3/keyTask",
        "phase": int(phase),
        "keyTask": int(task),
        "name": f"Task {number}",
        **facts,
    }
    return f"---\n{yaml.safe_dump(front)}---\n"


def context(tasks: Tasks, **chosen: object) -> Context:
    texts = {f"{number}.md": page(number, facts) for number, facts in tasks.items()}
    loaded = load(
        [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()],
        Inventory(
            pages={"index.md": "index.html", **{uri: f"{uri[:-3]}/index.html" for uri in texts}}, files={}
        ),
        M3,
    )
    return Context(
        page=None,
        is_view=True,
        playbook=loaded.playbook,
        links=loaded.links.seen_from("index.md"),
        vocabulary=M3,
        words=wording("en", {}),
        selection=Selection(
            phases=tuple(id_of(str(phase)) for phase in chosen.get("phases", ())),  # type: ignore[attr-defined] # phases are a tuple
            task=chosen.get("task", ""),  # type: ignore[arg-type] # the test's own options
        ),
    )


def called(box: Tag) -> str:
    """A task by its number, all else by its words."""
    return said(
        box.select_one(".m3-lanes__link > b, .m3-lineage__number") or box.select_one(".m3-lanes__link") or box
    )


def names(made: Context) -> list[str]:
    """The boxes as they follow one another."""
    boxes = shown("lineage", made).select(".m3-lineage__box, .m3-lineage__focus, .m3-lanes__box")
    return [called(box) for box in boxes]


def drawn(made: Context) -> set[tuple[str, str]]:
    """What each arrow joins."""
    view = shown("lineage", made)
    if focus := view.select_one(".m3-lineage__focus > b, .m3-lineage__focus > a > b"):
        before, after = (
            {said(one) for one in view.select(f".m3-lineage__side--{side} b")} for side in ("before", "after")
        )
        return {(one, said(focus)) for one in before} | {(said(focus), one) for one in after}
    rows = {number(box, "row"): called(box) for box in view.select(".m3-lanes__box")}
    return {
        (rows[number(trunk, "row")], rows[number(head, "to")])
        for arrows in view.select(".m3-lanes__arrows:not(.m3-lanes__arrows--into)")
        for trunk in arrows.select(".m3-lanes__trunk")
        for head in arrows.select(".m3-lanes__head")
    }


def order(number: str) -> tuple[int, int]:
    phase, task = number.split(".")
    return int(phase), int(task)


def counted(tasks: Tasks) -> set[tuple[str, str]]:
    """Straight from the lists: an earlier task's outputs among a later one's inputs."""
    return {
        (source, target)
        for source, made in tasks.items()
        for target, used in tasks.items()
        if order(source) < order(target)
        and {name.lower() for name in made.get("outputs", [])}
        & {name.lower() for name in used.get("inputs", [])}
    }


def hub(users: int) -> Tasks:
    return {
        "1.1": {"outputs": ["Charter"]},
        **{f"{2 + n // 100}.{n % 100 + 1}": {"inputs": ["Charter"]} for n in range(users)},
    }


@pytest.mark.parametrize("task", SMALL)
def test_around_a_task_stands_what_feeds_it_and_what_it_feeds(task: str) -> None:
    expected = {flow for flow in counted(SMALL) if task in flow}
    assert expected
    assert drawn(context(SMALL, task=task)) == expected


@pytest.mark.parametrize("phases", [(1,), (2,), (3,), (1, 2), (1, 3), (3, 2, 1)])
def test_through_phases_each_task_has_a_row_and_other_phases_one_each(phases: tuple[int, ...]) -> None:
    def row(number: str) -> str:
        phase = order(number)[0]
        return number if phase in phases else f"Phase {phase}"

    shown = {flow for flow in counted(SMALL) if any(order(end)[0] in phases for end in flow)}
    made = context(SMALL, phases=phases)
    assert drawn(made) == {(row(source), row(target)) for source, target in shown}
    assert [number for number in names(made) if "." in number] == [
        number for number in SMALL if order(number)[0] in phases
    ]


@pytest.mark.parametrize("chosen", [{"task": "2.2"}, {"phases": (2,)}, {"phases": (1, 3)}])
def test_the_table_says_what_the_drawing_says(chosen: dict[str, object]) -> None:
    made = context(SMALL, **chosen)
    rows = [(row.source.id, row.target.id) for row in lineage.view(made).rows]
    assert len(rows) == len(set(rows))
    focus = chosen.get("task")
    phases = chosen.get("phases", ())
    assert set(rows) == {
        flow
        for flow in counted(SMALL)
        if (focus in flow if focus else any(order(end)[0] in phases for end in flow))  # type: ignore[operator] # a tuple
    }


@pytest.mark.parametrize("number", SMALL)
def test_the_table_of_a_task_has_the_flows_of_the_model(number: str) -> None:
    made = context(SMALL, task=number)
    playbook: Playbook = made.playbook
    task = next(one for one in playbook.key_tasks if one.id == number)
    flows = around(playbook, task).flows
    assert [(row.source.id, row.artifacts, row.target.id) for row in lineage.view(made).rows] == [
        (flow.source.id, ", ".join(artifact.name for artifact in flow.artifacts), flow.target.id)
        for flow in flows
    ]


@pytest.mark.parametrize(
    ("users", "last"), [(8, "2.8"), (9, "and 1 more"), (40, "and 32 more"), (201, "and others")]
)
def test_of_more_than_eight_neighbors_the_first_are_drawn(users: int, last: str) -> None:
    made = context(hub(users), task="1.1")
    found = names(made)
    assert found[-1] == last
    if users <= 200:
        assert found == ["1.1", *(f"2.{n}" for n in range(1, 9)), last][: len(found)]
    else:
        assert found == ["1.1", *(f"2.{n}" for n in range(1, 6)), last]


def test_six_users_have_a_row_each_and_seven_have_one_together() -> None:
    six, seven = (lineage.view(context(hub(users), task="1.1")) for users in (6, 7))
    assert ([row.target.id for row in six.rows], six.shared) == ([f"2.{n}" for n in range(1, 7)], ())
    (row,) = seven.shared
    assert seven.rows == ()
    assert row.sources
    assert row.targets
    assert [task.id for task in row.sources.first] == ["1.1"]
    assert [task.id for task in row.targets.first] == [f"2.{n}" for n in range(1, 6)]
    assert ([task.id for task in row.targets.rest], row.targets.more) == (["2.6", "2.7"], "and 2 more")


def test_a_phase_names_all_its_own_tasks_and_the_nearest_of_the_others() -> None:
    tasks = {f"{1 + n // 10}.{n % 10 + 1}": {"inputs": ["Log"], "outputs": ["Log"]} for n in range(40)}
    (row,) = lineage.view(context(tasks, phases=(3,))).shared
    own = [f"3.{n}" for n in range(1, 11)]
    assert row.sources
    assert row.targets
    assert [task.id for task in row.sources.first] == [*(f"2.{n}" for n in range(6, 11)), *own]
    assert [task.id for task in row.targets.first] == [*own, *(f"4.{n}" for n in range(1, 6))]
    assert (row.sources.more, row.targets.more) == ("and 15 more", "and 5 more")
    assert len(drawn(context(tasks, phases=(3,)))) == 45 + 10 + 10 + 10


@pytest.mark.parametrize("chosen", [{"phases": (2,)}, {"phases": (1, 3)}])
def test_a_row_names_what_it_gets_and_hands_on(chosen: dict[str, Any]) -> None:
    def end(number: str) -> str:
        return number if order(number)[0] in chosen["phases"] else f"Phase {order(number)[0]}"

    expected: dict[tuple[str, str], set[str]] = {}
    for source, target in counted(SMALL):
        if end(source) == source or end(target) == target:
            handed = {one.lower() for one in SMALL[source]["outputs"]}
            handed &= {one.lower() for one in SMALL[target]["inputs"]}
            expected.setdefault((end(source), end(target)), set()).update(handed)
    told: dict[tuple[str, str], list[set[str]]] = {}
    for box in shown("lineage", context(SMALL, **chosen)).select(".m3-lanes__box"):
        own = called(box)
        for one in box.select(".m3-lanes__handed > li"):
            label, _, artifacts = said(one).partition(": ")
            word, _, other = label.partition(" ")
            pair = (own, other) if word == "To" else (other, own)
            told.setdefault(pair, []).append({name.lower() for name in artifacts.split(", ")})
    assert told == {pair: [handed, handed] for pair, handed in expected.items()}


def test_a_neighbor_names_all_that_is_handed_on_and_counts_more_than_one() -> None:
    view = shown("lineage", context(SMALL, task="2.1"))
    found = {
        called(box): (said(box.select(".m3-lineage__select")[0]), [said(one) for one in box("li")])
        for box in view.select(".m3-lineage__box")
    }
    assert found == {
        "1.1": ("2 artifacts (1.1)", ["Charter", "Budget"]),
        "2.2": ("plan (2.2)", []),
        "2.3": ("Plan (2.3)", []),
        "2.10": ("Plan (2.10)", []),
    }


@pytest.mark.parametrize("chosen", [{"task": "2.1"}, {"phases": (2,)}])
def test_each_task_of_the_picture_is_selected_by_a_link_to_itself(chosen: dict[str, object]) -> None:
    view = shown("lineage", context(SMALL, **chosen))
    links = view.select(".m3-lineage__select, .m3-lanes__select")
    assert len(links) > 3
    for link in links:
        box = link.find_parent(id=True)
        assert isinstance(box, Tag)
        assert link["href"] == f"#{box['id']}"
    ids = [str(one["id"]) for one in view.select("[id]")]
    assert len(ids) == len(set(ids))
    (back,) = view.select(".m3-lanes__all > a")
    assert str(back["href"])[1:] in ids


def test_phases_of_several_have_their_names_above_their_tasks() -> None:
    view = shown("lineage", context(SMALL, phases=(1, 3)))
    items = [called(item) for item in view.select(".m3-lanes__task")]
    assert items == ["Phase 1", "1.1", "1.2", "Phase 2", "Phase 3", "3.1"]
    assert [said(one) for one in view.select(".m3-lanes__heading")] == ["Phase 1", "Phase 3"]
    assert [said(one) for one in view.select(".m3-lanes__box--phase > p > span")] == ["Phase 2"]


def test_arrows_that_meet_run_side_by_side() -> None:
    everyone = {
        f"1.{n}": {"outputs": [f"A{n}"], "inputs": [f"A{m}" for m in range(1, n)]} for n in range(1, 17)
    }
    made = context(everyone, phases=(1,))
    arrows = shown("lineage", made).select(
        ".m3-lanes__arrows:not(.m3-lanes__arrows--into) > .m3-lanes__trunk"
    )
    assert len({number(trunk, "track") for trunk in arrows}) == len(arrows) == 15
    assert drawn(made) == counted(everyone)


def test_too_many_tasks_are_not_drawn_and_all_in_the_table() -> None:
    tasks = {"1.1": {"outputs": ["Charter"]}, **{f"1.{n}": {"inputs": ["Charter"]} for n in range(2, 62)}}
    view = lineage.view(context(tasks, phases=(1,)))
    assert view.through is None
    assert "too many" in view.too_many
    (row,) = view.shared
    assert row.targets
    assert len(row.targets.first) == 60


def test_where_nothing_is_handed_on_nothing_is_drawn() -> None:
    view = lineage.view(context({"1.1": {"outputs": ["Charter"]}}, task="1.1"))
    assert view.around is None
    assert view.nothing
    assert not view.too_many


def test_words_fit_their_room() -> None:
    text = "Finalize Target State Concept of Operations " * 3
    lines = wrapped(text.strip(), 100, 160)
    assert len(lines) == 2
    assert width_of(lines[0]) <= 100
    assert width_of(lines[1]) <= 160
    assert lines[1].endswith("…")
    assert wrapped("Meet", 100, 160) == ("Meet",)
    assert wrapped("", 100, 160) == ()
    assert len(wrapped("Donaudampfschifffahrtsgesellschaftskapitän", 100, 160)) == 2
    assert width_of(cut("計画" * 40, 160)) <= 160


def fastest(made: Context) -> float:
    """The shortest of several times, in seconds: what the work itself takes."""
    times = []
    for _ in range(5):
        start = time.process_time()
        lineage.view(made)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("chosen", [{"task": "1.1"}, {"phases": (1,)}])
def test_ten_times_the_users_take_about_ten_times_as_long(chosen: dict[str, object]) -> None:
    few, many = (fastest(context(hub(users), **chosen)) for users in (90, 900))
    assert many < 40 * few
