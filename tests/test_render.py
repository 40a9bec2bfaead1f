"""`mkdocs-m3 render`: what it writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_m3.cli.render import Rendering
from mkdocs_m3.cli.watching import changes
from mkdocs_m3.publishing.target import TARGETS
from mkdocs_m3.sites.patterns import Patterns
from tests.calls import called
from tests.sites import task, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TASK = task(name="name: Form one team\npermalink: /3.1/")
PAGES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nSee [the task](tasks/one.md#activities) and `[code](tasks/one.md)`.\n",
    "tasks/one.md": f"{TASK}\nMore in [the plan](../files/plan.txt) and [at home](../index.md).\n",
    "views.md": "---\ntitle: All\n---\n\n# All\n\n<!-- m3/tasks -->\n\nEnd.\n",
    "files/plan.txt": b"plan",
    ".hidden/page.md": "# Hidden\n",
}
SETTINGS = """\
site_name: Test
theme: {name: material, features: [content.action.edit, toc.follow]}
plugins:
  - search
  - m3
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    write(root, PAGES)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return root


def render(site: Path, *options: str, out: str = "out") -> Result:
    return called("render", site.parent / out, "--site", site, *options)


def rendered(site: Path, path: str) -> str:
    return (site.parent / "out" / path).read_text(encoding="utf-8")


def test_pages_keep_their_addresses_and_links_follow_them(site: Path) -> None:
    assert render(site).exit_code == 0
    page = rendered(site, "docs/3.1.md")
    assert page.startswith("---\ndescription: Know what is at stake.\n---\n\n# 3.1 Form one team\n")
    assert "[the plan](files/plan.txt)" in page
    assert "[at home](index.md)" in page
    home = rendered(site, "docs/index.md")
    assert "[the task](3.1.md#activities) and `[code](tasks/one.md)`" in home
    assert not (site.parent / "out/docs/tasks").exists()
    assert not (site.parent / "out/docs/.hidden").exists()
    assert rendered(site, "docs/files/plan.txt") == "plan"


@pytest.mark.parametrize(("target", "way"), [("zensical", "3.1.md"), ("markdown", "../3.1/")])
def test_each_target_gets_links_as_it_takes_them(site: Path, target: str, way: str) -> None:
    render(site, "--target", target)
    page = rendered(site, "docs/views.md")
    assert page.startswith("---\ntitle: All\n---\n\n# All\n")
    assert page.endswith("\n\nEnd.\n")
    assert f'href="{way}"' in page
    block = page[page.index("# All\n") + 6 : page.index("End.")].strip()
    assert "\n\n" not in block
    assert all(line.startswith("<") for line in block.splitlines())


def test_the_configuration_names_pages_where_they_are_and_no_plugin_of_ours(site: Path) -> None:
    render(site)
    said = yaml.safe_load(rendered(site, "mkdocs.yml"))
    assert said["plugins"] == ["search"]
    assert said["nav"] == ["index.md", "views.md", {"Tasks": ["3.1.md"]}]
    assert said["extra_css"][0].startswith("assets/m3/m3.")
    assert said["extra_javascript"][0]["defer"] is True
    assert (site.parent / "out/docs" / said["extra_css"][0]).is_file()
    assert (said["edit_uri"], said["theme"]["features"]) == ("", ["toc.follow"])


def test_at_its_source_a_page_keeps_its_edit_link_and_its_address_leads_there(site: Path) -> None:
    render(site, "--place", "source")
    said = yaml.safe_load(rendered(site, "mkdocs.yml"))
    assert said["nav"][-1] == {"Tasks": ["tasks/one.md"]}
    assert "edit_uri" not in said
    assert "content.action.edit" in said["theme"]["features"]
    assert said["plugins"][-1] == {"redirects": {"redirect_maps": {"3.1.md": "tasks/one.md"}}}
    assert "[the task](tasks/one.md#activities)" in rendered(site, "docs/index.md")
    assert '"tasks/one/"' in rendered(site, "docs/m3.json")


def test_what_has_not_changed_is_not_written_again_and_what_is_gone_goes(site: Path) -> None:
    render(site)
    assert render(site).stdout.startswith("Wrote 0 files")
    (site / "docs/files/plan.txt").unlink()
    (site / "docs/views.md").unlink()
    assert render(site).exit_code == 0
    assert not (site.parent / "out/docs/files").exists()
    assert not (site.parent / "out/docs/views.md").exists()


@pytest.mark.parametrize("path", ["docs/mine.md", "docs/3.1.md", "mkdocs.yml"])
def test_nothing_is_replaced_that_somebody_else_has_written(site: Path, path: str) -> None:
    render(site)
    file = site.parent / "out" / path
    file.write_text("mine", encoding="utf-8")
    refused = render(site)
    assert refused.exit_code == 2
    assert f"holds what `mkdocs-m3 render` has not written: {path}. Name a new folder" in refused.stderr
    assert file.read_text(encoding="utf-8") == "mine"


def test_files_beside_what_is_built_may_be_anybodys_once_the_folder_is_ours(site: Path) -> None:
    out = site.parent / "out"
    out.mkdir()
    (out / "hugo.toml").write_text("", encoding="utf-8")
    assert render(site).exit_code == 2
    (out / "hugo.toml").unlink()
    render(site)
    (out / "hugo.toml").write_text("", encoding="utf-8")
    assert render(site).exit_code == 0


