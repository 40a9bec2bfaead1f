"""What Chromium hands to screen readers, and what is there without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import (
    KEY_TASKS,
    LABELS,
    OTHER_PAGES,
    PHASE_3,
    THOROUGHLY,
    Entry,
    KeyTaskPage,
)
from tests.browser.example_sites import everywhere
from tests.browser.test_letters import WORDS
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LEGENDS: Final = """legends => legends.flatMap(legend => [...legend.childNodes].map(
  item => item.nodeType === Node.TEXT_NODE ? item.data.trim() : item.textContent))"""
"""All words of legends as screen readers take them: without the blanks that are lost between boxes."""
CELLS: Final = ("columnheader", "rowheader", "cell", "gridcell")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the accessibility tree."""

    role: str
    name: str
    description: str
    children: tuple[Node, ...]

    def find(self, *roles: str) -> Iterator[Node]:
        """The nearest nodes of some roles below this one."""
        for child in self.children:
            if child.role in roles:
                yield child
            else:
                yield from child.find(*roles)

    def find_all(self, *roles: str) -> Iterator[Node]:
        """All nodes of some roles below this one."""
        for child in self.children:
            if child.role in roles:
                yield child
            yield from child.find_all(*roles)

    @property
    def words(self) -> str:
        """All that is read out from here on, text by text."""
        if self.role == "StaticText":
            return self.name
        return " ".join(" ".join(child.words for child in self.children).split())


def accessibility_tree(page: Page) -> Node:
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()  # other tests have this tab after us, and need no tree

    def read(node_id: str) -> Node:
        node = nodes[node_id]
        children = tuple(read(child) for child in node.get("childIds", []) if child in nodes)
        role = "ignored" if node["ignored"] else node.get("role", {}).get("value", "")
        name, description = (node.get(key, {}).get("value", "") for key in ("name", "description"))
        return Node(role, name, description, children)

    return read(next(iter(nodes)))


def rows(tree: Node, caption: str, nth: int = 0) -> list[list[str]]:
    """The rows of a table as roles with what each cell says; long texts by their beginnings."""
    table = [node for node in tree.find("table") if node.name == caption][nth]
    return [[f"{cell.role}: {cell.words[:20]}" for cell in row.find(*CELLS)] for row in table.find("row")]


def cells(task: KeyTaskPage, entry: Entry, alone: str, several: str) -> list[str]:
    if entry.letters:
        letters = dict(entry.letters)
        said = (
            ", ".join(WORDS[letter] for letter in letters[party].split("/")) if party in letters else ""
            for party in task.columns
        )
        return [f"cell: {one[:20] or 'not involved'}" for one in said]
    if not entry.parties:
        return ["cell: Not stated"]
    mark = several if len(entry.parties) > 1 else alone
    return [f"cell: {mark if party in entry.parties else 'not involved'}" for party in task.columns]


def activity_rows(task: KeyTaskPage) -> list[list[str]]:
    """The rows as they should be."""
    heads = [f"columnheader: {LABELS[party]}" for party in task.columns]
    expected = [["columnheader: No.", "columnheader: Activity", *heads]]
    heading = ""
    for number, entry in enumerate(task.activities, 1):
        if entry.heading != heading:
            heading = entry.heading
            expected.append([f"rowheader: {heading}"])
        text = f"rowheader: {entry.text[:20]}"
        expected.append([f"cell: {number}", text, *cells(task, entry, "Responsible", "Shared")])
    return expected


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("task", THOROUGHLY, ids=lambda task: task.id)
def test_tables_stay_tables(
    new_page: Callable[..., Page], address: str, task: KeyTaskPage, width: int
) -> None:
    page = new_page(width=width)
    page.goto(address + task.address)
    tree = accessibility_tree(page)
    assert rows(tree, "Activities, and who is responsible for each") == activity_rows(task)
    heads = [f"columnheader: {LABELS[party]}" for party in task.columns]
    assert rows(tree, "Roles, and the parties for which they take part") == [
        ["columnheader: Role", *heads],
        *(
            [f"rowheader: {entry.text[:20]}", *cells(task, entry, "Involved", "Involved")]
            for entry in task.stakeholders
        ),
    ]


