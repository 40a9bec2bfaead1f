"""A file that was left behind when the first line of its item was deleted."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

INVENTORY: Final = Inventory(
    pages={"3.1.md": "3.1/index.html", "3.2.md": "3.2/index.html"},
    files={"assets/files/Resource-Plan.docx": 1, "assets/files/Charter.docx": 1},
)
LEFT: Final = "inputs:\n  - Charter\n    filename: Resource-Plan.docx\n"
PLAN: Final = "outputs:\n  - text: Resource Plan\n    filename: Resource-Plan.docx\n"
CODES: Final = ("M3001", "M3082", "M3083")


def page(number: int, lists: str) -> Source:
    text = f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {number}\nname: Task {number}\n{lists}---\n"
    return Source(path=f"docs/3.{number}.md", uri=f"3.{number}.md", text=text)


def told(*lists: str) -> list[Finding]:
    sources = [page(n, one) for n, one in enumerate(lists, 1)]
    return [one for one in load(sources, INVENTORY, M3).findings if one.code in CODES]


@pytest.mark.parametrize(
    ("lists", "where"),
    [
        ((LEFT + PLAN, "inputs:\n  - Charter\n"), "docs/3.1.md:11"),
        ((LEFT, "inputs:\n  - Charter\n" + PLAN), "docs/3.2.md:10"),
    ],
)
def test_the_artifact_is_told_whose_file_it_is_and_nothing_follows_from_it(
    lists: tuple[str, ...], where: str
) -> None:
    (found,) = told(*lists)
    what = "`filename` follows an item that is only a text, and this is the file of `Resource Plan`"
    assert (found.code, found.span.line, found.headline) == ("M3001", 8, f"{what} ({where})")
    assert found.help == (
        "if that item was deleted, delete this line, too; if not, write `- text: Resource Plan` above it"
    )
    assert found.cure == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("    filename", "  - text: Resource Plan\n    filename"), ("    filename: Resource-Plan.docx\n", "")],
)
def test_nothing_is_told_once_either_cure_is_obeyed(old: str, new: str) -> None:
    assert told(LEFT.replace(old, new, 1) + PLAN) == []


@pytest.mark.parametrize(
    "lists",
    [
        (LEFT,),
        (LEFT, "inputs:\n  - text: Charter\n    filename: Resource-Plan.docx\n"),
        (LEFT.replace("Resource-Plan", "Charter") + PLAN,),
    ],
)
def test_of_any_other_file_the_item_is_told_as_before(lists: tuple[str, ...]) -> None:
    (found,) = told(*lists)
    assert found.help == "write the item as `- text: Charter`"
    mended = edited(page(1, lists[0]).text, found.cure)
    assert "  - text: Charter\n    filename: " in mended
