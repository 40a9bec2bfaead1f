"""The example sites, read and exported: no finding, valid exports, and what each is there for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from tests.browser.example_sites import FIRST, GERMAN, REPOSITORY, SOURCES
from tests.test_exports import exported, front_matters, records, valid

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHERS: Final = tuple(name for name in SOURCES if name != FIRST)
TASKS: Final = {"plays": 13, "risk": 36, "method": 16}
TEXTS: Final = ("name", "objective", "text", "role", "bestPractice", "effort", "smallProjects")
ADDRESSES: Final = ("url", "definition", "artifact")
HOLDING: Final = ("activities", "inputs", "outputs", "stakeholders", "exitCriteria", "fields")
"""Keys of exports: of what differs between languages, and of what holds it."""


@pytest.fixture(scope="module", params=OTHERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(name: str) -> dict[str, bytes]:
    return exported(SOURCES[name], "json", "csv", "xlsx")


@pytest.fixture(scope="module")
def playbook(files: dict[str, bytes]) -> Mapping[str, Any]:
    return valid(files)


def of(name: str) -> dict[str, Any]:
    return valid(exported(SOURCES[name], "json"))


def test_every_site_is_tested() -> None:
    found = {path.parent for path in REPOSITORY.glob("example-site*/**/mkdocs.yml")}
    assert found == set(SOURCES.values())


@pytest.mark.parametrize("name", SOURCES)
def test_a_site_has_no_finding(name: str) -> None:
    done = CliRunner().invoke(main, ["check", str(SOURCES[name])])
    assert (done.exit_code, done.output.count("\n")) == (0, 1), done.output
    assert done.output.endswith("no errors, no warnings, no pieces of advice.\n")


def test_exports_fit_their_schema_and_hold_every_page(
    name: str, files: dict[str, bytes], playbook: Mapping[str, Any]
) -> None:
    written = front_matters(SOURCES[name] / "docs", but=f"*.{GERMAN}.md")
    pages = [page for page in written if page["layout"] == "m3/task"]
    activities = [one for page in pages for one in page.get("activities") or page["checks"]]
    assert playbook["version"] == 2
    assert len(pages) == len(playbook["keyTasks"]) == len(records(files["m3/tasks.csv"])) == TASKS[name]
    assert len(records(files["m3/activities.csv"])) == len(activities) > 60
    assert files["m3/playbook.xlsx"].startswith(b"PK")
    for task, row in zip(playbook["keyTasks"], records(files["m3/tasks.csv"]), strict=True):
        assert task["id"] in row.values()


def test_plays_have_neither_phases_nor_parties() -> None:
    playbook = of("plays")
    assert (playbook["parties"], "phases" in playbook) == ([], False)
    assert [task["id"] for task in playbook["keyTasks"]] == [str(n) for n in range(1, 14)]
    for task in playbook["keyTasks"]:
        assert len(task["fields"]["keyQuestions"]) >= 3
        assert task["fields"]["references"]


def test_outcomes_of_the_framework_are_in_natural_order_and_have_parents() -> None:
    playbook = of("risk")
    assert len(playbook["parties"]) == 12
    assert [phase["id"] for phase in playbook["phases"]] == ["STEER", "KNOW", "WEIGH", "ACT"]
    ids = [task["id"] for task in playbook["keyTasks"]]
    assert ids[:12] == ["STEER 1", *(f"STEER 1.{n}" for n in range(1, 11)), "STEER 2"]
    parents = {task["id"]: task["parent"] for task in playbook["keyTasks"]}
    assert parents["STEER 1.10"] == {"id": "STEER 1", "name": "Policy and roles"}
    assert parents["STEER 1"] is None
    for task in playbook["keyTasks"]:
        assert re.fullmatch(r"202[67]-\d\d-\d\d", task["fields"]["due"])
        assert task["fields"]["risk"] in {"high", "moderate", "low"}


def test_steps_of_the_method_share_their_documents() -> None:
    playbook = of("method")
    assert len(playbook["parties"]) == 8
    used = [one["name"] for task in playbook["keyTasks"] for one in task["inputs"]]
    assert used.count("Work Plan") == 8
    assert used.count("Project Charter") == 5
    letters = {
        letter
        for task in playbook["keyTasks"]
        for activity in task["activities"]
        for of_party in activity["letters"].values()
        for letter in of_party
    }
    assert letters == set("RASCI")


def without_words(value: object) -> object:
    """What an export says but for texts and addresses: ids, letters, files, how many there are of each."""
    if isinstance(value, dict):
        return {key: without_words(one) for key, one in value.items() if key not in (*TEXTS, *ADDRESSES)}
    return [without_words(one) for one in value] if isinstance(value, list) else value


def texts_of(value: object) -> list[str]:
    """Every text that readers read, in order."""
    if isinstance(value, dict):
        return [text for key in value for text in texts_of(value[key] if key in (*TEXTS, *HOLDING) else [])]
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    return [value] if isinstance(value, str) else []


def test_the_method_is_the_same_in_german_but_for_its_words(tmp_path: Path) -> None:
    command = ["export", "--config-file", str(SOURCES["method"]), "--to", str(tmp_path), "--format", "json"]
    assert CliRunner().invoke(main, command).exit_code == 0
    english, german = (
        json.loads((tmp_path / folder / "m3.json").read_text(encoding="utf-8")) for folder in ("", GERMAN)
    )
    assert german["parties"][0] == {"id": "board", "label": "Lenkungsausschuss"}
    for kind in ("phases", "keyTasks"):
        assert without_words(english[kind]) == without_words(german[kind])
        both = [*zip(texts_of(english[kind]), texts_of(german[kind]), strict=True)]
        assert len(both) > 10
        assert [one for one, other in both if one == other] == []  # nothing is left in English
    home = "https://keel.example.gov/"
    addresses = [[one["url"].removeprefix(home) for one in each["keyTasks"]] for each in (english, german)]
    assert addresses[1] == [f"{GERMAN}/{address}" for address in addresses[0]]


def test_the_documentation_shows_the_plugin_s_options_of_each_site() -> None:
    page = (REPOSITORY / "docs" / "example-sites.md").read_text(encoding="utf-8")
    shown = re.findall(r'--8<-- "(example-sites/[\w-]+/mkdocs\.yml):(\d+):(\d+)"', page)
    assert {Path(path).parent.name for path, _, _ in shown} == set(OTHERS)
    for path, first, last in shown:
        lines = (REPOSITORY / path).read_text(encoding="utf-8").splitlines()
        options = lines[lines.index("plugins:") : lines.index("validation:") - 1]
        assert lines[int(first) - 1 : int(last)] == options
