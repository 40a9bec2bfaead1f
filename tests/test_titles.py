"""A page under `title` that is named by `name`: told at that line, and read with that name."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model import KeyTask, Phase

TASK = "---\nlayout: m3/keyTask\nphase: 4\nkeyTask: 1\n{}---\n"
PHASE = "---\nlayout: m3/phase\nphase: 4\n{}objective: Move the records.\n---\n"


def told(text: str) -> tuple[list[tuple[str, int, str, str]], str | None, str]:
    """What is said of a page, its name, and the page as obeyed."""
    source = Source(path="p.md", uri="p.md", text=text)
    site = load([source], Inventory(pages={"p.md": "p/index.html"}, files={}), M3)
    (record,) = site.playbook.records
    assert isinstance(record, KeyTask | Phase)
    said = [(one.code, one.span.line, one.headline, one.help) for one in site.findings]
    for one in site.findings:
        text = edited(text, one.cure)
    return said, record.name.value if record.name else None, text


@pytest.mark.parametrize(("page", "noun"), [(TASK, "a key task"), (PHASE, "a phase")])
@pytest.mark.parametrize("value", ["Migration", '"Migration: all of it"'])
def test_a_title_in_place_of_a_name_is_the_name(page: str, noun: str, value: str) -> None:
    wrong, right = page.format(f"title: {value}\n"), page.format(f"name: {value}\n")
    said, name, obeyed = told(wrong)
    words = value.strip('"')
    line = wrong[: wrong.index("title")].count("\n") + 1
    headline = f"{noun} is named by `name`, and this page has `title` in its place"
    help_ = f"write `name: {words}` in place of `title: {words}`"
    assert said == [("M3010", line, headline, help_)]
    assert name == words
    assert obeyed == right
    assert told(right) == ([], words, right)


@pytest.mark.parametrize("page", [TASK, PHASE])
def test_a_title_beside_a_name_is_the_theme_s(page: str) -> None:
    said, name, _ = told(page.format("name: Migration\ntitle: Move\n"))
    assert (said, name) == ([], "Migration")


@pytest.mark.parametrize("page", [TASK, PHASE])
@pytest.mark.parametrize("yaml", ["", "title:\n", "title: [a]\n", "name:\ntitle: Move\n"])
def test_what_is_missing_gets_no_example_that_another_page_may_be_named(page: str, yaml: str) -> None:
    said, name, _ = told(page.format(yaml))
    noun = "task" if page is TASK else "phase"
    assert name is None
    assert said[0][0] == "M3010"
    assert said[0][3] == f"add `name: …`, which says what the {noun} is called"


@pytest.mark.parametrize("page", [TASK, PHASE])
def test_a_misspelled_name_is_told_alone(page: str) -> None:
    said, _, obeyed = told(page.format("nam: Migration\ntitle: Move\n"))
    assert [one[0] for one in said] == ["M3010"]
    assert "name: Migration\ntitle: Move\n" in obeyed
