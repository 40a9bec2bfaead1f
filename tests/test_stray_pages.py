"""A page that was saved beside the configuration is told by the command and by the build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sites import build, task
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

PAGES: dict[str, str | bytes] = {"index.md": "# Home\n", "key-tasks/3.1.md": task()}
HEADLINE = "this page is beside `mkdocs.yml`, and not in `docs`, so it is not published"


def told(text: str) -> list[tuple[str, str]]:
    """The places and headlines of what is said of such pages."""
    return re.findall(r"(\S+): warning\[M3095\]: ([^;\n]*)", text)


@pytest.mark.parametrize("name", ["3.17.md", "new.markdown"])
def test_a_page_beside_the_configuration_is_told_with_where_it_belongs(tmp_path: Path, name: str) -> None:
    root = site(tmp_path / "a", PAGES)
    (root / name).write_text(task(number=17), encoding="utf-8")
    found = check(root / "mkdocs.yml")
    assert [(place.rpartition("/")[2], said) for place, said in told(found.output)] == [
        (f"{name}:1:1", HEADLINE.replace("`docs`", f"`{_docs(found.output)}`"))
    ]
    assert f"move it into `{_docs(found.output)}`, to the other pages" in found.output
    assert found.exit_code == 1
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text(task(number=17), encoding="utf-8")
    built = build(tmp_path / "b", PAGES)
    assert told(built.log) == [(f"{name}:1:1", HEADLINE)]
    assert not built.is_aborted
    (root / name).rename(root / "docs/key-tasks" / name)
    assert told(check(root / "mkdocs.yml").output) == []


def _docs(output: str) -> str:
    found = re.search(r"and not in `([^`]*docs)`", output)
    assert found
    return found[1]


def test_a_page_of_the_same_name_in_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "3.1.md").write_text(task(), encoding="utf-8")
    built = build(tmp_path, PAGES)
    assert told(built.log) == [("3.1.md:1:1", HEADLINE)]
    assert (
        "`docs/key-tasks/3.1.md` has the same name: compare the two, and delete this one or move it"
        in built.log
    )


def test_nothing_is_told_that_follows_from_where_it_is(tmp_path: Path) -> None:
    pages = {"1.2.md": task(1, 2, objective="objective: Know\ninputs:\n  - Charter")}
    root = site(tmp_path, {"index.md": "# Home\n", **pages})
    (root / "1.1.md").write_text(
        task(1, 1, objective="objective: Know more\noutputs:\n  - Charter"), encoding="utf-8"
    )
    output = check(root / "mkdocs.yml").output
    assert len(told(output)) == 1
    assert "M3080" not in output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "# About\n\n```yaml\n---\nlayout: m3/keyTask\n---\n```\n"),
        ("README.md", "---\ntitle: About\nlayout: page\n---\n"),
        ("CHANGELOG.md", "# Changes\n\n---\nlayout: m3/keyTask\n---\n"),
        ("3.17.txt", task(number=17)),
        ("drafts/3.17.md", task(number=17)),
        ("3.17.md", ""),
    ],
)
def test_other_files_beside_the_configuration_are_left_alone(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert told(build(tmp_path, PAGES).log) == []


def test_the_site_may_accept_it(tmp_path: Path) -> None:
    (tmp_path / "3.17.md").write_text(task(number=17), encoding="utf-8")
    accept = {"m3": {"accept": [{"code": "M3095", "reason": "It shows authors how to write one"}]}}
    log = build(tmp_path, PAGES, plugins=[accept]).log
    assert "M3095" not in log
    assert "M3090" not in log


def test_it_is_told_once_where_the_site_has_several_languages_or_playbooks(tmp_path: Path) -> None:
    pages = {"a/1.1.md": task(1, 1), "b/1.1.md": task(1, 1), "index.md": "# Home\n"}
    (tmp_path / "3.17.md").write_text(task(number=17), encoding="utf-8")
    root = site(
        tmp_path, pages, plugins=[{"m3": {"playbooks": {"a": {"folder": "a"}, "b": {"folder": "b"}}}}]
    )
    assert len(told(check(root / "mkdocs.yml").output)) == 1


@pytest.mark.parametrize("plugin", ["gen-files", "macros"])
def test_nothing_is_told_where_a_plugin_may_bring_the_page_along(tmp_path: Path, plugin: str) -> None:
    root = site(tmp_path / "a", PAGES)
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    (root / "3.17.md").write_text(task(number=17), encoding="utf-8")
    assert told(check(configuration).output) != []
    assert "plugins:" in text
    configuration.write_text(text.replace("plugins:", f"plugins:\n  - {plugin}"), encoding="utf-8")
    assert told(check(configuration).output) == []
