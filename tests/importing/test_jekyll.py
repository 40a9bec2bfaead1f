"""A Jekyll site becomes one of MkDocs: its pages, the files they use, its addresses; the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.importing.imports import imported, new_site, told_by_check
from tests.sites import run

if TYPE_CHECKING:
    from pathlib import Path

TASK: Final = """\
---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Meet
permalink: /1.1/
objective: 'See <a href="{{ site.baseurl }}/about/">about</a> and [two]({% link _tasks/1.2.md %}).'
responsibleParty: [harbor, pilot]
activities:
  - text: Meet
    responsibleParty: [harbor, pilot]
    template: Plan-Template.docx
---

See [about]({{ site.baseurl }}/about/#who), [two]({% link _tasks/1.2.md %}),
![Map]({{ "/assets/map.png" | relative_url }}), [home]({{ '/' | absolute_url }}),
[gone]({{ site.baseurl }}/gone/).
<a href="{{ '/about/' | relative_url }}">About</a> {{ page.title }}
"""
FILES: Final = {
    "_config.yml": "title: Harbor Playbook\nbaseurl: /harbor\ncollections: {tasks: {output: true}}\n",
    "_tasks/1.1.md": TASK,
    "_tasks/1.2.md": "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 2\nname: Plan\npermalink: /1.2/\n---\n"
    "{% include note.html %}\n",
    "about/index.html": "---\nlayout: default\ntitle: About us\nredirect_from:\n  - /who/\n---\n"
    '    <p id="who">The <a href="/harbor/1.1/">first</a>.\n'
    '    <img src="{{ site.baseurl }}/assets/map.png" alt=""></p>\n',
    "contact.md": "---\nlayout: page\ntitle: Contact\n---\n[about](/about/)\n",
    "index.md": "---\nlayout: default\n---\n# Home\n\n[Tasks]({{ site.baseurl }}/1.1/)\n",
    "_layouts/default.html": "<html>{{ content }}</html>\n",
    "assets/files/Plan-Template.docx": "PK",
    "assets/files/Unused.docx": "PK",
    "assets/map.png": "PNG",
}


def write_harbor(folder: Path) -> Path:
    """The site that is imported, in a folder."""
    for name, content in FILES.items():
        file = folder / "harbor" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder / "harbor"


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    return write_harbor(tmp_path)


def empty_site(root: Path) -> Path:
    new_site(root)
    (root / "docs" / "index.md").unlink()
    return root


def test_pages_files_and_former_addresses_come_over(tmp_path: Path, harbor: Path) -> None:
    made = imported(empty_site(tmp_path / "site"), harbor)
    docs = made.root / "docs"
    assert sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()) == [
        "about.md", "assets/files/Plan-Template.docx", "assets/map.png", "contact.html", "contact.md",
        "index.md", "tasks/1.1.md", "tasks/1.2.md", "who/index.html",
    ]  # fmt: skip
    front, body = made.pages["tasks/1.1.md"].split("\n---\n")
    assert front == TASK.split("\n---\n")[0].replace("{{ site.baseurl }}", "").replace(
        "{% link _tasks/1.2.md %}", "/1.2/"
    )
    assert body == (
        "\nSee [about](../about.md#who), [two](1.2.md),\n![Map](../assets/map.png), [home](../index.md),\n"
        "[gone](/gone/).\n"
        '<a href="../about/">About</a> {{ page.title }}\n'
    )
    assert made.pages["about.md"] == (
        '---\ntitle: About us\n---\n<p id="who">The <a href="../1.1/">first</a>.\n'
        '<img src="../assets/map.png" alt=""></p>\n'
    )
    assert made.pages["index.md"] == "# Home\n\n[Tasks](tasks/1.1.md)\n"
    assert 'content="0; url=../about/"' in (docs / "who/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=contact/"' in (docs / "contact.html").read_text(encoding="utf-8")


def test_what_is_left_is_told_with_file_and_line(tmp_path: Path, harbor: Path) -> None:
    made = imported(empty_site(tmp_path / "site"), harbor)
    assert {line.split(": ")[0] for line in made.lines("left")} == {
        "_tasks/1.1.md:17", "_tasks/1.1.md:18", "_tasks/1.2.md:8", "_layouts/default.html", "_config.yml",
        "assets/files/Unused.docx",
    }  # fmt: skip
    assert "_tasks/1.1.md:18: left: `{{ page.title }}`" in made.told
    assert (
        "_tasks/1.1.md:17: left: `{{ site.baseurl }}/gone/` leads to no page and no file of the site"
        in made.told
    )
    (said,) = made.documents
    assert said == {
        "site_name": "Harbor Playbook",
        "plugins": ["search", {"m3": {"parties": {"harbor": "harbor", "pilot": "pilot"}}}],
    }


def test_a_dry_run_writes_nothing_and_a_second_run_nothing_over(tmp_path: Path, harbor: Path) -> None:
    root = empty_site(tmp_path / "site")
    dry = imported(root, harbor, "--dry-run")
    assert list((root / "docs").iterdir()) == []
    first = imported(root, harbor)
    assert dry.told.replace("Would write", "Writing") == first.told
    (root / "docs/about.md").write_text("# Mine\n", encoding="utf-8")
    again = imported(root, harbor)
    assert again.pages["about.md"] == "# Mine\n"
    assert "about/index.html: left: docs/about.md is there already, and is left as it is" in again.told
    assert again.told.endswith("No page is new.\n")


@pytest.mark.slow
def test_the_new_site_builds_and_every_address_is_as_it_was(tmp_path: Path, harbor: Path) -> None:
    (harbor / "_tasks/1.1.md").write_text(
        TASK.replace(",\n[gone]({{ site.baseurl }}/gone/)", ""), encoding="utf-8"
    )
    made = imported(empty_site(tmp_path / "site"), harbor).configured()
    built = run(made.root, strict=True)
    assert not built.is_aborted, built.log
    for address in ("1.1/", "1.2/", "about/", "who/", "contact/"):
        assert (made.root / "site" / address / "index.html").is_file()
    assert (made.root / "site" / "contact.html").is_file()
    assert "no errors, no warnings" in told_by_check(made.root)


def test_files_outside_of_the_folder_are_not_read(tmp_path: Path, harbor: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n", encoding="utf-8")
    (harbor / "link.md").symlink_to(tmp_path / "secret.md")
    text = "---\npermalink: /../../out/\nredirect_from: /../../../up/\n---\nOut\n"
    (harbor / "out.md").write_text(text, encoding="utf-8")
    made = imported(empty_site(tmp_path / "site"), harbor)
    assert "link.md" not in made.pages
    assert made.pages["out.md"] == "Out\n"
    assert list(tmp_path.rglob("up*")) == []
    assert "readers of `/../../../up/` are not sent on" in made.told


def test_pages_of_a_real_playbook_come_over_as_they_are(tmp_path: Path, real_playbook: Path) -> None:
    made = imported(empty_site(tmp_path / "site"), real_playbook)
    for uri, text in made.pages.items():
        assert text == (real_playbook / uri).read_text(encoding="utf-8")
    assert len(made.pages) == 19
    files = made.root / "docs/assets/files"
    assert {path.name for path in files.iterdir()} <= {
        path.name for path in (real_playbook / "assets/files").iterdir()
    }
    assert any(files.iterdir())


def test_a_map_is_for_tables_only(tmp_path: Path, harbor: Path) -> None:
    root = empty_site(tmp_path / "site")
    (root / "map.yml").write_text("tables: {}\n", encoding="utf-8")
    refused = imported(root, harbor, "--map", "map.yml")
    assert refused.code == 2
    assert "needs no map" in refused.told


def test_a_former_address_that_another_page_has_or_that_no_file_can_have_is_told(
    tmp_path: Path, harbor: Path
) -> None:
    text = (
        '---\ntitle: More\npermalink: /more/\nredirect_from: ["/contact/", "/a\\0b/", "/old/"]\n---\nMore\n'
    )
    (harbor / "more.md").write_text(text, encoding="utf-8")
    made = imported(empty_site(tmp_path / "site"), harbor)
    assert "readers of `/contact/` are not sent on" in made.told
    assert "readers of `/a␀b/` are not sent on" in made.told
    assert (made.root / "docs/old/index.html").is_file()
    assert not (made.root / "docs/contact").exists()