def wrongly_said(page: Page) -> list[str]:
    """What has no name of its own, or says it twice: tables, regions, links; and the rows without a head."""
    tree, wrong = accessibility_tree(page), []
    tables = [table for table in tree.find_all("table") if table.name]  # those of authors have no name
    shown = page.locator(".m3 table:visible").count()  # others are folded
    if len(tables) != shown:
        wrong.append(f"{shown} tables, and {len(tables)} with a name")
    for table in tables:
        first, *following = table.find("row")
        spoken = [cell for cell in first.find(*CELLS) if cell.words]  # a corner is empty
        if {cell.role for cell in spoken} != {"columnheader"}:
            wrong.append(f"heads of {table.name}")
        for row in following:
            heads = [cell.role for cell in row.find(*CELLS)]
            first_two = heads[:2] if heads[:1] == ["cell"] else heads[:1]  # a number may be before it
            if not {"rowheader", "columnheader"} & {*first_two[-1:]} or "gridcell" in heads:
                wrong.append(row.words)
    regions = [region.name for region in tree.find_all("region") if region.name]
    scrolled = page.locator(".m3-scroll:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    wrong += [name for name in regions if regions.count(name) > 1]
    wrong += [f"region {name}" for name in {*scrolled} - {*regions}]
    for one in next(tree.find("article"), tree).find_all("link", "button"):  # its sides are the theme's
        if one.description and one.name.endswith(one.description):
            wrong.append(f"twice: {one.name}")
        if re.fullmatch(r"\d+|\d+\.\d+, \d+", one.name):
            wrong.append(f"only a number: {one.name}")
    return wrong


def test_what_is_said_wrongly_would_be_found(page: Page, address: str) -> None:
    page.goto(address + "views/stakeholders/")
    assert wrongly_said(page) == []
    count = 0
    for change in (
        "document.querySelectorAll('.m3-scroll').forEach(one => { one.ariaLabel = ''; })",
        "document.querySelectorAll('.m3 tbody th').forEach(one => { one.role = 'cell'; })",
        "document.querySelectorAll('.m3 thead th').forEach(one => { one.role = 'cell'; })",
        "document.querySelector('.m3 table caption').remove()",
        "document.querySelectorAll('.m3 th a[aria-label]').forEach(one => { one.title = one.ariaLabel; })",
        "document.querySelectorAll('.m3 td a[aria-label]').forEach(one => { one.ariaLabel = ''; })",
    ):
        page.evaluate(change)
        before, count = count, len(wrongly_said(page))
        assert count > before or "caption" in change, change
    assert any(one.startswith("twice: ") for one in wrongly_said(page))
    assert any(one.startswith("only a number: ") for one in wrongly_said(page))
    assert any(one.endswith("with a name") for one in wrongly_said(page))


def test_counts_stand_below_their_party(page: Page, address: str) -> None:
    page.goto(address + "views/responsibilities/")
    tree = accessibility_tree(page)
    found = rows(tree, "Key tasks, and how many activities each party leads and shares")
    parties = [f"columnheader: {label}" for label in LABELS.values()]
    assert [cell for cell in found[0] if cell in parties] == parties
    assert found[1] == [
        f"columnheader: {label} {what}" for label in LABELS.values() for what in ("Leads", "Shares")
    ]
    assert found[2] == ["rowheader: Phase 1: Readiness"]
    assert found[3][:2] == ["rowheader: 1.1 Make the Case fo", "cell: 8"]
    scopes = page.locator(".m3-grid").first.locator("th[scope=colgroup]")
    assert scopes.evaluate_all("cells => cells.map(cell => cell.colSpan)") == [2] * len(LABELS)


def test_the_matrix_says_words_and_not_signs(page: Page, address: str) -> None:
    page.goto(address + "views/stakeholders/")
    found = rows(
        accessibility_tree(page), "Roles, and the parties for which they take part in each key task", 1
    )
    cells = {cell for row in found[1:-1] for cell in row[2:]}
    said = {", ".join(label for label in LABELS.values() if label in one) for one in cells}
    assert {f"cell: {one}" if one else "cell: not involved" for one in said} == cells
    roles = {f"rowheader: {entry.text[:20]}" for task in PHASE_3 for entry in task.stakeholders}
    assert {row[0] for row in found[1:-1]} == roles


@pytest.mark.parametrize(
    ("address", "place"),
    [("risk", "steer/1.1/"), ("method", "views/letters/"), ("example-site", "views/stakeholders/")],
    indirect=["address"],
)
def test_what_lies_side_by_side_in_a_legend_is_parted_for_the_ear(
    page: Page, address: str, place: str
) -> None:
    page.goto(address + place)
    said = "".join(page.locator(".m3-legend:visible").evaluate_all(LEGENDS))
    assert re.search(r"\w\. ", said), said
    assert not re.search(r"[a-z]{2}[A-Z]|[:;.]\w", said), said


@pytest.mark.parametrize("width", [1366, 390])
def test_the_map_says_in_which_workstream_a_task_is(
    new_page: Callable[..., Page], address: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(address)
    said = accessibility_tree(page).words
    phase = said[said.index("Phase 1: Readiness Program management") : said.index("1.4 Look at Records")]
    assert phase.index("1.2 Charter") < phase.index(" Workforce ") < phase.index("1.5 Learn")
    assert phase.endswith(" Technology ")


def test_the_diagram_of_phases_is_hidden_and_its_region_named(page: Page, address: str) -> None:
    page.goto(address + "views/lineage/")
    (diagram,) = (
        region
        for region in accessibility_tree(page).find_all("region")
        if region.name.startswith("Diagram of what phases hand on")
    )
    assert diagram.words == ""


def test_the_picture_around_a_task_is_two_lists_that_say_what_is_handed_on(page: Page, address: str) -> None:
    page.goto(address + "views/lineage/")
    (picture,) = (
        group
        for group in accessibility_tree(page).find_all("group")
        if group.name.startswith("Diagram of which key task feeds which: 3.6")
    )
    before, after = picture.find("list")
    items = [item.words for item in (*before.find("listitem"), *after.find("listitem"))]
    assert "3.2 Settle Who Decides What Governance Plan (3.2)" in items
    assert "4.1 Set Up the Service for the Agency 2 artifacts (4.1)" in items


def test_the_phase_that_one_reads_is_marked(page: Page, address: str) -> None:
    page.goto(address + "phase-3/")
    steps = page.get_by_role("navigation", name="Phases", exact=True)
    expect(steps.locator("[aria-current=step]")).to_contain_text("Engagement")
    assert steps.get_by_role("listitem").count() == 6


@pytest.mark.parametrize("phase", "123456")
def test_without_javascript_key_tasks_are_complete(
    new_page: Callable[..., Page], address: str, phase: str
) -> None:
    page = new_page(java_script_enabled=False)
    for task in (task for task in KEY_TASKS if task.id.startswith(phase)):
        page.goto(address + task.address)
        assert page.locator(".m3-activities tr[id]:visible").count() == len(task.activities), task.id
        assert page.locator(".m3-stakeholders tbody tr:visible").count() == len(task.stakeholders), task.id
        links = page.locator(".m3-card__link:visible").evaluate_all("links => links.map(link => link.href)")
        for template in task.templates:
            assert any(link.endswith(template.replace(" ", "%20")) for link in links), template
        assert page.locator(".m3 :is(button, input)").count() == 0


@pytest.mark.parametrize(
    ("address", "place"),
    everywhere(OTHER_PAGES) if IS_NIGHT else everywhere(OTHER_PAGES)[::2],
    indirect=["address"],
)
def test_without_javascript_other_pages_are_complete(
    new_page: Callable[..., Page], page: Page, address: str, place: str
) -> None:
    plain = new_page(java_script_enabled=False)
    items = ".m3 :is(tbody tr, .m3-card, .m3-terms__entry, .m3-phase, details, li)"
    page.goto(address + place)
    plain.goto(address + place)
    # What a script folds into a menu stands open without it; all else shows the same with and without it.
    folded = page.locator(f".m3-unfold :is({items}):not(:visible)").count()
    shown = page.locator(f"{items}:visible").count()
    assert plain.locator(f"{items}:visible").count() == shown + folded > 0
    assert plain.locator(".m3 :is(button, input)").count() == 0
