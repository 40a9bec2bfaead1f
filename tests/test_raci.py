"""The view of letters: which activities it lists, what it counts, what it says is missing, and its table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.sites import Built, build
from tests.written import said

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


def page(phase: int, number: int, workstream: str, *written: str) -> str:
    activities = "".join(
        f"  - text: Do {phase}.{number} step {n}\n" + (f"    {line}\n" if line else "")
        for n, line in enumerate(written, 1)
    )
    head = f"layout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: Task {phase}.{number}\n"
    return f"---\n{head}category: {workstream}\nactivities:\n{activities}---\n"


PAGES: Final = {
    "1.1.md": page(1, 1, "process", "raci: {customer: A, provider: R, qsmo: C}", "raci: {customer: A/R}"),
    "1.2.md": page(1, 2, "technology", "raci: {provider: R}", "", "raci: {customer: A, qsmo: I}"),
    "2.1.md": page(2, 1, "process", "responsibleParty: shared"),
    "2.2.md": page(2, 2, "process", "raci: {provider: A/R, qsmo: n.a.}"),
}
COMMENTS: Final = (
    "m3/raci",
    "m3/raci {phase: 1}",
    "m3/raci {phase: 2}",
    "m3/raci {task: 1.2}",
    "m3/raci {workstream: technology}",
    "m3/raci {party: qsmo}",
    "m3/raci {letters: A}",
    "m3/raci {letters: [r, I]}",
    "m3/raci {letters: C, party: provider}",
    "m3/raci {task: 2.1}",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    views = "# Views\n\n" + "".join(f"<!-- {comment} -->\n\n" for comment in COMMENTS)
    made = build(
        tmp_path_factory.mktemp("raci"),
        PAGES | {"views.md": views},
        plugins=["search", {"m3": {"fail_on": "never", "exports": ["csv", "json"]}}],
    )
    assert "docs/views.md" not in made.log
    return made


def view(built: Built, comment: str) -> Tag:
    return built.article("views/index.html").select(".m3-raci")[COMMENTS.index(comment)]


def listed(view: Tag) -> dict[str, str]:
    """Each activity with the letters of its parties."""
    return {
        said(row.select(".m3-table__text")[0]).partition(" Nobody")[0].partition(" No letters")[0]: " ".join(
            str(cell.get("data-m3-signs", "-")) for cell in row.select("td:not(.m3-table__number)")
        )
        for row in view.select("tbody tr[data-m3-parties]")
    }


def heads(view: Tag) -> list[str]:
    return [said(head) for head in view.select("th[data-m3-party]")]


def totals(view: Tag) -> dict[str, list[str]]:
    return {
        said(row.select("th b")[0]): [said(cell) for cell in row.select("td")]
        for row in view.select("tfoot tr")
    }


def gaps(view: Tag) -> dict[str, list[str]]:
    return {
        said(row.select("td a")[0]) + " of " + row.select("td a")[0]["href"].split("/")[1]: [  # type: ignore[union-attr] # one address
            said(gap) for gap in row.select(".m3-raci__gap")
        ]
        for row in view.select("tbody tr[data-m3-parties]")
        if row.select(".m3-raci__gap")
    }


EVERYTHING: Final = {
    "Do 1.1 step 1": "A R C",
    "Do 1.1 step 2": "R/A - -",
    "Do 1.2 step 1": "- R -",
    "Do 1.2 step 2": "- - -",
    "Do 1.2 step 3": "A - I",
    "Do 2.2 step 1": "- R/A -",
}


def test_every_activity_of_a_task_with_letters_is_listed_under_its_task(built: Built) -> None:
    found = view(built, "m3/raci")
    assert listed(found) == EVERYTHING
    assert heads(found) == ["Customer", "Provider", "QSMO"]
    assert [said(head) for head in found.select(".m3-table__group")] == [
        "1.1 Task 1.1",
        "1.2 Task 1.2",
        "2.2 Task 2.2",
    ]
    numbers = [str(link["href"]) for link in found.select("tbody .m3-table__number a")]
    assert numbers[:3] == ["../1.1/#activity-1", "../1.1/#activity-2", "../1.2/#activity-1"]


def test_totals_count_each_letter_for_each_party(built: Built) -> None:
    assert totals(view(built, "m3/raci")) == {
        "R": ["1", "3", "0"],
        "A": ["3", "1", "0"],
        "C": ["0", "0", "1"],
        "I": ["0", "0", "1"],
    }


def test_what_is_missing_is_said_in_words(built: Built) -> None:
    found = view(built, "m3/raci")
    assert gaps(found) == {
        "1 of 1.2": ["Nobody has A (Accountable)"],
        "2 of 1.2": ["No letters"],
        "3 of 1.2": ["Nobody has R (Responsible)"],
    }
    assert said(found.select(".m3-activities__count")[0]) == "6 activities in 3 key tasks, 3 with a gap"
    whole = view(built, "m3/raci {phase: 2}")
    assert said(whole.select(".m3-activities__count")[0]) == "1 activity in 1 key task"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("m3/raci {phase: 1}", {name: cells for name, cells in EVERYTHING.items() if "2.2" not in name}),
        ("m3/raci {phase: 2}", {"Do 2.2 step 1": "R/A"}),
        (
            "m3/raci {task: 1.2}",
            {name: cells for name, cells in EVERYTHING.items() if "1.2 " in name},
        ),
        (
            "m3/raci {workstream: technology}",
            {name: cells for name, cells in EVERYTHING.items() if "1.2 " in name},
        ),
        ("m3/raci {party: qsmo}", {"Do 1.1 step 1": "C", "Do 1.2 step 3": "I"}),
        (
            "m3/raci {letters: A}",
            {
                "Do 1.1 step 1": "A -",
                "Do 1.1 step 2": "A -",
                "Do 1.2 step 1": "- -",
                "Do 1.2 step 2": "- -",
                "Do 1.2 step 3": "A -",
                "Do 2.2 step 1": "- A",
            },
        ),
        (
            "m3/raci {letters: [r, I]}",
            {
                "Do 1.1 step 1": "- R -",
                "Do 1.1 step 2": "R - -",
                "Do 1.2 step 1": "- R -",
                "Do 1.2 step 2": "- - -",
                "Do 1.2 step 3": "- - I",
                "Do 2.2 step 1": "- R -",
            },
        ),
    ],
)
def test_options_choose_activities_parties_and_letters(
    built: Built, comment: str, expected: dict[str, str]
) -> None:
    assert listed(view(built, comment)) == expected


def test_a_gap_of_a_letter_that_is_not_shown_is_not_told(built: Built) -> None:
    assert gaps(view(built, "m3/raci {letters: A}")) == {
        "1 of 1.2": ["Nobody has A (Accountable)"],
        "2 of 1.2": ["No letters"],
    }


@pytest.mark.parametrize("comment", ["m3/raci {letters: C, party: provider}", "m3/raci {task: 2.1}"])
def test_without_letters_it_says_why_it_is_empty(built: Built, comment: str) -> None:
    assert said(view(built, comment)) == "No activity here has letters of responsibility."


def test_the_legend_and_the_files_are_below(built: Built) -> None:
    found = view(built, "m3/raci {phase: 2}")
    assert said(found.select(".m3-legend")[0]) == "Letters: R Responsible; A Accountable."
    assert [link["href"] for link in found.select(".m3-downloads a")] == ["../m3/raci.csv"]


def test_its_table_holds_the_whole_playbook(built: Built) -> None:
    text = built.files()["m3/raci.csv"].decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == [
        *("Key task: No.", "Key task", "No.", "Activity", "Customer", "Provider", "QSMO", "Gaps"),
    ]
    assert rows == [
        ["1.1", "Task 1.1", "1", "Do 1.1 step 1", "A", "R", "C", ""],
        ["1.1", "Task 1.1", "2", "Do 1.1 step 2", "R/A", "", "", ""],
        ["1.2", "Task 1.2", "1", "Do 1.2 step 1", "", "R", "", "Nobody has A"],
        ["1.2", "Task 1.2", "2", "Do 1.2 step 2", "", "", "", "No letters"],
        ["1.2", "Task 1.2", "3", "Do 1.2 step 3", "A", "", "I", "Nobody has R"],
        ["2.2", "Task 2.2", "1", "Do 2.2 step 1", "", "R/A", "", ""],
    ]


def test_a_playbook_without_letters_has_no_such_file(tmp_path: Path) -> None:
    pages = {"2.1.md": PAGES["2.1.md"], "views.md": "<!-- m3/raci -->\n"}
    made = build(tmp_path, pages, plugins=[{"m3": {"exports": ["csv"]}}])
    assert "m3/raci.csv" not in made.files()
    assert made.article("views/index.html").select(".m3-raci .m3-downloads") == []


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("m3/raci {letters: X}", "M3018", "`X` is not a letter of this playbook"),
        ("m3/raci {letters: [R, [A]]}", "M3011", ""),
        ("m3/raci {task: 9.9}", "M3063", "the playbook has no key task `9.9`"),
        ("m3/raci {columns: customer}", "M3021", "`m3/raci` has no option `columns`"),
        ("m3/rasci", "M3060", ""),
    ],
)
def test_a_wrong_option_is_told_with_its_place(tmp_path: Path, comment: str, code: str, message: str) -> None:
    made = build(tmp_path, PAGES | {"views.md": f"# V\n\n<!-- {comment} -->\n"}, plugins=[{"m3": _never()}])
    (line,) = [line for line in made.log.splitlines() if "docs/views.md:3:" in line]
    assert f"[{code}]" in line
    assert message in line


def _never() -> dict[str, Any]:
    return {"fail_on": "never"}


def test_a_page_places_it_in_its_own_body(tmp_path: Path) -> None:
    pages = PAGES | {"1.1.md": PAGES["1.1.md"] + "\n<!-- m3/raci {task: 1.1} -->\n"}
    made = build(tmp_path, pages, plugins=[{"m3": _never()}])
    assert list(listed(made.article("1.1/index.html").select(".m3-raci")[0])) == [
        "Do 1.1 step 1",
        "Do 1.1 step 2",
    ]
