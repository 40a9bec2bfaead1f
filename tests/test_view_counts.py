"""The figures of every view, counted a second time straight from the YAML with none of the product's code."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin

import pytest

from tests.sites import Built, build, run
from tests.written import (
    LABELS,
    WORKSTREAMS,
    Task,
    Thing,
    Written,
    columns,
    fold,
    links,
    read,
    said,
    table,
    under,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

pytestmark = pytest.mark.slow

EXAMPLE: Final = Path(__file__).resolve().parents[1] / "example-site"
VIEWS: Final = {
    "tasks": "m3/tasks",
    "responsibilities": "m3/responsibilities",
    "matrix": "m3/stakeholder-matrix {columns: tasks}",
    "matrix-by-phase": "m3/stakeholder-matrix {columns: phases}",
    "templates": "m3/templates",
    "artifacts": "m3/artifacts",
    "phases": "m3/phases",
    "glossary": "m3/glossary",
}
ADDRESS: Final = "all-views/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A built playbook, beside what its authors wrote."""

    built: Built
    article: Tag
    written: Written

    def view(self, name: str) -> Tag:
        """What is under a view's heading."""
        return under(self.article, f"view-{name}")


def around(written: Written) -> list[str]:
    """The three tasks that get and hand on the most."""
    ends = Counter(task.id for source, _, target in written.flows for task in (source, target))
    return [id_ for id_, _ in ends.most_common(3)]


def all_views(written: Written) -> str:
    named = [*VIEWS.items()]
    named += [(f"phase-{number}", f"m3/lineage {{phase: {number}}}") for number in written.phases]
    named += [(f"task-{id_}", f"m3/lineage {{task: {id_}}}") for id_ in around(written)]
    return "# All views\n" + "".join(
        f'\n<h2 id="view-{name.replace(".", "-")}">{name}</h2>\n\n<!-- {comment} -->\n'
        for name, comment in named
    )


def example(root: Path) -> Path:
    """A copy of the example site with one page more."""
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("site"))
    (root / "docs/all-views.md").write_text(all_views(read(root / "docs")), encoding="utf-8")
    return root


