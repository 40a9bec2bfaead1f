"""What `mkdocs-m3 check` looks at, whichever path it is given and wherever it is called."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import build, task, write
from tests.test_check import check, places, site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.testing import Result

GOOD: Final = task(1, 1)
SLIP: Final = task(1, 2, category="category: proces")
PAGES: Final[Mapping[str, str | bytes]] = {
    "index.md": "# Home\n",
    "tasks/1.1.md": GOOD,
    "tasks/1.2.md": SLIP,
    "more/1.3.md": task(1, 3, category="catagory: process"),
    "more/deep/1.4.md": task(1, 4),
    "assets/plan.docx": b"x",
}
TASKS: Final = [("docs/tasks/1.2.md:8:11", "error", "M3014")]
MORE: Final = [("docs/more/1.3.md:8:1", "warning", "M3020")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a site below its root."""
    (tmp_path / "repository/.git").mkdir(parents=True)
    return site(tmp_path / "repository/site", PAGES)


def told(found: Result) -> list[tuple[str, str, str]]:
    return places(found.output)


def opened(found: Result) -> set[Path]:
    """The files of the findings, as they are found from the working directory."""
    paths: list[str] = re.findall(r"^(.+?):\d+:\d+: \w+\[", found.stdout, re.MULTILINE)
    assert all(Path(path).is_file() for path in paths)
    return {Path(path).resolve() for path in paths}


@pytest.mark.parametrize("folder", [".", "docs", "docs/more/deep", "scripts/old"])
def test_below_a_site_the_whole_of_it_is_checked_and_its_configuration_named(
    root: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "scripts/old").mkdir(parents=True)
    monkeypatch.chdir(root / folder)
    found = check()
    way = os.path.relpath(root / "mkdocs.yml")
    assert opened(found) == {root / "docs/more/1.3.md", root / "docs/tasks/1.2.md"}
    assert found.exit_code == 1
    assert found.stderr == ("" if folder == "." else f"Checking the site of {way}\n")
    assert "Read 5 pages: 1 error, 1 warning, no pieces of advice." in found.stdout


@pytest.mark.parametrize(
    ("path", "expected", "code", "line"),
    [
        ("docs/tasks/1.2.md", TASKS, 1, "Read 5 pages; in docs/tasks/1.2.md: 1 error, no warnings"),
        ("docs/tasks/1.1.md", [], 0, "Read 5 pages; in docs/tasks/1.1.md: no errors, no warnings"),
        ("docs/more", MORE, 1, "Read 5 pages; in docs/more: no errors, 1 warning, no pieces of advice."),
        ("docs/more/", MORE, 1, "Read 5 pages; in docs/more: no errors, 1 warning"),
        ("docs/more/deep", [], 0, "Read 5 pages; in docs/more/deep: no errors, no warnings"),
        ("docs", [*MORE, *TASKS], 1, "Read 5 pages: 1 error, 1 warning"),
    ],
)
def test_of_a_page_or_folder_only_its_own_findings_are_told(
    root: Path, path: str, expected: list[tuple[str, str, str]], code: int, line: str
) -> None:
    found = check(f"{root}/{path}")
    assert told(found) == expected
    assert found.exit_code == code
    assert line in found.stdout
    assert found.stderr == "Checking the site of mkdocs.yml\n"


