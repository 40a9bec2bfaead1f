"""Inputs that nobody makes: told once a name, with the name that was meant; and what is right is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from artifacts import OUTSIDE, Origin
from key_tasks import FILES_FOLDER, Task
from msgspec.structs import replace
from playbook import WHOLE, playbook
from variants import pages

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.model import Acceptance, Text, idle_patterns, is_like

if TYPE_CHECKING:
    from mkdocs_m3 import Finding
    from mkdocs_m3.loading import Loaded

PLAYBOOK: Final = playbook(WHOLE)
SOURCES: Final = tuple(Source(path=uri, uri=uri, text=text) for uri, text in pages("plugin", PLAYBOOK))
TELLING: Final = (Origin.LATER, Origin.NEAR, Origin.NOWHERE)


class Told(NamedTuple):
    """What a reader of a finding about an input learns."""

    line: str
    """The page, and the line there."""
    headline: str
    meant: str | None
    """The name that is offered instead, with the task that makes it."""
    others: int
    """How many other tasks are told of."""


def read(*sources: Source, external: tuple[str, ...] = (), accepted: tuple[Acceptance, ...] = ()) -> Loaded:
    inventory = Inventory(
        pages={source.uri: source.uri.replace(".md", "/index.html") for source in sources},
        files={f"{FILES_FOLDER}/{template.file}": template.size for template in PLAYBOOK.templates},
    )
    return load(sources, inventory, replace(M3, external=external), accepted)


def findings(loaded: Loaded) -> list[Finding]:
    """What is told of inputs, but for those that one task makes too late for several."""
    found = [found for found in loaded.findings if found.code == "M3080"]
    return [one for one in found if "are taken in before" not in one.headline]


def too_late(loaded: Loaded) -> list[Finding]:
    return [found for found in loaded.findings if "are taken in before" in found.headline]


def told(loaded: Loaded) -> set[Told]:
    found = findings(loaded)
    as_told = {
        Told(f"{one.span.path}: {one.span.excerpt.strip()}", one.headline, _meant(one), _others(one))
        for one in found
    }
    assert len(as_told) == len(found)
    return as_told


def _meant(found: Finding) -> str | None:
    match = re.match(r"did you mean `([^`]+)`, which (\S+) makes\? If not, add it to the outputs", found.help)
    assert bool(match) == ("mean" in found.help)
    return f"{match[1]}, {match[2]}" if match else None


def _others(found: Finding) -> int:
    """How many other ids are listed, which must be as many as the other places; `3 more` are three."""
    match = re.search(r"; ([^;]+?)(?: and (\d+) more)? take it in$", found.help)
    listed = len(re.findall(r"\d+\.\d+", match[1])) + int(match[2] or 0) - 1 if match else 0
    assert listed == len(found.others)
    return listed


def expected(*origins: Origin) -> set[Told]:
    """What there is to tell, from how the playbook was made up."""
    taking: dict[tuple[str, Origin, str], list[Task]] = {}
    for task in PLAYBOOK.tasks:
        for artifact in task.inputs:
            if artifact.origin in origins:
                taking.setdefault((artifact.name, artifact.origin, artifact.meant), []).append(task)
    return {
        Told(
            f"{tasks[0].uri}: - text: {name}",
            _headline(name, len(tasks)),
            f"{meant}, {_makers(meant)[0]}" if meant else None,
            len(tasks) - 1,
        )
        for (name, origin, meant), tasks in taking.items()
        if name not in TOO_LATE
    }


def _headline(name: str, tasks: int) -> str:
    several = f"{tasks} tasks take in `{name}`, and none makes it"
    return several if tasks > 1 else f"no earlier task makes the input `{name}`"


def _makers(name: str) -> list[str]:
    return [task.id for task in PLAYBOOK.tasks if name in {output.name for output in task.outputs}]


LATER: Final = {
    artifact.name: _makers(artifact.name)[0]
    for task in PLAYBOOK.tasks
    for artifact in task.inputs
    if artifact.origin is Origin.LATER
}
"""What is taken in before it is made, with the first task that makes it."""
TOO_LATE: Final = {name for name, maker in LATER.items() if [*LATER.values()].count(maker) > 2}
"""Those of them that one task makes with others, which are told of together."""


def test_the_made_up_playbook_has_the_counts_of_the_real_one() -> None:
    tasks = PLAYBOOK.tasks
    artifacts = [artifact for task in tasks for artifact in (*task.inputs, *task.outputs)]
    with_template = [artifact.template.file for artifact in artifacts if artifact.template]
    assert (len(PLAYBOOK.phases), len(tasks)) == (6, 67)
    assert sum(len(task.activities) for task in tasks) == 481
    assert sum(len(task.stakeholders) for task in tasks) == 419
    assert sum(len(task.inputs) for task in tasks) == 282
    assert sum(len(task.outputs) for task in tasks) == 210
    assert sum(len(task.practices) for task in tasks) == 241
    assert (len(set(with_template)), len(with_template)) == (24, 196)
    assert (len({artifact.name for artifact in artifacts}), len(artifacts)) == (158, 492)
    places = [artifact for task in tasks for artifact in task.inputs if artifact.origin is not Origin.EARLIER]
    assert (len(places), len({artifact.name for artifact in places})) == (72, 53)


def test_a_whole_playbook_is_told_once_of_each_name_that_comes_from_nowhere_and_of_no_other() -> None:
    loaded = read(*SOURCES, external=OUTSIDE)
    assert [found for found in loaded.findings if found.severity.word == "error"] == []
    assert told(loaded) == expected(*TELLING)
    (late,) = too_late(loaded)
    assert len(expected(*TELLING)) + 1 + len(late.others) == 31


def test_what_comes_from_outside_is_told_of_as_long_as_nobody_says_so() -> None:
    assert told(read(*SOURCES)) == expected(*TELLING, Origin.OUTSIDE)
    assert told(read(*SOURCES, external=(OUTSIDE[0],))) > expected(*TELLING)


def test_a_fault_of_order_says_which_task_makes_it_and_offers_no_other_name() -> None:
    loaded = read(*SOURCES, external=OUTSIDE)
    (found,) = too_late(loaded)
    alone = {one.headline: one.help for one in findings(loaded)}
    assert (len(LATER), len(TOO_LATE)) == (5, 4)
    for name in LATER.keys() - TOO_LATE:
        cure = alone[f"no earlier task makes the input `{name}`"]
        assert cure.startswith(
            f"{LATER[name]} makes it, and does not come before; if it comes from outside, "
        )
    (maker,) = {LATER[name] for name in TOO_LATE}
    assert found.headline.endswith(f"are taken in before {maker} makes them")
    assert found.help.startswith(f"if {maker} comes too late, give it an earlier number; if not, change")


def page(id_: str, inputs: tuple[str, ...] = (), outputs: tuple[str, ...] = (), more: str = "") -> Source:
    phase, number = id_.split(".")
    lines = [f"phase: {phase}", f"keyTask: {number}", f"name: Task {id_}", *more.splitlines()]
    for key, names in (("inputs", inputs), ("outputs", outputs)):
        lines += [f"{key}:", *(f"  - {name}" for name in names)] if names else []
    text = "\n".join(("---", "layout: m3/keyTask", *lines, "---", ""))
    return Source(path=f"{id_}.md", uri=f"{id_}.md", text=text)


def cures(*sources: Source) -> list[str]:
    return [found.help for found in findings(read(*sources))]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Provider Agreement", "Provider Agreement (IAA, if Federal)"),
        ("Charter", "Charter (signed)"),
        ("Risk Log (updated)", "Risk Log"),
        ("Governance Plan, integrated", "Governance Plan"),
        ("IMS", "Integrated Master Schedule (IMS)"),
        ("Payroll calender", "Payroll calendar"),
        ("Provider's Agreement", "Providers Agreement"),
    ],
)
def test_the_name_that_was_meant_is_offered(written: str, made: str) -> None:
    (cure,) = cures(page("1.1", outputs=(made, "Test Plan")), page("1.2", inputs=(written,)))
    assert cure.startswith(f"did you mean `{made}`, which 1.1 makes? If not, add it to the outputs")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Requirements", "Requirements Management Plan"),
        ("Test Plan 2", "Test Plan 1"),
        ("Test Plan", "Risk Plan"),
        ("Test", "Testbed Plan"),
        ("Risk Log", "Logs of Risks"),
        ("Master Schedule", "Budget"),
    ],
)
def test_a_name_that_only_shares_a_word_is_not_offered(written: str, made: str) -> None:
    (cure,) = cures(page("1.1", outputs=(made,)), page("1.2", inputs=(written,)))
    assert cure.startswith(
        "add it to the outputs of the task that makes it, or write here what that task calls it; "
        "if it comes from outside the playbook, "
    )


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("Interface Register", "Interface List"),
        ("Workforce Impact Summary", "Impact Summary for the Workforce"),
        ("Test Plan 2", "Test Schedule 2"),
    ],
)
def test_a_name_under_which_nobody_takes_it_in_may_be_what_it_is_called_now(written: str, now: str) -> None:
    maker = page("1.1", outputs=("Budget", now, "Risk Log"))
    (cure,) = cures(maker, page("1.2", inputs=(written, "Budget", "Risk Log")))
    assert cure.startswith(
        f"if it is called `{now}` now, which 1.1 makes, write that name here; if not, "
        "add it to the outputs of the task that makes it; if it comes from outside the playbook, "
    )
    assert cures(maker, page("1.2", inputs=(now, "Budget", "Risk Log"))) == []


def test_all_tasks_that_take_in_what_was_renamed_are_told_to_write_its_name() -> None:
    users = [page(f"1.{n}", inputs=("Interface Register",)) for n in (2, 4, 7)]
    (cure,) = cures(page("1.1", outputs=("Interface List",)), *users)
    assert cure.startswith(
        "if it is called `Interface List` now, which 1.1 makes, write that name in all 3 of them; if not, "
    )
    assert cure.endswith("; 1.2, 1.4 and 1.7 take it in")


@pytest.mark.parametrize(
    ("made", "taken"),
    [
        (("Interface List",), ("Interface List",)),
        (("Interface A", "Interface B", "Interface C", "Interface D"), ()),
        (("Interfaces", "Risk Register", "Register"), ()),
        (("Interface Control and Change Policy",), ()),
    ],
)
def test_what_is_used_or_shares_too_little_is_not_what_it_is_called_now(
    made: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    (cure,) = cures(page("1.1", outputs=made), page("1.2", inputs=("Interface Register", *taken)))
    assert cure.startswith("add it to the outputs of the task that makes it, or write here what that task")


def test_what_a_later_task_or_the_task_itself_makes_was_not_renamed() -> None:
    user = page("1.1", ("Interface Register",), ("Interface List",))
    (cure,) = cures(user, page("1.2", outputs=("Interface Plan",)))
    assert "now" not in cure


def test_of_several_near_names_the_one_of_the_nearest_length_is_offered() -> None:
    made = ("Risk Plan for All Parties (reviewed)", "Risk Plan (reviewed)", "Risk Plan for Suppliers")
    (cure,) = cures(page("1.1", outputs=made), page("1.2", inputs=("Risk Plan",)))
    assert cure.startswith("did you mean `Risk Plan (reviewed)`, which 1.1 makes?")


def test_what_the_task_itself_or_a_later_one_makes_of_it_is_not_offered() -> None:
    first = page("1.1", ("Governance Plan",), ("Governance Plan (integrated)",))
    (cure,) = cures(first, page("1.2", ("Governance Plan",), ("Governance Plan (approved)",)))
    assert "mean" not in cure


def test_a_log_that_a_task_carries_on_is_silent_and_so_are_those_that_come_after() -> None:
    assert cures(page("1.1", ("RAID Log",), ("RAID Log",)), page("1.2", ("RAID Log",), ("RAID log",))) == []
    activity = "activities: [{text: Keep it, output: RAID Log}]"
    assert cures(page("1.1", ("RAID Log",), more=activity), page("1.2", ("RAID Log",))) == []


def test_tasks_before_the_maker_are_told_of_together_and_those_after_are_not() -> None:
    inputs = ("Test Plan",)
    sources = [page(f"1.{n}", inputs, inputs if n == 4 else ()) for n in range(1, 7)]
    (found,) = findings(read(*sources))
    assert found.headline == "3 tasks take in `Test Plan` before 1.4 makes it"
    assert found.help == (
        "change the order or the name; if it comes from outside, write `- text: Test Plan`, "
        "and `external: true` below it; 1.1, 1.2 and 1.3 take it in"
    )
    assert found.span.path == "1.1.md"


LOGS: Final = ("Risk Log", "Cost Log", "Issue Log", "Test Plan")


def test_much_that_one_later_task_makes_is_told_once() -> None:
    pages_ = [page("1.1", LOGS), page("1.2", LOGS[2:]), page("1.3"), page("1.4", outputs=LOGS[:3])]
    first, second = findings(read(*pages_))
    assert first.headline == "1.1 takes in `Risk Log`, `Cost Log` and `Issue Log` before 1.4 makes them"
    assert first.help == (
        "change the order of the two, or the names; add `external: true` to what comes from outside; "
        "1.2 takes in some of it as well"
    )
    assert (str(first.span), list(map(str, first.others))) == (
        "1.1.md:7:5",
        ["1.1.md:8:5", "1.1.md:9:5", "1.2.md:7:5"],
    )
    assert second.headline == "2 tasks take in `Test Plan`, and none makes it"


def test_little_that_a_later_task_makes_is_told_one_by_one() -> None:
    assert len(cures(page("1.1", LOGS[:2]), page("1.2", outputs=LOGS))) == 2
    both = page("1.2", outputs=LOGS[:2]), page("1.3", outputs=LOGS[2:])
    assert len(cures(page("1.1", LOGS), *both)) == 4


def test_nothing_follows_from_a_task_whose_file_has_another_number() -> None:
    moved = page("1.9", ("Charter",), LOGS)
    moved = replace(moved, uri="1.2.md", path="1.2.md")
    others = page("1.1", outputs=("Charter",)), page("1.3", LOGS), page("1.4", ("Scope",))
    found = read(*others, moved).findings
    assert [(one.code, one.span.path) for one in found] == [("M3088", "1.2.md"), ("M3080", "1.4.md")]
    accepted = "accept: [{code: M3088, reason: Its file came first}]"
    moved = replace(moved, text=page("1.9", ("Charter",), LOGS, more=accepted).text)
    found = read(*others, moved).findings
    assert [(one.code, one.span.path) for one in found] == [("M3080", "1.3.md"), ("M3080", "1.4.md")]


def test_the_first_task_by_number_is_told_of_and_the_same_input_twice_is_one() -> None:
    sources = [page(f"1.{n}", ("Scope of Services", "Scope of services")) for n in (10, 9, 2)]
    (found,) = findings(read(*sources))
    assert str(found.span) == "1.2.md:7:5"
    assert found.headline == "3 tasks take in `Scope of Services`, and none makes it"
    assert found.help.endswith("; 1.2, 1.9 and 1.10 take it in")
    assert list(map(str, found.others)) == ["1.9.md:7:5", "1.10.md:7:5"]


def test_of_very_many_tasks_the_first_few_are_named() -> None:
    (found,) = findings(read(*(page(f"1.{n}", ("Scope",)) for n in range(1, 41))))
    assert found.headline.startswith("40 tasks take in")
    assert found.help.endswith("; 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8 and 32 more take it in")


def test_nothing_is_told_where_an_earlier_phase_is_missing() -> None:
    assert cures(page("1.1"), page("3.1", ("Scope",))) == []
    assert len(cures(page("1.1"), page("2.1", outputs=("Plan",)), page("3.1", ("Scope",)))) == 1


ACCEPT: Final = "accept: [{code: M3080, reason: Our parent agency writes it}]"


def test_a_page_that_accepts_it_does_not_count_and_the_next_one_is_told_of() -> None:
    pages_ = [page(f"1.{n}", ("Scope",), more=ACCEPT if n in {1, 3} else "") for n in range(1, 5)]
    loaded = read(*pages_)
    (found,) = loaded.findings
    assert (found.span.path, found.headline) == ("1.2.md", "2 tasks take in `Scope`, and none makes it")
    assert found.help.endswith("; 1.2 and 1.4 take it in")


def test_where_every_page_accepts_it_nothing_is_told_and_an_idle_acceptance_is() -> None:
    accepting = [page(f"1.{n}", ("Scope",), more=ACCEPT) for n in range(1, 4)]
    assert read(*accepting).findings == ()
    loaded = read(*accepting[:2], page("1.3", more=ACCEPT))
    assert [(one.code, one.span.path) for one in loaded.findings] == [("M3090", "1.3.md")]


def test_the_site_accepts_all_of_them_at_once() -> None:
    config = Source(path="mkdocs.yml", uri="", text="M3080")
    accepted = Acceptance(code="M3080", source=config, place=Text(value="M3080", start=0, end=5))
    assert read(*SOURCES, accepted=(accepted,)).findings != ()
    assert findings(read(*SOURCES, accepted=(accepted,))) == []


@pytest.mark.parametrize(
    ("pattern", "name", "is_matched"),
    [
        ("Existing *", "Existing Systems Inventory", True),
        ("Existing *", "existing  systems", True),
        ("Existing *", "Existing", False),
        ("Existing *", "Existingness Proof", False),
        ("Existing *", "The Existing Systems", False),
        ("Government-wide *", "Government wide Policies", True),
        ("* & Orders", "Laws and Orders", True),
        ("* (IMS)", "Integrated Master Schedule (IMS)", True),
        ("Integrated Master Schedule", "Integrated Master Schedule (IMS)", True),
        ("Master Schedule", "Integrated Master Schedule", False),
        ("Release [12] Notes", "Release 2 Notes", True),
        ("Release [!12] Notes", "Release 2 Notes", False),
        ("Release ? Notes", "Release 12 Notes", False),
        ("a.c", "abc", False),
        ("*", "Anything", True),
    ],
)
def test_patterns_match_as_names_are_compared(pattern: str, name: str, *, is_matched: bool) -> None:
    assert is_like(name, pattern) is is_matched


def test_an_input_that_the_site_calls_external_is_external_in_every_way_unless_a_task_makes_it() -> None:
    sources = (
        page("1.1", ("Existing Laws", "Plan"), ("Existing Inventory",)),
        page("1.2", ("Existing Inventory", "existing laws")),
    )
    loaded = read(*sources, external=("Existing *",))
    by_name = {one.name: one.is_external for task in loaded.playbook.key_tasks for one in task.inputs}
    assert by_name == {
        "Existing Laws": True, "Plan": False, "Existing Inventory": False, "existing laws": True,
    }  # fmt: skip
    assert [found.headline for found in findings(loaded)] == ["no earlier task makes the input `Plan`"]


def test_a_pattern_is_idle_only_if_no_input_matches_it() -> None:
    tasks = read(page("1.1", ("Existing Laws", "Plan"), ("Other Plan",))).playbook.key_tasks
    assert idle_patterns(tasks, ("Existing *", "Plan", "Other *", "Exsiting *")) == ("Other *", "Exsiting *")
