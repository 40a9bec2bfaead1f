"""What Chromium hands to screen readers, and what is there without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.example_site import KEY_TASKS, LABELS, Entry, KeyTaskPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

CELLS: Final = ("columnheader", "rowheader", "cell", "gridcell")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the accessibility tree."""

    role: str
    name: str
    children: tuple[Node, ...]

    def find(self, *roles: str) -> Iterator[Node]:
        """The nearest nodes of some roles below this one."""
        for child in self.children:
            if child.role in roles:
                yield child
            else:
                yield from child.find(*roles)

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

    def read(node_id: str) -> Node:
        node = nodes[node_id]
        children = tuple(read(child) for child in node.get("childIds", []) if child in nodes)
        role = "ignored" if node["ignored"] else node.get("role", {}).get("value", "")
        return Node(role, node.get("name", {}).get("value", ""), children)

    return read(next(iter(nodes)))


def rows(tree: Node, caption: str) -> list[list[str]]:
    """The rows of a table as roles with what each cell says; long texts by their beginnings."""
    (table,) = (node for node in tree.find("table") if node.name == caption)
    return [[f"{cell.role}: {cell.words[:20]}" for cell in row.find(*CELLS)] for row in table.find("row")]


def cells(task: KeyTaskPage, entry: Entry, alone: str, several: str) -> list[str]:
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
        text = f"cell: {entry.text[:20]}"
        expected.append([f"rowheader: {number}", text, *cells(task, entry, "Responsible", "Shared")])
    return expected


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
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


@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
def test_without_javascript_the_page_is_complete(
    new_page: Callable[..., Page], address: str, task: KeyTaskPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + task.address)
    expect(page.locator(".m3-activities tr[id]:visible")).to_have_count(len(task.activities))
    expect(page.locator(".m3-stakeholders tbody tr:visible")).to_have_count(len(task.stakeholders))
    links = [link.get_attribute("href") or "" for link in page.locator(".m3-card__link:visible").all()]
    for template in task.templates:
        assert any(link.endswith(template.replace(" ", "%20")) for link in links), template
    expect(page.locator(".m3 button")).to_have_count(0)
