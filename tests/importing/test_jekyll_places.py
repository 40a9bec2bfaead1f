"""Where the pages and the files of a Jekyll site go, however they are addressed and named."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.importing.jekyll.convert import convert
from mkdocs_m3.importing.jekyll.source import JekyllPage, JekyllSite
from tests.importing.imports import imported, new_site, told_by_check
from tests.importing.test_any_table import SITE
from tests.test_repeated import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOME: Final = "---\nlayout: default\ntitle: Home\n---\n# Home\n"


def task(number: int, more: str = "", body: str = "") -> str:
    front = f"layout: m3/keyTask\nphase: 1\nkeyTask: {number}\nname: Task {number}\npermalink: /1.{number}/\n"
    return f"---\n{front}{more}---\n{body}"


def jekyll(root: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        file = root / "jekyll" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return root / "jekyll"


def documents(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())


def offers(*files: str) -> str:
    items = "".join(f"  - text: Item {n}\n    filename: {file}\n" for n, file in enumerate(files))
    return f"outputs:\n{items}"


def test_readers_of_the_former_home_page_are_sent_on_where_nothing_else_is(tmp_path: Path) -> None:
    source = jekyll(tmp_path, {"index.md": HOME, "_tasks/1.1.md": task(1, offers("A.docx")), "A.docx": "PK"})
    root = new_site(tmp_path / "site")
    (root / "docs/index.md").unlink()
    made = imported(root, source, "--into", "docs/pb")
    assert made.code == 0, made.told
    assert documents(root / "docs") == [
        "assets/files/A.docx",
        "index.html",
        "pb/index.md",
        "pb/tasks/1.1.md",
    ]
    assert 'content="0; url=pb/"' in (root / "docs/index.html").read_text(encoding="utf-8")
    other = imported(new_site(tmp_path / "other"), source, "--into", "docs/pb")
    assert "index.html: left: docs/index.md is there already" in other.told
    assert not (other.root / "docs/index.html").exists()


def test_a_page_may_take_over_the_address_of_the_home_page(tmp_path: Path) -> None:
    source = jekyll(tmp_path, {"about.md": "---\nredirect_from: [/, /old/, /old/, /old]\n---\n"})
    root = new_site(tmp_path / "site")
    (root / "docs/index.md").unlink()
    made = imported(root, source)
    assert documents(root / "docs") == ["about.html", "about.md", "index.html", "old/index.html"]
    assert made.told.count("old/index.html") == 2  # taken, and written
    assert "not sent on" not in made.told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for some users")
@pytest.mark.parametrize("option", ["--dry-run", "--site"])
def test_nothing_is_written_where_one_file_would_be_outside(tmp_path: Path, option: str) -> None:
    source = jekyll(tmp_path, {"_a/1.1.md": task(1), "_tasks/1.2.md": task(2)})
    root = new_site(tmp_path / "site")
    (tmp_path / "outside").mkdir()
    (root / "docs/tasks").symlink_to(tmp_path / "outside")
    refused = imported(root, source, *([option] if option == "--dry-run" else [option, "mkdocs.yml"]))
    assert refused.code == 2
    assert "docs/tasks leads out of the documentation folder" in refused.told
    assert "Writ" not in refused.told
    assert not (root / "docs/a").exists()


def test_nothing_is_written_where_a_folder_is_a_file(tmp_path: Path) -> None:
    root = new_site(tmp_path / "site")
    (root / "docs/tasks").write_text("", encoding="utf-8")
    refused = imported(root, jekyll(tmp_path, {"_a/1.1.md": task(1), "_tasks/1.2.md": task(2)}))
    assert refused.code == 2
    assert "docs/tasks is no folder" in refused.told
    assert not (root / "docs/a").exists()


def test_a_file_is_wherever_a_page_looks_for_it(tmp_path: Path) -> None:
    files = {
        "_tasks/1.1.md": task(1, offers("A.docx"), "[It]({{ site.baseurl }}/files/Charter.docx)\n"),
        "_tasks/1.2.md": task(2, offers("tpl/A.docx", "Charter.docx")),
        "tpl/A.docx": "PK",
        "files/Charter.docx": "PK",
    }
    made = imported(new_site(tmp_path / "site"), jekyll(tmp_path, files))
    docs = made.root / "docs"
    assert [name for name in documents(docs) if name.endswith(".docx")] == [
        "assets/files/A.docx",
        "assets/files/Charter.docx",
        "assets/files/tpl/A.docx",
        "files/Charter.docx",
    ]
    assert made.pages["tasks/1.1.md"].endswith("[It](../files/Charter.docx)\n")
    assert "tpl/A.docx: taken: copied to docs/assets/files/tpl/A.docx" in made.told
    assert "M3040" not in told_by_check(made.root)


def without_reading(
    metas: list[dict[str, object]], files: list[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], object]:
    """The work on a site that is read already, which takes most of the time."""
    pages = tuple(
        JekyllPage(
            path=f"{n}.md",
            text="---\n---\n",
            front_end=8,
            meta=meta,
            is_playbook=True,
            address=f"/{n}/",
            uri=f"{n}.md",
        )
        for n, meta in enumerate(metas)
    )
    site = JekyllSite(folder=Path(), title="", base="", pages=pages, files=tuple(files), others=())

    def work() -> object:
        monkeypatch.setattr("mkdocs_m3.importing.jekyll.convert.read_site", lambda *_: site)
        return convert(Path(), SITE, "assets/files")

    return work


def test_time_grows_in_proportion_to_former_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(count: int) -> Callable[[], object]:
        metas: list[dict[str, object]] = [{"redirect_from": f"/old-{n}/"} for n in range(count)]
        return without_reading(metas, [], monkeypatch)

    assert growth(work(400), work(4000)) <= MOST


def test_time_grows_in_proportion_to_the_files_that_pages_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(count: int) -> Callable[[], object]:
        files = [f"files/{n}.docx" for n in range(count)]
        return without_reading([{"filename": f"{n}.docx"} for n in range(count)], files, monkeypatch)

    assert growth(work(400), work(4000)) <= MOST
