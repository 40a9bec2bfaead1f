"""`check --since` and `--baseline`: only what is new is told, and the working tree stays as it is."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.comparing.findings import Known, parted
from tests.repositories import commit, configure, git, repository
from tests.sites import task, write
from tests.test_check import check, places

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WRONG = task(1, 1, category="category: proces")
OTHER = task(1, 2, category="catagory: process")
TWICE = task(1, 2, category="catagory: process", phase="phase: one")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return repository(tmp_path, {"index.md": "# Home\n", "1.1.md": WRONG, "1.2.md": OTHER})


def told(found: Result) -> list[str]:
    return [f"{place.rpartition(':')[0]} {code}" for place, _, code in places(found.output)]


def counts(found: Result) -> str:
    return found.output.rpartition("Compared with ")[2].partition("\n")[0]


def test_only_what_is_new_is_told_and_lets_it_fail(site: Path) -> None:
    commit(site, {"1.2.md": task(1, 2), "1.3.md": task(1, 3, category="category: work")})
    found = check(site, "--since", "HEAD~1")
    assert told(found) == ["docs/1.3.md:8 M3014"]
    assert counts(found) == "HEAD~1: 1 new, 1 mended, 1 as before."
    assert found.exit_code == 1
    found = check(site, "--since", "HEAD")
    assert (told(found), found.exit_code) == ([], 0)
    assert counts(found) == "HEAD: 0 new, 0 mended, 2 as before."


def test_what_moves_down_or_is_saved_and_not_committed_is_known_again(site: Path) -> None:
    page = WRONG.replace("layout:", "# a comment\n\n# and another\nlayout:")
    (site / "docs/1.1.md").write_text(page, encoding="utf-8")
    (site / "docs/1.4.md").write_text(task(1, 4, category="category: x"), encoding="utf-8")
    found = check(site, "--since", "HEAD")
    assert told(found) == ["docs/1.4.md:8 M3014"]
    assert counts(found) == "HEAD: 1 new, 0 mended, 2 as before."


def test_of_two_alike_on_a_page_the_second_is_new(site: Path) -> None:
    lines = "activities:\n  - text: Meet\n    responsibleParty: custmer\n"
    before = task(1, 5).replace("activities:\n  - text: Meet\n    responsibleParty: customer\n", lines)
    commit(site, {"1.5.md": before})
    after = before.replace("activities:\n", "activities:\n  - text: Part\n    responsibleParty:  custmer\n")
    (site / "docs/1.5.md").write_text(after, encoding="utf-8")
    found = check(site, "--since", "HEAD")
    assert told(found) == ["docs/1.5.md:11 M3013"]


def test_a_branch_is_compared_with_where_it_began(site: Path) -> None:
    git(site, "switch", "--quiet", "--create", "change")
    commit(site, {"1.3.md": task(1, 3, category="category: work")})
    git(site, "switch", "--quiet", "main")
    commit(site, {"1.1.md": task(1, 1), "1.2.md": task(1, 2)})
    git(site, "switch", "--quiet", "change")
    found = check(site, "--since", "main")
    assert told(found) == ["docs/1.3.md:8 M3014"]
    assert counts(found) == "main: 1 new, 0 mended, 2 as before."


@pytest.mark.parametrize("is_known_to_git", [True, False])
def test_a_renamed_page_keeps_its_findings(site: Path, *, is_known_to_git: bool) -> None:
    (site / "docs/1.1.md").rename(site / "docs/first.md")
    if is_known_to_git:
        git(site, "add", "--all")
    found = check(site, "--since", "HEAD")
    assert (told(found), counts(found)) == ([], "HEAD: 0 new, 0 mended, 2 as before.")


def test_a_site_that_moved_keeps_its_findings(site: Path) -> None:
    (site / "sub").mkdir()
    git(site, "mv", "docs", "mkdocs.yml", "sub")
    found = check(site / "sub/mkdocs.yml", "--since", "HEAD")
    assert (told(found), counts(found)) == ([], "HEAD: 0 new, 0 mended, 2 as before.")


def test_a_site_below_the_root_is_found_there_as_well(tmp_path: Path) -> None:
    site = repository(tmp_path, {"1.1.md": WRONG}, site="a b/ü")
    (site / "docs/1.2.md").write_text(OTHER, encoding="utf-8")
    found = check(site / "docs", "--since", "main")
    assert told(found) == ["docs/1.2.md:8 M3020"]
    found = check(site / "docs/1.1.md", "--since", "main")
    assert told(found) == []
    assert counts(found) == "main: 0 new, 0 mended, 1 as before."


def test_the_configuration_of_then_holds_for_the_pages_of_then(site: Path) -> None:
    git(site, "mv", "docs", "content")
    configure(site, docs_dir="content", plugins=[{"m3": {"workstreams": {"proces": "Proces"}}}])
    found = check(site, "--since", "HEAD")
    assert counts(found) == "HEAD: 0 new, 1 mended, 1 as before."


def test_settings_of_another_file_hold_as_well(site: Path) -> None:
    (site / "base.yml").write_text("docs_dir: pages\n", encoding="utf-8")
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Test\nplugins: [m3]\n", encoding="utf-8")
    git(site, "mv", "docs", "pages")
    commit(site, {"unrelated.md": "# Unrelated\n"})
    (site / "base.yml").write_text("docs_dir: other\n", encoding="utf-8")
    git(site, "mv", "pages", "other")
    assert counts(check(site, "--since", "HEAD")) == "HEAD: 0 new, 0 mended, 2 as before."


def test_a_page_that_cannot_be_read_any_more_hides_nothing_that_is_mended(site: Path) -> None:
    (site / "docs/1.1.md").write_text(WRONG.replace("m3/keyTask", "m3/keyTalk"), encoding="utf-8")
    found = check(site, "--since", "HEAD")
    assert told(found) == ["docs/1.1.md:2 M3006"]
    assert counts(found) == "HEAD: 1 new, 0 mended, 1 as before."


def test_where_there_was_no_site_everything_is_new(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    repository(root, {}, site="other")
    site = root / "site"
    (site / "docs").mkdir(parents=True)
    configure(site)
    (site / "docs/1.1.md").write_text(WRONG, encoding="utf-8")
    found = check(site, "--since", "HEAD")
    assert told(found) == ["docs/1.1.md:8 M3014"]
    assert "There was no site here at HEAD." in found.output


def test_pages_of_a_submodule_are_those_of_then(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    repository(pages, {"1.1.md": WRONG})
    site = repository(tmp_path / "site", {"index.md": "# Home\n"})
    git(site, "submodule", "--quiet", "add", str(pages), "docs/shared")
    commit(site, {})
    (site / "docs/shared/docs/1.2.md").write_text(OTHER, encoding="utf-8")
    found = check(site, "--since", "HEAD")
    assert told(found) == ["docs/shared/docs/1.2.md:8 M3020"]
    assert counts(found) == "HEAD: 1 new, 0 mended, 1 as before."


def test_a_submodule_that_is_not_here_is_named(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    repository(pages, {"1.1.md": WRONG})
    site = repository(tmp_path / "site", {"index.md": "# Home\n"})
    git(site, "submodule", "--quiet", "add", str(pages), "docs/shared")
    commit(site, {})
    git(site, "submodule", "--quiet", "deinit", "--force", "docs/shared")
    found = check(site, "--since", "HEAD")
    assert "The submodule docs/shared is not here as it was then, so its pages are left out." in found.output
    assert counts(found) == "HEAD: 0 new, 0 mended, 0 as before."


def test_the_working_tree_and_the_repository_stay_as_they_are(site: Path) -> None:
    (site / ".git/hooks").mkdir(exist_ok=True)
    (site / ".git/hooks/post-checkout").write_text("#!/bin/sh\ntouch hooked\n", encoding="utf-8")
    (site / ".git/hooks/post-checkout").chmod(0o755)
    (site / ".gitattributes").write_text("*.md filter=evil export-ignore\n", encoding="utf-8")
    git(site, "config", "filter.evil.smudge", "touch smudged")
    (site / "docs/1.1.md").write_text(task(1, 1), encoding="utf-8")
    before = _files(site)
    found = check(site, "--since", "HEAD")
    assert counts(found) == "HEAD: 0 new, 1 mended, 1 as before."
    assert _files(site) == before
    assert git(site, "worktree", "list").count("\n") == 0


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("revision", ["nowhere", "-h", "--output=x", "HEAD:docs", "a b", "0" * 40])
def test_a_revision_that_is_none_ends_with_2_and_says_so(site: Path, revision: str) -> None:
    found = check(site, f"--since={revision}")
    assert found.exit_code == 2
    assert f"`{revision}` is no revision that is here; `git branch --all` and `git tag` list names" in (
        " ".join(found.output.split())
    )


def test_a_shallow_clone_says_how_to_get_the_rest(site: Path, tmp_path: Path) -> None:
    commit(site, {"1.3.md": task(1, 3)})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{site}", str(clone))
    found = check(clone, "--since", "HEAD~1")
    assert found.exit_code == 2
    words = " ".join(found.output.split())
    assert "this clone has only the latest commits" in words
    assert "fetch-depth: 0" in words


def test_without_git_or_a_repository_it_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    configure(tmp_path)
    (tmp_path / "docs/1.1.md").write_text(WRONG, encoding="utf-8")
    found = check(tmp_path, "--since", "HEAD")
    assert found.exit_code == 2
    assert "Git says: not a git repository" in found.output
    monkeypatch.setenv("PATH", str(tmp_path))
    found = check(tmp_path, "--since", "HEAD")
    assert found.exit_code == 2
    assert "this needs Git, and there is no command `git`" in found.output


def test_links_in_the_repository_are_followed_nowhere_out_of_it(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    site = repository(root, {"1.1.md": WRONG})
    (root / "more").mkdir()
    (root / "more/1.2.md").write_text(OTHER, encoding="utf-8")
    (site / "docs/linked").symlink_to("../more")
    commit(site, {})
    found = check(site, "--since", "HEAD")
    assert (told(found), found.exit_code) == ([], 0)
    assert counts(found).startswith("HEAD: 0 new, 0 mended, ")


def test_json_says_what_it_is_compared_with(site: Path) -> None:
    commit(site, {"1.2.md": task(1, 2)})
    data = json.loads(check(site, "--since", "HEAD~1", "--format", "json").stdout)
    assert data["findings"] == []
    mended = {"code": "M3020", "path": "docs/1.2.md", "values": ["catagory", "category"]}
    assert data["since"]["mended"][0]["code"] == mended["code"]
    assert data["since"]["mended"][0]["path"] == mended["path"]
    assert (data["since"]["name"], data["since"]["standing"]) == ("HEAD~1", 1)


# --- baselines


def test_a_baseline_holds_what_there_is_and_then_only_what_is_new_is_told(site: Path) -> None:
    file = site / "m3-baseline.json"
    written = check(site, "--baseline", file, "--write-baseline")
    assert (written.exit_code, written.output) == (0, f"Wrote 2 findings to {file}\n")
    assert (check(site).exit_code, check(site, "--baseline", file).exit_code) == (1, 0)
    page = site / "docs/1.1.md"
    page.write_text("\n".join(page.read_text(encoding="utf-8").splitlines()).replace("---\n", "---\n\n\n", 1))
    (site / "docs/1.3.md").write_text(task(1, 3, category="category: x"), encoding="utf-8")
    found = check(site, "--baseline", file)
    assert told(found) == ["docs/1.3.md:8 M3014"]
    assert counts(found) == f"{file}: 1 new, 0 mended, 2 as before."


def test_a_baseline_has_no_line_numbers_and_the_same_bytes_each_time(site: Path) -> None:
    file = site / "m3-baseline.json"
    check(site, "--baseline", file, "--write-baseline")
    first = file.read_text(encoding="utf-8")
    assert json.loads(first)["findings"][0] == {
        "page": "1.1.md",
        "code": "M3014",
        "meaning": ["proces"],
        "count": 1,
    }
    check(site, "--baseline", file, "--write-baseline")
    assert file.read_text(encoding="utf-8") == first


def test_what_is_mended_leaves_the_baseline_and_may_not_come_back(site: Path) -> None:
    file = site / "m3-baseline.json"
    check(site, "--baseline", file, "--write-baseline")
    (site / "docs/1.1.md").write_text(task(1, 1), encoding="utf-8")
    found = check(site, "--baseline", file)
    assert f"Took 1 finding out of {file}, mended since; commit the file" in found.output
    assert [one["page"] for one in json.loads(file.read_text(encoding="utf-8"))["findings"]] == ["1.2.md"]
    (site / "docs/1.1.md").write_text(WRONG, encoding="utf-8")
    assert told(check(site, "--baseline", file)) == ["docs/1.1.md:8 M3014"]


def test_a_baseline_that_changes_while_it_is_looked_at_is_left_as_it_is(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site / "m3-baseline.json"
    check(site, "--baseline", file, "--write-baseline")
    write(site, {"1.1.md": task(1, 1)})

    def meanwhile(now: list[Known], before: list[Known]) -> tuple[frozenset[int], frozenset[int]]:
        file.write_bytes(file.read_bytes() + b"\n")
        return parted(now, before)

    monkeypatch.setattr("mkdocs_m3.cli.since.parted", meanwhile)
    found = check(site, "--baseline", file)
    assert f"Left {file} as it is: it has changed since it was read" in found.stderr
    assert file.read_bytes().endswith(b"}\n\n")


def test_a_baseline_keeps_what_nobody_has_looked_at(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = site / "m3-baseline.json"
    check(site, "--baseline", file, "--write-baseline")
    before = file.read_bytes()
    check(site / "docs/1.2.md", "--baseline", file)  # the other page is not asked for
    check(site, "--baseline", file, "--min-severity", "error")
    assert file.read_bytes() == before
    (site / "docs/1.1.md").write_text(WRONG.replace("m3/keyTask", "m3/keyTalk"), encoding="utf-8")
    check(site, "--baseline", file)  # the page cannot be read
    assert file.read_bytes() == before
    monkeypatch.setenv("CI", "true")
    (site / "docs/1.1.md").write_text(task(1, 1), encoding="utf-8")
    found = check(site, "--baseline", file)
    assert file.read_bytes() == before
    assert "mended since; run the command where you can commit the file" in found.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "has no list `findings`"),
        (b'{"version": 2, "findings": []}', "is a baseline of version 2"),
        (b'{"version": 1, "findings": [{"page": "x"}]}', "in entry 1"),
        (
            b'{"version": 1, "findings": [{"page": "x", "code": "M3014", "meaning": ["a"], "count": 1e9}]}',
            "1",
        ),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_is_no_baseline_ends_with_2(site: Path, content: bytes, words: str) -> None:
    file = site / "m3-baseline.json"
    file.write_bytes(content)
    found = check(site, "--baseline", file)
    assert found.exit_code == 2
    assert words in " ".join(found.output.split())
    assert file.read_bytes() == content


def test_a_baseline_that_is_not_there_and_calls_that_make_no_sense_end_with_2(site: Path) -> None:
    file = site / "m3-baseline.json"
    missing = check(site, "--baseline", file)
    assert missing.exit_code == 2
    assert "write it with --write-baseline" in " ".join(missing.output.split())
    for arguments in (
        (site, "--write-baseline"),
        (site, "--write-baseline", "--baseline", file, "--since", "HEAD"),
        (site / "docs/1.1.md", "--write-baseline", "--baseline", file),
    ):
        assert check(*arguments).exit_code == 2
    assert not file.exists()


def test_a_baseline_is_the_same_from_wherever_it_is_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {"1.1.md": task(1, 1, phase="permalink: /x/\nphase: 1")})
    write(site, {"1.2.md": task(1, 2, phase="permalink: /x/\nphase: 1")})
    contents = set()
    for folder in (site, site / "docs", site.parent):
        monkeypatch.chdir(folder)
        file = site / "m3-baseline.json"
        arguments = ["check", "--site", str(site), "--baseline", str(file), "--write-baseline"]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        contents.add(file.read_text(encoding="utf-8"))
    assert len(contents) == 1
    assert '"meaning": ["/x/", "1.1.md"]' in contents.pop()


def test_a_revision_and_a_baseline_together_let_through_only_what_is_in_neither(site: Path) -> None:
    file = site / "m3-baseline.json"
    commit(site, {"1.3.md": task(1, 3, category="category: x")})
    check(site, "--baseline", file, "--write-baseline")
    (site / "docs/1.4.md").write_text(task(1, 4, category="category: y"), encoding="utf-8")
    assert told(check(site, "--baseline", file, "--since", "HEAD~1")) == ["docs/1.4.md:8 M3014"]


# --- pages


def test_of_several_pages_only_their_findings_are_told(site: Path) -> None:
    shutil.copytree(site / "docs", site / "docs/deep")
    found = check(site / "docs/1.1.md", site / "docs/1.2.md")
    assert {line.split(":")[0] for line in told(found)} == {"docs/1.1.md", "docs/1.2.md"}
    assert "; in docs/1.1.md and docs/1.2.md: " in found.output


def test_pages_belong_to_the_site_that_is_named(site: Path) -> None:
    found = check(site / "docs/1.1.md", "--site", site)
    assert told(found) == ["docs/1.1.md:8 M3014"]
    found = check("--site", site)
    assert len(told(found)) == 2


def test_a_page_of_another_site_and_a_configuration_among_pages_end_with_2(
    site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "page.md"
    other.write_text(WRONG, encoding="utf-8")
    outside = check(site / "docs/1.1.md", other)
    assert outside.exit_code == 2
    assert "where the pages of the site are" in " ".join(outside.output.split())
    among = check(site / "docs/1.1.md", site / "mkdocs.yml")
    assert among.exit_code == 2
    assert "name it with --site" in " ".join(among.output.split())


def test_a_site_without_pages_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    configure(tmp_path)
    found = check(tmp_path)
    assert found.exit_code == 2
    assert "there is no page in docs" in found.output


def test_in_a_hook_of_git_the_repository_of_the_site_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = repository(tmp_path, {"1.1.md": WRONG}, site="below")
    monkeypatch.setenv("GIT_DIR", ".git")  # which leads nowhere from the folder of the site
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert counts(check(site, "--since", "HEAD")) == "HEAD: 0 new, 0 mended, 1 as before."


def test_a_git_in_the_working_directory_is_not_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "git").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    (site / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert counts(check(site, "--since", "HEAD")) == "HEAD: 0 new, 0 mended, 2 as before."
