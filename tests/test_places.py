"""Pages and files that links bring in from elsewhere, and names that are not UTF-8."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from tests.calls import called
from tests.sites import Built, build, task, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="this system has no such names, or no links for everybody"
)
OFFERS = "outputs:\n  - text: Plan\n    filename: {}\ncategory: process"


def check(root: Path, *arguments: str) -> Result:
    return called("check", root, "--format", "concise", *arguments)


def codes(text: str) -> list[str]:
    return [line.split("[")[1][:5] for line in text.splitlines() if "error[" in line]


def agreeing(root: Path, built: Built) -> list[str]:
    """The codes of the errors that check finds in a built site, as the build has logged them."""
    found = codes(check(root).output)
    assert found == codes(built.log)
    return found


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "3.2.md").write_text(task(number=2, category="category: proces"), encoding="utf-8")
    (folder / "secret.docx").write_bytes(b"secret")
    return folder


def test_a_page_from_outside_is_an_error_and_is_never_written(tmp_path: Path, outside: Path) -> None:
    root = tmp_path / "site"
    write(root, {"3.1.md": task()})
    (root / "docs/3.2.md").symlink_to(outside / "3.2.md")
    (root / "docs/linked").symlink_to(outside)
    before = (outside / "3.2.md").read_bytes()
    built = build(root, {})
    assert built.is_aborted
    assert agreeing(root, built).count("M3043") == 2
    fixed = check(root, "--fix")
    assert (outside / "3.2.md").read_bytes() == before
    assert "Left docs/3.2.md as it is: a link leads to it" in fixed.output
    assert (root / "docs/3.2.md").is_symlink()


def test_an_offered_file_from_outside_is_an_error_where_it_is_offered(tmp_path: Path, outside: Path) -> None:
    root = tmp_path / "site"
    write(root, {"3.1.md": task(category=OFFERS.format("plan.docx")), "assets/files/other.docx": b"x"})
    (root / "docs/assets/files/plan.docx").symlink_to(outside / "secret.docx")
    built = build(root, {})
    assert built.is_aborted
    assert agreeing(root, built) == ["M3043"]
    assert "docs/3.1.md:10:15: error[M3043]" in check(root).output
    assert not (root / "site/assets/files/plan.docx").exists()


def test_a_folder_of_files_from_outside_and_a_link_to_nowhere_are_errors_too(
    tmp_path: Path, outside: Path
) -> None:
    root = tmp_path / "site"
    offers = OFFERS.format("in/secret.docx\n  - text: Other plan\n    filename: gone.docx")
    (outside / "files").mkdir()
    (outside / "files/secret.docx").write_bytes(b"secret")
    write(root, {"3.1.md": task(category=offers), "assets/files/other.docx": b"x"})
    (root / "docs/assets/files/in").symlink_to(outside / "files")
    (root / "docs/assets/files/gone.docx").symlink_to(outside / "gone.docx")
    assert agreeing(root, build(root, {})) == ["M3043", "M3043"]


def test_links_inside_and_a_folder_that_is_a_link_are_fine(tmp_path: Path) -> None:
    root = tmp_path / "site"
    pages: dict[str, str | bytes] = {
        "3.1.md": task(category=OFFERS.format("plan.docx")),
        "assets/files/real.docx": b"x",
    }
    write(tmp_path / "elsewhere", pages)
    root.mkdir()
    (root / "docs").symlink_to(tmp_path / "elsewhere/docs")
    (root / "docs/assets/files/plan.docx").symlink_to("real.docx")
    built = build(root, {})
    assert not built.is_aborted
    assert check(root).exit_code == 0
    (root / "docs/3.2.md").write_text(task(number=2, category="category: proces"), encoding="utf-8")
    assert "Fixed docs/3.2.md" in check(root, "--fix").output


def test_pages_that_a_plugin_makes_elsewhere_are_fine(tmp_path: Path) -> None:
    opening = "import mkdocs_gen_files\nwith mkdocs_gen_files.open('3.1.md', 'w') as page:"
    (tmp_path / "make.py").write_text(f"{opening} page.write({task()!r})\n", encoding="utf-8")
    built = build(
        tmp_path, {"index.md": "# Home\n"}, plugins=["search", {"gen-files": {"scripts": ["make.py"]}}, "m3"]
    )
    assert codes(built.log) == []
    assert "Form one team" in built.html("3.1/index.html")


def _misnamed(folder: Path, start: str, end: str, content: bytes) -> str:
    name = os.fsdecode(start.encode() + b"\xff\xe9" + end.encode())
    (folder / name).write_bytes(content)
    return name


def test_a_page_whose_name_is_not_utf_8_is_an_error_and_ends_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Home\n", "3.2.md": task(number=2)})
    _misnamed(tmp_path / "docs", "3.1", ".md", task(category="category: proces").encode())
    built = build(tmp_path, {})
    assert built.is_aborted
    assert sorted(agreeing(tmp_path, built)) == ["M3004", "M3014"]
    assert "docs/3.1\\udcff\\udce9.md:1:1: error[M3004]: the name of this file is not in UTF-8" in built.log
    for format_ in ("json", "sarif", "github", "full"):
        said = CliRunner().invoke(main, ["check", str(tmp_path), "--format", format_])
        assert said.exit_code == 1
        if format_ in {"json", "sarif"}:
            json.loads(said.output.encode("utf-8"))
    fixed = check(tmp_path, "--fix")
    assert fixed.exit_code == 1
    assert "as it is: its name is not in UTF-8" in fixed.output
    exported = CliRunner().invoke(main, ["export", "--config-file", str(tmp_path), "--format", "json"])
    assert exported.exit_code == 1
    assert "Traceback" not in exported.output


def test_where_errors_stop_nothing_the_rest_of_the_site_is_built(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Home\n", "3.2.md": task(number=2)})
    _misnamed(tmp_path / "docs", "3.1", ".md", task().encode())
    built = build(
        tmp_path, {}, plugins=["search", {"m3": {"fail_on": "never", "exports": ["json", "csv", "xlsx"]}}]
    )
    assert not built.is_aborted
    assert (tmp_path / "site/3.2/index.html").exists()


def test_other_files_whose_names_are_not_utf_8_are_no_findings(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md": task(), "assets/files/a.docx": b"x"})
    _misnamed(tmp_path / "docs/assets/files", "b", ".docx", b"x")
    _misnamed(tmp_path / "docs", "picture", ".png", b"x")
    _misnamed(tmp_path / "docs", "other", ".md", b"# Other\n")
    assert check(tmp_path / "docs").exit_code == 0
    target = tmp_path / "out"
    exported = CliRunner().invoke(
        main, ["export", "--config-file", str(tmp_path / "docs"), "--format", "json", "--to", str(target)]
    )
    assert exported.exit_code == 0, exported.output
    offered = task(category=OFFERS.format("b.docx"))
    (tmp_path / "docs/3.1.md").write_text(offered, encoding="utf-8")
    assert "M3040" in check(tmp_path / "docs").output


def test_a_site_with_misnamed_files_beside_its_playbook_is_built(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md": task(), "assets/files/a.docx": b"x"})
    _misnamed(tmp_path / "docs/assets/files", "b", ".docx", b"x")
    built = build(tmp_path, {})
    assert not built.is_aborted
    assert "Form one team" in built.html("3.1/index.html")
