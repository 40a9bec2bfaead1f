"""A copy of a template that no page names, since it was to take the place of the template."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load


def told(*files: str, body: str = "", about: str = "", offered: str = "Plan.docx") -> list[Finding]:
    text = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Meet\noutputs:\n  - text: Plan\n"
    text += f"    filename: {offered}\n---\n{body}"
    sources = [
        Source(path="docs/3.1.md", uri="3.1.md", text=text),
        Source(path="docs/about.md", uri="about.md", text=about),
    ]
    inventory = Inventory(
        pages={"3.1.md": "3.1/index.html", "about.md": "about/index.html"},
        files={f"assets/files/{file}": 1 for file in (offered, *files)},
    )
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3105"]


@pytest.mark.parametrize(
    "file", ["Plan (1).docx", "Plan(12).docx", "Plan - Copy.docx", "Plan - Copy (2).docx"]
)
def test_it_is_told_where_the_template_is_offered(file: str) -> None:
    (found,) = told(file)
    assert (str(found.span), found.severity.word) == ("docs/3.1.md:8:15", "advice")
    assert found.headline == f"`{file}` is beside this file, called like a copy of it, and no page names it"
    assert found.help == "if it is the newer version, put it in the place of `Plan.docx`; if not, delete it"


def test_a_copy_in_a_folder_is_one_of_the_template_there() -> None:
    assert len(told("a/Plan (1).docx", offered="a/Plan.docx")) == 1
    assert told("b/Plan (1).docx", offered="a/Plan.docx") == []


def test_a_file_that_any_page_names_is_left_alone() -> None:
    assert told("Plan (1).docx", body="\n[a](<assets/files/Plan (1).docx>)\n") == []
    for written in ("Plan%20%281%29.docx", "Plan%20(1).docx"):
        assert told("Plan (1).docx", about=f"[a](assets/files/{written})\n") == []


@pytest.mark.parametrize(
    "file", ["Plan (draft).docx", "Plan (1).pdf", "Charter (1).docx", "Plan 1.docx", "(1).docx"]
)
def test_other_names_are_no_copies(file: str) -> None:
    assert told(file) == []
