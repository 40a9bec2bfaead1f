"""What follows from a page that cannot be read is not told on other pages; what does not, is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.model import NearPage

if TYPE_CHECKING:
    from collections.abc import Mapping

MAKER: Final = """---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Agree on the scope
permalink: /scope/
outputs:
  - text: "Scope of Services: first part"
  - Project Charter
---
"""
BUDGET: Final = """---
layout: m3/keyTask
phase: 1
keyTask: 2
name: Set the budget
inputs:
  - "Scope of Services: first part"
  - Project Charter
  - Rate card
stakeholders:
  - Sponsor
  - Treasurer
bestPractice:
  - See [the scope](/scope/#outputs), and [the rates](/rates/)
---

<!-- m3/lineage {task: 1.1} -->
<!-- m3/lineage {task: 1.7} -->
"""
GLOSSARY: Final = "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n      - Client\n---\n"
ROLES: Final = GLOSSARY.replace("Client", "Sponsor")
PAGES: Final = {"1.1.md": MAKER, "1.2.md": BUDGET, "glossary.md": GLOSSARY, "roles.md": ROLES}
"""A playbook with two roles in two glossaries, and three things that nobody has heard of."""

THEIR_OWN: Final = [
    ("1.2.md", "M3080", "Rate card"),
    ("1.2.md", "M3084", "Treasurer"),
    ("1.2.md", "M3053", "/rates/"),
    ("1.2.md", "M3063", "1.7"),
]
"""What is wrong on the second page itself."""


def told(pages: Mapping[str, str], near: Mapping[str, str] | None = None) -> list[tuple[str, str, str]]:
    sources = (Source(path=uri, uri=uri, text=text) for uri, text in pages.items())
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    near_pages = (
        NearPage(source=Source(path=uri, uri=uri, text=text), right_name=uri.removesuffix(".txt"))
        for uri, text in (near or {}).items()
    )
    found = load(sources, inventory, M3, near_pages=near_pages).findings
    return [
        (one.span.path, one.code, one.headline.split("`")[1]) for one in found if one.span.path == "1.2.md"
    ]


def test_of_a_sound_playbook_only_what_is_wrong_is_told() -> None:
    assert told(PAGES) == THEIR_OWN


@pytest.mark.parametrize(
    "layout",
    [
        "layout: m3/task",
        "layout: [m3/keyTask]",
        "layout: {m3/keyTask: x}",
        "# no layout",
        "Layout: m3/keyTask",
    ],
)
def test_a_key_task_whose_layout_is_lost_is_told_at_its_own_page_alone(layout: str) -> None:
    lost = MAKER.replace("layout: m3/keyTask", layout).replace("outputs:", "activities: [x]\noutputs:")
    assert told(PAGES | {"1.1.md": lost}) == THEIR_OWN


def test_a_key_task_whose_file_has_another_name_is_told_at_that_file_alone() -> None:
    rest = {uri: text for uri, text in PAGES.items() if uri != "1.1.md"}
    assert told(rest, {"1.1.md.txt": MAKER}) == THEIR_OWN


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("1.1.md", False),
        ("./1.1.md#outputs", False),
        ("/1.1.md", False),
        ("1.1.md.txt", True),
        ("a/1.1.md", True),
        ("1.7.md", True),
    ],
)
def test_a_link_to_a_file_that_is_to_be_renamed_is_told_at_that_file_alone(
    address: str, is_told: bool
) -> None:
    pages = {uri: text.replace("/rates/", address) for uri, text in PAGES.items() if uri != "1.1.md"}
    found = told(pages, {"1.1.md.txt": MAKER})
    assert [subject for _, code, subject in found if code == "M3053"] == [address] * is_told


def test_a_glossary_whose_layout_is_lost_is_told_at_its_own_page_alone() -> None:
    assert told(PAGES | {"roles.md": ROLES.replace("glossary", "glosary")}) == THEIR_OWN


def test_a_key_task_whose_number_cannot_be_read_is_told_at_its_own_page_alone() -> None:
    unnumbered = told(PAGES | {"1.1.md": MAKER.replace("keyTask: 1", "keyTask: one")})
    assert unnumbered == [one for one in THEIR_OWN if one[1] != "M3063"]


def test_a_page_that_is_gone_is_told_wherever_it_is_missed() -> None:
    gone = told({uri: text for uri, text in PAGES.items() if uri != "1.1.md"})
    assert {one[2] for one in gone} > {one[2] for one in THEIR_OWN}
    assert {("1.2.md", "M3053", "/scope/#outputs"), ("1.2.md", "M3063", "1.1")} < set(gone)
    assert [one[2] for one in gone if one[1] == "M3080"] == [
        "Scope of Services: first part", "Project Charter", "Rate card",
    ]  # fmt: skip


def test_an_acceptance_that_only_seems_idle_is_not_told() -> None:
    accept = BUDGET.replace("stakeholders:", "accept:\n  - code: M3081\n    reason: fine\nstakeholders:")
    rest = {"1.2.md": accept.partition("<!--")[0]}
    assert [code for _, code, _ in told(rest)].count("M3090") == 1
    assert [code for _, code, _ in told(rest, {"1.1.md.txt": MAKER})].count("M3090") == 0


def test_a_diagram_on_an_unread_page_needs_no_focus_yet() -> None:
    page = MAKER.replace("m3/keyTask", "m3/work") + "\n<!-- m3/lineage -->\n"
    found = load([Source(path="a.md", uri="a.md", text=page)], Inventory(pages={}, files={}), M3).findings
    assert [one.code for one in found] == ["M3006"]


SCHEDULE: Final = """---
layout: m3/keyTask
phase: 1
keyTask: {number}
name: Task {number}
outputs:
  - text: {name}
    filename: Schedule.xlsx
---
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("keyTask: 2", "keyTask: two"), ("phase: 1", "phase: Phase 1"), ("m3/keyTask", "m3/keyTsk")],
)
def test_what_a_page_accepts_is_told_on_no_other_while_it_cannot_be_read(right: str, wrong: str) -> None:
    accept = "accept:\n  - code: M3082\n    reason: One grows into the other\n---\n"
    pages = {
        f"1.{number}.md": SCHEDULE.format(number=number, name=name)
        for number, name in enumerate(["First Plan", "Master Plan", "Master Plan", "Master plan"], 1)
    }
    pages["1.2.md"] = pages["1.2.md"].removesuffix("---\n") + accept

    def codes(page: str) -> set[str]:
        sources = [
            Source(path=uri, uri=uri, text=page if uri == "1.2.md" else text) for uri, text in pages.items()
        ]
        places = {uri: uri.replace(".md", "/index.html") for uri in pages}
        found = load(sources, Inventory(pages=places, files={"assets/files/Schedule.xlsx": 1}), M3).findings
        return {one.code for one in found if one.span.path != "1.2.md"}

    assert codes(pages["1.2.md"].replace(right, wrong, 1)) <= codes(pages["1.2.md"]) == {"M3081"}
    assert "M3082" in codes(pages["1.2.md"].replace(accept, "---\n").replace("Master", "Other"))
