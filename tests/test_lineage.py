"""The lineage: it draws what the pages say, boxes keep apart, lines reach them, and hubs cost little."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pytest
import yaml

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.components import lineage
from mkdocs_m3.components.context import Context
from mkdocs_m3.components.lineage.lettering import cut, width_of, wrapped
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Selection, id_of
from mkdocs_m3.model.lineage import around
from mkdocs_m3.rendering.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
Box = tuple[int, int, int, int]


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


def svg(made: Context) -> ET.Element:
    html = environment(None).get_template("lineage.html").render(view=lineage.view(made))
    found = re.search(r"<svg.*</svg>", html, re.DOTALL)
    assert found
    # HTML knows the prefix; XML has to be told.
    return ET.fromstring(found[0].replace("xlink:href", "href"))  # noqa: S314 - our own drawing


def box_of(part: ET.Element) -> Box:
    edge = next(part.iter("rect"))
    x, y, width, height = (int(edge.attrib[key]) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def named(part: ET.Element) -> str:
    number = next(part.iter("tspan"), None)
    return (number.text if number is not None else "".join(next(part.iter("text")).itertext())) or ""


def ends(part: ET.Element) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each line of a part begins and ends."""
    for path in part.iter("path"):
        if path.attrib["class"] != "m3-lineage__line":
            continue
        for line in filter(None, path.attrib["d"].split("M")):
            numbers = [int(number) for number in re.findall(r"-?\d+", line)]
            last_height = (
                int(re.findall(r"(\d+)H\d+\s*$", line)[-1]) if re.search(r"[CQ]", line) else numbers[1]
            )
            yield (numbers[0], numbers[1]), (numbers[-1], last_height)


def at(point: tuple[int, int], parts: Iterable[ET.Element]) -> str:
    """The box on whose left or right edge a point lies."""
    for part in parts:
        left, top, right, bottom = box_of(part)
        if point[0] in {left, right} and top < point[1] < bottom:
            return named(part)
    raise AssertionError(f"no box ends at {point}")


def drawn(made: Context) -> set[tuple[str, str]]:
    parts = list(svg(made).iter("g"))
    return {(at(start, parts), at(end, parts)) for part in parts for start, end in ends(part)}


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
    rows = [named(part) for part in svg(made).iter("g")]
    assert [number for number in rows if "." in number] == [
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
    names = [named(part) for part in svg(made).iter("g")]
    assert names[-1] == last
    if users <= 200:
        assert names == ["1.1", *(f"2.{n}" for n in range(1, 9)), last][: len(names)]
    else:
        assert names == ["1.1", *(f"2.{n}" for n in range(1, 6)), last]


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


@pytest.mark.parametrize(
    ("tasks", "chosen"),
    [
        (SMALL, {"task": "2.1"}),
        (SMALL, {"task": "2.2"}),
        (SMALL, {"phases": (2,)}),
        (SMALL, {"phases": (1, 3)}),
        (hub(40), {"task": "1.1"}),
        (hub(40), {"phases": (2,)}),
    ],
)
def test_boxes_keep_apart_and_stay_inside_the_drawing(tasks: Tasks, chosen: dict[str, object]) -> None:
    drawing = svg(context(tasks, **chosen))
    boxes = [box_of(part) for part in drawing.iter("g")]
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert top >= 0
        assert right <= int(drawing.attrib["width"])
        assert bottom <= int(drawing.attrib["height"])
        for other in boxes[:n]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    numbers = [number for one in drawing.iter("path") for number in re.findall(r"-?[\d.]+", one.attrib["d"])]
    assert numbers
    assert all(number.isdigit() for number in numbers)


def test_lanes_that_meet_stand_side_by_side() -> None:
    everyone = {
        f"1.{n}": {"outputs": [f"A{n}"], "inputs": [f"A{m}" for m in range(1, n)]} for n in range(1, 17)
    }
    made = context(everyone, phases=(1,))
    lanes = [
        {int(x) for x in re.findall(r"Q(\d+) ", path.attrib["d"])}
        for path in svg(made).iter("path")
        if path.attrib["class"] == "m3-lineage__line"
    ]
    assert all(len(lane) == 1 for lane in lanes)
    assert len({min(lane) for lane in lanes}) == len(lanes) == 15
    assert drawn(made) == counted(everyone)


def test_too_many_tasks_are_not_drawn_and_all_in_the_table() -> None:
    tasks = {"1.1": {"outputs": ["Charter"]}, **{f"1.{n}": {"inputs": ["Charter"]} for n in range(2, 62)}}
    view = lineage.view(context(tasks, phases=(1,)))
    assert view.drawing.boxes == ()
    assert "too many" in view.too_many
    (row,) = view.shared
    assert row.targets
    assert len(row.targets.first) == 60


def test_where_nothing_is_handed_on_nothing_is_drawn() -> None:
    view = lineage.view(context({"1.1": {"outputs": ["Charter"]}}, task="1.1"))
    assert view.drawing.boxes == ()
    assert view.nothing
    assert not view.too_many


def test_the_drawing_is_for_the_eye_and_the_mouse_only() -> None:
    drawing = svg(context(SMALL, task="2.2"))
    assert drawing.attrib["aria-hidden"] == "true"
    assert int(drawing.attrib["font-size"]) >= 12
    links = list(drawing.iter("a"))
    assert links
    assert all(link.attrib["tabindex"] == "-1" for link in links)
    allowed = "class d x y rx width height viewBox font-size href tabindex aria-hidden focusable".split()
    assert {name for one in drawing.iter() for name in one.attrib} <= set(allowed)


def test_a_long_name_is_cut_and_whole_in_the_tooltip() -> None:
    long = "Prepare & check 1 < 2 for " + "very " * 40 + "mock conversions"
    tasks = {"1.1": {"outputs": [long]}, "1.2": {"inputs": [long]}}
    part = list(svg(context(tasks, task="1.1")).iter("a"))[-1]
    note = [text for text in part.iter("text") if text.attrib["class"] == "m3-lineage__note"]
    assert (note[0].text or "").endswith("…")
    assert long in "".join(next(part.iter("title")).itertext())


def test_a_name_of_two_lines_has_its_number_before_the_first() -> None:
    name = "Prepare and check mock conversions"
    tasks: dict[str, Any] = {"1.1": {"outputs": ["Plan"]}, "1.2": {"name": name, "inputs": ["Plan"]}}
    part = list(svg(context(tasks, task="1.1")).iter("a"))[-1]
    lines = ["".join(text.itertext()) for text in part.iter("text") if "__name" in text.attrib["class"]]
    assert len(lines) == 2
    assert " ".join(lines) == f"1.2 {name}"


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


@pytest.mark.parametrize("chosen", [{"task": "1.1"}, {"phases": (1,)}])
def test_ten_times_the_users_take_about_ten_times_as_long(chosen: dict[str, object]) -> None:
    few, many = (fastest(context(hub(users), **chosen)) for users in (90, 900))
    assert many < 40 * few
