"""A number that is none, such as `6a`, is told with one that no other page has."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD = "---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: Task {name}\n---\n"


def task(number: object, *, phase: object = 3, name: str = "") -> str:
    return HEAD.format(phase=phase, number=number, name=name or number)


def found(pages: dict[str, str]) -> dict[str, Finding]:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: f"{uri.removesuffix('.md')}/index.html" for uri in pages}, files={})
    return {one.span.path: one for one in load(sources, inventory, M3).findings}


def tasks(*numbers: int) -> dict[str, str]:
    return {f"3.{number}.md": task(number) for number in numbers}


@pytest.mark.parametrize("written", ["6a", "6b", "6 a", "6-a", "6.5", "6.a", "6A", "6.05"])
def test_what_is_to_come_between_two_numbers_gets_the_next_free_one(written: str) -> None:
    pages = {**tasks(*range(1, 17)), "3.6a.md": task(written, name="New")}
    (one,) = found(pages).values()
    assert (one.code, one.span.path, one.span.line) == ("M3012", "3.6a.md", 4)
    if written == "6.05":
        assert one.help == "write only the task's own number: `keyTask: 5`"
        return
    assert one.help == (
        "none fits between 6 and 7; write the next free one, `keyTask: 17`, or raise the numbers from 7 on"
    )
    pages["3.6a.md"] = edited(pages["3.6a.md"], one.cure)
    assert pages["3.6a.md"] == task(17, name="New")
    assert found(pages) == {}


@pytest.mark.parametrize(("numbers", "own"), [((5, 6, 8), 7), ((5, 7, 8), 6), ((5, 6), 7)])
def test_where_one_is_free_at_that_place_it_is_named(numbers: tuple[int, ...], own: int) -> None:
    pages = {**tasks(*numbers), "new.md": task("6a", name="New")}
    (one,) = found(pages).values()
    assert one.help == f"write `keyTask: {own}`, which is free"
    assert found({**pages, "new.md": edited(pages["new.md"], one.cure)}) == {}


def test_each_of_several_gets_another_one() -> None:
    pages = {
        **tasks(5, 6, 7),
        **{f"new-{n}.md": task(n, name=f"New {n}") for n in ("6b", "6a", "six", '"8"', "3.9")},
    }
    told = found(pages)
    assert {path: one.help for path, one in told.items()} == {
        "new-6a.md": "none fits between 6 and 7; write the next free one, `keyTask: 10`, "
        "or raise the numbers from 7 on",
        "new-6b.md": "none fits between 6 and 7; write the next free one, `keyTask: 11`, "
        "or raise the numbers from 7 on",
        "new-six.md": "write digits only: `keyTask: 12` is the next that is free",
        'new-"8".md': "write `keyTask: 8`",
        "new-3.9.md": "write only the task's own number: `keyTask: 9`",
    }
    pages |= {path: edited(pages[path], one.cure) for path, one in told.items()}
    pages["new-six.md"] = task(12, name="New six")
    assert found(pages) == {}


def test_a_number_with_its_phase_stays_one_unless_it_is_taken() -> None:
    pages = {**tasks(3, 4), "new.md": task("3.5", name="New")}
    (one,) = found(pages).values()
    assert one.help == "write only the task's own number: `keyTask: 5`"
    (one,) = found({**tasks(3, 4, 5), "new.md": task("3.5", name="New")}).values()
    assert one.help.startswith("none fits between 3 and 4; write the next free one, `keyTask: 6`")


def test_numbers_of_another_phase_are_free() -> None:
    pages = {f"2.{n}.md": task(n, phase=2) for n in range(1, 9)}
    pages |= {"3.1.md": task(1, name="One"), "new.md": task("one", name="New")}
    (one,) = found(pages).values()
    assert one.help == "write digits only: `keyTask: 2` is the next that is free"


def test_a_number_of_a_page_that_cannot_be_read_is_not_free() -> None:
    pages = {**tasks(6, 7), "3.8.md": "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 8\nname: 'x\n---\n"}
    told = found({**pages, "new.md": task("6a", name="New")})
    assert "`keyTask: 9`" in told["new.md"].help


def test_phases_are_told_likewise() -> None:
    pages = {f"{n}.md": f"---\nlayout: m3/phase\nphase: {n}\nname: Phase {n}\n---\n" for n in (1, 2, "1a")}
    (one,) = found(pages).values()
    assert one.help.startswith("none fits between 1 and 2; write the next free one, `phase: 3`")
    assert found({**pages, "1a.md": edited(pages["1a.md"], one.cure)}) == {}


def test_a_phase_that_has_tasks_and_no_page_is_free_for_one() -> None:
    pages = {**tasks(1, 2), "3a.md": "---\nlayout: m3/phase\nphase: 3a\nname: Phase\n---\n"}
    (one,) = found(pages).values()
    assert one.help == "write `phase: 3`, which is free"


def test_a_task_without_a_readable_phase_is_told_with_an_example() -> None:
    told = found({"new.md": task("6a", phase='"x"')})
    assert told["new.md"].help
