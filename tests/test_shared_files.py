"""A file that is offered under several names is told with the file that one of them has elsewhere."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load


def told(*lists: str) -> list[Finding]:
    sources = [
        Source(
            path=f"docs/3.{n}.md",
            uri=f"3.{n}.md",
            text=f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {n}\nname: Task {n}\noutputs:\n{items}---\n",
        )
        for n, items in enumerate(lists, 1)
    ]
    files = {"assets/files/Report.docx": 1, "assets/files/Plan.docx": 1}
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files=files)
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3082"]


def item(name: str, file: str) -> str:
    return f"  - text: {name}\n    filename: {file}.docx\n"


ONE = "if the two are one artifact, call them by one name; if not, "


@pytest.mark.parametrize("elsewhere", [item("Plan", "Plan"), item("Plan", "Plan") + item("Memo", "Plan")])
def test_a_file_left_from_a_copied_item_is_told_with_the_file_of_its_artifact(elsewhere: str) -> None:
    found = told(item("Report", "Report") + item("Plan", "Report"), elsewhere)[0]
    assert (found.span.line, found.help) == (10, f"{ONE}write `Plan.docx`, which is offered for it elsewhere")


def test_a_file_of_an_artifact_that_has_no_other_is_to_be_looked_at() -> None:
    (found,) = told(item("Report", "Report") + item("Plan", "Report"), item("Plan", "Report"))
    assert found.help == f"{ONE}see whether this is the right file"
    (found,) = told(item("Report", "Report") + item("Plan", "Report"), item("Plan", "Gone"))
    assert found.help == f"{ONE}see whether this is the right file"
