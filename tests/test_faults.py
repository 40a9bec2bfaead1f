"""The faults that real authors make, each on a page of its own, in one build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
layout: m3/keyTask
phase: 3
keyTask: {number}
permalink: /3.{number}/
name: Form one team in step {number}
responsibleParty: customer
activities:
  - text: Meet
    responsibleParty: customer
outputs:
  - text: Plan
    filename: Plan-Template.docx
---
"""

# What is replaced, by what, and the severity, code, line and column that must be reported.
FAULTS = {
    "an unquoted colon": ("text: Meet", "text: Agree on scope: the final one", "error[M3001]", 9, 25),
    "a tab": ("    responsibleParty: customer", "\tresponsibleParty: customer", "error[M3002]", 10, 1),
    "a key twice": ("outputs:", "activities:\n  - text: Stay\noutputs:", "error[M3003]", 11, 1),
    "a near-miss key": (
        "responsibleParty: customer\nactivities",
        "catagory: process\nactivities",
        "warning[M3020]",
        7,
        1,
    ),
    "an unknown party": (
        "    responsibleParty: customer",
        "    responsibleParty: custmer",
        "error[M3013]",
        10,
        23,
    ),
    "a number YAML reads as a decimal": ("keyTask: {number}", "keyTask: 3.10", "error[M3012]", 4, 10),
    "a list where a text belongs": ("name: Form one team", "name:\n  - Form one team", "error[M3011]", 7, 3),
    "a missing file": ("Plan-Template.docx", "Plan-Templat.docx", "error[M3040]", 13, 15),
    "a file in other letter case": ("Plan-Template.docx", "plan-template.docx", "error[M3041]", 13, 15),
    "a path that leaves the folder": ("Plan-Template.docx", "../../secret", "error[M3042]", 13, 15),
    "a font tag": ("text: Meet", "text: Meet <font color=red>now</font>", "warning[M3050]", 9, 16),
    "a javascript link": (
        "text: Meet",
        'text: Meet <a href="javascript:go()">here</a>',
        "warning[M3052]",
        9,
        16,
    ),
    "a text cut by a hash": ("text: Meet", "text: Track issue #5 with PMO", "warning[M3023]", 9, 23),
    "an item that a colon made a mapping": (
        "outputs:",
        "  - Plan: the final one\noutputs:",
        "error[M3015]",
        11,
        5,
    ),
    "a layout in other letter case": ("m3/keyTask", "m3/keytask", "error[M3006]", 2, 9),
}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> str:
    files: dict[str, str | bytes] = {"assets/files/Plan-Template.docx": b"x" * 2000, "index.md": "# Home\n"}
    for number, (old, new, *_) in enumerate(FAULTS.values(), 1):
        files[f"{number}.md"] = PAGE.replace(old, new).replace("{number}", str(number))
    return build(
        tmp_path_factory.mktemp("faults"), files, plugins=["search", {"m3": {"fail_on": "never"}}]
    ).log


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_reported_once_at_its_place(fault: str, log: str) -> None:
    number = list(FAULTS).index(fault) + 1
    _, _, code, line, column = FAULTS[fault]
    reported = re.findall(rf"docs/{number}\.md:(\d+):(\d+): (\w+\[M\d+\])", log)
    assert reported == [(str(line), str(column), code)]


def test_a_report_shows_the_line_a_caret_and_the_cure(log: str) -> None:
    assert (
        "docs/5.md:10:23: error[M3013]: `custmer` is not a party of this playbook\n"
        "   |\n"
        "10 |     responsibleParty: custmer\n"
        "   |                       ^^^^^^^\n"
        "   = help: write `customer`"
    ) in log


def test_a_sound_page_is_reported_for_nothing(tmp_path: Path) -> None:
    built = build(tmp_path, {"index.md": "# Home\n", "3.1.md": task()}, strict=True)
    assert not built.is_aborted
    assert "M3" not in built.log


@pytest.mark.parametrize(
    ("fail_on", "page", "stops"),
    [
        ("error", task(category="category: proces"), True),
        ("error", task(category="catagory: process"), False),
        ("warning", task(category="catagory: process"), True),
        ("never", task(category="category: proces"), False),
    ],
)
def test_the_build_stops_before_it_writes_anything(
    tmp_path: Path, fail_on: str, page: str, stops: bool
) -> None:
    built = build(tmp_path, {"index.md": "# Home\n", "3.1.md": page}, plugins=[{"m3": {"fail_on": fail_on}}])
    assert built.is_aborted is stops
    assert (tmp_path / "site" / "index.html").exists() is not stops


def test_the_last_line_counts_errors_and_warnings_after_mkdocs_own_findings(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home\n\n[gone](gone.md)\n",
        "3.1.md": task(category="catagory: process", phase="phase: x"),
    }
    log = build(tmp_path, pages).log
    assert log.index("gone.md") < log.index("the playbook has 1 error, 1 warning")


def test_a_strict_build_fails_on_a_warning(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "3.1.md": task(category="catagory: process")}
    assert build(tmp_path, pages, strict=True).is_aborted
