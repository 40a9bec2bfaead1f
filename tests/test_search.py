"""Material's search reads our parts in fewer tags, and finds the same at the same places."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped] # upstream
from mkdocs.config import load_config

from mkdocs_m3.host import searching
from mkdocs_m3.host.plugin import M3Plugin
from mkdocs_m3.rendering.search_words import search_words
from tests import sites
from tests.sites import MATERIAL, run, task

if TYPE_CHECKING:
    from collections.abc import Mapping

build = partial(sites.build, theme=MATERIAL)

COMPONENTS = Path(__file__).parent.parent / "mkdocs_m3" / "components"
EXAMPLES = sorted(COMPONENTS.glob("*/examples/*.html"))
HOOK = "def on_{event}(*args, **kwargs):\n    return None\n"


def found(html: str) -> list[tuple[str | None, str, str]]:
    """What the search finds in a page: each section with its id, title, and text."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(one.id, "".join(one.title), "".join(one.text)) for one in parser.data if not one.is_excluded()]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_part_and_its_search_words_are_found_alike(example: Path) -> None:
    part = example.read_text(encoding="utf-8")
    words = search_words(part)
    if words is None:
        assert "<h3" in part
        return
    page = '<h1 id="a">A</h1>\n{}<h2 id="b">B</h2>\n<p>Words</p>\n{}\n<p>more <b>words</b></p>\n'
    assert found(page.format(words, words)) == found(page.format(part, part))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("<p>one</p>\n<div>two</div>\n", "\n<div><p>one</p> two</div>\n"),
        (
            "<td>one</td>\n<td data-search-exclude>two <b>or</b></td>\n<td>three</td>",
            "\n<div>one three</div>\n",
        ),
        ('<p data-search-exclude>one<br>two<svg><rect x="1"/></svg></p>', "\n<div></div>\n"),
        ("<div>a &lt;b&gt; c</div>", "\n<div>a &lt;b&gt; c</div>\n"),
        ("<h3 id='x'>one</h3>", None),
    ],
)
def test_words_are_left_without_tags_that_search_drops(part: str, words: str | None) -> None:
    assert search_words(part) == words


def index(root: Path) -> Any:  # noqa: ANN401 - whatever is in the file
    return json.loads((root / "site/search/search_index.json").read_text(encoding="utf-8"))


PAGES: Mapping[str, str | bytes] = {
    "index.md": "# Views\n\n<!-- m3/tasks -->\n\n## More\n\n<!-- m3/artifacts -->\n\n<!-- m3/templates -->\n",
    "3.1.md": task(objective="objective: Know `this` & <b>that</b>") + "\nWords of the author.\n",
    "3.2.md": task(number=2, stakeholders="inputs: [Plan]\nstakeholders:"),
}


def test_the_index_and_the_pages_are_the_same_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(tmp_path, PAGES, strict=True)
    fast, files = index(tmp_path), built.files()
    monkeypatch.setattr(searching, "is_alone", lambda *_: False)
    again = run(tmp_path, strict=True)
    assert index(tmp_path) == fast
    changing = {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
    assert {name for name, content in again.files().items() if files[name] != content} <= changing


@pytest.mark.slow
def test_the_index_of_the_example_site_is_the_same_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(__file__).parent.parent / "example-site"
    for name in ("mkdocs.yml", "docs"):
        (tmp_path / name).symlink_to(source / name)
    run(tmp_path, strict=True)
    fast = index(tmp_path)
    monkeypatch.setattr(searching, "is_alone", lambda *_: False)
    run(tmp_path, strict=True)
    assert index(tmp_path) == fast
    assert len(fast["docs"]) > 300


@pytest.mark.parametrize(
    ("plugins", "event", "is_alone"),
    [
        (["search", "m3"], None, True),
        (["m3", "search"], None, True),
        (["m3", "search"], "post_page", True),
        (["m3", "search"], "page_markdown", True),
        (["m3", "search"], "page_content", False),
        (["m3", "search"], "page_context", False),
        (["m3", "search"], "env", False),
        (["m3", "search", "tags"], None, False),
        (["m3"], None, False),
    ],
)
def test_pages_are_handed_over_in_fewer_tags_only_where_search_alone_reads_them(
    tmp_path: Path, plugins: list[str], event: str | None, *, is_alone: bool
) -> None:
    more: dict[str, Any] = {}
    if event:
        (tmp_path / "hook.py").write_text(HOOK.format(event=event), encoding="utf-8")
        more = {"hooks": ["hook.py"]}
    build(tmp_path, PAGES, plugins=plugins, **more)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    ours = config.plugins["m3"]
    assert isinstance(ours, M3Plugin)
    assert searching.is_alone(config, ours) is is_alone


def test_whoever_listens_as_well_sees_the_whole_page(tmp_path: Path) -> None:
    hook = (
        "def on_page_content(html, page, **kwargs):\n    return html + f'<p>{html.count(chr(60))} tags</p>'\n"
    )
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    tags = build(tmp_path, PAGES, hooks=["hook.py"]).article("3.1/index.html").find_all("p")[-1].get_text()
    assert int(tags.split()[0]) > 80


def test_search_of_the_mkdocs_theme_reads_the_whole_page(tmp_path: Path) -> None:
    build(tmp_path, PAGES, theme={"name": "mkdocs"})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    ours = config.plugins["m3"]
    assert isinstance(ours, M3Plugin)
    assert not searching.is_alone(config, ours)
    (text,) = [one["text"] for one in index(tmp_path)["docs"] if one["location"] == "3.1/#activities"]
    assert "Customer" in text