@pytest.mark.parametrize(
    ("call", "told_of", "where"),
    [
        (("docs/tasks", "1.2.md"), "1.2.md", "1.2.md"),
        (("docs/more", "."), "1.3.md", "this folder"),
        (("docs/more/deep", ".."), "../1.3.md", ".."),
        (("docs/tasks", "../more"), "../more/1.3.md", "../more"),
        (("..", "site/docs/more"), "site/docs/more/1.3.md", "site/docs/more"),
    ],
)
def test_files_are_named_so_that_they_can_be_opened_from_where_the_command_is_called(
    root: Path, call: tuple[str, str], told_of: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = call
    monkeypatch.chdir(root / folder)
    for format_ in ("full", "concise"):
        found = check(path, "--format", format_)
        assert found.stdout.startswith(f"{told_of}:8:")
        assert f"Read 5 pages; in {where}: " in found.stdout
    findings = json.loads(check(path, "--format", "json").stdout)["findings"]
    assert {one["path"] for one in findings} == {told_of}


def test_fix_and_headlines_name_files_from_where_the_command_is_called(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, folder in ((6, "tasks"), (7, "more")):
        write(root, {f"{folder}/1.{n}.md": task(1, n, keyTask="keyTask: 7")})
    monkeypatch.chdir(root / "docs/more")
    found = check("--fix")
    assert "Fixed 1.3.md\n" in found.stderr
    assert "../tasks/1.6.md:4:10: error[M3030]: key task 1.7 is also at 1.7.md:4" in found.stdout


def test_what_the_configuration_accepts_is_told_at_its_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = [{"code": "M3062", "reason": "it is fine"}]
    site(root, {"tasks/1.2.md": task(1, 2), "more/1.3.md": task(1, 3)}, plugins=[{"m3": {"accept": accept}}])
    monkeypatch.chdir(root / "docs")
    found = check()
    assert opened(found) == {root / "mkdocs.yml"}
    assert "../mkdocs.yml:" in found.stdout


def test_a_page_is_read_in_the_context_of_its_whole_site(root: Path) -> None:
    twin = {"tasks/1.5.md": task(1, 4, "Form it again", objective="objective: Know what is new.")}
    write(root, twin)
    assert told(check(root / "docs/more/deep/1.4.md")) == []
    assert [code for *_, code in told(check(root / "docs/tasks/1.5.md"))] == ["M3030"]


def test_a_finding_about_several_pages_is_told_of_each_of_them(root: Path) -> None:
    page = {n: task(1, n).replace("stakeholders:", "inputs: [Scope]\nstakeholders:") for n in (6, 7)}
    write(root, {f"tasks/1.{n}.md": text for n, text in page.items()})
    for n in (6, 7):
        found = check(root / f"docs/tasks/1.{n}.md")
        assert told(found) == [(f"docs/tasks/1.{n}.md:12:10", "advice", "M3080")]
        assert "2 tasks take in `Scope`, and none makes it" in found.output
        assert "1.6 and 1.7 take it in" in found.output


def test_findings_that_are_shared_with_other_pages_are_told_in_the_order_of_the_page(root: Path) -> None:
    inputs = "inputs:\n  - Scope\n  - Budget\n  - Log\nstakeholders:"
    pages = {n: task(1, n).replace("stakeholders:", inputs) for n in (6, 7)}
    pages[6] = pages[6].replace("  - Budget\n", "")
    write(root, {f"tasks/1.{n}.md": text for n, text in pages.items()})
    found = check(root / "docs/tasks/1.7.md")
    assert [place for place, *_ in told(found)] == [f"docs/tasks/1.7.md:{line}:5" for line in (13, 14, 15)]


def test_fix_mends_only_the_page_that_is_named(root: Path) -> None:
    other = (root / "docs/tasks/1.2.md").read_bytes()
    without_end = b"# No line ending"
    write(root, {"tasks/1.2.md": other, "more/1.9.md": task(1, 9).encode().rstrip(b"\n")})
    (root / "docs/index.md").write_bytes(without_end)
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    found = check(root / "docs/more/1.3.md", "--fix")
    assert found.exit_code == 0
    assert "Fixed docs/more/1.3.md" in found.stderr
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed == [root / "docs/more/1.3.md"]


def test_a_page_of_another_kind_says_that_it_is_none_of_the_playbook(root: Path) -> None:
    found = check(root / "docs/index.md")
    assert found.exit_code == 0
    assert "No page of the playbook in docs/index.md: no front matter names a layout such as" in found.stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("docs/assets/plan.docx", "the site publishes no page at site/docs/assets/plan.docx"),
        ("docs/drafts/1.8.md", "the site publishes no page at site/docs/drafts/1.8.md"),
        ("docs/drafts", "the site publishes no page at site/docs/drafts"),
        ("notes.md", "is not in site/docs, where the pages of that site are"),
        ("docs/nothing.md", "does not exist"),
    ],
)
def test_what_is_no_page_of_the_site_ends_with_2(
    root: Path, path: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(root, {"drafts/1.8.md": task(1, 8)}, exclude_docs="drafts/\n")
    (root / "notes.md").write_text("# Notes\n", encoding="utf-8")
    monkeypatch.chdir(root.parent)
    found = check(f"site/{path}")
    assert found.exit_code == 2
    assert words in found.stderr
    assert found.stdout == ""


@pytest.mark.parametrize("where", ["", "empty", "empty/deeper"])
def test_where_there_is_neither_a_page_nor_a_configuration_it_says_so(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "empty/deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    found = check(*([where] if where else []))
    assert found.exit_code == 2
    assert f"there is no page in {where or '.'}, and no mkdocs.yml or mkdocs.yaml" in found.stderr
    assert "there or above it" in found.stderr


def test_nothing_is_looked_for_above_a_repository_or_the_home_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = root / "vendor/inner"
    inner.mkdir(parents=True)
    assert "Checking the site" in check(inner).stderr
    monkeypatch.setenv("HOME", str(root / "vendor"))
    monkeypatch.setenv("USERPROFILE", str(root / "vendor"))
    assert "there is no page in" in check(inner).stderr
    monkeypatch.setenv("HOME", str(root.parent))
    monkeypatch.setenv("USERPROFILE", str(root.parent))
    (inner / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")  # as in a submodule
    assert "there is no page in" in check(inner).stderr


def test_a_folder_of_pages_beside_the_documentation_is_checked_on_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "drafts").mkdir()
    (root / "drafts/1.2.md").write_text(SLIP, encoding="utf-8")
    monkeypatch.chdir(root)
    found = check("drafts")
    assert (
        "drafts is not in docs, where the pages of that site are, so it is checked on its own" in found.stderr
    )
    assert "drafts/1.2.md:8:11: error[M3014]" in found.stdout
    assert "Read 1 page: 1 error" in found.stdout


def test_a_page_in_a_bare_folder_is_checked_among_its_neighbors(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"1.1.md": GOOD, "1.2.md": SLIP})
    found = check(tmp_path / "docs/1.2.md")
    assert found.exit_code == 1
    assert "Read 2 pages; in " in found.stdout
    assert check(tmp_path / "docs/1.1.md").exit_code == 0


def test_a_page_that_is_reached_by_a_link_is_found_in_its_site(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert told(check(tmp_path / "link/docs/tasks/1.2.md")) == TASKS


def test_a_site_without_a_page_of_the_playbook_says_so(tmp_path: Path) -> None:
    found = check(site(tmp_path, {"index.md": "# Home\n"}))
    assert (found.exit_code, found.stdout) == (
        0,
        "Read 1 page: no errors, no warnings, no pieces of advice.\n",
    )
    assert found.stderr.startswith("No page of the playbook in the site")


def test_a_pattern_that_matches_no_input_is_told_beside_the_findings(tmp_path: Path) -> None:
    page = task(1, 1).replace("stakeholders:", "inputs: [Existing Laws]\nstakeholders:")
    options = {"external": ["Existing *", "Exsiting *"]}
    root = site(tmp_path, {"1.1.md": page}, plugins=[{"m3": options}])
    found = check(root)
    assert (found.exit_code, found.stdout) == (
        0,
        "Read 1 page: no errors, no warnings, no pieces of advice.\n",
    )
    assert found.stderr == "The configuration names `Exsiting *` under `external`, and no input matches it.\n"
    broken = check(site(tmp_path, {"1.2.md": SLIP}, plugins=[{"m3": options}]))
    assert "external" not in broken.stderr  # the page that cannot be read may hold it


LOOPS: Final = {
    "itself": ("loop", "."),
    "the folder above": ("deep/up", ".."),
    "the site": ("deep/up", "../.."),
}


@pytest.mark.parametrize(("link", "target"), LOOPS.values(), ids=LOOPS)
def test_a_link_that_leads_back_is_told_and_not_followed(root: Path, link: str, target: str) -> None:
    (root / "docs/deep").mkdir()
    (root / "docs" / link).symlink_to(target)
    (root / "docs" / f"{link}-again").symlink_to(target)
    found = check(root)
    assert found.exit_code == 2
    assert f"docs/{link}" in found.stderr
    assert "is a link to a folder that it is in" in found.stderr


def test_two_links_that_lead_to_each_other_are_told(root: Path) -> None:
    for one, other in ("ab", "ba"):
        (root / "docs" / one).mkdir()
        (root / "docs" / one / "link").symlink_to(root / "docs" / other)
    assert "is a link to a folder that it is in" in check(root).stderr


def test_a_link_to_another_folder_is_followed(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "elsewhere/1.6.md").write_text(task(1, 6, category="category: proces"), encoding="utf-8")
    for name in ("one", "two"):
        (root / "docs" / name).symlink_to(root / "elsewhere")
    assert ("docs/one/1.6.md:8:11", "error", "M3014") in told(check(root))


def test_the_root_of_the_file_system_is_no_folder_of_pages() -> None:
    found = check("/")
    assert found.exit_code == 2
    assert "/ is everything on this computer; name the folder of the pages" in found.stderr


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("name", ["more", "more/deep", "tasks/1.1.md"])
def test_what_may_not_be_read_is_told(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_reading(root / "docs" / name, monkeypatch)
    found = check(root)
    assert found.exit_code == 2
    assert f"you are not allowed to read the {'page' if '.' in name else 'folder'}" in found.stderr
    assert f"docs/{name};" in found.stderr


@pytest.mark.parametrize("name", ["more", "tasks/1.1.md", ".cache"])
def test_what_the_site_leaves_out_need_not_be_readable(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "docs/.cache").mkdir()
    site(root, {}, exclude_docs="more/\ntasks/1.1.md\n")
    refuse_reading(root / "docs" / name, monkeypatch)
    assert check(root).exit_code == 1


def refuse_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the permission to read, also from a super-user, to whom it means nothing."""
    path.chmod(0)
    scandir, access = os.scandir, os.access

    def scanned(folder: str | os.PathLike[str] = ".") -> object:
        if os.fspath(folder) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", scanned)
    monkeypatch.setattr(os, "access", lambda file, mode: os.fspath(file) != str(path) and access(file, mode))


def test_a_template_that_the_build_leaves_out_is_told_by_check_in_the_same_words(root: Path) -> None:
    names = {"1.1": "wide.html", "1.2": "redirect.html", "1.3": "../own/wide.html", "1.4": "main.html"}
    pages = {
        f"{task_id}.md": task(1, int(task_id[2:]), layout=f"layout: m3/keyTask\ntemplate: {name}")
        for task_id, name in names.items()
    }
    theme = {"name": "material", "font": False, "custom_dir": "own"}
    own = root.parent / "built/own"
    own.mkdir(parents=True)
    built = build(own.parent, pages, theme=theme, plugins=["m3"])
    told_by_build = [line for line in built.log.splitlines() if "is left out" in line]
    assert [re.sub(" is left out.*", "", line) for line in told_by_build] == [
        "WARNING - mkdocs_m3: 1.1.md: `template: wide.html`",
        "WARNING - mkdocs_m3: 1.2.md: `template: redirect.html`",
        "WARNING - mkdocs_m3: 1.3.md: `template: ../own/wide.html`",
    ]
    found = check(built.root)
    assert [f"WARNING - mkdocs_m3: {line}" for line in found.stderr.splitlines()] == told_by_build
    (own / "wide.html").write_text("{{ page.content }}", encoding="utf-8")
    assert check(built.root / "docs/1.1.md").stderr.count("is left out") == 0
    assert check(built.root / "docs/1.2.md").stderr.count("is left out") == 1
