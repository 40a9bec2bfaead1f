"""Names in the list that older phase pages keep by hand, which nobody sees."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.cli import main
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

TASKS = ("Develop Training Plan", "Engage with Workforce", "Finalize Implementation Approach")
NEW = "Measure Readiness"


def task(number: int, name: str, phase: int = 3) -> str:
    return f"---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: {name}\n---\n"


def phase(*names: str, number: int = 3) -> str:
    items = "".join(f"    - name: {name}\n      responsibleParty: shared\n" for name in names)
    return f"---\nlayout: m3/phase\nphase: {number}\nname: Engagement\nactivities:\n  process:\n{items}---\n"


def pages(*names: str) -> dict[str, str]:
    return {"3.md": phase(*names), **{f"3.{n}.md": task(n, name) for n, name in enumerate(TASKS, 1)}}


def told(texts: dict[str, str]) -> list[Finding]:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in texts}, files={})
    return list(load(sources, inventory, M3).findings)


def test_a_name_without_a_page_is_told_with_the_command_that_begins_one() -> None:
    (found,) = told(pages(*TASKS, NEW))
    assert (found.code, found.span.path, found.span.line) == ("M3097", "3.md", 13)
    assert found.span.length == len(NEW)
    assert found.headline == f"`{NEW}` is no key task of phase 3, and this list is not shown"
    assert found.help == f'write a page for it, as with `mkdocs-m3 new task 3.4 "{NEW}"`, or delete it here'
    assert told({**pages(*TASKS, NEW), "3.4.md": task(4, NEW)}) == []
    assert told(pages(*TASKS)) == []


def test_each_of_several_gets_a_number_of_its_own() -> None:
    found = told(pages(*TASKS, NEW, "'Settle \"who\" pays'"))
    assert [one.help.split("`")[1] for one in found] == [
        f'mkdocs-m3 new task 3.4 "{NEW}"',
        "mkdocs-m3 new task 3.5 'Settle \"who\" pays'",
    ]


@pytest.mark.parametrize(
    "names",
    [
        (TASKS[0].lower(), "Develop  Training Plans", "Engage with Workforce Strategy"),
        (*TASKS, "Finalize Migration Approach"),
        (NEW,),
        (NEW, "Settle costs", *TASKS[:2]),
        (),
    ],
)
def test_a_name_near_that_of_a_key_task_and_a_list_of_few_of_them_are_left_alone(
    names: tuple[str, ...],
) -> None:
    assert told(pages(*names)) == []


def test_a_key_task_of_another_phase_or_one_that_cannot_be_read_is_left_alone() -> None:
    assert told({**pages(*TASKS, NEW), "2.1.md": task(1, NEW, phase=2)}) == []
    unread = task(4, NEW).replace("layout", "name: 'x\nlayout")
    assert "M3097" not in {one.code for one in told({**pages(*TASKS, NEW), "3.4.md": unread})}


def test_without_key_tasks_of_the_phase_nothing_is_told() -> None:
    assert told({"3.md": phase(*TASKS, NEW), "2.1.md": task(1, TASKS[0], phase=2)}) == []


@pytest.mark.parametrize("form", ["  - name: {}\n", "  - {}\n"])
def test_a_list_without_workstreams_is_read_likewise(form: str) -> None:
    text = phase().replace("  process:\n", "".join(form.format(name) for name in (*TASKS, NEW)))
    codes = [one.code for one in told({**pages(), "3.md": text})]
    assert codes in (["M3097"], ["M3025", "M3097"])


def test_the_command_is_one_that_the_program_takes(tmp_path: Path) -> None:
    root = site(tmp_path, pages(*TASKS, NEW))
    assert f'mkdocs-m3 new task 3.4 "{NEW}"' in check(root).output
    result = CliRunner().invoke(main, ["new", "task", "3.4", NEW, "--site", str(root)])
    assert result.exit_code == 0
    assert (root / "docs/3.4.md").is_file()
    assert "M3097" not in check(root).output


def test_in_one_of_several_playbooks_the_command_names_it(tmp_path: Path) -> None:
    files = {f"a/{uri}": text for uri, text in pages(*TASKS, NEW).items()}
    files |= {"b/1.1.md": task(1, "Begin", phase=1), "index.md": "# Home\n"}
    playbooks = {"m3": {"playbooks": {"a": {"folder": "a"}, "b": {"folder": "b"}}}}
    root = site(tmp_path, files, plugins=[playbooks])
    assert f'mkdocs-m3 new task 3.4 "{NEW}" --playbook a' in check(root).output
    arguments = ["new", "task", "3.4", NEW, "--playbook", "a", "--site", str(root)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert "M3097" not in check(root).output


def test_the_real_playbook_lists_nothing_that_is_no_key_task(real_playbook: Path) -> None:
    assert "M3097" not in check(real_playbook).output


def test_a_task_that_is_added_to_the_list_of_the_real_playbook_alone_is_told(
    real_playbook: Path, tmp_path: Path
) -> None:
    root = tmp_path / "real"
    shutil.copytree(real_playbook, root)
    page = root / "phases/3.md"
    text = page.read_text(encoding="utf-8")
    begin = "    - name: Develop Training Plan\n"
    assert begin in text
    added = f"    - name: Measure Workforce Readiness\n      responsibleParty: shared\n{begin}"
    page.write_text(text.replace(begin, added), encoding="utf-8")
    output = check(root).output
    assert output.count("M3097") == 1
    assert '`mkdocs-m3 new task 3.17 "Measure Workforce Readiness"`' in output
