"""One artifact, and two versions of its file: the tasks that still offer the other one are told."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load


def told(*files: str) -> list[Finding]:
    """What is said of tasks that offer these files for one artifact; those of one task are joined by `+`."""
    sources = []
    for n, of_task in enumerate(files, 1):
        items = "".join(
            f"  - text: {'Plan' if not at else 'plan'}\n    filename: {file}\n"
            for at, file in enumerate(of_task.split("+"))
        )
        lists = f"outputs:\n{items}" if n == 1 else f"inputs:\n{items}"
        text = f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {n}\nname: Task {n}\n{lists}---\n"
        sources.append(Source(path=f"docs/3.{n}.md", uri=f"3.{n}.md", text=text))
    there = {f"assets/files/{file}": 1 for of_task in files for file in of_task.split("+")}
    pages = {source.uri: f"{source.uri}/index.html" for source in sources}
    return [
        one for one in load(sources, Inventory(pages=pages, files=there), M3).findings if one.code == "M3100"
    ]


def test_a_new_version_in_one_task_is_told_there_with_the_one_that_the_others_offer() -> None:
    (found,) = told("Plan.docx", "Plan-v2.docx", "Plan.docx")
    assert (found.span.path, found.span.line, found.severity.word) == ("docs/3.2.md", 8, "advice")
    assert (
        found.headline
        == "`Plan` is offered as `Plan-v2.docx` here, and as `Plan.docx` in docs/3.1.md:8:15 and 1 more"
    )
    assert found.help == "if the one is a newer version of the other, name the newer one in all of them"


def test_a_new_version_in_most_tasks_is_told_where_the_old_one_is_left() -> None:
    (found,) = told("Plan-v2.docx", "Plan.docx", "Plan-v2.docx")
    assert (found.span.path, found.headline[:39]) == (
        "docs/3.2.md",
        "`Plan` is offered as `Plan.docx` here, ",
    )


@pytest.mark.parametrize(
    "name",
    ["Plan v2", "Plan_2026-11-24", "Plan (1)", "Plan-final", "Plan-v1.2", "PLAN-V2-final", "Plan-rev-3"],
)
def test_whatever_tells_one_version_from_another(name: str) -> None:
    assert len(told("Plan.docx", f"{name}.docx")) == 1


@pytest.mark.parametrize(
    "files",
    [
        ("Plan.docx", "Plan.docx"),
        ("Plan.docx", "Plan-v2.pdf"),
        ("Plan.docx", "Renewal.docx"),
        ("Plan2.docx", "Plan3.docx"),
        ("2026.docx", "2027.docx"),
        ("Plan-1.docx+Plan-2.docx", "Plan-1.docx"),
    ],
    ids=" ".join,
)
def test_files_that_are_no_versions_of_one_are_left_alone(files: tuple[str, ...]) -> None:
    assert told(*files) == []


def test_a_name_of_nothing_but_versions_is_read_in_no_time() -> None:
    assert len(told(f"Plan{'-1' * 90}.docx", f"Plan{'-2' * 90}.docx")) == 1
