"""A deleted `outputs:` costs no output: those who obey what is told have the page as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.own_keys import OwnKeys

if TYPE_CHECKING:
    from mkdocs_m3.loading import Loaded

CODE = "M3098"
ABOVE = "inputs:\n  - Charter\n  - Staffing Plan\n  - Schedule\n  - Law\n"
OUTPUTS = "  - Charter\n  - Staffing Plan\n  - Contact List\n"


def task(number: int, yaml: str) -> str:
    return f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {number}\nname: Task {number}\n{yaml}---\n"


def loaded(texts: dict[str, str], own: OwnKeys | None = None) -> Loaded:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in texts}, files={})
    return load(sources, inventory, replace(M3, keys=own) if own else M3)


def lists(site: Loaded, uri: str) -> tuple[list[str], list[str]]:
    (found,) = (one for one in site.playbook.records if one.source.uri == uri and isinstance(one, KeyTask))
    return [one.name for one in found.inputs], [one.name for one in found.outputs]


@pytest.mark.parametrize("deleted", ["\noutputs:\n", "  - Law\n\noutputs:\n", "outputs:\n"])
def test_a_lost_key_is_told_once_and_its_list_is_shown(deleted: str) -> None:
    whole = {"3.1.md": task(1, f"{ABOVE}\noutputs:\n{OUTPUTS}")}
    cut = {"3.1.md": whole["3.1.md"].replace(deleted, "", 1)}
    before, after = loaded(whole), loaded(cut)
    (found,) = (one for one in after.findings if one.code in {CODE, "M3026", "M3027", "M3081"})
    assert found.code == CODE
    assert cut["3.1.md"].splitlines()[found.span.line - 1] == "  - Charter"
    assert found.headline == "from here on, these look like the outputs, and the task has no `outputs`"
    assert lists(after, "3.1.md")[1] == lists(before, "3.1.md")[1]
    obeyed = loaded({"3.1.md": edited(cut["3.1.md"], found.cure)})
    assert lists(obeyed, "3.1.md") == lists(after, "3.1.md")
    assert CODE not in {one.code for one in obeyed.findings}


def test_the_list_begins_where_the_task_makes_what_later_tasks_take_in() -> None:
    yaml = ABOVE + "  - Contact List\n  - Charter\n  - Staffing Plan\n"
    later = task(2, "inputs:\n  - Contact List\n")
    site = loaded({"3.1.md": task(1, yaml), "3.2.md": later})
    (found,) = (one for one in site.findings if one.code == CODE)
    assert found.span.excerpt == "  - Contact List"
    assert lists(site, "3.1.md")[1] == ["Contact List", "Charter", "Staffing Plan"]
    alone = loaded({"3.1.md": task(1, yaml)})
    assert lists(alone, "3.1.md")[1] == ["Charter", "Staffing Plan"]


@pytest.mark.parametrize(
    "yaml",
    [
        ABOVE + OUTPUTS + "outputs:\n  - Plan\n",
        ABOVE + OUTPUTS + "outputs:\n",
        ABOVE + "  - Charter\n",
        ABOVE + "  - Charter\n  - Plan\n  - Team\n  - Staffing Plan\n",
        ABOVE + ABOVE.partition("\n")[2],
        ABOVE + OUTPUTS + "activities:\n  - text: Ask\n    output: Plan\n",
        ABOVE + OUTPUTS + "accept:\n  - code: M3026\n    reason: They are twice\n",
        ABOVE,
    ],
)
def test_other_inputs_stay_inputs(yaml: str) -> None:
    site = loaded({"3.1.md": task(1, yaml)})
    assert CODE not in {one.code for one in site.findings}
    assert len(lists(site, "3.1.md")[0]) == len(
        re.findall(r"^  - (?!text|code)", yaml.partition("outputs")[0], re.MULTILINE)
    )


def test_a_page_that_accepts_the_finding_keeps_its_inputs() -> None:
    yaml = f"{ABOVE}{OUTPUTS}accept:\n  - code: {CODE}\n    reason: All are inputs\n"
    site = loaded({"3.1.md": task(1, yaml)})
    assert CODE not in {one.code for one in site.findings}
    assert "M3090" not in {one.code for one in site.findings}
    assert lists(site, "3.1.md")[1] == []


def test_a_site_s_own_key_is_written() -> None:
    own = OwnKeys((("outputs", "results"), ("inputs", "needs")))
    text = task(1, f"{ABOVE}{OUTPUTS}").replace("inputs:", "needs:")
    (found,) = (one for one in loaded({"3.1.md": text}, own).findings if one.code == CODE)
    assert "write `results:` above this line" in found.help
    obeyed = edited(text, found.cure)
    assert f"\nresults:\n{OUTPUTS}" in obeyed
    assert CODE not in {one.code for one in loaded({"3.1.md": obeyed}, own).findings}


def test_windows_line_endings_are_kept() -> None:
    text = task(1, f"{ABOVE}{OUTPUTS}").replace("\n", "\r\n")
    (found,) = (one for one in loaded({"3.1.md": text}).findings if one.code == CODE)
    obeyed = edited(text, found.cure)
    assert "\r\n\r\noutputs:\r\n  - Charter" in obeyed
    assert "\n" not in obeyed.replace("\r\n", "")
