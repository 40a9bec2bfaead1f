"""What is printed besides findings: what can be mended, counts by code, and color where it is wanted."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from mkdocs_m3 import CODES
from mkdocs_m3.cli import main
from mkdocs_m3.cli.commands import MODULES
from tests.sites import task
from tests.test_check import WRONG, check, site

if TYPE_CHECKING:
    from pathlib import Path

SLIPS: Final = {
    "3.1.md": task(category="catagory: process"),
    "3.2.md": task(number=2, category="catagory: process"),
    "3.3.md": task(number=3, category="category: proces"),
    "3.4.md": task(number=4, category="category: zzz"),
}


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ({"3.1.md": task()}, "no pieces of advice.\n"),
        ({"3.4.md": SLIPS["3.4.md"]}, "no pieces of advice. --explain CODE says more.\n"),
        ({"3.3.md": SLIPS["3.3.md"]}, "advice. It can be mended by --fix; --explain CODE says more.\n"),
        (SLIPS, "advice. 3 of them can be mended by --fix; --explain CODE says more.\n"),
    ],
)
def test_the_line_of_counts_says_what_can_be_mended(
    tmp_path: Path, pages: dict[str, str], words: str
) -> None:
    root = site(tmp_path, pages)
    assert check(root).output.endswith(words)
    fixable = len(pages) - ("3.4.md" in pages) if "--fix" in words else 0
    left = check(root, "--fix").output
    assert f"{len(pages) - fixable} error" in left if "3.4.md" in pages else "no errors" in left
    assert "mended by" not in left


def test_what_fix_cannot_write_is_not_promised(tmp_path: Path) -> None:
    page = task(title="Réunion", category="category: proces").encode("latin-1")
    root = site(tmp_path, {"3.1.md": page})
    found = check(root)
    assert "M3014" in found.output
    assert "--fix" not in found.output
    assert all(one["fix"] is None for one in json.loads(check(root, "--format", "json").output)["findings"])


def test_statistics_count_by_code_the_most_frequent_first(tmp_path: Path) -> None:
    root = site(
        tmp_path, {uri: text.replace("at stake", f"at stake in {uri}") for uri, text in SLIPS.items()}
    )
    found = check(root, "--statistics")
    assert found.exit_code == 1
    assert found.output == (
        "2  error    M3014  [-] unknown-workstream\n"
        "2  warning  M3020  [*] near-miss-key\n"
        "[*] --fix mends all of these\n"
        "[-] --fix mends some of these\n"
        "Read 4 pages: 2 errors, 2 warnings, no pieces of advice."
        " 3 of them can be mended by --fix; --explain CODE says more.\n"
    )
    assert check(root, "--statistics", "--format", "full").output == found.output
    warnings = check(root, "--statistics", "--min-severity", "error").output
    assert warnings.startswith("2  error  M3014  [-] unknown-workstream\n[-] --fix")


def test_statistics_as_json_have_the_same_counts(tmp_path: Path) -> None:
    root = site(tmp_path, WRONG)
    data = json.loads(check(root, "--statistics", "--format", "json").output)
    findings = json.loads(check(root, "--format", "json").output)
    assert {key: data[key] for key in ("version", "pages", "summary")} == {
        key: findings[key] for key in ("version", "pages", "summary")
    }
    assert data["fixable"] == sum(one["fix"] is not None for one in findings["findings"]) == 2
    assert [one["code"] for one in data["statistics"]] == ["M3012", "M3014", "M3020", "M3021"]
    for one in data["statistics"]:
        same = [found for found in findings["findings"] if found["code"] == one["code"]]
        assert one == {
            "code": one["code"], "name": CODES[one["code"]].name, "severity": same[0]["severity"],
            "count": len(same), "fixable": sum(found["fix"] is not None for found in same),
        }  # fmt: skip


def test_statistics_of_nothing_are_empty(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task()})
    assert check(root, "--statistics").output == "Read 1 page: no errors, no warnings, no pieces of advice.\n"
    assert json.loads(check(root, "--statistics", "--format", "json").output)["statistics"] == []


@pytest.mark.parametrize("format_", ["github", "sarif"])
def test_statistics_have_no_form_for_reviews(tmp_path: Path, format_: str) -> None:
    found = check(site(tmp_path, WRONG), "--statistics", "--format", format_)
    assert (found.exit_code, found.stdout) == (2, "")
    assert f"not in the format `{format_}`" in found.stderr


@pytest.mark.parametrize(
    ("environment", "is_terminal", "is_colored"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_color_is_as_the_environment_wants_it(
    tmp_path: Path, environment: dict[str, str], *, is_terminal: bool, is_colored: bool
) -> None:
    root = site(tmp_path, WRONG)
    unset: dict[str, str | None] = {"NO_COLOR": None, "FORCE_COLOR": None}
    for format_ in ("full", "concise"):
        found = CliRunner().invoke(
            main, ["check", str(root), "--format", format_], color=is_terminal, env={**unset, **environment}
        )
        assert ("\x1b[31m" in found.output) is is_colored
        assert ("\x1b" in found.output) is is_colored


def test_whoever_calls_it_without_a_command_learns_what_to_do_first() -> None:
    found = CliRunner().invoke(main, [])
    assert found.output == CliRunner().invoke(main, ["--help"]).output
    for name in ("mkdocs-m3 new task 1.1", "mkdocs serve", "mkdocs-m3 check", "mkdocs-m3 COMMAND --help"):
        assert name in found.output
    listed = found.output.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == sorted(MODULES)
    assert all(line.endswith(".") and "..." not in line for line in listed)


UNUSED = (
    "authoring",
    "comparing",
    "components",
    "exports",
    "reading.yaml.trials",
    "reading.yaml.yaml_errors",
)


def test_a_check_of_sound_pages_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    names = [f"mkdocs_m3.{name}" for name in UNUSED]
    program = (
        "import sys; from mkdocs_m3.cli import main\n"
        "try: main(['check', sys.argv[1]])\n"
        "finally: print([name for name in sys.argv[2:] if name in sys.modules])"
    )
    root = site(tmp_path, {"3.1.md": task()})
    ended = subprocess.run(
        [sys.executable, "-c", program, root, *names], capture_output=True, text=True, check=False
    )
    assert ended.stdout.splitlines()[-1] == "[]"
    assert "no errors" in ended.stdout
