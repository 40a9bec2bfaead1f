"""What a newcomer copies out of the README and of *Start in five minutes*, done to the letter."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from tests.sites import run
from tests.test_check import check

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent


class Fence(NamedTuple):
    """A block of code in a page."""

    language: str
    title: str
    text: str


def fences(page: str) -> list[Fence]:
    tokens = MarkdownIt("commonmark").parse((ROOT / page).read_text(encoding="utf-8"))
    found = (token for token in tokens if token.type == "fence")
    return [
        Fence(
            token.info.split(" ")[0],
            title[1] if (title := re.search(r'title="([^"]+)"', token.info)) else "",
            token.content,
        )
        for token in found
    ]


def texts(value: object) -> Iterator[str]:
    """Every text of a front matter that readers must find on the page."""
    hidden = {"layout", "phase", "keyTask", "responsibleParty", "category", "filename"}
    if isinstance(value, dict):
        yield from (text for key, item in value.items() if key not in hidden for text in texts(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item))
    else:
        yield str(value)


def assert_shows(html: str, front_matter: str) -> None:
    shown = " ".join(BeautifulSoup(html, "html.parser").get_text().split())
    expected = list(texts(yaml.safe_load(front_matter.strip().strip("-"))))
    assert len(expected) > 4
    assert [text for text in expected if text not in shown] == []


def test_the_readmes_example_pasted_into_an_empty_site_builds(tmp_path: Path) -> None:
    plugins, page = (fence.text for fence in fences("README.md") if fence.language == "yaml")
    (view,) = (fence.text for fence in fences("README.md") if fence.language == "markdown")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(plugins, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(f"# Home\n\n{view}", encoding="utf-8")
    (tmp_path / "docs/3.1.md").write_text(page, encoding="utf-8")
    built = run(tmp_path, strict=True)
    assert not built.is_aborted, built.log
    assert "WARNING" not in built.log
    assert_shows(built.html("3.1/index.html"), page)
    assert "Program Manager" in built.html("index.html")
    assert check(tmp_path).stdout == "Read 2 pages: no errors, no warnings, no pieces of advice.\n"


def test_the_readmes_message_is_what_its_example_gets_for_that_slip(tmp_path: Path) -> None:
    page = next(fence.text for fence in fences("README.md") if "layout:" in fence.text)
    (message,) = (fence.text for fence in fences("README.md") if fence.language == "text")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\nplugins: [m3]\n", encoding="utf-8")
    assert_slip_is_told(tmp_path / "docs/3.1.md", page, message)
    assert check(tmp_path, "--format", "full").stdout.startswith(message)


def assert_slip_is_told(file: Path, page: str, message: str) -> None:
    """Make the slip that a message speaks of, at its line."""
    place = re.search(rf"docs/{file.name}:(\d+):", message)
    shown = re.search(r"^\d+ \| (.*)$", message, re.MULTILINE)
    assert place
    assert shown
    lines = page.splitlines(keepends=True)
    number = int(place[1]) - 1
    assert lines[number].replace("customer", "custmer") == f"{shown[1]}\n"
    lines[number] = f"{shown[1]}\n"
    file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.slow
def test_every_step_of_the_first_page_does_what_it_says(tmp_path: Path) -> None:
    folder, log, page = tmp_path, "", ""
    for fence in fences("docs/start.md"):
        if fence.language == "console":
            for line in fence.text.splitlines():
                folder, log = do(shlex.split(line.removeprefix("$ ")), folder)
        elif fence.title:
            (folder / fence.title).write_text(fence.text, encoding="utf-8")
            page = fence.text
        else:
            assert fence.language == "text"
            assert "WARNING" not in log
            assert "ERROR" not in log
            assert_shows((folder / "site/1.1/index.html").read_text(encoding="utf-8"), page)
            assert_slip_is_told(folder / "docs/1.1.md", page, fence.text)
            assert fence.text in do(["mkdocs", "build"], folder)[1]
    assert folder == tmp_path / "my-playbook"


@pytest.mark.slow
def test_every_step_to_a_playbook_of_ones_own_does_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path
    pages: dict[str, str] = {}
    for fence in fences("docs/your-own.md"):
        if fence.language == "console":
            for line, said in steps(fence.text):
                folder, told = do(shlex.split(line), folder)
                assert told.startswith(said), (line, told)
        elif fence.language == "text":
            file = folder / fence.title
            assert_misspelled(file, pages[fence.title], fence.text)
            assert do(["mkdocs-m3", "check", "--format", "full"], folder, ends_with=1)[1].startswith(
                fence.text
            )
            file.write_text(pages[fence.title], encoding="utf-8")
        else:
            pages[fence.title] = fence.text
            (folder / fence.title).write_text(fence.text, encoding="utf-8")
    page = (folder / "site/plays/1.1/index.html").read_text(encoding="utf-8")
    shown = " ".join(BeautifulSoup(page, "html.parser").get_text().split())
    for words in re.findall(r"\*([^*]+)\*", sentence_about_the_page()):
        assert words in shown, words
    assert_shows(page, re.sub(r"(?m)^(stage|play|who|due|  +who):.*\n", "", pages["docs/plays/1.1.md"]))
    assert "March 31, 2027" in (folder / "site/index.html").read_text(encoding="utf-8")
    assert json.loads((folder / "plays.schema.json").read_text(encoding="utf-8"))["allOf"]
    assert yaml.safe_load((folder / "config.yml").read_text(encoding="utf-8"))["collections"]


def steps(console: str) -> Iterator[tuple[str, str]]:
    """Each command of a terminal, with what it says."""
    for step in console.split("$ ")[1:]:
        command, _, said = step.partition("\n")
        yield command, said


def sentence_about_the_page() -> str:
    text = (ROOT / "docs/your-own.md").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("Open `http:"))


def assert_misspelled(file: Path, page: str, message: str) -> None:
    """Make the slip that a message shows, at its line; but for that, it is the line of the page."""
    place = re.search(r":(\d+):\d+:", message)
    shown = re.search(r"^\d+ \| (.*)$", message, re.MULTILINE)
    cure = re.search(r"help: write `(\w+)`", message)
    assert place
    assert shown
    assert cure
    lines = page.splitlines(keepends=True)
    number = int(place[1]) - 1
    lines[number] = f"{shown[1]}\n"
    file.write_text("".join(lines), encoding="utf-8")


def do(command: list[str], folder: Path, ends_with: int = 0) -> tuple[Path, str]:
    """Do a step in a folder; the folder then, and what was said. A preview is a build that does not end."""
    match command:
        case ["pip", "install", *packages]:
            assert [distribution(name).version for name in packages]
        case ["cd", name]:
            return folder / name, ""
        case ["mkdir", name]:
            (folder / name).mkdir()
        case ["mkdocs-m3", *rest]:
            into = Path(folder, rest[rest.index(">") + 1]) if ">" in rest else None
            arguments = [sys.executable, "-m", "mkdocs_m3.cli", *(rest[: rest.index(">")] if into else rest)]
            done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == ends_with, done.stderr
            if into:
                into.write_text(done.stdout, encoding="utf-8")
            return folder, "" if into else done.stdout
        case ["mkdocs", action, *rest]:
            action = "build" if action == "serve" else action
            arguments = [sys.executable, "-m", "mkdocs", action, *rest]
            environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # which Material prints
            done = subprocess.run(
                arguments, cwd=folder, capture_output=True, text=True, check=False, env=environment
            )
            return folder, done.stderr
        case _:
            raise AssertionError(command)
    return folder, ""