def test_a_record_that_leads_elsewhere_is_not_followed(site: Path) -> None:
    render(site)
    record = site.parent / "out/.mkdocs-m3-render.json"
    record.write_text('{"files": {"../site/mkdocs.yml": ["x"]}}', encoding="utf-8")
    assert "cannot be read; delete the folder" in render(site).stderr
    assert (site / "mkdocs.yml").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "is in the folder of the pages"),
        ("  - encryptcontent: {global_password: x}\n", "encrypts pages with `encryptcontent`"),
        (
            "  - i18n: {languages: [{locale: en, default: true}, {locale: fr}]}\n",
            "in several languages, which only MkDocs builds",
        ),
    ],
)
def test_what_no_other_program_builds_is_refused(site: Path, settings: str, said: str) -> None:
    (site / "mkdocs.yml").write_text(SETTINGS + settings, encoding="utf-8")
    refused = render(site, out="out" if settings else "site/docs/out")
    assert (refused.exit_code, said in " ".join(refused.stderr.split())) == (2, True)


def test_a_playbook_with_errors_is_not_written(site: Path) -> None:
    write(site, {"3.2.md": task(number=2, category="category: x")})
    ended = render(site)
    assert (ended.exit_code, "1 error: mend them first" in ended.stderr) == (1, True)
    assert not (site.parent / "out").exists()


def test_links_that_lead_nowhere_are_told(site: Path) -> None:
    write(site, {"index.md": "[lost](nowhere.md) [there](3.1/) [out](https://x.gov) [here](#a)\n"})
    assert render(site).stderr == "index.md: the link `nowhere.md` leads to no page or file\n"


def test_links_in_pictures_are_such_as_zensical_follows() -> None:
    assert TARGETS["zensical"].block('<p><a xlink:href="a.md">a</a></p>') == '<p><a href="a.md">a</a></p>'


def test_redirects_of_the_site_lead_to_where_its_pages_are(site: Path) -> None:
    own = "  - redirects: {redirect_maps: {old.md: tasks/one.md#activities}}\n"
    (site / "mkdocs.yml").write_text(SETTINGS + own, encoding="utf-8")
    assert render(site).exit_code == 0
    plugins = yaml.safe_load(rendered(site, "mkdocs.yml"))["plugins"]
    assert plugins == ["search", {"redirects": {"redirect_maps": {"old.md": "3.1.md#activities"}}}]


def test_what_the_site_publishes_although_it_is_usually_left_out_is_published(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        f"{SETTINGS}exclude_docs: |\n  !.well-known/\n  /views.md\n", encoding="utf-8"
    )
    moved = TASK.replace("permalink: /3.1/", "permalink: /templates/3.1/")
    write(site, {".well-known/security.txt": "Contact: x", "tasks/one.md": moved})
    assert render(site).exit_code == 0
    assert rendered(site, "docs/.well-known/security.txt") == "Contact: x"
    assert not (site.parent / "out/docs/views.md").exists()
    said = yaml.safe_load(rendered(site, "mkdocs.yml"))["exclude_docs"]
    assert said == "!.well-known/\n!/templates/3.1.md"
    patterns = Patterns.of(said, "")
    assert not patterns.excludes(".well-known/security.txt")
    assert not patterns.excludes("templates/3.1.md")
    assert patterns.excludes("templates/3.2.md")


def test_a_change_is_seen_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    seen = changes(lambda: [tmp_path], pause=0)
    states = iter(("ab", None, "x"))

    def change_once() -> None:
        text = next(states)
        (tmp_path / "a.md").write_text(text) if text else (tmp_path / "a.md").unlink()

    for _ in range(3):
        timer = threading.Timer(0.01, change_once)
        timer.start()
        next(seen)
        timer.join()


def test_a_watch_writes_what_a_change_changes_and_tells_what_is_wrong(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rendering = Rendering(site, site.parent / "out", "zensical", at_sources=False)
    rendering.write(rendering.read())
    views = rendered(site, "docs/views.md")
    page = site / "docs/tasks/one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Form one team", "Count the ships"), "utf-8")
    rendering.again()
    assert capsys.readouterr().err.startswith("Wrote ")
    assert rendered(site, "docs/views.md") == views.replace("Form one team", "Count the ships")
    assert "Count the ships" in rendered(site, "docs/3.1.md")
    page.write_text(page.read_text(encoding="utf-8").replace("category: process", "category: x"), "utf-8")
    rendering.again()
    assert capsys.readouterr().err.endswith("; 1 error: `mkdocs-m3 check` tells them\n")
    (site / "mkdocs.yml").write_text("[", encoding="utf-8")
    rendering.again()
    assert "error parsing the configuration file" in capsys.readouterr().err


def test_a_watch_goes_on_where_a_file_cannot_be_read(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rendering = Rendering(site, site.parent / "out", "zensical", at_sources=False)
    rendering.write(rendering.read())
    plan, link = site / "docs/files/plan.txt", site / "docs/logo.png"
    plan.write_text("another plan", encoding="utf-8")
    link.symlink_to("nowhere.png")
    rendering.again()
    assert capsys.readouterr().err == f"{link}: No such file or directory\n"
    plan.write_text("plan", encoding="utf-8")
    link.unlink()
    rendering.again()
    assert capsys.readouterr().err.startswith("Wrote ")
    assert rendered(site, "docs/files/plan.txt") == "plan"
