"""Edits of the real playbook's pages, and whether exactly these are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from mkdocs_m3.comparing.playbooks import changes
from tests.changed import Row, rows, side

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.comparing.sides import Side

Pages = dict[str, str]
Edit = Callable[[Pages], None]


pytestmark = pytest.mark.slow  # as a whole


def _replaced(page: str, *edits: tuple[str, str]) -> Edit:
    def edit(pages: Pages) -> None:
        for old, new in edits:
            assert old in pages[page], old
            pages[page] = pages[page].replace(old, new, 1)

    return edit


def _renamed(old: str, new: str) -> Edit:
    return lambda pages: pages.update({new: pages.pop(old)})


def _dumped(page: str) -> Edit:
    """Its front matter written by a program: other order, other quotes, other line breaks."""

    def edit(pages: Pages) -> None:
        front = yaml.safe_load(pages[page].split("---\n")[1])
        pages[page] = f"---\n{yaml.safe_dump(front, sort_keys=True, width=40, allow_unicode=True)}---\n"

    return edit


def _inserted(pages: Pages) -> None:
    """A new task 3.2; every later one of the phase gets the next number."""
    for number in range(40, 1, -1):
        if (old := f"key-tasks/3.{number}.md") in pages:
            text = re.sub(r"^keyTask: \d+", f"keyTask: {number + 1}", pages.pop(old), flags=re.MULTILINE)
            pages[f"key-tasks/3.{number + 1}.md"] = text
    front = "layout: m3/keyTask\nphase: 3\nkeyTask: 2\nname: Appoint a lead\nresponsibleParty: provider"
    pages["key-tasks/3.2.md"] = f"---\n{front}\n---\n"


ONE: Final = "key-tasks/3.1.md"
TWO: Final = "key-tasks/3.2.md"
ONBOARD: Final = "  - text: Onboard provider PMO \n    responsibleParty: provider\n"
CADENCE: Final = "Establish appropriate cadence for joint governance meetings and status reporting"
PMO: Final = "Integrate Program Management Office (PMO) Structures"
QASP: Final = "Quality Assurance Surveillance Plan (QASP)"

EDITS: Final[dict[str, tuple[Edit, list[Row]]]] = {
    "an activity changes hands": (
        _replaced(ONE, (ONBOARD, ONBOARD.replace("Party: provider", "Party: customer"))),
        [("activity-changed-hands", "3.1", "Onboard provider PMO", "Provider", "Customer")],
    ),
    "an activity is shared from now on": (
        _replaced(ONE, (ONBOARD, ONBOARD.replace("Party: provider", "Party: shared"))),
        [("activity-changed-hands", "3.1", "Onboard provider PMO", "Provider", "Customer + Provider")],
    ),
    "an activity is nobody's from now on": (
        _replaced(ONE, (ONBOARD, "  - text: Onboard provider PMO\n")),
        [("activity-changed-hands", "3.1", "Onboard provider PMO", "Provider", "")],
    ),
    "an activity goes": (
        _replaced(ONE, (ONBOARD, "")),
        [("activity-went", "3.1", "Onboard provider PMO", "Provider", "")],
    ),
    "an activity appears": (
        _replaced(
            TWO, ("activities:\n", "activities:\n  - text: Name a chair\n    responsibleParty: qsmo\n")
        ),
        [("activity-appeared", "3.2", "Name a chair", "", "QSMO")],
    ),
    "an activity is said in other words": (
        _replaced(TWO, ("Establish appropriate cadence", "Agree on an appropriate cadence")),
        [
            (
                "activity-reworded",
                "3.2",
                "",
                CADENCE,
                CADENCE.replace("Establish appropriate", "Agree on an appropriate"),
            )
        ],
    ),
    "an activity moves to another task": (
        lambda pages: (
            _replaced(TWO, (f"  - text: {CADENCE}\n    responsibleParty: shared\n", ""))(pages),
            _replaced(
                ONE, ("activities:\n", f"activities:\n  - text: {CADENCE}\n    responsibleParty: shared\n")
            )(pages),
        )[0],
        [("activity-moved", "3.1", CADENCE, "3.2 Integrate Governance Structures", "")],
    ),
    "a task changes hands": (
        _replaced(TWO, ("responsibleParty: shared\ncategory", "responsibleParty: customer\ncategory")),
        [("task-changed-hands", "3.2", "", "Customer + Provider", "Customer")],
    ),
    "a role joins": (
        _replaced(
            TWO, ("stakeholders:\n", "stakeholders:\n  - text: Auditor\n    responsibleParty: customer\n")
        ),
        [("role-joined", "3.2", "Auditor", "", "Customer")],
    ),
    "a role leaves": (
        _replaced(ONE, ("  - text: Business Owner\n    responsibleParty: customer\n", "")),
        [("role-left", "3.1", "Business Owner", "Customer", "")],
    ),
    "a role takes part for another party": (
        _replaced(ONE, ("Owner\n    responsibleParty: customer", "Owner\n    responsibleParty: provider")),
        [("role-changed-hands", "3.1", "Business Owner", "Customer", "Provider")],
    ),
    "a task is renamed": (
        _replaced(TWO, ("name: Integrate Governance Structures", "name: Integrate Governance")),
        [("task-renamed", "3.2", "", "Integrate Governance Structures", "Integrate Governance")],
    ),
    "a task is renumbered": (
        _replaced(TWO, ("keyTask: 2", "keyTask: 77")),
        [("task-renumbered", "3.77", "", "3.2", "3.77")],
    ),
    "a task moves to another phase": (
        _replaced(TWO, ("phase: 3", "phase: 4")),
        [("task-moved-phase", "4.2", "", "3.2", "4.2")],
    ),
    "a task gets another address": (
        _replaced(TWO, ("permalink: /3.2/", "permalink: /governance/")),
        [("task-moved-address", "3.2", "", "/3.2/", "/governance/")],
    ),
    "a task goes": (
        lambda pages: pages.__delitem__(TWO),
        [("task-went", "3.2", "", "Customer + Provider", "")],
    ),
    "a task comes before others": (_inserted, []),
    "a task moves to another workstream": (
        _replaced(TWO, ("category: programManagement", "category: technology")),
        [("task-workstream", "3.2", "", "Program management", "Technology")],
    ),
    "a template is replaced": (
        _replaced(TWO, ("M3-Playbook-Governance-Plan-Template.docx", "Governance-Plan.docx")),
        [
            (
                "template-replaced",
                "3.2",
                "Governance Plan",
                "M3-Playbook-Governance-Plan-Template.docx",
                "Governance-Plan.docx",
            )
        ],
    ),
    "an artifact loses its maker": (
        _replaced(ONE, (f"  - {QASP}\n\nstake", "\nstake")),
        [
            ("artifact-lost-maker", "", QASP, f"3.1 {PMO}", f"3.1 {PMO}"),
            ("output-removed", "3.1", QASP, "", ""),
        ],
    ),
    "an input is new": (
        _replaced(TWO, ("inputs:\n", "inputs:\n  - Charter of the Board\n")),
        [("input-added", "3.2", "Charter of the Board", "", "")],
    ),
    "a phase is renamed": (
        _replaced("phases/3.md", ("name: Engagement", "name: Engage")),
        [("phase-renamed", "3", "", "Engagement", "Engage")],
    ),
    "the file of a page has another name": (_renamed(TWO, "key-tasks/governance.md"), []),
    "keys are in another order, and YAML is written in another way": (
        lambda pages: (_dumped(ONE)(pages), _dumped("phases/3.md")(pages))[0],
        [],
    ),
    "the body, comments, blank lines and ends of lines are others": (
        lambda pages: pages.update({ONE: pages[ONE].replace("\n", "\r\n") + "\r\nMore to read.\r\n"}),
        [],
    ),
    "bold words and blanks in an activity": (
        _replaced(ONE, ("text: Onboard provider PMO ", 'text: "**Onboard**   provider PMO."')),
        [],
    ),
}


@pytest.fixture(scope="module")
def pages(real_playbook: Path) -> Pages:
    return {
        path.relative_to(real_playbook).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(real_playbook.rglob("*.md"))
    }


@pytest.fixture(scope="module")
def before(pages: Pages) -> Side:
    return side(pages)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_real_page_is_told_and_nothing_else(pages: Pages, before: Side, name: str) -> None:
    edit, expected = EDITS[name]
    now = dict(pages)
    edit(now)
    assert now != pages
    found = rows(changes(before, side(now)))
    if name == "a task comes before others":
        assert ("task-appeared", "3.2", "", "", "Provider") in found
        assert {row[0] for row in found} <= {"task-appeared", "task-renumbered"}
        assert sum(row[0] == "task-renumbered" for row in found) == sum(
            1 for page in pages if re.fullmatch(r"key-tasks/3\.(?!1\.)\d+\.md", page)
        )
        return
    assert found == expected


def test_all_edits_together_are_told_together(pages: Pages, before: Side) -> None:
    """Of those that do not touch the same lines."""
    together = [
        "an activity changes hands",
        "an activity appears",
        "an activity is said in other words",
        "a role joins",
        "a role leaves",
        "a task is renamed",
        "a task moves to another workstream",
        "a template is replaced",
        "an input is new",
        "a phase is renamed",
    ]
    now = dict(pages)
    for name in together:
        EDITS[name][0](now)
    expected = sorted(row for name in together for row in EDITS[name][1])
    assert sorted(rows(changes(before, side(now)))) == expected
