"""Which permalinks a page gets: none that the build needs, that a system cannot keep, or that is taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.cli import main
from mkdocs_m3.model.destinations import granted
from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("material", "mkdocs", "readthedocs")
BUILT = (
    "/m3.json",
    "/m3.json/",
    "/M3.JSON/",
    "/m3.schema.json/",
    "/m3/tasks.csv",
    "/m3/playbook.xlsx/",
    "/static-api/3.1/data.json/",
    "/search/search_index.json",
    "/search.html",
    "/assets/m3/m3.css/",
    "/assets/javascripts/bundle.js/",
    "/css/base.css/",
    "/404.html",
    "/sitemap.xml",
    "/sitemap.xml.gz/",
    "/sitemap.xml/inside/",
)
FREE = (
    "/3.1/",
    "/m3/",
    "/m3/3.1/",
    "/search/",
    "/assets/",
    "/assets/plans/",
    "/css/",
    "/m3.json.html",
    "/a.b/c.d/",
)


def codes_of_check(root: Path) -> list[str]:
    checked = CliRunner().invoke(main, ["check", str(root / "mkdocs.yml"), "--format", "json"])
    return [found["code"] for found in json.loads(checked.output)["findings"] if found["severity"] == "error"]


@pytest.mark.parametrize("permalink", BUILT)
def test_a_place_that_the_build_needs_itself_is_refused(permalink: str) -> None:
    (found,) = findings({"a.md": permalink})
    assert found.code == "M3031"
    assert "which the build writes" in found.headline
    assert found.span.excerpt == f"permalink: {permalink}"


@pytest.mark.parametrize("permalink", FREE)
def test_a_place_beside_it_is_granted(permalink: str) -> None:
    assert findings({"a.md": permalink}) == ()


def test_an_address_may_be_just_so_long_and_each_name_in_it() -> None:
    longest, name = "/" + f"{'a' * 199}/" * 4 + "b" * 199, "a" * 255
    assert findings({"a.md": longest}) == ()
    assert findings({"a.md": f"/{name}/"}) == ()
    for too_long in (f"{longest}b", f"/{name}a/", f"/{name[:-1]}\N{LATIN SMALL LETTER E WITH ACUTE}/"):
        (found,) = findings({"a.md": too_long})
        assert (found.code, "too long" in found.headline) == ("M3017", True)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "permalink", ["/m3.json", "/search/search_index.json", "/search.html", f"/{'a' * 300}/"]
)
def test_build_and_check_agree_and_nothing_is_replaced(tmp_path: Path, theme: str, permalink: str) -> None:
    built = build(
        tmp_path,
        {"3.1.md": task(category=f"permalink: {permalink}"), "index.md": "# Home\n"},
        theme={"name": theme},
        plugins=["search", {"m3": {"fail_on": "never"}}],
    )
    assert not built.is_aborted
    assert codes_of_check(tmp_path) == [code for code in ("M3017", "M3031") if code in built.log] != []
    assert (tmp_path / "site/3.1/index.html").is_file()
    assert (tmp_path / "site/m3.json").is_file()
    assert (tmp_path / "site/search/search_index.json").is_file()


@pytest.mark.parametrize(
    ("permalink", "is_refused"),
    [
        (f"/{'a' * 255}/", False),
        (f"/{'a' * 256}/", True),
        (f"/{'é' * 127}/", False),
        (f"/{'é' * 128}/", True),
        (f"/{'%C3%A9' * 127}/", False),
        (f"/{'%C3%A9' * 128}/", True),
        ("/" + "abcdefghi/" * 99, False),
        ("/" + "abcdefghi/" * 101, True),
        ("/a/./", True),
        ("/a/.", True),
    ],
)
def test_an_address_is_no_longer_than_systems_take(permalink: str, *, is_refused: bool) -> None:
    assert [found.code for found in findings({"a.md": permalink})] == ["M3017"] * is_refused


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/Plan/", "/plan/"),
        ("/e\u0301/", "/\u00e9/"),
        ("/\u00c9/", "/e\u0301/"),
        ("/STRASSE/", "/stra\u00dfe/"),
    ],
)
def test_addresses_that_only_a_computer_tells_apart_are_one(first: str, second: str) -> None:
    (found,) = findings({"a.md": first, "b.md": second})
    assert (found.code, found.span.path) == ("M3031", "b.md")
    assert "differs only in letter case or accents from that of `a.md`" in found.headline


@pytest.mark.parametrize(("first", "second"), [("/a.html", "/a.html/b/"), ("/a.html/b/", "/a.html")])
def test_a_file_cannot_be_a_folder_as_well(first: str, second: str) -> None:
    (found,) = findings({"a.md": first, "b.md": second})
    assert (found.code, found.span.path) == ("M3031", "b.md")
    assert "takes a file for a folder, since `a.md` is in its way" in found.headline


def test_a_page_that_is_refused_keeps_its_place_and_so_on_down_the_chain() -> None:
    own = {uri: f"{uri}/index.html" for uri in ("a", "b", "c", "d", "e")}
    wished = {"a": own["b"], "b": own["c"], "c": own["d"], "e": "free/index.html"}
    made = granted(wished, own, ())
    assert made.destinations == {"e": "free/index.html"}
    assert made.refused == {"c": "d", "b": "c", "a": "b"}


def test_pages_may_change_places() -> None:
    own = {"a": "a/index.html", "b": "b/index.html"}
    wished = {"a": own["b"], "b": own["a"]}
    assert granted(wished, own, ()).destinations == wished


def findings(permalinks: dict[str, str]) -> tuple[Finding, ...]:
    texts = {
        uri: task(number=n, title=f"Do {n}", category=f"permalink: {permalink}")
        for n, (uri, permalink) in enumerate(permalinks.items(), 1)
    }
    inventory = Inventory(pages={uri: f"{uri.removesuffix('.md')}/index.html" for uri in texts}, files={})
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    return load(sources, inventory, M3).findings
