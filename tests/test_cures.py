"""Whoever obeys a cure to the letter gets a page without findings, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from tests.sites import build

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Plan the move\n"


def findings(yaml: str) -> tuple[Finding, ...]:
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{yaml}\n---\n")
    pages = {
        "3.1.md": "3.1/index.html",
        "calendar.md": "calendar/index.html",
        "my page.md": "my page/index.html",
    }
    return load([source], Inventory(pages=pages, files={}), M3).findings


@pytest.mark.parametrize(
    ("yaml", "code", "obeyed"),
    [
        ("inputs: Plan", "M3011", "inputs:\n  - Plan"),
        (
            "inputs:\n  text: Plan\n  external: true",
            "M3011",
            "inputs:\n  - text: Plan\n    external: true",
        ),
        ("objective: [Do it]", "M3011", "objective: Do it"),
        ("activities:\n  - - Do it\n  - Other", "M3011", "activities:\n  - Do it\n  - Other"),
        ("activities:\n  - Do it\n  -\n  - Other", "M3022", "activities:\n  - Do it\n  - Other"),
        ("best_practices:\n  - Ask", "M3020", "bestPractice:\n  - Ask"),
        ("category: Technolgy", "M3014", "category: technology"),
        ("responsibleParty: both", "M3013", "responsibleParty: shared"),
        ("responsibleParty: customer/provider", "M3013", "responsibleParty: shared"),
        ("responsibleParty: customer - provider", "M3013", "responsibleParty: shared"),
        ("responsibleParty: provider & qsmo", "M3013", "responsibleParty: [provider, qsmo]"),
        ("responsibleParty:\n  - Provider/QSMO", "M3013", "responsibleParty:\n  - provider\n  - qsmo"),
        ("owner: customer", "M3025", "responsibleParty: customer"),
        ("permalink: or 3.1 or", "M3017", "permalink: /3.1/"),
        ("permalink: 3.1 Plan the move", "M3017", "permalink: /3.1/"),
        ("permalink: //3.1//", "M3017", "permalink: /3.1/"),
        ("permalink: \\ops\\3.1\\", "M3017", "permalink: /ops/3.1/"),
        ("permalink: https://example.gov/3.1/?from=mail#top", "M3017", "permalink: /3.1/"),
        ("permalink: ops / 3.1 /", "M3017", "permalink: /ops/3.1/"),
        ("bestPractice:\n  - Ask\n  - Ask", "M3026", "bestPractice:\n  - Ask"),
        ("objective: Read <b>this", "M3050", "objective: Read <b>this</b>"),
        ("objective: Read <b>this<b> now", "M3050", "objective: Read <b>this</b> now"),
        (
            'objective: Read <a href="/calendar/">it<a>',
            "M3050",
            'objective: Read <a href="/calendar/">it</a>',
        ),
        ("objective: Read this</b> now", "M3050", "objective: Read this now"),
        ("objective: Read [it](calender.md)", "M3053", "objective: Read [it](calendar.md)"),
        (
            'objective: Read <A HREF="href="/calendar/">it</A>',
            "M3054",
            'objective: Read <a href="/calendar/">it</A>',
        ),
        (
            "objective: Read <a href=“calendar.md”>it</a>",
            "M3054",
            'objective: Read <a href="calendar.md">it</a>',
        ),
        (
            'objective: "Read <a href=“my page.md”>it</a>"',
            "M3054",
            "objective: \"Read <a href='my page.md'>it</a>\"",
        ),
    ],
)
def test_the_cure_as_edits_gives_what_it_says(yaml: str, code: str, obeyed: str) -> None:
    (found,) = findings(yaml)
    text = f"{HEAD}{yaml}\n---\n"
    for edit in sorted(found.cure, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    assert found.code == code
    assert text == f"{HEAD}{obeyed}\n---\n"
    assert findings(obeyed) == ()


@pytest.mark.parametrize(
    "yaml",
    [
        "responsibleParty: agency",
        "permalink: /old/../3.1/",
        "deliverables:\n  - text: Schedule",
        "owner: provider\nresponsibleParty: customer",
        'objective: Read <a href="href="/x" title="Calendar">it</a>',
    ],
)
def test_a_cure_that_leaves_a_choice_or_would_lose_a_word_is_no_edit(yaml: str) -> None:
    (found,) = findings(yaml)
    assert found.cure == ()


@pytest.mark.parametrize(
    "yaml",
    [
        "tags: [a plan, a move]\nhide:\n  - toc\nsearch:\n  exclude: true\nicon: material/star",
        "template: wide.html\nsearch:",
        "motto: Slow and steady",
        "activities:\n  - {text: Ask, template: /x}\n  - {text: Ask, template: /y}",
        "activitiesGroups:\n  - {group: a, activities: [Ask]}\n  - {group: b, activities: [Ask]}",
        "objective: Stay if a <b and c = d",
    ],
)
def test_what_is_right_is_not_told(yaml: str) -> None:
    assert {found.code for found in findings(yaml)} & {"M3019", "M3025", "M3026", "M3054", "M3085"} == set()


@pytest.mark.parametrize("line", ["search: exclude", "icon: [a]", "template: [wide.html]", "template: wide"])
def test_a_key_that_the_theme_cannot_take_never_reaches_it(tmp_path: Path, line: str) -> None:
    files = {"index.md": f"{HEAD}{line}\n---\n"}
    stopped = build(tmp_path / "a", files)
    assert "error[M3019]" in stopped.log
    assert stopped.is_aborted
    never = build(tmp_path / "b", files, plugins=["search", {"m3": {"fail_on": "never"}}])
    assert not never.is_aborted
    assert "Plan the move" in (tmp_path / "b" / "site" / "index.html").read_text(encoding="utf-8")


def test_a_misspelled_key_is_renamed_unless_the_right_one_is_there_already() -> None:
    (found,) = (one for one in findings("inputs:\n  - txt: Plan") if one.code == "M3015")
    assert [edit.replacement for edit in found.edits] == ["text"]
    twice = "inputs:\n  - fielname: a.docx\n    filename: b.docx"
    (found,) = (one for one in findings(twice) if one.code == "M3015")
    assert (found.help, found.edits) == ("write `filename`", ())
