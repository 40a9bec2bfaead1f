"""Words of strangers in logs, terminals, job summaries and JSON: all of them seen, none of them obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from mkdocs_m3.cli import main
from mkdocs_m3.findings import visible
from tests.sites import build, task, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

COMMANDS: Final = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
"""What GitHub Actions and Azure Pipelines take for commands."""
NAMES: Final = (
    "a\n::error file=x::owned\n.md",
    "::error::owned.md",
    "  ::stop-commands::x.md",
    "##[error]owned.md",
    "##vso[task.setvariable variable=x]y.md",
    "\x1b]0;owned\x07\x1b[2J\x9b31m.md",
    "\u202emd.exe.md",
    "`<img src=x>[click](https:x)|`.md",
)
WRONG: Final = "category: '`##[error]x` ::error::y | [a](https:b) <b> @all \x85'"
"""A value that is reported, and quoted."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bare folder of pages, whose paths begin with their own names."""
    write(tmp_path, {name: task(number=n, category=WRONG) for n, name in enumerate(NAMES, 1)})
    monkeypatch.chdir(tmp_path / "docs")
    return tmp_path / "docs"


@pytest.mark.parametrize("format_", ["full", "concise", "json", "sarif"])
def test_no_line_is_a_command_and_no_sign_unseen(folder: Path, format_: str) -> None:
    said = run("check", str(folder), "--format", format_)
    assert said.exit_code == 1
    assert COMMANDS.findall(said.output) == []
    assert [sign for sign in said.output if not sign.isprintable() and sign != "\n"] == []
    if format_ == "json":
        assert {one["path"] for one in json.loads(said.output)["findings"]} >= {*NAMES}


def test_annotations_are_as_many_commands_as_there_are_findings(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said = run("check", str(folder), "--format", "github")
    lines = said.output.splitlines()
    assert len(lines) >= len(NAMES)
    assert {line.split(" ")[0] for line in lines} <= {"::error", "::warning", "::notice"}
    assert not any(COMMANDS.search(line[2:]) for line in lines)
    html = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(summary.read_text(encoding="utf-8"))
    )
    assert {*re.findall(r"<(\w+)", html)} <= {*"h2 p table thead tbody tr th td code".split()}
    assert html.count("<tr>") == 1 + len(lines)
    assert all(row.count("<td>") == 4 for row in html.split("<tr>")[2:])


def test_a_build_logs_names_and_texts_as_words(tmp_path: Path) -> None:
    built = build(tmp_path, {name: task(number=n, category=WRONG) for n, name in enumerate(NAMES[:1], 1)})
    assert "M3014" in built.log
    assert "\n::error" not in built.log
    assert "a\N{SYMBOL FOR LINE FEED}" in built.log
    ours = [line for line in built.log.splitlines() if "M3014" in line or " | " in line]
    assert not any(COMMANDS.search(line) for line in ours)


def test_other_lines_of_the_command_show_names_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\n::error::owned\n.md"
    write(tmp_path, {name: task().replace("m3/keyTask", "m3/keytask")})
    fixed = run("check", str(tmp_path / "docs"), "--fix")
    assert "Fixed docs/a\N{SYMBOL FOR LINE FEED}" in fixed.output
    assert COMMANDS.findall(fixed.output) == []
    for arguments in (["check", "\n::error::x\x1b[2J"], ["\n::error::x"], ["check", ".", "\n::error::y"]):
        wrong = run(*arguments)
        assert wrong.exit_code == 2
        assert COMMANDS.findall(wrong.output) == []
        assert "\x1b" not in wrong.output


def test_a_full_disk_below_the_output_is_told(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device
        pytest.skip("this system has no /dev/full")
    write(tmp_path, {"a.md": task(category=WRONG)})
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        ended = subprocess.run(
            [sys.executable, "-m", "mkdocs_m3.cli", "schema", tmp_path / "docs"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.stderr == "Error: the output: No space left on device\n"
    assert ended.returncode == 2


def test_json_holds_what_was_there_and_prints_nothing_unseen() -> None:
    data = {"a": "\x9b\u202e\U000e0041\n##[x]\N{NO-BREAK SPACE}é", "b": "\ud800"}
    printed = visible.document(data)
    assert json.loads(printed) == data | {"b": "\N{REPLACEMENT CHARACTER}"}
    assert [sign for sign in printed if not sign.isprintable() and sign != "\n"] == []
    assert "##[" not in printed


def test_plain_words_stay_as_they_are() -> None:
    words = "The plan: 50 % done (see #3), `a::b` - naïve 客户"
    assert visible.terminal("{}", words) == words
    assert visible.html(words) == words
    assert (
        visible.markdown("{}", "no `phase` in `a.md:3:4`: write it") == "no `phase` in `a.md:3:4`: write it"
    )
    assert visible.signs("a\tb\N{NO-BREAK SPACE}c\x1bd\x7f") == "a→b␣c␛d␡"
