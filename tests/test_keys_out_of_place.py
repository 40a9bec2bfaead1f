"""What is said of keys that a page, an item, or a record does not take where they are."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load

TASK = "layout: m3/keyTask\nphase: 3\nkeyTask: 1\n"
GLOSSARY = "layout: m3/glossary\n"


def told(front: str) -> list[tuple[str, int]]:
    """The codes and lines of what is found on a page; its front matter begins in line 2."""
    source = Source(path="a.md", uri="a.md", text=f"---\n{front}---\n")
    found = load([source], Inventory(pages={"a.md": "a/"}, files={}), M3).findings
    return [(one.code, one.span.line) for one in found]


@pytest.mark.parametrize(
    "name",
    ["", "name: ''\n", "name: Meet\n"],
)
def test_the_dash_of_a_first_item_is_no_stray_sign(name: str) -> None:
    missing = [] if "Meet" in name else [("M3010", 5 if name else 2)]
    below = 6 + bool(name)
    assert told(f"{TASK}{name}outputs:\n- name: Plan\n") == [*missing, ("M3015", below)]


SECTIONS = """sections:
- name: Plan
  description: ''
  items:
  - ''
  - filename: ''
  - name: null
"""


def test_items_at_the_edge_begin_no_other_list() -> None:
    found = told(f"{GLOSSARY}{SECTIONS}")
    assert found
    assert {line for _, line in found} <= {5, 6, 7, 8, 9, 10}


def test_sections_of_a_phase_are_told_once() -> None:
    assert told(f"layout: m3/phase\nphase: 3\nname: Plan\n{SECTIONS}") == [("M3025", 5)]
