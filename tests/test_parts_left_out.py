"""The one list of a task that its text does not place."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: A\n"
LISTS = {
    "activities": "activities:\n  - Ask\n",
    "stakeholders": "stakeholders:\n  - text: Lead\n",
    "inputs": "inputs:\n  - Law\n",
    "outputs": "outputs:\n  - Plan\n",
    "best-practices": "bestPractice:\n  - Ask early\n",
}


def page(shown: str, placed: str) -> str:
    comments = "\n".join(f"Some words.\n\n<!-- m3/{part} -->\n" for part in placed.split())
    return HEAD + "".join(LISTS[part] for part in shown.split()) + f"---\n\n{comments}\nThe end.\n"


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    source = Source(path="p.md", uri="p.md", text=text)
    site = load([source], Inventory(pages={"p.md": "p/index.html"}, files={}), M3)
    assert {one.code for one in site.findings} <= {"M3099", "M3060"}
    return [
        (one.headline, one.span.excerpt, (edited(text, one.cure),))
        for one in site.findings
        if one.code == "M3099"
    ]


ALL = " ".join(LISTS)


@pytest.mark.parametrize("part", [*LISTS][1:])
def test_the_one_list_without_a_place_is_told_at_the_one_that_usually_precedes_it(part: str) -> None:
    others = [one for one in LISTS if one != part]
    ((headline, excerpt, (obeyed,)),) = told(page(ALL, " ".join(others)))
    names = [f"`m3/{one}`" for one in others]
    assert headline == (
        f"the text places {', '.join(names[:-1])} and {names[-1]}, but not `m3/{part}`, "
        "so that part is shown above the text"
    )
    above = [*LISTS][[*LISTS].index(part) - 1]
    assert excerpt == f"<!-- m3/{above} -->"
    assert f"<!-- m3/{above} -->\n\n<!-- m3/{part} -->\n" in obeyed
    assert told(obeyed) == []


@pytest.mark.parametrize(
    ("shown", "placed"),
    [
        (ALL, ALL),
        (ALL, ""),
        (ALL, "stakeholders inputs outputs best-practices"),
        (ALL, "activities stakeholders inputs"),
        ("activities outputs", "activities"),
        ("activities inputs", "activities inputs outputs"),
        ("activities inputs outputs", "activities inputs outputs tasks"),
    ],
)
def test_other_bodies_are_left_alone(shown: str, placed: str) -> None:
    assert told(page(shown, placed)) == []
