"""Files that would be pages of the playbook but for their names: the build and `check` tell the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from mkdocs.utils import markdown_extensions

from mkdocs_m3.sites.files import LARGEST_NEAR_PAGE
from tests.sites import build, task, write
from tests.test_check import check, places, site

if TYPE_CHECKING:
    from pathlib import Path

NAMES: Final = {
    "3.1.MD": "3.1.md",
    "3.1.Md": "3.1.md",
    "3.1.Markdown": "3.1.markdown",
    "3.1.md.txt": "3.1.md",
    "3.1.MD.TXT": "3.1.md",
    "3.1.markdown.txt": "3.1.markdown",
    "3.1.md.": "3.1.md",
    "3.1.md .txt": "3.1.md",
    "3.1 .md.txt": "3.1.md",
    "3.1.md.MD": "3.1.md",
    "3.1.txt.txt": "3.1.md",
    "3.1 .txt": "3.1.md",
    "3.1.txt": "3.1.md",
    "3.1": "3.1.md",
    "3.1md": "3.1.md",
    "team": "team.md",
    "phase-3/3.1.MD": "3.1.md",
}
GOOD: Final = task(1, 1)


def told(text: str) -> list[tuple[str, str, str]]:
    return [one for one in places(text) if one[2] == "M3009"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_with_a_slip_in_its_name_is_told_with_its_right_name(tmp_path: Path, name: str) -> None:
    pages = {"index.md": "# Home\n", "1.1.md": GOOD, name: task()}
    expected = [(f"docs/{name}:1:1", "warning", "M3009")]
    found = check(site(tmp_path / "check", pages))
    assert places(found.output) == expected
    assert found.exit_code == 1
    assert f"rename the file to `{NAMES[name]}`" in check(tmp_path / "check", "--format", "full").output
    built = build(tmp_path / "build", pages)
    assert places(built.log) == expected
    assert not built.is_aborted


def test_who_renames_it_is_done_although_other_pages_link_to_it(tmp_path: Path) -> None:
    linking = GOOD.replace("objective: ", "objective: As [agreed](a/3.1.md#meet), ")
    root = site(tmp_path, {"index.md": "# Home\n", "1.1.md": linking, "a/3.1.md.txt": task()})
    assert places(check(root).output) == [("docs/a/3.1.md.txt:1:1", "warning", "M3009")]
    (root / "docs/a/3.1.md.txt").rename(root / "docs/a/3.1.md")
    assert places(check(root).output) == []


def test_files_with_one_right_name_share_a_finding(tmp_path: Path) -> None:
    files = {"3.1.md.txt": task(), "3.1.MD": task(), "3.1": task(), "3.1.txt": "# Not a page\n"}
    root = site(tmp_path, {"index.md": "# Home\n", **files, "below/3.1.MD": task(3, 2)})
    found = json.loads(check(root, "--format", "json").output)["findings"]
    told = {one["path"]: one for one in found if one["code"] == "M3009"}
    assert sorted(told) == ["docs/3.1", "docs/below/3.1.MD"]
    shared = told["docs/3.1"]
    assert [other["path"] for other in shared["others"]] == ["docs/3.1.MD", "docs/3.1.md.txt"]
    assert shared["headline"].startswith("`3.1`, `3.1.MD` and `3.1.md.txt` have the text of a playbook page")
    assert shared["help"].startswith("decide which of them is the page, and rename that one to `3.1.md`")
    assert told["docs/below/3.1.MD"]["help"] == "rename the file to `3.1.md`"


def test_one_is_told_though_others_before_it_are_not_published_or_have_their_page(tmp_path: Path) -> None:
    files = {
        "a.MD": task(3, 2),
        "b.MD": task(3, 3),
        "b.md": GOOD,
        "c.MD": task(3, 4) + "x" * LARGEST_NEAR_PAGE,
        "d.MD": task(3, 5),
    }
    root = site(tmp_path, {"index.md": "# Home\n", **files}, exclude_docs="a.MD\n")
    assert [place for place, _, _ in told(check(root).output)] == ["docs/d.MD:1:1"]


def test_once_one_of_them_is_renamed_nothing_is_told(tmp_path: Path) -> None:
    root = site(tmp_path, {"index.md": "# Home\n", "3.1.md.txt": task(), "3.1.MD": task()})
    (root / "docs/3.1.MD").rename(root / "docs/3.1.md")
    assert told(check(root).output) == []


def test_the_right_names_are_names_of_pages() -> None:
    assert all(name.endswith(markdown_extensions) for name in NAMES.values())
    assert not any(name.endswith(markdown_extensions) for name in NAMES)


@pytest.mark.parametrize(
    "text",
    [
        task().replace("layout: m3/keyTask\n", ""),
        task().replace("---", "—", 1),
        task().replace("text: Meet", 'text: "Meet'),
        task().replace("\n", "\r\n"),
        f"\N{BOM}{task()}".encode("utf-16-le"),
        task(title="Gr\N{LATIN SMALL LETTER U WITH DIAERESIS}n").encode("latin-1"),
        "---\nlayout: m3/glossary\nsections: []\n---\n",
    ],
)
def test_it_is_known_whatever_else_is_wrong_with_it(tmp_path: Path, text: str | bytes) -> None:
    found = check(site(tmp_path, {"index.md": "# Home\n", "3.1.MD": text}))
    assert places(found.output) == [("docs/3.1.MD:1:1", "warning", "M3009")]


ORDINARY: Final[dict[str, dict[str, str | bytes]]] = {
    "another text": {"README.txt": "Write `layout: m3/keyTask` in front matter.\n", "LICENSE": "Do.\n"},
    "another layout": {"old.MD": "---\nlayout: post\nkeyTask: 1\nactivities: [x]\n---\n"},
    "an example": {"how.txt": f"Write:\n\n```yaml\n{task()}```\n"},
    "another ending": {"3.1.md.bak": task(), "3.1.md~": task(), "3.1.html": task(), "3.1.docx": task()},
    "an offered file": {"assets/files/Key-Task.md.txt": task()},
    "a copy": {"1.1.md.txt": GOOD, "1.1.MD": GOOD},
    "a hidden file": {".3.1.MD": task(), ".hidden/3.1.MD": task()},
    "an excluded file": {"drafts/3.1.MD": task()},
    "a draft": {"later/3.1.MD": task()},
    "a large file": {"3.1": task() + "x" * LARGEST_NEAR_PAGE},
    "bytes": {"3.1": task().encode() + b"\0"},
}


@pytest.mark.parametrize("files", ORDINARY.values(), ids=ORDINARY)
def test_other_files_get_no_finding(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    pages = {"index.md": "# Home\n", "1.1.md": GOOD} | files
    config: dict[str, Any] = {"exclude_docs": "drafts/\n", "draft_docs": "later/\n"}
    found = check(site(tmp_path / "check", pages, **config))
    assert told(found.output) == []
    assert told(build(tmp_path / "build", pages, **config).log) == []


def test_a_finding_can_be_accepted(tmp_path: Path) -> None:
    accept = [{"code": "M3009", "reason": "it is shown as it is"}]
    pages = {"index.md": "# Home\n", "1.1.md": GOOD, "3.1.MD": task()}
    found = check(site(tmp_path, pages, plugins=[{"m3": {"accept": accept}}]))
    assert found.exit_code == 0, found.output


def test_a_folder_without_any_page_tells_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md.txt": task()})
    found = check(tmp_path / "docs")
    assert "docs/3.1.md.txt:1:1: warning[M3009]" in found.output
    assert found.exit_code == 1


def test_the_file_itself_can_be_checked(tmp_path: Path) -> None:
    root = site(tmp_path, {"index.md": "# Home\n", "1.1.md": GOOD, "3.1.MD": task()})
    found = check(root / "docs/3.1.MD")
    assert len(told(found.output)) == found.exit_code == 1


def test_it_is_no_part_of_the_playbook(tmp_path: Path) -> None:
    built = build(tmp_path, {"index.md": "# Home\n", "1.1.md": GOOD, "3.1.MD": task()})
    (exported,) = (text for path, text in built.files().items() if path.endswith("m3.json"))
    assert b'"1.1"' in exported
    assert b'"3.1"' not in exported
