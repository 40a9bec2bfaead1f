"""A site's own parties, wording, language and templates; and what a wrong option is told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from mkdocs_m3.locales import LANGUAGES, catalogue
from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path


def build_with(root: Path, page: str, options: dict[str, object], **config: object) -> str:
    built = build(root, {"3.1.md": page}, plugins=[{"m3": options}], strict=True, **config)
    assert not built.is_aborted, built.log
    return built.html("3.1/index.html")


def test_a_sites_own_parties_and_workstreams_stand_in_its_order(tmp_path: Path) -> None:
    options: dict[str, object] = {
        "parties": {
            "vendor": "Vendor",
            "office": {"label": "Our office", "icon": "workforce", "color": "#6b3fa0"},
        },
        "shared": ["vendor", "office"],
        "workstreams": {"people": "People first"},
    }
    options["parties"]["office"]["color"] = {"light": "#6b3fa0", "dark": "#c3a3f2"}  # type: ignore[index] # a dict
    page = task(category="category: people").replace("customer", "office")
    html = build_with(tmp_path, page, options)
    assert "People first" in html
    assert html.index(">Vendor</th>") < html.index(">Our office</th>")
    css = next((tmp_path / "site/assets/m3").glob("m3.*.css")).read_text(encoding="utf-8")
    office = '.m3-party--office{--m3-light:#6b3fa0;--m3-dark:#c3a3f2;--m3-label:"Our office";--m3-icon:4}'
    assert office in css


def test_an_icon_of_the_sites_own_is_a_file_beside_its_pages(tmp_path: Path) -> None:
    (tmp_path / "docs" / "img").mkdir(parents=True)
    (tmp_path / "docs/img/us.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    options: dict[str, object] = {
        "parties": {"customer": {"label": "Us", "icon": "img/us.svg"}, "provider": "Them"}
    }
    build_with(tmp_path, task(), options)
    css = next((tmp_path / "site/assets/m3").glob("m3.*.css")).read_text(encoding="utf-8")
    assert 'url("../../img/us.svg")' in css


def test_labels_replace_any_wording_and_name_the_anchor(tmp_path: Path) -> None:
    labels = {
        "activities": "Recommended actions",
        "activities_count": {"one": "{count} action", "other": "{count} actions"},
    }
    html = build_with(tmp_path, task(), {"labels": labels})
    assert '<h2 id="recommended-actions">' in html
    assert "1 action: 1 customer" in html


def test_the_wording_follows_the_themes_language(tmp_path: Path) -> None:
    html = build_with(tmp_path, task(), {}, theme={"name": "material", "font": False, "language": "de"})
    assert "Aktivitäten" in html
    assert "1 Aktivität: 1 Customer" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_every_message_with_the_same_placeholders(language: str) -> None:
    def placeholders(message: str | dict[str, str]) -> set[str]:
        forms = message.values() if isinstance(message, dict) else [message]
        return {
            word.split("}")[0].removesuffix("_in_sentence") for form in forms for word in form.split("{")[1:]
        }

    english, other = catalogue("en"), catalogue(language)
    assert list(other) == list(english)
    for key, message in english.items():
        assert placeholders(other[key]) == placeholders(message), key
        assert isinstance(other[key], dict) == isinstance(message, dict)


def test_a_language_without_a_catalogue_speaks_english_and_a_dialect_its_language() -> None:
    assert catalogue("ja") == catalogue("en")
    assert catalogue("fr_CA") == catalogue("fr")


def test_a_template_of_the_sites_own_wins_and_may_extend_ours(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/objective.html").write_text(
        '{% include "m3/objective.html" %}<p>Ours too: {{ view.text }}</p>'
    )
    html = build_with(tmp_path, task(), {"templates": "overrides"})
    assert '<p class="m3 m3-objective">Know what is at stake.</p>' in html
    assert "<p>Ours too: Know what is at stake.</p>" in html


def test_another_files_folder_with_subfolders_and_blanks(tmp_path: Path) -> None:
    page = task(objective="outputs: [{text: Plan, filename: sub/The Plan.docx}]")
    files: dict[str, str | bytes] = {"3.1.md": page, "downloads/sub/The Plan.docx": b"x" * 1500}
    built = build(tmp_path, files, plugins=[{"m3": {"files": "downloads"}}], strict=True)
    assert 'href="../downloads/sub/The%20Plan.docx"' in built.html("3.1/index.html")
    assert "Plan [DOCX,\u00a02\u00a0KB]" in built.html("3.1/index.html")


def test_addresses_of_the_web_site_around_are_left_as_they_are_and_lead_from_its_root(tmp_path: Path) -> None:
    page = task(
        objective="objective: Read [the standards](/fibf/a%20b?y=1#z), [not these](/fib/) and [these](/3.1/)",
        category='outputs: [{text: Map, url: "/fibf-map.html"}, {text: Host, url: "/\\\\fibf.example.com"}]',
    )
    built = build(
        tmp_path,
        {"3.1.md": page, "fibf/index.md": "# Ours of this name"},
        plugins=[{"m3": {"links": {"outside": ["/fibf*", "/*fibf.example.com"]}}}],
        site_url="https://example.gov/m3/",
    )
    html = built.html("3.1/index.html")
    assert 'href="/fibf/a%20b?y=1#z"' in html
    assert 'href="/fibf-map.html"' in html
    assert 'href="../3.1/"' in html
    assert 'href="/%5Cfibf.example.com"' in html  # with a backslash, it would be another host
    assert re.findall(r"M3053\]: ([^\n]*)", built.log) == ["no page has the address `/fib/`"]
    (task_,) = json.loads(built.html("m3.json"))["keyTasks"]
    assert task_["outputs"][0]["template"]["url"] == "https://example.gov/fibf-map.html"


def test_without_the_option_they_are_looked_for_here(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task(objective="objective: Read [it](/fibf/)")}, plugins=["m3"])
    assert "no page has the address `/fibf/`" in built.log


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"external": {"a": "b"}}, "Expected a list of names or patterns, as in `- Existing *`"),
        ({"external": ["", "Existing *"]}, "a pattern needs at least one letter or digit"),
        ({"external": [1]}, "Expected a list of names or patterns"),
        ({"links": ["/fibf*"]}, "Expected `outside`, but got ['/fibf*']"),
        ({"links": {"ouside": ["/fibf*"]}}, "there is no `ouside`; did you mean `outside`?"),
        (
            {"links": {"outside": ["fibf*"]}},
            "addresses with one `/` first, as in `- /shop/*`, but got 'fibf*'",
        ),
        ({"links": {"outside": ["//fibf*"]}}, "addresses with one `/` first"),
        ({"links": {"outside": {"a": 1}}}, "`outside` takes a list of addresses or patterns"),
        ({"parties": ["a"]}, "Expected ids with their labels"),
        ({"parties": {"shared": "All"}}, "`shared` cannot be an id"),
        ({"parties": {"a": {"lable": "A"}}}, "there is no `lable`; did you mean `label`?"),
        ({"parties": {"a": {"label": "A", "color": "red"}}}, "the light color is 'red'"),
        ({"parties": {"a": {"label": "A", "icon": "smile"}}}, "`icon` is 'smile'"),
        ({"shared": {"a": "b"}}, "Expected a list of parties"),
        ({"shared": "nobody"}, "`nobody` is not a party"),
        ({"shared": ["nobody"]}, "`nobody` is not a party; allowed are `customer`, `provider`, `qsmo`"),
        ({"labels": {"activites": "x"}}, "there is no `activites`; did you mean `activities`?"),
        ({"labels": {"phase": "{nummer}"}}, "has a placeholder it cannot have; allowed: {number}"),
        ({"files": "../up"}, "Expected a folder inside docs_dir"),
        ({"fail_on": "errors"}, "fail_on"),
        ({"templates": "missing"}, "missing"),
        ({"file": "x"}, "there is no such option; did you mean `files`?"),
    ],
)
def test_a_wrong_option_names_itself_and_what_is_allowed(
    tmp_path: Path, options: dict[str, object], message: str, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        built = build(tmp_path, {"3.1.md": task()}, plugins=[{"m3": options}], strict=True)
        assert built.is_aborted
    except Abort as error:
        assert "m3" in f"{error}{caplog.text}"  # noqa: PT017 - either may happen
    assert message in caplog.text
