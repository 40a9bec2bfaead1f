"""A second page in one file: of another task it goes to a file of its own, and is not compared."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.model.own_keys import OwnKeys

FIRST = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 16\nname: Agree on services\nactivities:\n  - Ask\n---\n"
MOVE = "move it to a file of its own"
COMPARE = f"{MOVE}, or compare the two and delete the older one"


def cure(second: str, first: str = FIRST, own: OwnKeys | None = None) -> str:
    source = Source(path="p.md", uri="p.md", text=f"{first}\n{second}")
    words = replace(M3, keys=own) if own else M3
    site = load([source], Inventory(pages={"p.md": "p/index.html"}, files={}), words)
    (found,) = (one for one in site.findings if one.code == "M3065")
    return found.help


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("keyTask: 16", "keyTask: 17", MOVE),
        ("keyTask: 16", 'keyTask: "17"', MOVE),
        ("phase: 3", "phase: 4", MOVE),
        ("keyTask: 16\nname: Agree on services", "name: Review the phase", MOVE),
        ("layout: m3/keyTask\nphase: 3\nkeyTask: 16", "layout: m3/phase\nphase: 3", MOVE),
        ("keyTask: 16", 'keyTask: "16" # new', COMPARE),
        ("Agree on services", "Agree on all services", COMPARE),
        ("keyTask: 16\n", "", COMPARE),
        ("  - Ask", "  - Ask again", COMPARE),
    ],
)
def test_another_task_is_not_compared(old: str, new: str, expected: str) -> None:
    assert cure(FIRST.replace(old, new)) == expected
    assert cure(FIRST.replace(old, new).replace("\n", "\r\n"), FIRST.replace("\n", "\r\n")) == expected


def test_keys_of_a_site_s_own_say_it_as_well() -> None:
    own = OwnKeys((("keyTask", "tarea"),))
    first = FIRST.replace("keyTask: ", "tarea: ")
    assert cure(first.replace("16", "17"), first, own) == MOVE
    assert cure(first.replace("Ask", "Go"), first, own) == COMPARE
