"""A page that began as a copy of another task's: its name and its activities are told."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load

ACTIVITIES: Final = ("Ask", "Compare", "Settle", "Publish", "Archive")


def page(n: int, name: str = "", activities: tuple[str, ...] = (), phase: int = 3) -> str:
    items = "".join(f"  - text: {one}\n    responsibleParty: customer\n" for one in activities)
    key = "activities:\n" if items else ""
    head = f"---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {n}\nname: {name or f'Part {n}'}\n"
    return f"{head}objective: Know {phase}.{n}\n{key}{items}---\n"


def found_in(*pages: str) -> list[Finding]:
    sources = [Source(path=f"{n}.md", uri=f"{n}.md", text=text) for n, text in enumerate(pages, 1)]
    inventory = Inventory(pages={one.uri: one.uri.replace(".md", "/index.html") for one in sources}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code in ("M3078", "M3079")]


def test_a_name_that_another_task_of_the_phase_has_is_told_at_the_later_one() -> None:
    (found,) = found_in(page(2, "Plan the move (PTM)"), page(1, "plan *the* move"))
    assert (found.code, str(found.span)) == ("M3078", "1.md:5:7")
    assert found.headline == "this name is also that of 2.md:5:7"
    assert found.help == "give one of the two another `name`"


def test_a_name_may_come_again_in_another_phase() -> None:
    assert found_in(page(1, "Plan"), page(1, "Plan", phase=4)) == []


def test_of_two_pages_with_one_number_only_that_is_told() -> None:
    assert found_in(page(1, "Plan"), page(1, "Plan")) == []


@pytest.mark.parametrize(
    ("own", "count"),
    [
        (ACTIVITIES, "all"),
        (ACTIVITIES[:4], "all"),
        (("Other", *ACTIVITIES[1:4]), "3 of the 4"),
        (("Other", *reversed(ACTIVITIES[1:])), "4 of the 5"),
    ],
)
def test_activities_of_another_task_are_told_once(own: tuple[str, ...], count: str) -> None:
    (found,) = found_in(page(1, activities=ACTIVITIES), page(2, activities=own, phase=4))
    assert found.code == "M3079"
    assert found.headline.startswith(f"{count} activities of this task are word for word as in 1.md:")
    line = found.span.excerpt.removeprefix("  - text: ")
    assert line == next(one for one in own if one in ACTIVITIES)


@pytest.mark.parametrize(
    "own",
    [
        ACTIVITIES[:3],
        ("Other", "More", *ACTIVITIES[2:]),
        ("ask", "compare", "settle", "publish"),
        ("Ask", "Ask", "Compare", "Settle"),
    ],
)
def test_few_or_other_activities_may_be_alike(own: tuple[str, ...]) -> None:
    assert found_in(page(1, activities=ACTIVITIES), page(2, activities=own)) == []


def test_activities_that_several_tasks_have_are_those_of_no_one_task() -> None:
    first, second = page(1, activities=ACTIVITIES[:2]), page(2, activities=ACTIVITIES[2:4])
    assert found_in(first, second, page(3, activities=ACTIVITIES[:4])) == []
