"""Options that there are none of: the build and every command tell of them, and do their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.calls import called, working_in
from tests.repositories import commit, repository
from tests.sites import task, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

YAML = "site_name: Test\ntheme: {name: mkdocs}\nplugins:\n  - search\n  - m3:\n      exprots: [json]\n"
TOLD = "mkdocs.yml:6:7: `m3` has no option `exprots`; did you mean `exports`?\n"


def site(root: Path, text: str = YAML, name: str = "mkdocs.yml") -> Path:
    write(root / "site", {"1.1.md": task(1, 1), "index.md": "# Home\n"})
    (root / "site" / name).write_text(text, encoding="utf-8")
    return root / "site"


def check(site: Path, *options: str) -> Result:
    return called("check", site, "--format", "concise", *options)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("mkdocs.yml", YAML, "6:7"),
        ("mkdocs.yml", "site_name: Test\nplugins: [{m3: {nav: auto, exprots: [json]}}]\n", "2:28"),
        ("mkdocs.yml", "site_name: Test\nplugins:\n  m3:\n    exprots: 3\n", "4:5"),
        ("zensical.toml", '[project]\nsite_name = "T"\n[project.plugins.m3]\nexprots = 1\n', "4:1"),
        ("zensical.toml", '[project]\nsite_name = "T"\n[project.plugins.m3.exprots]\na = 1\n', "3:21"),
        ("zensical.toml", '[project]\nsite_name = "T"\nplugins = {m3 = {exprots = 1}}\n', "3:18"),
    ],
)
def test_check_warns_at_the_line(tmp_path: Path, name: str, text: str, place: str) -> None:
    found = check(site(tmp_path, text, name))
    line = f"{name}:{place}: warning[M3092]: `m3` has no option `exprots`; did you mean `exports`?"
    assert (found.exit_code, found.stdout.splitlines()[0]) == (1, line)


def test_one_of_another_file_is_told_all_the_same(tmp_path: Path) -> None:
    root = site(tmp_path, "INHERIT: base.yml\nsite_name: Test\n")
    (root / "base.yml").write_text("plugins: {m3: {strange: 1}}\n", encoding="utf-8")
    line = check(root).stdout.splitlines()[0]
    assert line.startswith(
        "mkdocs.yml:1:1: warning[M3092]: `m3` has no option `strange`, which another file says; "
    )


def test_it_is_a_warning_like_others(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert check(root, "--min-severity", "error").exit_code == 0
    assert called("check", root / "docs/1.1.md").exit_code == 0
    accepted = YAML + "      accept: [{code: M3092, reason: We like it}]\n"
    (root / "mkdocs.yml").write_text(accepted, encoding="utf-8")
    assert "`M3092` is not the code of a warning or an advice" in check(root).stderr


def test_in_a_site_of_several_languages_it_is_told_once(tmp_path: Path) -> None:
    languages = "  - i18n: {languages: [{locale: en, default: true}, {locale: fr}]}\n"
    found = check(site(tmp_path, YAML + languages))
    assert found.stdout.count("M3092") == 1


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--to", "out"),
        ("render", "../out"),
        ("new", "task", "1.2", "Look back"),
        ("schema",),
        ("cms",),
    ],
)
def test_other_commands_tell_it_and_do_their_work(tmp_path: Path, command: tuple[str, ...]) -> None:
    root = site(tmp_path, YAML + "      fail_on: warning\n")
    with working_in(root):
        ended = called(*command)
    assert (ended.exit_code, ended.stderr) == (0, TOLD)
    assert ended.stdout


def test_a_revision_with_one_can_be_compared_with(tmp_path: Path) -> None:
    root = repository(tmp_path, {"1.1.md": task(1, 1)}, plugins=[{"m3": {"exprots": ["json"]}}])
    commit(root, {"1.2.md": task(1, 2)})
    found = called("diff", "HEAD~1", "--site", root)
    assert (found.exit_code, "Key tasks that are new" in found.stdout) == (0, True)
    assert (
        "Compared with HEAD~1: 0 new, 0 mended, 1 as before."
        in called("check", root, "--since", "HEAD~1").stdout
    )


def test_the_build_warns_and_stops_where_it_is_strict(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = str(site(tmp_path) / "mkdocs.yml")
    load_config(file)
    assert "there is no such option; did you mean `exports`?" in caplog.text
    with pytest.raises(Abort):
        load_config(file, strict=True)