@pytest.fixture(scope="module", params=["real playbook", "example site"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    root = tmp_path_factory.mktemp("counted") / "site-folder"
    if request.param == "example site":
        written = read(example(root) / "docs")
        built = run(root)
    else:
        shutil.copytree(request.getfixturevalue("real_playbook"), root / "docs")
        written = read(root / "docs")
        built = build(
            root, {"all-views.md": all_views(written)}, plugins=["search", {"m3": {"fail_on": "never"}}]
        )
    assert not built.is_aborted, built.log
    return Seen(built=built, article=built.article(ADDRESS), written=written)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def labels(ids: tuple[str, ...]) -> str:
    return ", ".join(LABELS[id_] for id_ in ids) or "Not stated"


def marks(task: Task, across: list[str]) -> list[str]:
    """What the table of key tasks says of a task's parties."""
    acting = {party for some in task.activities for party in some}
    if not acting and not task.answering:
        return ["Not stated"]
    answers = "Shared" if len(task.answering) > 1 else "Responsible"
    return [
        answers if party in task.answering else "Involved" if party in acting else "not involved"
        for party in across
    ]


def across(tasks: tuple[Task, ...], *, has_answering: bool) -> list[str]:
    acting = {party for task in tasks for some in task.activities for party in some}
    answering = {party for task in tasks for party in task.answering if has_answering}
    return [party for party in LABELS if party in acting | answering]


def test_key_tasks_stand_by_phase_and_workstream_with_their_parties(seen: Seen) -> None:
    tasks, view = seen.written.tasks, seen.view("tasks")
    order = [*WORKSTREAMS, ""]
    parties = across(tasks, has_answering=True)
    expected: list[list[str]] = []
    ordered = sorted(tasks, key=lambda task: (task.phase, order.index(task.category), task.number))
    for (phase, category), members in groupby(ordered, key=lambda task: (task.phase, task.category)):
        name = WORKSTREAMS.get(category, "Without a workstream")
        expected.append([f"{seen.written.phase(phase)} {name}"])
        expected += [[task.id, task.name, *marks(task, parties)] for task in members]
    assert columns(view) == ["No.", "Key task", *(LABELS[party] for party in parties)]
    for details in view.select("details"):
        details.decompose()
    assert table(view) == expected
    assert said(view.select(".m3-activities__count")[0]) == count(len(tasks), "key task")


def test_filters_of_key_tasks_know_the_parties_of_each(seen: Seen) -> None:
    rows = seen.view("tasks").select("tr[data-m3-parties]")
    found = {
        said(row.select(".m3-table__number")[0]): set(str(row["data-m3-parties"]).split()) for row in rows
    }
    assert found == {
        task.id: {*task.answering, *(party for some in task.activities for party in some)}
        for task in seen.written.tasks
    }


def load(name: str, tasks: tuple[Task, ...], parties: list[str], *, has_unstated: bool) -> list[str]:
    figures = [sum(len(task.activities) for task in tasks)]
    figures += [sum(task.load(party)[n] for task in tasks) for party in parties for n in (0, 1)]
    figures += [sum(task.unstated for task in tasks)] * has_unstated
    return [name, *map(str, figures)]


def test_activities_are_counted_by_task_and_party(seen: Seen) -> None:
    tasks, view = seen.written.tasks, seen.view("responsibilities")
    parties = across(tasks, has_answering=False)
    has_unstated = any(task.unstated for task in tasks)
    phases = sorted({task.phase for task in tasks})
    expected: list[list[str]] = []
    for phase in phases:
        own = seen.written.of(phase)
        expected += [[seen.written.phase(phase)]] * (len(phases) > 1)
        expected += [
            load(f"{task.id} {task.name}", (task,), parties, has_unstated=has_unstated) for task in own
        ]
        if len(phases) > 1:
            expected.append(load(f"Total of Phase {phase}", own, parties, has_unstated=has_unstated))
    expected.append(load("Total", tasks, parties, has_unstated=has_unstated))
    assert table(view) == expected
    head = [said(cell) for cell in view.select("thead tr")[0].find_all("th")]
    assert head == [
        "Key task",
        "Activities",
        *(LABELS[party] for party in parties),
        *["Not stated"] * has_unstated,
    ]
    assert columns(view) == [f"{LABELS[party]} {what}" for party in parties for what in ("Leads", "Shares")]


def test_every_activity_is_led_shared_or_nobodys(seen: Seen) -> None:
    """The same total, put together in another way: shared ones counted once."""
    acting = [some for task in seen.written.tasks for some in task.activities]
    total = table(seen.view("responsibilities"))[-1]
    parties = across(seen.written.tasks, has_answering=False)
    led = sum(int(total[2 + 2 * n]) for n in range(len(parties)))
    unstated = int(total[-1]) if len(total) > 2 + 2 * len(parties) else 0
    assert led + sum(len(some) > 1 for some in acting) + unstated == int(total[1]) == len(acting)


@dataclass(slots=True)
class Role:
    """A role with the parties of each task in which it takes part."""

    name: str
    tasks: dict[str, set[str]]


def roles(written: Written) -> list[Role]:
    found: dict[str, Role] = {}
    for task in written.tasks:
        for name, parties in task.stakeholders:
            role = found.setdefault(fold(name), Role(name, {}))
            role.tasks.setdefault(task.id, set()).update(parties)
    return sorted(found.values(), key=lambda role: (-len(role.tasks), role.name.casefold()))


def ordered(ids: set[str]) -> tuple[str, ...]:
    return tuple(party for party in LABELS if party in ids)


def test_every_cell_of_the_matrix_names_exactly_the_parties(seen: Seen) -> None:
    view, tasks, known = seen.view("matrix"), seen.written.tasks, roles(seen.written)
    expected = [
        [
            role.name,
            str(len(role.tasks)),
            *(
                labels(ordered(role.tasks[task.id])) if task.id in role.tasks else "not involved"
                for task in tasks
            ),
        ]
        for role in known
    ]
    totals = [str(sum(task.id in role.tasks for role in known)) for task in tasks]
    assert columns(view) == ["Role", "Key tasks", *(task.id for task in tasks)]
    assert table(view) == [*expected, ["Roles that take part", "", *totals]]
    heading = f"{count(len(known), 'role')} in {count(len(tasks), 'key task')}"
    assert said(view.select(".m3-activities__count")[0]) == heading


def test_the_matrix_by_phase_adds_up_the_tasks_of_each(seen: Seen) -> None:
    view, known = seen.view("matrix-by-phase"), roles(seen.written)
    phases = sorted({task.phase for task in seen.written.tasks})
    expected = []
    for role in known:
        row = [role.name, str(len(role.tasks))]
        for phase in phases:
            own = [task.id for task in seen.written.of(phase)]
            taken = [id_ for id_ in own if id_ in role.tasks]
            parties = labels(ordered({party for id_ in taken for party in role.tasks[id_]}))
            several = f"{count(len(taken), 'key task')}: {parties}" if len(own) > 1 else parties
            row.append(several if taken else "not involved")
        expected.append(row)
    totals = [
        str(sum(any(id_.startswith(f"{phase}.") for id_ in role.tasks) for role in known)) for phase in phases
    ]
    assert columns(view) == ["Role", "Key tasks", *(f"Phase {phase}" for phase in phases)]
    assert table(view) == [*expected, ["Roles that take part", "", *totals]]


@pytest.mark.parametrize("name", ["matrix", "matrix-by-phase"])
def test_the_signs_of_the_matrix_say_what_its_words_say(seen: Seen, name: str) -> None:
    view = seen.view(name)
    legend = {
        said(item.select("b")[0]): said(item.select("span")[0]) for item in view.select(".m3-legend__item")
    }
    named = {party for role in roles(seen.written) for some in role.tasks.values() for party in some}
    assert list(legend.values()) == [LABELS[party] for party in LABELS if party in named]
    for cell in view.select("td[data-m3-signs]"):
        number, _, signs = str(cell["data-m3-signs"]).rpartition(" · ")
        shown = ", ".join(legend[sign] for sign in signs.split() if sign != "?") or "Not stated"
        counted = f"{count(int(number), 'key task')}: " if number else ""
        assert said(cell) == counted + shown


def relation(element: Tag) -> tuple[str, list[str]]:
    """A label, and the numbers of its tasks; those behind *and 3 more* are as many as it says."""
    ids = links([element])
    hidden = element.select("details")
    if hidden:
        more = re.search(r"and (\d+) more", said(hidden[0]))
        assert more is not None
        assert int(more[1]) == len(links(hidden))
        hidden[0].extract()
    else:
        assert len(ids) <= 6
    own = " ".join(text.strip(" ,\n") for text in element.find_all(string=True, recursive=False))
    return " ".join(own.split()), ids


@dataclass(slots=True)
class Offered:
    """What is said of a template."""

    names: dict[str, None] = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)


def offered(written: Written, phases: tuple[int, ...]) -> dict[str, Offered]:
    """Every template of these phases, with the tasks that make something from it and need it.

    An address is none where the artifact comes from outside, nor on a phase's page: there it says where
    something is found.
    """
    found: dict[str, Offered] = {}

    def put(template: str, name: str, label: str, value: str) -> None:
        one = found.setdefault(template, Offered())
        one.names |= dict.fromkeys(filter(None, [name]))
        known = one.relations.setdefault(label, [])
        known += [value] * (value not in known)

    for task in (task for phase in phases for task in written.of(phase)):
        for thing in task.made:
            put(thing.template, thing.name, "Made in", task.id)
        for thing in task.inputs:
            if thing.is_file or not thing.is_external:
                put(thing.template, thing.name, "Needed in", task.id)
        for template, name in task.offered:
            put(template, name, "Needed in", task.id)
    for phase in phases:
        for document in written.documents.get(phase, ()):
            if document.is_file:
                put(document.template, document.name, "Listed in", written.phase(phase))
    found.pop("", None)
    return found


def template_of(card: Tag) -> str:
    """The file or address that a card offers, also where the file is missing."""
    link = card.select_one("a.m3-card__link")
    if link is None:
        found = re.search(r"\(([^()]+)\)$", said(card.select("span")[0]))
        assert found is not None
        return found[1]
    href = str(link["href"])
    address = unquote(urljoin("https://x/all-views/", href))
    return address.removeprefix("https://x/assets/files/")


def test_every_template_stands_once_with_the_tasks_that_make_and_need_it(seen: Seen) -> None:
    view = seen.view("templates")
    cards = view.select("li.m3-card")
    expected = offered(seen.written, seen.written.phases)
    assert sorted(map(template_of, cards)) == sorted(expected)
    assert said(view.select(".m3-activities__count")[0]) == count(len(expected), "template")
    for card in cards:
        known, shown = expected[template_of(card)], {}
        for element in card.select(".m3-relations"):
            if said(element).startswith("Listed in "):
                shown["Listed in"] = [said(element).removeprefix("Listed in ")]
            elif not said(element).startswith("Also for:"):
                label, ids = relation(element)
                shown[label] = ids
        listed = ", ".join(known.relations.pop("Listed in", []))
        assert shown == known.relations | ({"Listed in": [listed]} if listed else {}), template_of(card)


def test_every_name_for_which_a_template_is_offered_stands_on_its_card(seen: Seen) -> None:
    expected = offered(seen.written, seen.written.phases)
    for card in seen.view("templates").select("li.m3-card"):
        names = list(expected[template_of(card)].names)
        first = re.sub(r" [\[(][^\[(]*$", "", said(card.select("a.m3-card__link, span")[0]))
        also = [said(one) for one in card.select(".m3-relations") if said(one).startswith("Also for: ")]
        if not names:
            assert also == []
            continue
        assert first in names
        names.remove(first)
        shown = also[0].removeprefix("Also for: ") if also else ""
        assert sorted(", ".join(names)) == sorted(shown)
        assert all(name in shown for name in names)


def test_every_artifact_stands_with_who_makes_and_uses_it(seen: Seen) -> None:
    view, written = seen.view("artifacts"), seen.written
    external = {one.key for task in written.tasks for one in task.inputs + task.made if one.is_external}
    templates: dict[str, str] = {}
    for task in written.tasks:
        for thing in (*task.inputs, *task.made):
            if thing.template:
                templates.setdefault(thing.key, thing.template)
    expected = {}
    for key, names in written.spellings.items():
        made, used = written.makers(key), written.users(key)
        nobody = ["From outside the playbook"] if key in external else ["Nobody"]
        expected[names.most_common(1)[0][0]] = (made or nobody, used or ["Nobody"], templates.get(key, ""))
    shown = {}
    for row in view.select("tbody tr"):
        makers, users, template = row.select("td")
        link = template.select_one("a")
        address = unquote(urljoin("https://x/all-views/", str(link["href"]))) if link else said(template)
        shown[said(row.select("th")[0])] = (
            relation(makers)[1] or [said(makers)],
            relation(users)[1] or [said(users)],
            address.removeprefix("https://x/assets/files/"),
        )
    assert shown == expected
    assert list(shown) == sorted(shown, key=str.casefold)
    unmade = sum(one[0] == ["Nobody"] for one in expected.values())
    unused = sum(one[1] == ["Nobody"] for one in expected.values())
    counts = [count(len(expected), "artifact")]
    counts += [f"{unmade} made by nobody"] * (unmade > 0) + [f"{unused} used by nobody"] * (unused > 0)
    assert said(view.select(".m3-activities__count")[0]) == ", ".join(counts)
    assert len(view.select("td.m3-gap")) == unmade + unused


Handed = tuple["Task", "Thing", "Task"]


def ends_of(cell: Tag) -> tuple[set[str], int]:
    """The tasks that a cell names, and how many it has in all."""
    ids = {said(link) for link in cell.select("a:not(.m3-all)")}
    more = re.search(r"and (\d+) more", said(cell))
    return ids, len(ids) + (int(more[1]) if more and not cell.select("details") else 0)


def holds(view: Tag, handed: list[Handed], own: set[str]) -> int:
    """Whether the table says all of it: pair by pair, or once of artifacts that many tasks share."""
    by_artifact: dict[tuple[str, bool], list[Handed]] = {}
    for source, one, target in handed:
        side = len(own) == 1 and target.id in own
        by_artifact.setdefault((one.key, side), []).append((source, one, target))
    many = {
        key: flows
        for key, flows in by_artifact.items()
        if max(len({source.id for source, _, _ in flows}), len({target.id for _, _, target in flows})) > 6
    }
    names = {task.id: f"{task.id} {task.name}" for flow in handed for task in (flow[0], flow[2])}
    few: dict[tuple[str, str], list[str]] = {}
    for source, one, target in handed:
        if (one.key, len(own) == 1 and target.id in own) not in many:
            few.setdefault((source.id, target.id), []).append(one.name)
    rows = view.select("tbody > tr")
    pairs = [
        [said(cell) for cell in row.select("th, td")] for row in rows if not row.select("th > a[aria-label]")
    ]
    assert sorted(pairs) == sorted(
        [names[source], ", ".join(artifacts), names[target]] for (source, target), artifacts in few.items()
    )
    found = [row for row in rows if row.select("th > a[aria-label]")]
    assert len(found) == len(many)
    for row in found:
        sources, artifact, targets = row.select("th, td")
        flows = next(
            flows
            for (key, side), flows in many.items()
            if said(artifact) in {one.name for _, one, _ in flows}
            and (len(own) != 1 or side == (ends_of(targets)[0] == own))
        )
        for cell, place in ((sources, 0), (targets, 2)):
            ids = {(source if place == 0 else target).id for source, _, target in flows}
            named, total = ends_of(cell)
            assert named <= ids
            assert own & ids <= named
            assert total == len(ids)
    return len(rows)


def test_lineage_of_each_phase_holds_everything_that_is_handed_in_on_and_out(seen: Seen) -> None:
    for phase in seen.written.phases:
        handed = [one for one in seen.written.handed if phase in (one[0].phase, one[2].phase)]
        own = {task.id for task in seen.written.tasks if task.phase == phase}
        holds(seen.view(f"phase-{phase}"), handed, own)


def test_lineage_of_a_task_holds_everything_that_it_takes_in_and_hands_on(seen: Seen) -> None:
    rows = 0
    for id_ in around(seen.written):
        handed = [one for one in seen.written.handed if id_ in (one[0].id, one[2].id)]
        rows += holds(seen.view(f"task-{id_.replace('.', '-')}"), handed, {id_})
    assert rows > 5


def test_the_diagram_around_a_task_draws_each_neighbor_or_counts_it(seen: Seen) -> None:
    for id_ in around(seen.written):
        sources = [one[0].id for one in seen.written.flows if one[2].id == id_]
        targets = [one[2].id for one in seen.written.flows if one[0].id == id_]
        drawing = seen.view(f"task-{id_.replace('.', '-')}").select_one(".m3-lineage__around")
        assert drawing is not None
        drawn = [said(number) for number in drawing.select(".m3-lineage__number")]
        for neighbors in (sources, targets):
            hidden = [one for one in neighbors if one not in drawn]
            assert not hidden or f"and {len(hidden)} more" in said(drawing)
        assert set(drawn) <= {id_, *sources, *targets}


def test_phases_say_what_they_hold(seen: Seen) -> None:
    expected = []
    for phase in seen.written.phases:
        tasks = seen.written.of(phase)
        activities = sum(len(task.activities) for task in tasks)
        counts = [
            count(len(tasks), "key task"),
            "1 activity" if activities == 1 else f"{activities} activities",
            count(len(offered(seen.written, (phase,))), "template"),
        ]
        stated = " · ".join(one for one in counts if not one.startswith("0 "))
        expected.append((seen.written.phase(phase), stated))
    cards = seen.view("phases").select(".m3-phase")
    assert [
        (said(card.select(".m3-phase__name")[0]), said(card.select(".m3-phase__counts")[0])) for card in cards
    ] == expected


def test_the_glossary_holds_every_term_in_the_authors_order(seen: Seen) -> None:
    entries = seen.view("glossary").select(".m3-terms__entry")
    shown = [(said(one.select("dt")[0]), said(one.select("dd")[0])) for one in entries]
    assert shown == list(seen.written.terms)
    assert len(shown) > 10


def links_to_tasks(seen: Seen) -> Iterator[tuple[str, str]]:
    """The number in each link to a key task, and where it leads."""
    for link in seen.article.select("a[href]"):
        number = re.match(r"\d+\.\d+\b", said(link))
        if number and link.find_parent(class_="m3"):
            yield number[0], str(link["href"])
    for row in seen.view("tasks").select("tr[data-m3-parties]"):
        yield said(row.select(".m3-table__number")[0]), str(row.select("a")[0]["href"])


def test_every_link_to_a_key_task_leads_to_the_page_of_that_task(seen: Seen) -> None:
    headings: dict[str, str] = {}
    pairs = set(links_to_tasks(seen))
    for _, href in pairs:
        address = f"{unquote(urljoin('/all-views/', href)).strip('/')}/index.html"
        headings[href] = said(seen.built.article(address).select("h1")[0])
    assert {number for number, _ in pairs} == {task.id for task in seen.written.tasks}
    assert [
        (number, headings[href]) for number, href in pairs if not headings[href].startswith(f"{number} ")
    ] == []


# --- one activity moves


MOVED: Final = "3.1"


def moved(root: Path) -> int:
    """Give the first activity of the customer alone in one task to the provider; its number, from 1."""
    path = next(
        path
        for path in (root / "docs").rglob("*.md")
        if re.search(r"^phase: 3\nkeyTask: 1$", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    head, activities, tail = re.split(
        r"(?m)^(?=activities:|inputs:)", path.read_text(encoding="utf-8"), maxsplit=2
    )
    line = "    responsibleParty: customer\n"
    assert line in activities
    path.write_text(head + activities.replace(line, line.replace("customer", "provider"), 1) + tail)
    before = activities[: activities.index(line)]
    return len(re.findall(r"(?m)^  - ", before))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The example site before and after one activity has moved from the customer to the provider."""

    number: int
    before: Built
    after: Built
    written: Task
    """The task as it was."""

    @property
    def files(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        return self.before.files(), self.after.files()


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    root = tmp_path_factory.mktemp("moved")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        before = run(example(root / "before"))
        example(root / "after")
        number = moved(root / "after")
        after = run(root / "after")
    assert not before.is_aborted
    assert not after.is_aborted
    task = next(task for task in read(root / "before/docs").tasks if task.id == MOVED)
    return Moved(number=number, before=before, after=after, written=task)


def differences(before: list[list[str]], after: list[list[str]]) -> set[tuple[str, int, str, str]]:
    """Each changed cell: the row's first cell, its column from 0, what it said and says."""
    assert [len(row) for row in before] == [len(row) for row in after]
    return {
        (row[0], n, old, new)
        for row, other in zip(before, after, strict=True)
        for n, (old, new) in enumerate(zip(row, other, strict=True))
        if old != new
    }


def one_less_one_more(rows: list[list[str]], *names: str) -> set[tuple[str, int, str, str]]:
    """In these rows the customer leads one activity less (third cell), and the provider one more (fifth)."""
    found = {row[0]: row for row in rows}
    return {(name, 2, found[name][2], str(int(found[name][2]) - 1)) for name in names} | {
        (name, 4, found[name][4], str(int(found[name][4]) + 1)) for name in names
    }


@pytest.mark.parametrize("address", [ADDRESS, "views/responsibilities/index.html"])
def test_a_moved_activity_moves_one_number_in_each_total_of_the_overview(change: Moved, address: str) -> None:
    before, after = (
        table(site.article(address).select(".m3-responsibilities")[0])
        for site in (change.before, change.after)
    )
    names = (f"{MOVED} {change.written.name}", "Total of Phase 3", "Total")
    assert differences(before, after) == one_less_one_more(before, *names)


def test_a_moved_activity_moves_one_number_on_the_phases_page(change: Moved) -> None:
    before, after = (site.article("phase-3/index.html") for site in (change.before, change.after))
    rows = [table(page.select(".m3-responsibilities")[0]) for page in (before, after)]
    names = (f"{MOVED} {change.written.name}", "Total")
    assert differences(*rows) == one_less_one_more(rows[0], *names)
    tasks = [table(page.select(".m3-tasks")[0]) for page in (before, after)]
    assert tasks[0] == tasks[1]
    for page in (before, after):
        page.select(".m3-responsibilities")[0].decompose()
    assert str(before) == str(after)


def test_a_moved_activity_moves_its_marks_and_its_count_on_its_own_page(change: Moved) -> None:
    before, after = (site.article(f"{MOVED}/index.html") for site in (change.before, change.after))
    alone = [acting[0] for acting in change.written.activities if len(acting) == 1]
    for page, less in ((before, 0), (after, 1)):
        counts = said(page.select(".m3-activities__count")[0])
        assert f"{alone.count('customer') - less} customer" in counts
        assert f"{alone.count('provider') + less} provider" in counts
    own = [page.select(f"#activity-{change.number}")[0] for page in (before, after)]
    assert [row["data-m3-parties"] for row in own] == ["customer", "provider"]
    marks_ = [[said(cell) for cell in row.select("td")[1:3]] for row in own]
    assert marks_ == [["Responsible", "not involved"], ["not involved", "Responsible"]]
    for row in (
        *own,
        *(
            page.select(selector)[0]
            for page in (before, after)
            for selector in (".m3-bar", ".m3-activities__count")
        ),
    ):
        row.decompose()
    assert str(before) == str(after)


def paths(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], object]]:
    """Every leaf of a JSON value with its path."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [found for key, item in pairs for found in paths(item, (*path, key))]
    yield from below or [(path, value)]


def changed_json(change: Moved, name: str) -> dict[tuple[object, ...], tuple[object, object]]:
    before, after = (dict(paths(json.loads(files[name]))) for files in change.files)
    assert before.keys() == after.keys()
    return {path: (before[path], after[path]) for path in before if before[path] != after[path]}


def test_a_moved_activity_changes_one_value_in_the_playbooks_json(change: Moved) -> None:
    ids = [task["id"] for task in json.loads(change.files[0]["m3.json"])["keyTasks"]]
    place = ("keyTasks", ids.index(MOVED), "activities", change.number - 1, "parties", 0)
    assert changed_json(change, "m3.json") == {place: ("customer", "provider")}


def test_a_moved_activity_changes_one_value_in_the_pages_own_json(change: Moved) -> None:
    place = ("activities", change.number - 1, "responsibleParty")
    assert changed_json(change, f"static-api/{MOVED}/data.json") == {place: ("customer", "provider")}


def changed_csv(change: Moved, name: str) -> list[dict[str, tuple[str, str]]]:
    """By the headings of the columns, what changed in each row that changed."""
    before, after = (
        list(csv.DictReader(files[name].decode("utf-8-sig").splitlines())) for files in change.files
    )
    return [
        {key: (old[key], new[key]) for key in old if old[key] != new[key]}
        for old, new in zip(before, after, strict=True)
        if old != new
    ]


def test_a_moved_activity_changes_two_numbers_and_one_name_in_the_tables_as_files(change: Moved) -> None:
    led = {party: change.written.load(party)[0] for party in ("customer", "provider")}
    folder = next(name for name in change.files[0] if name.endswith("/responsibilities.csv")).rpartition("/")[
        0
    ]
    assert changed_csv(change, f"{folder}/responsibilities.csv") == [
        {
            "Customer: Leads": (str(led["customer"]), str(led["customer"] - 1)),
            "Provider: Leads": (str(led["provider"]), str(led["provider"] + 1)),
        }
    ]
    assert changed_csv(change, f"{folder}/activities.csv") == [{"Parties": ("Customer", "Provider")}]


def test_nothing_else_of_the_site_follows_a_moved_activity(change: Moved) -> None:
    before, after = change.files
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    changed = {name for name in changed if not name.startswith(("parties/", "roles/"))}
    folder = next(name for name in before if name.endswith("/responsibilities.csv")).rpartition("/")[0]
    holding = {name for name in before if name.endswith(".html") and b"m3-responsibilities" in before[name]}
    assert changed - {f"{folder}/playbook.xlsx"} == {
        f"{MOVED}/index.html",
        ADDRESS,
        "phase-3/index.html",
        "views/swimlanes/index.html",
        "m3.json",
        f"static-api/{MOVED}/data.json",
        f"{folder}/activities.csv",
        *(f"{folder}/{name}.csv" for name in ("checklist",) if f"{folder}/checklist.csv" in before),
        f"{folder}/responsibilities.csv",
        *(name for name in holding if not re.match(r"phase-[^3]/|operations/", name)),
    }
