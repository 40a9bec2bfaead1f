"""The commands read the configuration of MkDocs, ProperDocs, and Zensical."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.calls import called
from tests.sites import task, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from click.testing import Result

PAGES: Mapping[str, str | bytes] = {
    "index.md": "# Home\n",
    "tasks/3.1.md": task(responsibleParty="responsibleParty: buyer").replace("customer", "buyer"),
    "tasks/3.2.md": task(number=2, category="category: x").replace("customer", "buyer"),
    "assets/files/Plan.docx": b"plan",
}
OPTIONS = {"parties": {"buyer": "Buyer", "seller": "Seller"}}
TOML = """\
[project]
site_name = "Test"
site_url = "https://x.gov/pb"
docs_dir = "pages"
use_directory_urls = false
nav = [{"Home" = "index.md"}]

[project.theme]
language = "fr"
features = ["navigation.instant"]

[project.plugins.search]

[project.plugins.m3]
accept = [{ code = "M3090", reason = "never" }]

[project.plugins.m3.parties]
buyer = "Buyer"
seller = "Seller"

[project.markdown_extensions.toc]
permalink = true
"""


def site(root: Path, name: str) -> Path:
    write(root, PAGES)
    (root / "docs").rename(root / "pages")
    text = TOML.replace('accept = [{ code = "M3090", reason = "never" }]\n', "")
    if not name.endswith(".toml"):
        settings = {"site_name": "Test", "docs_dir": "pages", "site_url": "https://x.gov/pb"}
        theme = {"theme": {"name": "absent", "language": "fr"}, "use_directory_urls": False}
        text = yaml.safe_dump(settings | theme | {"plugins": ["absent", {"m3": OPTIONS}]})
    (root / name).write_text(text, encoding="utf-8")
    return root / name


def run(*arguments: str | Path) -> Result:
    return called(*arguments)


@pytest.mark.parametrize("is_named", [True, False], ids=["named itself", "by its folder"])
@pytest.mark.parametrize("name", ["mkdocs.yml", "properdocs.yml", "properdocs.yaml", "zensical.toml"])
def test_every_kind_is_read_with_our_options_in_it(tmp_path: Path, name: str, is_named: bool) -> None:
    file = site(tmp_path, name)
    found = run("check", file if is_named else tmp_path, "--format", "concise")
    assert found.stdout == (
        "pages/tasks/3.2.md:8:11: error[M3014]: `x` is not a workstream of this playbook; "
        "write one of `programManagement`, `workforce`, `technology`, `process`\n"
        "Read 3 pages: 1 error, no warnings, no pieces of advice. --explain CODE says more.\n"
    )
    assert found.stderr == ""


@pytest.mark.parametrize("name", ["mkdocs.yml", "properdocs.yml", "zensical.toml"])
def test_addresses_and_language_come_from_it(tmp_path: Path, name: str) -> None:
    site(tmp_path, name)
    (tmp_path / "pages/tasks/3.2.md").unlink()
    ended = run("export", "--config-file", tmp_path, "--to", tmp_path / "out")
    assert ended.exit_code == 0, ended.output
    (exported,) = json.loads((tmp_path / "out/m3.json").read_text(encoding="utf-8"))["keyTasks"]
    assert exported["url"] == "https://x.gov/pb/tasks/3.1.html"
    assert "Tâche clé" in (tmp_path / "out/m3/tasks.csv").read_text(encoding="utf-8-sig")


def test_of_several_the_first_kind_wins_and_it_is_told(tmp_path: Path) -> None:
    for name in ("zensical.toml", "properdocs.yml", "mkdocs.yml"):
        shutil.rmtree(tmp_path / "pages", ignore_errors=True)
        site(tmp_path, name)
    (tmp_path / "mkdocs.yml").write_text("site_name: Other\ndocs_dir: other\n", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.md").write_text("# Other\n", encoding="utf-8")
    found = run("check", tmp_path)
    assert "Read 1 page:" in found.stdout
    assert found.stderr.splitlines()[0] == (
        "Read `mkdocs.yml`, and not `properdocs.yml` and `zensical.toml` beside it; "
        "name another one to check that."
    )
    named = run("check", tmp_path / "zensical.toml")
    assert "Read 3 pages" in named.stdout
    assert named.stderr == ""


def test_one_without_our_plugin_is_checked_with_the_defaults(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md": task()})
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "Test"\n', encoding="utf-8")
    found = run("check", tmp_path)
    assert found.exit_code == 0
    assert found.stderr == "The configuration names no plugin `m3`, so its defaults are used.\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mkdocs.yml", "- site_name\n", "has no keys such as `site_name`"),
        ("properdocs.yml", "site_name: [\n", "error parsing the configuration file"),
        ("zensical.toml", "[project\n", "cannot be read: "),
        ("zensical.toml", "[other]\n", "has no table `project`"),
        ("zensical.toml", "project = 1\n", "has no table `project`"),
        ("zensical.toml", '[project]\nsite_name = "T"\nplugins = [{m3 = 3}]\n', "the options of `m3` are 3"),
        ("zensical.toml", '[project]\nsite_name = "T"\ndocs_dir = "absent"\n', "docs_dir"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, name: str, text: str, said: str) -> None:
    write(tmp_path, {"index.md": "# Home\n"})
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = run("check", tmp_path)
    assert found.exit_code == 2
    assert said in found.stderr
    assert "Traceback" not in found.output


def test_what_a_toml_file_accepts_has_its_place_there(tmp_path: Path) -> None:
    file = site(tmp_path, "zensical.toml")
    (tmp_path / "pages/tasks/3.2.md").unlink()
    file.write_text(TOML.replace("M3090", "M3082"), encoding="utf-8")
    found = run("check", tmp_path, "--format", "concise")
    assert found.stdout.splitlines()[0] == (
        "zensical.toml:15:21: warning[M3090]: `M3082` is accepted here, and no longer found; "
        "delete this acceptance"
    )
