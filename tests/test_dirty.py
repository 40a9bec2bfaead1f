"""`mkdocs serve --dirty`: whatever an author saves, every page is what a clean build makes of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.markup.comments import VIEWS
from tests import dirty_edits, several
from tests.nightly import IS_NIGHT
from tests.previews import DirtyPreview, Preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.dirty_edits import Files

THEME: Final = """\
<title>{{ page.title }}</title>
{% macro tree(items) %}<ul>{% for item in items %}<li>{{ item.title }}|{{ item.url }}
{% if item.children %}{{ tree(item.children) }}{% endif %}{% endfor %}</ul>{% endmacro %}
<nav>{{ tree(nav.items) }}</nav>
<i>{{ page.previous_page.title }}|{{ page.next_page.title }}</i>
{{ config.extra_css }}
<main>{{ page.content }}</main>
"""


KINDS: Final[tuple[tuple[str, ...], ...]] = (("roles", "parties"), *(((),) if IS_NIGHT else ()))
"""Of what pages are generated: by day of everything, since that is what more pages depend on."""


class Sites:
    """One site, previewed with --dirty and without, and built anew after each edit."""

    def __init__(self, root: Path, files: Files | None = None, **settings: object) -> None:
        self.root = root
        self.always = settings
        theme = root / "theme"
        theme.mkdir()
        (theme / "main.html").write_text(THEME, encoding="utf-8")
        self.theme = {"name": None, "custom_dir": str(theme)}
        self.settings: Mapping[str, object] = {}
        self.files = files or dirty_edits.site()
        self.previews = {
            kind.__name__: kind(root / kind.__name__, self.files, **self.config)
            for kind in (Preview, DirtyPreview)
        }
        self.clean_builds = 0

    @property
    def config(self) -> dict[str, object]:
        return {
            "theme": self.theme,
            "plugins": [{"m3": {"fail_on": "never", **self.always, **self.settings}}],
        }

    def save(self, edit: dirty_edits.Edit) -> None:
        before, self.files = self.files, edit.change(self.files)
        saved = {path: text for path, text in self.files.items() if before.get(path) != text}
        self.settings = self.settings if edit.settings is None else edit.settings
        for preview in self.previews.values():
            for gone in before.keys() - self.files.keys():
                (preview.root / "docs" / gone).unlink()
            preview.configure(**self.config)
            preview.save(saved)

    def clean(self) -> Preview:
        self.clean_builds += 1
        return Preview(self.root / f"clean-{self.clean_builds}", self.files, **self.config)


def pages(preview: Preview) -> dict[str, str]:
    """Every page of the built site: its navigation, its neighbors, and its article."""
    site = preview.root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")
    }


def test_the_edits_are_made_in_a_site_with_every_view_and_nothing_to_report(tmp_path: Path) -> None:
    assert sorted(dirty_edits.VIEWS) == sorted(VIEWS)
    assert len(dirty_edits.EDITS) >= 60
    built = pages(Preview(tmp_path, dirty_edits.site()))
    assert [path for path, html in built.items() if "m3-notice" in html] == []


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("kinds", KINDS, ids="-and-".join)
def test_after_every_kind_of_edit_each_page_is_what_a_clean_build_makes_of_it(
    tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    assert wrong_after(dirty_edits.EDITS, Sites(tmp_path, pages=[*kinds])) == []


def wrong_after(edits: Iterable[dirty_edits.Edit], sites: Sites) -> list[tuple[str, str, str]]:
    """After each edit, the pages of each preview that a clean build makes otherwise."""
    wrong = []
    for edit in edits:
        sites.save(edit)
        clean = pages(sites.clean())
        for name, preview in sites.previews.items():
            there = pages(preview).items()
            # Where a page was, a preview says so.
            built = {path: html for path, html in there if path in clean or 'class="m3-away"' not in html}
            wrong += [(edit.what, name, path) for path in clean | built if built.get(path) != clean.get(path)]
    return wrong


@pytest.mark.slow
def test_two_playbooks_follow_what_is_edited_in_either_and_around_them(tmp_path: Path) -> None:
    always = {"playbooks": several.PLAYBOOKS, "pages": ["roles", "parties"], "exports": []}
    assert wrong_after(dirty_edits.EDITS_OF_SEVERAL, Sites(tmp_path, several.files(), **always)) == []


class Rebuilt:
    """What a save makes anew in a preview with --dirty."""

    def __init__(self, root: Path, files: Files, **config: object) -> None:
        self.preview = DirtyPreview(root, files, **config)
        self.site = root / "site"

    def by(self, path: str, old: str, new: str) -> set[str]:
        """The pages that are written when this is changed in a file, by their addresses."""
        for page in self.site.rglob("*.html"):
            os.utime(page, (2_000_000_000, 2_000_000_000))
        text = (self.preview.root / "docs" / path).read_text(encoding="utf-8")
        assert old in text
        self.preview.save({path: text.replace(old, new)})
        os.utime(self.preview.root / "docs" / path, (1_000_000_000, 1_000_000_000))
        return {
            page.relative_to(self.site).as_posix().removesuffix("index.html")
            for page in self.site.rglob("index.html")
            if page.stat().st_mtime < 2_000_000_000
        }


def test_words_that_one_page_alone_shows_rebuild_that_page_alone(tmp_path: Path) -> None:
    rebuilt = Rebuilt(tmp_path, dirty_edits.site())
    assert rebuilt.by("p1/1.3.md", "Begin early", "Begin late") == {"p1/1.3/"}
    assert rebuilt.by("p1/1.3.md", "text: Meet", "text: Meet all") == {"p1/1.3/"}


def test_an_artifact_rebuilds_the_pages_that_share_it_the_phases_and_the_views(tmp_path: Path) -> None:
    rebuilt = Rebuilt(tmp_path, dirty_edits.site())
    around = {"p1/", "p2/", *(f"views/{view}/" for view in VIEWS)}
    assert rebuilt.by("p1/1.3.md", "Handover 8", "Hand over 8") == {"p1/1.2/", "p1/1.3/"} | around


WITH_PAGES: Final = {"plugins": ["search", {"m3": {"pages": ["roles", "parties"]}}]}


@pytest.mark.slow
def test_a_role_or_party_is_rebuilt_that_has_to_do_with_what_has_changed(tmp_path: Path) -> None:
    rebuilt = Rebuilt(tmp_path, dirty_edits.site(), **WITH_PAGES)
    assert rebuilt.by("p1/1.3.md", "Begin early", "Begin late") == {"p1/1.3/"}
    of_1_3 = {"roles/program-manager/", "parties/customer/", "parties/provider/"}
    assert rebuilt.by("p1/1.3.md", "text: Meet", "text: Meet all") == {"p1/1.3/"} | of_1_3
    around = rebuilt.by("p1/1.3.md", "Handover 8", "Hand over 8")
    assert around > {"p1/1.2/", "roles/data-steward/"} | of_1_3
    assert "roles/sponsor/" not in around
    words = rebuilt.by("glossary.md", "Leads", "Leads all")
    assert "roles/program-manager/" in words
    assert "roles/sponsor/" not in words


@pytest.mark.slow
def test_a_role_is_rebuilt_when_others_act_in_a_task_that_it_waits_for(tmp_path: Path) -> None:
    rebuilt = Rebuilt(tmp_path, dirty_edits.site(), **WITH_PAGES)
    old, new = "responsibleParty: shared\n    output", "responsibleParty: customer\n    output"
    acting = "responsibleParty: shared\ncategory"
    rebuilt.by("p1/1.2.md", acting, acting.replace("shared", "customer"))
    assert "roles/sponsor/" in rebuilt.by("p1/1.2.md", old, new)


@pytest.mark.slow
def test_the_page_of_a_role_that_is_gone_is_deleted(tmp_path: Path) -> None:
    files = dirty_edits.site()
    preview = DirtyPreview(tmp_path, files, **WITH_PAGES)
    page = files["p1/1.2.md"]
    preview.save({"p1/1.2.md": page.replace("stakeholders:\n", "stakeholders:\n  - text: Auditor\n")})
    assert "Auditor" in preview.html("roles/auditor/index.html")
    preview.save({"p1/1.2.md": page})
    gone = preview.html("roles/auditor/index.html")
    assert "This page is gone" in gone
    assert "Auditor" not in gone


def test_a_name_is_in_every_navigation_and_rebuilds_all_pages(tmp_path: Path) -> None:
    rebuilt = Rebuilt(tmp_path, dirty_edits.site())
    every = {page.removesuffix("index.html") for page in pages(rebuilt.preview)} - {"404.html"}
    assert rebuilt.by("p1/1.3.md", "name: Move data 1", "name: Carry data") == every


def test_a_page_that_is_replaced_by_an_older_file_is_rebuilt(tmp_path: Path) -> None:
    preview = DirtyPreview(tmp_path, dirty_edits.site())
    page = tmp_path / "docs/p1/1.3.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Begin early", "Begin late"), encoding="utf-8")
    os.utime(page, (1_000_000_000, 1_000_000_000))
    preview.rebuild()
    assert "Begin late" in preview.html("p1/1.3/index.html")


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Preview, DirtyPreview])
def test_a_view_that_another_plugin_puts_in_follows_too(tmp_path: Path, kind: type[Preview]) -> None:
    hook = tmp_path / f"puts_{kind.__name__}.py"
    hook.write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('TASKS', '<!-- m3/tasks -->')\n",
        encoding="utf-8",
    )
    files = dirty_edits.site() | {"notes/index.md": "# Notes\n\nTASKS\n"}
    preview = kind(tmp_path, files, hooks=[str(hook)])
    assert "Move data 1" in str(preview.page("notes/index.html").select_one("article"))
    for new in ("Carry data", "Bring data"):
        preview.save({"p1/1.3.md": files["p1/1.3.md"].replace("objective: Know", f"objective: {new}. Know")})
        assert new in str(preview.page("notes/index.html").select_one("article"))


def test_an_own_template_that_is_edited_rebuilds_all_pages(tmp_path: Path) -> None:
    own = tmp_path / "templates/objective.html"
    own.parent.mkdir()
    own.write_text("<p>Before</p>", encoding="utf-8")
    plugins: list[object] = ["search", {"m3": {"templates": str(own.parent)}}]
    preview = DirtyPreview(tmp_path, dirty_edits.site(), plugins=plugins)
    assert "<p>Before</p>" in preview.html("p1/1.3/index.html")
    own.write_text("<p>After</p>", encoding="utf-8")
    preview.rebuild()
    assert "<p>After</p>" in preview.html("p1/1.3/index.html")


def test_after_a_build_that_failed_nothing_of_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = dirty_edits.site()
    preview = DirtyPreview(tmp_path, files)
    before = pages(preview)
    written: list[str] = []

    def write_few(content: bytes, path: str) -> None:
        if len(written) > 5:
            raise RuntimeError(path)
        written.append(path)
        Path(path).write_bytes(content)

    with monkeypatch.context() as failing:
        failing.setattr("mkdocs.utils.write_file", write_few)
        with pytest.raises(RuntimeError):
            preview.save({"p1/1.3.md": files["p1/1.3.md"].replace("name: Move data 1", "name: Carry data")})
    assert pages(preview) != before
    preview.save({"p1/1.3.md": files["p1/1.3.md"]})
    assert without_dates(pages(preview)) == without_dates(before)


def without_dates(built: Mapping[str, str]) -> dict[str, str]:
    return {path: re.sub(r"Build Date.*", "", html) for path, html in built.items()}


def index(preview: Preview) -> list[dict[str, str]]:
    found: dict[str, list[dict[str, str]]] = json.loads(preview.html("search/search_index.json"))
    return found["docs"]


@pytest.mark.slow
def test_search_finds_every_section_once_and_as_it_is_now(tmp_path: Path) -> None:
    files = dirty_edits.site() | {"p1/1.30.md": dirty_edits.site()["p2/2.6.md"].replace("6", "30")}
    preview = DirtyPreview(tmp_path / "dirty", files)
    secret = files["p1/1.3.md"].replace("bestPractice", "search:\n  exclude: true\nbestPractice")
    saved = (
        {"index.md": "# Home\n\nAnew.\n"},
        {"p1/1.3.md": files["p1/1.3.md"].replace("Handover 8", "Hand over 8")},
        {"p1/1.3.md": secret},
        {"p1/index.md": files["p1/index.md"].replace("Be ready", "Be quite ready")},
    )
    for number, change in enumerate(saved):
        files |= change
        preview.save(change)
        assert index(preview) == index(Preview(tmp_path / f"clean-{number}", files))
    del files["p1/1.30.md"]
    (tmp_path / "dirty/docs/p1/1.30.md").unlink()
    preview.rebuild()
    assert index(preview) == index(Preview(tmp_path / "clean", files))


def test_downloads_are_left_out_and_the_log_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="mkdocs")
    preview = DirtyPreview(tmp_path, dirty_edits.site())
    preview.rebuild()
    said = "the exports (json, csv) are left out of a preview with --dirty; without it, they are there"
    told = [record.getMessage() for record in caplog.records if "exports" in record.getMessage()]
    assert told == [f"mkdocs_m3: {said}"]
    assert not (tmp_path / "site/m3").exists()
    assert not (tmp_path / "site/m3.json").exists()
    assert not (tmp_path / "site/static-api").exists()
    assert 'href="../../m3/tasks.csv"' in preview.html("views/tasks/index.html")
